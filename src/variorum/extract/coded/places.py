"""Places as tables name them: the gazetteer's entry of that name near those coordinates, else the table's own words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from variorum.coding.country import Country
from variorum.extract.gazetteer import Entry, gazetteer
from variorum.extract.place_build import plain
from variorum.extract.place_geometry import distance_km
from variorum.extract.place_keys import key_of
from variorum.model.value import Place, PlaceKind

#: kilometres from a table's coordinates within which an entry of the name is the place: a city's radius and more
#: than what two gazetteers differ by; a division's middle can be taken in many ways
_NEAR_KM = {PlaceKind.CITY: 30.0, PlaceKind.ADMIN2: 100.0, PlaceKind.ADMIN1: 500.0}


@dataclass(frozen=True, slots=True)
class Named:
    """What a row says of the place: names, the country, degrees, and whether it was only near it."""

    name: str
    kind: PlaceKind
    country: Country
    within: str = ""
    point: tuple[float, float] | None = None
    near: bool = False


def place_of(named: Named) -> Place:
    """The place: an entry of the gazetteer where one fits, so that it can be compared with what reports say."""
    entry = _entry(named)
    if entry is not None:
        return replace(plain(entry, gazetteer()), near=named.near)
    state = gazetteer().country(named.country.iso2)
    latitude, longitude = named.point or (None, None)
    return Place(
        name=named.name,
        kind=named.kind,
        country=named.country.iso2 or None,
        country_name=state.name if state else named.country.name or None,
        within=named.within or None,
        latitude=latitude,
        longitude=longitude,
        near=named.near,
    )


def _entry(named: Named) -> Entry | None:
    if named.kind is PlaceKind.COUNTRY:
        return gazetteer().country(named.country.iso2)
    found = [
        e
        for e in gazetteer().lookup(key_of(named.name))
        if e.kind is named.kind and e.country == named.country.iso2
    ]
    if named.point is None:
        # several of one name in a country: nothing tells which
        return found[0] if len(found) == 1 else None
    close = [(away, e.id, e) for e in found if (away := _away(e, named.point)) <= _NEAR_KM[named.kind]]
    return min(close)[2] if close else None


def _away(entry: Entry, point: tuple[float, float]) -> float:
    if entry.latitude is None or entry.longitude is None:
        return float("inf")
    return distance_km((entry.latitude, entry.longitude), point)
