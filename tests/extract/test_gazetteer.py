"""The gazetteer as others than the reader ask it."""

from __future__ import annotations

from variorum.extract.gazetteer import gazetteer
from variorum.model.value import PlaceKind


def test_large_towns_come_largest_first() -> None:
    found = gazetteer().towns(5_000_000)
    people = [town.population for town in found]
    assert people == sorted(people, reverse=True)
    assert people[-1] >= 5_000_000
    assert {town.kind for town in found} == {PlaceKind.CITY}
    assert "Lagos" in {town.name for town in found}
