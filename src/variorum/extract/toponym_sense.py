"""Place senses: which of the places that share a name is meant, and the model Place that it becomes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.extract.place_index import Entry, by_id, country
from variorum.model.value import Place, PlaceKind, PlaceOption

#: how many of the other senses are kept for people to see
_ALTERNATIVES = 4
# Weights in units of one order of magnitude of population, tried on the example reports: a place named
# beside it decides, a country that the report speaks of outweighs size, size decides the rest.
_BESIDE = 20.0
_COUNTRY = 5.0
_MOST_NAMED = 2.0
_DIVISION = 2.0
_MAIN = 1.5
_CAPITAL = 5.0
_IS_COUNTRY = 6.0
#: a division of the same name as its city is less often meant than the city
_WIDER = -1.5


@dataclass(frozen=True, slots=True)
class Around:
    """What else the report names: countries with how often, and ids of first-order divisions."""

    countries: tuple[tuple[str, int], ...]
    divisions: frozenset[int]


def best(entries: Sequence[Entry], around: Around, beside: Entry | None) -> tuple[Place, float]:
    """The likeliest sense as a Place with alternatives, and its margin over the next in 0..1."""
    scored = sorted(((_score(e, around, beside), -e.id, e) for e in entries), key=lambda row: row[:2], reverse=True)
    top = scored[0][0]
    total = sum(math.exp(min(0.0, s - top)) for s, _, _ in scored)
    others = tuple(
        PlaceOption(e.gazetteer_id, e.name, e.country, e.kind, round(math.exp(s - top) / total, 3))
        for s, _, e in scored[1 : _ALTERNATIVES + 1]
    )
    return to_place(scored[0][2], others), round(1 / total, 3)


def _score(entry: Entry, around: Around, beside: Entry | None) -> float:
    named = dict(around.countries)
    most = max(named.values(), default=0)
    score = 1.5 * math.log10(entry.population + 10)
    score += _MAIN if entry.main else 0.0
    score += _CAPITAL if entry.capital else 0.0
    score += _IS_COUNTRY if entry.kind is PlaceKind.COUNTRY else 0.0
    score += _WIDER if entry.kind in (PlaceKind.ADMIN1, PlaceKind.ADMIN2) else 0.0
    if entry.country in named:
        score += _COUNTRY + (_MOST_NAMED if named[entry.country] == most else 0.0)
    score += _DIVISION if entry.admin1 in around.divisions else 0.0
    return score + (_BESIDE if beside and _within(entry, beside) else 0.0)


def _within(entry: Entry, wider: Entry) -> bool:
    if entry.id == wider.id:
        return False
    return entry.country == wider.country if wider.kind is PlaceKind.COUNTRY else entry.admin1 == wider.id


def to_place(entry: Entry, alternatives: tuple[PlaceOption, ...]) -> Place:
    """The model Place of an entry."""
    division = by_id(entry.admin1) if entry.admin1 else None
    state = country(entry.country)
    return Place(
        name=entry.name,
        kind=entry.kind,
        gazetteer_id=entry.gazetteer_id,
        country=entry.country or None,
        country_name=state.name if state else None,
        within=division.name if division else None,
        within_id=division.gazetteer_id if division else None,
        latitude=entry.latitude,
        longitude=entry.longitude,
        radius_km=entry.radius_km,
        alternatives=alternatives,
    )
