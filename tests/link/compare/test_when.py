"""Dates, weekdays, days without a year, and what the day of publication still says."""

from __future__ import annotations

from typing import Any

import pytest

from variorum.link.compare.feature import Wall
from variorum.link.compare.verdict import compare
from variorum.link.compare.when import calendar, date, news, weekday
from variorum.model.value import Granularity, PartialDate

DATES = [
    pytest.param("2021-05-03", "2021-05-03", 2.0, Wall.NONE, id="one day"),
    pytest.param("2021-05-03", "2021-05-01/2021-05-03", 1.6, Wall.NONE, id="a day within three"),
    pytest.param("2021-05-03", "2021-05", 0.8, Wall.NONE, id="a day within its month"),
    pytest.param("2021-05", "2021", 0.5, Wall.NONE, id="a month within its year"),
    pytest.param("2021-05-03", "2021-05-04", -2.5, Wall.SOFT, id="the next day"),
    pytest.param("2021-05-03", "2021-05-10", -5.0, Wall.HARD, id="a week apart"),
    pytest.param("2021", "2022-03", -5.0, Wall.HARD, id="another year"),
    pytest.param("2021-05-03", "2021-05-06/2021-05-08", -0.5, Wall.NONE, id="recent days may be off"),
    pytest.param(
        "2021-05-03", "2021-05-16/2021-05-18", -5.0, Wall.HARD, id="recent days are not two weeks off"
    ),
]


@pytest.mark.parametrize(("left", "right", "score", "wall"), DATES)
def test_two_dates(world: Any, left: str, right: str, score: float, wall: Wall) -> None:
    """The overlap weighs by the longer interval; a gap walls."""
    found = date(world.profile(world.told(date=left)), world.profile(world.told(date=right)))
    assert found is not None
    assert (found.score, found.wall) == (score, wall)


def test_only_the_sharpest_dates_of_an_account_count(world: Any) -> None:
    """A year beside the day does not let every other day of that year fit."""
    exact = world.profile(world.told(date=["2021-05-03", "2021"]))
    other = world.profile(world.told(date="2021-05-10"))
    found = date(exact, other)
    assert found is not None
    assert found.wall is Wall.HARD


@pytest.mark.parametrize(
    ("left", "right", "score"),
    [
        ("Monday", "2021-05-03", 0.5),
        ("Tuesday", "2021-05-03", -2.0),
        ("Monday", "Monday", 0.5),
        ("Monday", "Friday", -2.0),
        ("Monday", "2021-05", None),
        ("2021-05-03", "2021-05-03", None),
        ("Monday", "recently", None),
    ],
)
def test_weekdays(world: Any, left: str, right: str, score: float | None) -> None:
    """Only an undated weekday is compared by its name."""
    found = weekday(world.profile(world.told(date=left)), world.profile(world.told(date=right)))
    assert (found.score if found else None) == score


@pytest.mark.parametrize(
    ("day", "month", "other", "score"),
    [
        (3, 5, "2021-05-03", 1.2),
        (4, 5, "2021-05-03", -2.0),
        (None, 5, "2021-05-03", 0.3),
        (None, 6, "2021-05-03", -2.0),
        (3, 5, "2021-05", 0.3),
        (3, 5, "2021", None),
    ],
)
def test_a_day_without_its_year(
    world: Any, day: int | None, month: int, other: str, score: float | None
) -> None:
    """ "3 May" fits 3 May 2021 and not the day after; a whole year says nothing."""
    mark = PartialDate(None, None, Granularity.UNRESOLVED, "explicit", month=month, day=day)
    found = calendar(world.profile(world.told(date=mark)), world.profile(world.told(date=other)))
    assert (found.score if found else None) == score


@pytest.mark.parametrize(
    ("published", "kind", "score", "wall"),
    [
        ("2021-05-04", "main", 1.0, Wall.NONE),
        ("2021-05-12", "main", 0.5, Wall.NONE),
        ("2021-06-15", "main", None, Wall.NONE),
        ("2021-09-01", "main", -1.5, Wall.NONE),
        ("2021-09-01", "background", None, Wall.NONE),
        ("2021-05-02", "main", 1.0, Wall.NONE),
        ("2021-04-20", "background", -5.0, Wall.HARD),
        (None, "main", None, Wall.NONE),
    ],
)
def test_the_day_of_publication_bounds_an_undated_account(
    world: Any, published: str | None, kind: str, score: float | None, wall: Wall
) -> None:
    """Nobody reports a thing before it happens; a day is left for time zones."""
    dated = world.profile(world.told(date="2021-05-03"))
    undated = world.profile(world.told(published, kind))
    found = news(dated, undated)
    assert (found.score if found else None) == score
    assert (found.wall if found else Wall.NONE) is wall
    assert compare(dated, undated).verdict == "different"
