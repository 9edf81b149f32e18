"""Agreement: whether two dates, places or types can be those of one happening."""

from __future__ import annotations

from math import cos, hypot, radians

from variorum.model.codebook import codebook
from variorum.model.value import Granularity, PartialDate, Place, PlaceKind

#: two towns nearer than this may be told of as one place ("Moscow" for a suburb), in km
_ONE_PLACE_KM = 50.0
_KM_A_DEGREE = 111.2


def dates_conflict(a: PartialDate, b: PartialDate) -> bool:
    """True if no day can belong to both."""
    if a.start and a.end and b.start and b.end:
        return a.end < b.start or b.end < a.start
    if (
        a.weekday is not None
        and b.weekday is not None
        and a.granularity is b.granularity is Granularity.UNRESOLVED
    ):
        return a.weekday != b.weekday
    return _long_ago(a) != _long_ago(b) and _is_weekday(a, b)


def _long_ago(value: PartialDate) -> bool:
    return value.granularity in (Granularity.YEAR, Granularity.LONGER, Granularity.MONTH)


def _is_weekday(a: PartialDate, b: PartialDate) -> bool:
    return a.weekday is not None or b.weekday is not None


def places_conflict(a: Place, b: Place) -> bool:
    """True if the two places cannot be one: other countries, or two towns that are not each other's."""
    if a.country and b.country and a.country != b.country:
        return True
    if _other_division(a, b) or _other_division(b, a):
        return True
    towns = a.kind.value in ("city", "site") and b.kind.value in ("city", "site")
    return towns and a.gazetteer_id != b.gazetteer_id and a.name != b.name and _far(a, b)


def _other_division(division: Place, town: Place) -> bool:
    """True for a first-order division and a town that lies in another one."""
    if division.kind is not PlaceKind.ADMIN1 or town.kind is PlaceKind.COUNTRY:
        return False
    ours, theirs = (
        division.gazetteer_id,
        town.gazetteer_id if town.kind is PlaceKind.ADMIN1 else town.within_id,
    )
    return bool(ours and theirs and ours != theirs)


def _far(a: Place, b: Place) -> bool:
    """True if the two are further apart than a town and its suburb; places without coordinates are not."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return False
    north, east = a.latitude - b.latitude, (a.longitude - b.longitude) * cos(radians(a.latitude))
    return hypot(north, east) * _KM_A_DEGREE > _ONE_PLACE_KM


#: words for violence in general, which fit a happening of any type
LOOSE = (
    "type:attack",
    "type:killing",
    "type:massacre",
    "type:armed-assault",
    "type:assassination",
    "type:arson",
)


def types_agree(a: str, b: str) -> bool:
    """True if both types can be said of one happening: "attack" and "bombing", not "bombing" and "arrest"."""
    if a == b or a in codebook().ancestors(b) or b in codebook().ancestors(a):
        return True
    return a in LOOSE or b in LOOSE


def finest(places: tuple[Place, ...]) -> list[Place]:
    """The places without countries, if there are others: every town of a country agrees with the country."""
    return [p for p in places if p.kind is not PlaceKind.COUNTRY] or list(places)


#: types that are never one happening, though a word such as "attack" would fit both
_APART = frozenset(
    frozenset(("type:kidnapping", other))
    for other in ("type:bombing", "type:vehicle-bombing", "type:shelling", "type:air-strike", "type:arson")
)
#: types that are one happening where one sentence tells of both ("was kidnapped and murdered")
_OF_THEIR_OWN = frozenset(
    frozenset(("type:kidnapping", other))
    for other in ("type:killing", "type:assassination", "type:massacre", "type:shooting")
)


def types_apart(ours: set[str], theirs: set[str], *, together: bool) -> bool:
    """True for a kidnapping and a bombing, or a kidnapping and a killing told in sentences of their own."""
    pairs = {frozenset((a, b)) for a in ours for b in theirs}
    return bool(pairs & _APART) or (bool(pairs & _OF_THEIR_OWN) and not together)
