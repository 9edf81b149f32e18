"""Disagreements as data: which fields, in which order, as which cells."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from variorum.model.finding import Finding, Reading, Status
from variorum.model.value import Count, Granularity, PartialDate, Place, PlaceKind
from variorum.publish.disputes import as_csv, disagreements, weight
from variorum.publish.disputes_view import draw_disputes

POLICY = "gtd-2019"


def finding(velmar: Any, field: str, *values: Any) -> Finding:
    """A disputed finding on `field` with a reading of each value, each of a lineage of its own."""
    model: Finding = velmar.main.under(POLICY)["killed"]
    first: Reading = model.readings[0]
    readings = tuple(
        replace(first, id=f"r{n}", value=value, lineages=(f"l{n}",)) for n, value in enumerate(values)
    )
    return replace(model, field=field, status=Status.DISPUTED, readings=readings, chosen=("r0",), losses=())


def exactly(n: int) -> Count:
    """The number n."""
    return Count(n, n, n)


def on(day: int) -> PartialDate:
    """A day of May."""
    return PartialDate(date(2024, 5, day), date(2024, 5, day), Granularity.DAY, "in a test")


def at(name: str, latitude: float) -> Place:
    """A town."""
    return Place(name, PlaceKind.CITY, latitude=latitude, longitude=10.0)


def test_the_disputed_fields_are_listed_and_the_others_are_not(velmar: Any) -> None:
    found = {d.field: d for d in disagreements((velmar.main,), POLICY)}
    states = {f.field: f.status for f in velmar.main.under(POLICY).values()}
    assert "group" in found
    assert {states[name] for name in found} <= {Status.DISPUTED, Status.RANGE, Status.NONE_SUPPORTED}
    assert [side.chosen for side in found["group"].sides].count(True) >= 1


def test_those_that_matter_most_come_first(velmar: Any) -> None:
    weights = [d.weight for d in disagreements(velmar.records, POLICY)]
    assert weights == sorted(weights, reverse=True)
    assert all(0 <= w <= 1 for w in weights)


def test_readings_of_one_lineage_are_no_disagreement(velmar: Any) -> None:
    one = finding(velmar, "killed", exactly(3), exactly(9))
    same = replace(one, readings=tuple(replace(r, lineages=("l",)) for r in one.readings))
    for its, listed in ((one, True), (same, False)):
        record = replace(velmar.main, findings=(its,))
        assert bool(disagreements((record,), POLICY)) is listed


@pytest.mark.parametrize(
    ("heavier", "lighter"),
    [
        (("killed", exactly(3), exactly(300)), ("killed", exactly(3), exactly(4))),
        (("killed", exactly(3), exactly(30)), ("wounded", exactly(3), exactly(30))),
        (("killed", exactly(3), exactly(300)), ("date", on(1), on(2))),
        (("date", on(1), on(20)), ("date", on(1), on(2))),
        (("place", at("Here", 10.0), at("There", 14.0)), ("place", at("Here", 10.0), at("Next", 10.05))),
        # the same number in a wider and a narrower form lies nowhere apart
        (("killed", exactly(3), exactly(4)), ("killed", exactly(3), exactly(3))),
    ],
)
def test_what_weighs_more(velmar: Any, heavier: tuple[Any, ...], lighter: tuple[Any, ...]) -> None:
    assert weight(finding(velmar, *heavier)) > weight(finding(velmar, *lighter))


@given(st.lists(st.integers(0, 5000), min_size=2, max_size=6), st.integers(0, 5000))
def test_one_more_reading_never_makes_it_matter_less(velmar: Any, figures: list[int], more: int) -> None:
    before = weight(finding(velmar, "killed", *map(exactly, figures)))
    assert 0 <= before <= weight(finding(velmar, "killed", *map(exactly, [*figures, more]))) <= 1


def test_the_table_has_a_row_for_each_reading_and_no_live_formula(velmar: Any) -> None:
    found = disagreements(velmar.records, POLICY)
    hostile = [replace(d, what="=HYPERLINK(1)") for d in found]
    rows = list(csv.DictReader(io.StringIO(as_csv(hostile))))
    assert len(rows) == sum(len(d.sides) for d in found)
    assert {row["what"] for row in rows} == {"'=HYPERLINK(1)"}
    assert {row["incident"] for row in rows} == {d.incident_id for d in found}


def test_on_a_terminal_words_of_reports_move_no_cursor(velmar: Any) -> None:
    console = Console(file=io.StringIO(), width=100)
    found = [replace(d, sentence="a\x1b[2Jb") for d in disagreements(velmar.records, POLICY)]
    draw_disputes(console, found[:1], 7)
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "\x1b[2J" not in shown
    assert "7 fields on which independent reports differ, the first 1 are shown" in shown
