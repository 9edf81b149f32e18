"""The scale of days: honest within a run, cut where nothing is told, labels that never meet."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.publish.dossier.plots.scale import GAP, LEFT, RIGHT, days, ordinal

INTERVALS = st.lists(
    st.tuples(st.integers(700_000, 740_000), st.integers(0, 800)).map(lambda p: (p[0], p[0] + p[1])),
    min_size=1,
    max_size=8,
)


def on(text: str) -> int:
    """The ordinal of an ISO day."""
    return date.fromisoformat(text).toordinal()


@given(INTERVALS)
def test_time_runs_from_left_to_right_within_the_plot(told: list[tuple[int, int]]) -> None:
    scale = days(told)
    met = sorted({day for span in told for day in span})
    places = [scale.begin(day) for day in met]
    assert places == sorted(places)
    assert places[0] == pytest.approx(LEFT)
    assert scale.at(met[-1], 1) == pytest.approx(RIGHT)


@given(INTERVALS)
def test_labels_keep_apart(told: list[tuple[int, int]]) -> None:
    places = [tick.at for tick in days(told).ticks]
    assert places
    assert all(b - a >= 11.9 for a, b in pairwise(places))


@given(INTERVALS)
def test_days_of_a_run_are_equally_wide(told: list[tuple[int, int]]) -> None:
    for run in days(told).runs:
        assert run.right - run.left == pytest.approx((run.last - run.first + 1) * run.day)


def test_one_day_takes_the_whole_width() -> None:
    scale = days([(on("2031-05-12"), on("2031-05-12"))])
    assert scale.at(on("2031-05-12")) == (LEFT + RIGHT) / 2
    assert [tick.label for tick in scale.ticks] == ["12 May 2031"]


def test_the_year_is_named_where_it_changes() -> None:
    scale = days([(on("2030-12-30"), on("2031-01-04"))])
    assert [tick.label for tick in scale.ticks] == [
        *("30 Dec 2030", "31 Dec", "1 Jan 2031", "2 Jan", "3 Jan", "4 Jan"),
    ]


@pytest.mark.parametrize(
    ("gap", "words"), [(GAP, None), (GAP + 1, "31 days"), (200, "7 months"), (3654, "10 years")]
)
def test_a_long_silence_is_cut_out_and_named(gap: int, words: str | None) -> None:
    first = on("2031-05-12")
    scale = days([(first, first), (first + gap, first + gap)])
    assert [told for _, told in scale.cuts] == ([words] if words else [])


@pytest.mark.parametrize(
    ("iso", "day"),
    [("2031-05-12T07:10:00+00:00", on("2031-05-12")), ("spring", None), ("", None), (None, None)],
)
def test_what_is_no_day_has_no_place(iso: str | None, day: int | None) -> None:
    assert ordinal(iso) == day
