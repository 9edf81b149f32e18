"""Moments: days decide, hours only within a day, and nothing is guessed."""

import pytest

from variorum.model.report import Known, Published
from variorum.reconcile.moment import Moment, later, moment_of, most_recent

THIRD, FOURTH = Moment("2024-01-03", "2024-01-03"), Moment("2024-01-04", "2024-01-04")
NOON, EVENING = (Moment("2024-01-04", "2024-01-04", instant) for instant in (43200.0, 72000.0))


@pytest.mark.parametrize(
    ("a", "b", "is_later"),
    [
        (FOURTH, THIRD, True),
        (THIRD, FOURTH, False),
        (FOURTH, FOURTH, False),
        (EVENING, NOON, True),
        (EVENING, FOURTH, False),
        (Moment(), THIRD, False),
        (FOURTH, Moment(), False),
    ],
)
def test_later(a: Moment, b: Moment, is_later: bool) -> None:
    assert later(a, b) is is_later


def test_only_what_has_a_time_can_be_the_most_recent() -> None:
    assert most_recent([(Moment(), "undated"), (THIRD, "old"), (NOON, "noon"), (FOURTH, "day")]) == [
        "noon",
        "day",
    ]


def test_the_stated_time_wins_over_the_publication(newsroom, days) -> None:
    desk = newsroom.report("The Herald", "2024-01-06").says("killed", 84, as_of="2024-01-04")
    said = desk.account(desk.report()).assertions[0]
    found = moment_of(said, Published("2024-01-06", Known.GIVEN))
    assert (found.day, found.stated) == ("2024-01-04", True)


def test_a_stated_time_ends_with_the_publication(newsroom, days) -> None:
    desk = newsroom.report().says("killed", 84, as_of=days("2024-01-01", "2024-01-31"))
    found = moment_of(desk.account(desk.report()).assertions[0], Published("2024-01-06", Known.GIVEN))
    assert (found.first, found.day) == ("2024-01-01", "2024-01-06")


@pytest.mark.parametrize(
    ("iso", "known"), [("2024-01-06T10:00+02:00", True), ("2024-01-06T10:00", False), ("2024-01-06", False)]
)
def test_an_hour_counts_only_with_its_time_zone(newsroom, iso: str, known: bool) -> None:
    desk = newsroom.report().says("killed", 84)
    found = moment_of(desk.account(desk.report()).assertions[0], Published(iso, Known.GIVEN))
    assert (found.instant is not None) is known


def test_without_any_time_there_is_none(newsroom) -> None:
    desk = newsroom.report().says("killed", 84)
    assert moment_of(desk.account(desk.report()).assertions[0], None) == Moment()
