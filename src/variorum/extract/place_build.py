"""From a gazetteer entry, or from a name that the gazetteer lacks, to the model's Place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.extract.gazetteer import Entry, Gazetteer
from variorum.extract.place_contain import Container
from variorum.extract.place_sense import Answer
from variorum.model.value import Place, PlaceKind, PlaceOption

#: how many other senses people are shown, and the share from which one is worth showing
_MOST_OPTIONS = 4
_LEAST_SHARE = 0.001


def place_of(answer: Answer, gazetteer: Gazetteer) -> Place:
    """The likeliest sense as a Place; the other senses are its alternatives."""
    entry = answer.senses[0][0]
    others = tuple(
        PlaceOption(e.gazetteer_id, e.name, e.country, e.kind, share)
        for e, share in answer.senses[1 : _MOST_OPTIONS + 1]
        if share >= _LEAST_SHARE
    )
    return replace(plain(entry, gazetteer), alternatives=others)


def plain(entry: Entry, gazetteer: Gazetteer) -> Place:
    """An entry as a Place, without alternatives."""
    division = gazetteer.entry(entry.admin1) if entry.admin1 else None
    state = gazetteer.country(entry.country)
    return Place(
        name=entry.name,
        kind=entry.kind,
        gazetteer_id=entry.gazetteer_id,
        country=entry.country,
        country_name=state.name if state else None,
        within=division.name if division else None,
        within_id=division.gazetteer_id if division else None,
        latitude=entry.latitude,
        longitude=entry.longitude,
        radius_km=entry.radius_km,
    )


def unlisted(name: str, kind: PlaceKind, containers: Sequence[Container], gazetteer: Gazetteer) -> Place:
    """A place that the gazetteer lacks: no id, no coordinates, and what the words say it lies in.

    `radius_km` is that of the division it is said to lie in: it is somewhere there.
    """
    entries = [
        e for c in containers for e in c.entries if len(c.entries) == 1 or e.kind is not PlaceKind.ADMIN2
    ]
    division = next((e for e in entries if e.kind in (PlaceKind.ADMIN1, PlaceKind.ADMIN2)), None)
    code = division.country if division else _only_country(containers)
    state = gazetteer.country(code) if code else None
    return Place(
        name=name,
        kind=kind,
        country=code,
        country_name=state.name if state else None,
        within=division.name if division else None,
        within_id=division.gazetteer_id if division else None,
        radius_km=division.radius_km if division else None,
    )


def at_home(place: Place, code: str, gazetteer: Gazetteer) -> Place:
    """A place without an entry in the one country that the report speaks of, where its words tell of none."""
    if place.country or place.gazetteer_id or place.kind in (PlaceKind.REGION, PlaceKind.COUNTRY):
        return place
    state = gazetteer.country(code)
    return replace(place, country=code, country_name=state.name if state else None)


def _only_country(containers: Sequence[Container]) -> str | None:
    codes = {e.country for c in containers for e in c.entries} | {k for c in containers for k in c.countries}
    return next(iter(codes)) if len(codes) == 1 else None
