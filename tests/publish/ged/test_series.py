"""GED's events of a series and its parts: no death is counted twice. Codebook: 23.1, event_clarity."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.publish.made_records import rows_of
from variorum.model.finding import Record
from variorum.model.incident import SeriesLink, SeriesRole
from variorum.publish.ged.export import FORM, POLICY
from variorum.publish.ged.series import without
from variorum.publish.ged.sides import Deaths

Told = Callable[..., dict[str, tuple[Any, ...]]]


@pytest.fixture
def told(make: Callable[..., Record], a: Any) -> Told:
    """Clarity, low, best and high by incident: i_1 is a series of which `parts` are told to be parts."""

    def made(dead: dict[str, Any], parts: Sequence[str]) -> dict[str, tuple[Any, ...]]:
        records = [make(POLICY, incident=name, settled={"killed": count}) for name, count in dead.items()]
        links = tuple(SeriesLink(SeriesRole.PART, part, "", ()) for part in parts)
        whole = replace(records[0], series=links)
        rows = rows_of(FORM, [whole, *records[1:]])
        return {str(r["id"]): (r["event_clarity"], r["low"], r["best"], r["high"]) for r in rows}

    return made


def test_a_series_has_what_its_parts_leave(told: Told, a: Any) -> None:
    dead = {"i_1": a.count(55, 58, 60, "range"), "i_2": a.count(31), "i_3": a.count(9)}
    found = told(dead, ["i_2", "i_3"])
    assert found == {"i_1": (2, 15, 18, 20), "i_2": (1, 31, 31, 31), "i_3": (1, 9, 9, 9)}


def test_a_series_whose_dead_are_all_in_its_parts_is_no_event(told: Told, a: Any) -> None:
    assert set(told({"i_1": a.count(40), "i_2": a.count(31), "i_3": a.count(9)}, ["i_2", "i_3"])) == {
        "i_2",
        "i_3",
    }


def test_parts_that_are_no_event_take_nothing(told: Told, a: Any) -> None:
    assert told({"i_1": a.count(40)}, ["i_elsewhere"]) == {"i_1": (2, 40, 40, 40)}


numbers = st.integers(0, 50)
deaths = st.builds(
    lambda a, b, c, u, under, over: Deaths(a, b, c, u, max(a + b + c + u - under, 0), a + b + c + u + over),
    *[numbers] * 6,
)


@given(deaths, st.lists(deaths, max_size=4))
def test_what_is_left_is_bounded_and_nobody_is_counted_twice(whole: Deaths, parts: list[Deaths]) -> None:
    left = without(whole, parts)
    taken = sum(p.best for p in parts)
    assert (left.best if left else 0) == max(whole.best - taken, 0)
    if left:
        assert 0 <= left.low <= left.best <= left.high
        assert all(mine <= its for mine, its in zip((left.a, left.b), (whole.a, whole.b), strict=True))
