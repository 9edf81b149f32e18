"""Dates: intervals of days, and unresolved ones by what is known of them."""

from datetime import date

import pytest

from variorum.model.value import Granularity, PartialDate
from variorum.reconcile.dates import interval, meet_dates, relate_dates
from variorum.reconcile.relation import Fit


def between(start: str, end: str) -> PartialDate:
    return PartialDate(date.fromisoformat(start), date.fromisoformat(end), Granularity.DAYS, "in a test")


def weekday(number: int | None, month: int | None = None) -> PartialDate:
    return PartialDate(None, None, Granularity.UNRESOLVED, "in a test", weekday=number, month=month)


WEDNESDAY = between("2024-01-03", "2024-01-03")
THAT_WEEK = between("2024-01-01", "2024-01-07")
JANUARY = between("2024-01-01", "2024-01-31")


@pytest.mark.parametrize(
    ("a", "b", "fit"),
    [
        (WEDNESDAY, THAT_WEEK, Fit.NARROWER),
        (JANUARY, WEDNESDAY, Fit.WIDER),
        (WEDNESDAY, between("2024-01-04", "2024-01-04"), Fit.APART),
        (THAT_WEEK, between("2024-01-06", "2024-01-09"), Fit.OVERLAPPING),
        (WEDNESDAY, weekday(2), Fit.NARROWER),
        (WEDNESDAY, weekday(3), Fit.APART),
        (THAT_WEEK, weekday(3), Fit.OVERLAPPING),
        (THAT_WEEK, weekday(3, month=2), Fit.APART),
        (WEDNESDAY, weekday(2, month=2), Fit.APART),
        (weekday(2), weekday(2), Fit.EQUAL),
        (weekday(2), weekday(3), Fit.APART),
        (weekday(2, month=1), weekday(2), Fit.NARROWER),
    ],
)
def test_dates(a: PartialDate, b: PartialDate, fit: Fit) -> None:
    assert relate_dates(a, b).fit is fit


def test_overlapping_intervals_meet_in_their_common_days() -> None:
    met = meet_dates(THAT_WEEK, between("2024-01-06", "2024-01-09"))
    assert met is not None
    assert interval(met) == (date(2024, 1, 6), date(2024, 1, 7))
    assert met.granularity is Granularity.DAYS


def test_an_unresolved_date_has_no_interval() -> None:
    with pytest.raises(ValueError, match="no interval"):
        interval(weekday(2))
