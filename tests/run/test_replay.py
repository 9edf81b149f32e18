"""The record as of a moment: what had come out by then, and nothing that had not."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import BadInput
from variorum.evaluate.reading import report_of
from variorum.run import pipeline
from variorum.run.engine import LocalPool
from variorum.run.pipeline import Input
from variorum.run.replay import came_out, moment_of, replay
from variorum.store import open_store

FIRST = "---\noutlet: The Herald\npublished: 2024-05-07T09:00:00Z\n---\n"
SECOND = "---\noutlet: The Post\npublished: 2024-05-08\n---\n"
UNTIMED = "---\noutlet: The Slow Gazette\n---\n"
BOMB = "A bomb killed {} people at the market of Peshawar in Pakistan on 7 May 2024, police said.\n"


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2024-01-03T20:00Z", datetime(2024, 1, 3, 20, tzinfo=UTC)),
        ("2024-01-03T20:00+05:00", datetime(2024, 1, 3, 15, tzinfo=UTC)),
        (" 2024-01-03 ", datetime(2024, 1, 3, 23, 59, 59, 999999, UTC)),
    ],
)
def test_a_moment_is_read_in_one_way(words: str, moment: datetime) -> None:
    assert moment_of(words) == moment


@pytest.mark.parametrize("words", ["yesterday", "2024-01-03T20:00", "3 January 2024", ""])
def test_anything_else_is_refused(words: str) -> None:
    with pytest.raises(BadInput, match="2024-01-03T20:00Z"):
        moment_of(words)


@pytest.mark.parametrize(
    ("published", "moment", "answer"),
    [
        ("2024-05-07T09:00:00Z", "2024-05-07T09:00Z", True),
        ("2024-05-07T09:00:00+02:00", "2024-05-07T06:59Z", False),
        # a day without a time: out when it is over
        ("2024-05-07", "2024-05-07", True),
        ("2024-05-07", "2024-05-07T12:00Z", None),
        ("2024-05-07", "2024-05-08T00:00Z", True),
        ("2024-05-07", "2024-05-06", False),
        (None, "2024-05-07", None),
    ],
)
def test_whether_a_report_had_come_out(published: str | None, moment: str, answer: bool | None) -> None:
    assert came_out(report_of("case", "Words.", published=published), moment_of(moment)) is answer


@given(st.dates(), st.dates())
def test_a_day_that_is_over_is_out_and_one_to_come_is_not(day: date, other: date) -> None:
    report = report_of("case", "Words.", published=day.isoformat())
    assert came_out(report, moment_of(other.isoformat())) is (day <= other)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three reports on one bombing."""
    place = tmp_path_factory.mktemp("replay")
    for name, head, dead in (("a", FIRST, "four"), ("b", SECOND, "nine"), ("c", UNTIMED, "six")):
        (place / f"{name}.txt").write_text(head + BOMB.format(dead), encoding="utf-8")
    with open_store(place / "out") as store:
        pipeline.run_all(store, Input(paths=(str(place),)), LocalPool(1))
    return place / "out"


def killed(folder: Path, moment: str) -> list[int | None]:
    """The numbers of dead that the record has at a moment, under gtd-2019."""
    with open_store(folder, create=False) as store:
        found = replay(store, moment_of(moment))
    return [r.under("gtd-2019")["killed"].value.best for r in found.records]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("moment", "dead"),
    [("2024-05-06", []), ("2024-05-07T08:59Z", []), ("2024-05-07T09:00Z", [4]), ("2024-05-08", [9])],
)
def test_nothing_is_known_before_it_was_told(folder: Path, moment: str, dead: list[int]) -> None:
    assert killed(folder, moment) == dead


def test_what_has_no_time_is_named_and_not_guessed(folder: Path) -> None:
    with open_store(folder, create=False) as store:
        found = replay(store, moment_of("2024-05-07T12:00Z"))
    assert (found.reports, found.later) == (1, 1)
    assert [(one.outlet, one.why) for one in found.left_out] == [("The Slow Gazette", "it states no time")]


def test_looking_back_changes_nothing_in_the_store(folder: Path) -> None:
    with open_store(folder, create=False) as store:
        before = [r.incident for r in store.records()]
        replay(store, moment_of("2024-05-07"))
        assert [r.incident for r in store.records()] == before
