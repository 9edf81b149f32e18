"""Neighbourhoods: a quarter of a city that the report names is told as that city, which is what codebooks ask.

"In the Englewood neighborhood" of a report from Chicago is in Chicago: towns elsewhere called Englewood are not
meant, and the quarter's own entry, where the gazetteer has one, is no town.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.extract.gazetteer import Entry
from variorum.extract.place_geometry import distance_km
from variorum.extract.place_questions import Asked
from variorum.extract.place_sense import Answer
from variorum.extract.place_signs import Signs
from variorum.extract.place_tables import words
from variorum.model.value import PlaceKind

#: people of a city that has neighbourhoods with names of their own
_CITY = 100_000
#: a quarter lies within so many radii of its city's middle (`gazetteer.city_radius_km`); large cities sprawl
_RADII = 2.5
#: from this share on, a name of the report speaks for its city
_SURE = 0.5


def in_their_cities(
    asked: Mapping[str, Asked], signs: Mapping[int, Signs], found: Mapping[str, Answer]
) -> dict[str, Answer]:
    """The answers, with those of neighbourhoods replaced by that of the city they lie in, where one is named."""
    quarters = {key for key, row in asked.items() if any(_is_quarter(signs, n) for n in row.numbers)}
    if not quarters:
        return dict(found)
    cities = named_cities(asked, found, quarters)
    meant = {key: _city(a, cities) or a if key in quarters else a for key, a in found.items()}
    # no quarter is a large city elsewhere: "the Austin neighborhood" is not in Texas, wherever it is
    lost = {key for key in quarters & set(meant) if meant[key] is found[key] and _is_city(found[key])}
    return {key: a for key, a in meant.items() if key not in lost}


def _is_quarter(signs: Mapping[int, Signs], number: int) -> bool:
    return number in signs and signs[number].noun in words("level", "quarter")


def named_cities(
    asked: Mapping[str, Asked], found: Mapping[str, Answer], without: set[str] | frozenset[str] = frozenset()
) -> list[Answer]:
    """The answers that are large cities, the one named most often first."""
    cities = [(len(asked[k].numbers), a) for k, a in found.items() if k not in without and _is_city(a)]
    return [a for _, a in sorted(cities, key=lambda row: (-row[0], -row[1].senses[0][0].population))]


def _is_city(answer: Answer) -> bool:
    entry, share = answer.senses[0]
    return entry.kind is PlaceKind.CITY and entry.population >= _CITY and share >= _SURE


def _city(answer: Answer, cities: Sequence[Answer]) -> Answer | None:
    """The city that a quarter lies in: one that it is near, else the only one named."""
    senses = [entry for entry, _ in answer.senses]
    near = next((c for c in cities if any(_lies_in(e, c.senses[0][0]) for e in senses)), None)
    return near or (cities[0] if len(cities) == 1 and not answer.held else None)


def _lies_in(quarter: Entry, city: Entry) -> bool:
    if quarter.id == city.id or quarter.kind is not PlaceKind.CITY or quarter.population >= city.population:
        return False
    a, b = (quarter.latitude, quarter.longitude), (city.latitude, city.longitude)
    if a[0] is None or a[1] is None or b[0] is None or b[1] is None:
        return False
    return distance_km((a[0], a[1]), (b[0], b[1])) <= _RADII * (city.radius_km or 1.0)
