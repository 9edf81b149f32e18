"""A bar counts what happened in its days, and apart from that what may have; its days asked for give both."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.review.queue.conftest import chosen, line
from variorum.review.queue.chart.bars import HEIGHT, timeline_of
from variorum.review.queue.entry import Entry


def on(first: str, last: str = "", name: str = "i_1") -> Entry:
    """An incident of these days."""
    return line(name, first=first, last=last or first)


DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
SPANS = st.tuples(DAYS, st.sampled_from([0, 0, 0, 1, 6, 30, 364, 3650]))


@given(st.lists(SPANS, min_size=1, max_size=20), st.none() | DAYS, st.none() | DAYS)
def test_the_days_of_a_bar_ask_for_what_it_counts(
    spans: list[tuple[date, int]], since: date | None, until: date | None
) -> None:
    asked = {n: d.isoformat() for n, d in (("since", since), ("until", until)) if d}
    low, high = asked.get("since", ""), asked.get("until", "9")
    every = [on(d.isoformat(), (d + timedelta(n)).isoformat()) for d, n in spans]
    lines = [one for one in every if low <= one.last and one.first <= high]
    made = timeline_of(chosen(*lines, **asked))
    for bar in made.bars:
        assert low <= bar.first <= bar.last <= high
        fits = [one for one in lines if bar.first <= one.last and one.first <= bar.last]
        sure = [one for one in fits if bar.first <= one.first and one.last <= bar.last]
        assert (bar.happened, bar.happened + bar.perhaps) == (len(sure), len(fits))
        assert 0 <= bar.sure <= bar.maybe <= HEIGHT
    assert made.beyond == len(
        [o for o in lines if made.bars and not _drawn(o, made.bars[0].first, made.bars[-1].last)]
    )


def _drawn(one: Entry, first: str, last: str) -> bool:
    return first <= one.last and one.first <= last


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (("2031-05-12",), ["12 May 2031"]),
        (("2031-05-12", "2031-05-14"), ["12 May 2031", "13 May 2031", "14 May 2031"]),
        (("2031-05-31", "2031-08-01"), ["May 2031", "Jun 2031", "Jul 2031", "Aug 2031"]),
        (("2028-02-29", "2033-01-01"), ["2029", "2031", "2033"]),
        (("1970-01-01", "2031-01-01"), ["1980–1989", "2000–2009", "2020–2029"]),
    ],
)
def test_bars_are_as_long_as_the_time_demands(days: tuple[str, ...], labels: list[str]) -> None:
    made = timeline_of(chosen(*map(on, days)))
    assert [bar.label for bar in made.bars if bar.label] == labels


def test_a_month_is_pale_in_bars_of_days() -> None:
    made = timeline_of(chosen(on("2031-05-12"), on("2031-05-01", "2031-05-31")))
    assert len(made.bars) == 31
    assert [(b.happened, b.perhaps) for b in made.bars if b.happened] == [(1, 1)]
    assert {b.perhaps for b in made.bars} == {1}
    assert made.vague


def test_what_is_known_to_years_does_not_stretch_the_timeline() -> None:
    made = timeline_of(chosen(on("2031-05-12"), on("2001-01-01", "2010-12-31"), line("i_3")))
    assert [bar.words for bar in made.bars] == ["12 May 2031"]
    assert (made.undated, made.beyond) == (1, 1)


@pytest.mark.parametrize(
    "made",
    [
        timeline_of(chosen()),
        timeline_of(chosen(line("i_1"))),
        # from later to earlier: only what is known to years can lie on both sides
        timeline_of(chosen(on("2001-01-01", "2010-12-31"), since="2009-01-01", until="2002-01-01")),
    ],
)
def test_without_days_there_are_no_bars(made: object) -> None:
    assert made.bars == ()  # type: ignore[attr-defined]
