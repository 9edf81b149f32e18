"""The halves of a set; each benchmark that has them reads just those rows."""

from __future__ import annotations

import pytest

from variorum.evaluate.benchmarks import BENCHMARKS
from variorum.evaluate.halves import HALVES, half


@pytest.mark.parametrize(("name", "kept"), [("even", "ace"), ("odd", "bd"), (None, "abcde")])
def test_places_are_counted_from_0(name: str | None, kept: str) -> None:
    assert half("abcde", name) == list(kept)


def test_nothing_has_halves_of_nothing() -> None:
    assert half([], "odd") == []


def test_the_sets_of_which_half_teaches_have_halves() -> None:
    """Lineages are looked for in the reports of gva."""
    assert {one.name for one in BENCHMARKS.values() if one.sets == HALVES} == {
        "gva",
        "lineage",
        "pitf",
        "places",
        "dates",
    }
