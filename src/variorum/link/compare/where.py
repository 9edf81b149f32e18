"""Do two accounts agree on where it happened?"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from math import asin, cos, radians, sin, sqrt

from variorum.link.compare.feature import Aspect, Feature, Wall
from variorum.link.compare.names import fold, word_set
from variorum.link.compare.profile import EXACT_PLACES, Profile
from variorum.model.value import Place, PlaceKind

_EARTH_KM = 6371.0
#: a town whose extent is not known
_TOWN_KM = 5.0
#: the largest extent taken for a town: beyond it, an entry's radius is that of its district
_CITY_KM = 30.0
#: what "near" adds to the extent of a place
_NEAR_KM = 20.0
#: towns that touch, towns of one agglomeration, towns that a report may confuse
TOUCHING_KM, METRO_KM, REGION_KM = 5.0, 25.0, 75.0
#: what the same gazetteer entry is worth at each level
_SAME = {
    PlaceKind.SITE: 2.2,
    PlaceKind.CITY: 2.0,
    PlaceKind.ADMIN2: 1.5,
    PlaceKind.ADMIN1: 1.0,
    PlaceKind.COUNTRY: 0.5,
    PlaceKind.REGION: 0.3,
    PlaceKind.UNKNOWN: 0.3,
}
_RANK = {kind: i for i, kind in enumerate(PlaceKind)}
_STOP = word_set("the a an of in at on near and to for its his her their main city town building area")


def place(left: Profile, right: Profile) -> Feature | None:
    """The best agreement among the places named; a conflict only if no two of them can be one."""
    pairs = [_places(a, b) for a, b in product(left.places, right.places)]
    found = [f for f in pairs if f is not None]
    return max(found, key=lambda f: f.score) if found else None


@lru_cache(maxsize=65_536)
def _places(a: Place, b: Place) -> Feature | None:
    if a.gazetteer_id is not None and a.gazetteer_id == b.gazetteer_id:
        return Feature(Aspect.WHERE, _SAME[a.kind], f"both in {a.name}")
    if a.country and b.country and a.country != b.country:
        return _across_border(a, b)
    exact = a.kind in EXACT_PLACES, b.kind in EXACT_PLACES
    if all(exact):
        return _towns(a, b)
    if PlaceKind.REGION in (a.kind, b.kind) or PlaceKind.UNKNOWN in (a.kind, b.kind):
        return _by_name(a, b)
    return _contained(*((a, b) if _rank(a) <= _rank(b) else (b, a)))


def _rank(place: Place) -> int:
    return _RANK[place.kind]


def _across_border(a: Place, b: Place) -> Feature:
    gap = gap_km(a, b)
    exact = a.kind in EXACT_PLACES and b.kind in EXACT_PLACES
    if exact and gap is not None and gap <= METRO_KM:
        return Feature(Aspect.WHERE, 0.0, f"{a.name} and {b.name} lie on either side of a border")
    said = f"{_full(a)} and {_full(b)} are different countries"
    if exact and _either(a, b) and fold(a.name) == fold(b.name):
        return Feature(Aspect.WHERE, -1.0, f"{said}, but the name alone could mean either")
    return Feature(Aspect.WHERE, -5.0, said, Wall.HARD)


def _full(place: Place) -> str:
    country = place.country_name or place.country
    return place.name if place.kind is PlaceKind.COUNTRY or not country else f"{place.name}, {country}"


def _towns(a: Place, b: Place) -> Feature:
    gap = gap_km(a, b)
    namesakes = fold(a.name) == fold(b.name)
    if gap is None:
        if namesakes:
            return Feature(Aspect.WHERE, 1.5, f"both in a place called {a.name}")
        return Feature(Aspect.WHERE, -0.5, f"{a.name} and {b.name} are different names")
    if gap <= TOUCHING_KM:
        return Feature(Aspect.WHERE, 1.4, f"{a.name} and {b.name} are the same place or next to it")
    said = f"{a.name} and {b.name} are {distance_km(a, b):.0f} km apart"
    if gap <= METRO_KM:
        return Feature(Aspect.WHERE, 0.6, f"{said}, one agglomeration")
    if _either(a, b) and namesakes:
        return Feature(Aspect.WHERE, -1.0, f"{said}, but the name alone could mean either")
    if gap <= REGION_KM:
        return Feature(Aspect.WHERE, -1.5, said)
    return Feature(Aspect.WHERE, -5.0, said, Wall.HARD)


def _either(a: Place, b: Place) -> bool:
    """True if the gazetteer entry of one was an option for the words of the other, which say no division."""
    mine, its = {o.gazetteer_id for o in a.alternatives}, {o.gazetteer_id for o in b.alternatives}
    return a.gazetteer_id in its or b.gazetteer_id in mine


def _by_name(a: Place, b: Place) -> Feature | None:
    if fold(a.name) == fold(b.name):
        return Feature(Aspect.WHERE, 0.8, f"both in {a.name}")
    return None


def _contained(narrow: Place, wide: Place) -> Feature | None:
    """A town in a country or a division; the same country alone says little."""
    if wide.kind is PlaceKind.COUNTRY:
        known = bool(narrow.country and wide.country)
        return Feature(Aspect.WHERE, 0.6, f"{narrow.name} is in {wide.name}") if known else None
    if _lies_in(narrow, wide):
        return Feature(Aspect.WHERE, 0.9, f"{narrow.name} is in {wide.name}")
    if narrow.within_id and wide.kind is PlaceKind.ADMIN1 and narrow.within_id != wide.gazetteer_id:
        return Feature(Aspect.WHERE, -2.5, f"{narrow.name} is not in {wide.name}", Wall.SOFT)
    gap = gap_km(narrow, wide)
    if gap is not None and gap > REGION_KM:
        return Feature(Aspect.WHERE, -1.5, f"{narrow.name} lies {gap:.0f} km from {wide.name}")
    return None


def _lies_in(narrow: Place, wide: Place) -> bool:
    if narrow.within_id and narrow.within_id == wide.gazetteer_id:
        return True
    return bool(narrow.within) and fold(narrow.within or "") == fold(wide.name)


def distance_km(a: Place, b: Place) -> float | None:
    """The distance between two places on the sphere; None where one has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    north, east = radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)
    flat = cos(radians(a.latitude)) * cos(radians(b.latitude))
    return 2 * _EARTH_KM * asin(sqrt(sin(north / 2) ** 2 + flat * sin(east / 2) ** 2))


def gap_km(a: Place, b: Place) -> float | None:
    """The distance between the edges of two places, 0 where they overlap."""
    distance = distance_km(a, b)
    return None if distance is None else max(0.0, distance - _extent(a) - _extent(b))


def _extent(place: Place) -> float:
    known = _TOWN_KM if place.radius_km is None else place.radius_km
    if place.kind in EXACT_PLACES:
        known = min(known, _CITY_KM)
    return known + (_NEAR_KM if place.near else 0.0)


def site(left: Profile, right: Profile) -> Feature | None:
    """The same named site ("Crocus City Hall") is strong, the same kind of site weak."""
    best: Feature | None = None
    for a, b in product(left.sites, right.sites):
        shared = _words(a) & _words(b)
        named = {w for w in shared if w in _named(a) and w in _named(b)}
        if len(named) >= 2:
            return Feature(Aspect.WHERE, 1.5, f"both at “{a}”")
        if shared and best is None:
            best = Feature(Aspect.WHERE, 0.4, f"“{a}” and “{b}” are alike")
    return best


def _words(text: str) -> set[str]:
    return set(fold(text).split()) - _STOP


def _named(text: str) -> set[str]:
    return {fold(word) for word in text.split() if word[:1].isupper()}
