"""Resolving dates: to which interval, at what granularity, and what stays open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.extract.date_words import WEEKDAY_NAMES
from variorum.extract.dates import Direction, find_dates, resolve
from variorum.model.value import Granularity as G
from variorum.model.value import PartialDate

#: a Thursday
PUBLISHED = date(2024, 1, 4)


def read(text: str, *, published: date | None = PUBLISHED, **options: object) -> PartialDate:
    """What the one date of `text` resolves to."""
    (found,) = find_dates(text)
    return resolve(found, published=published, **options)  # type: ignore[arg-type]


def days(value: PartialDate) -> tuple[str, str]:
    """The interval as ISO days."""
    assert value.start is not None
    assert value.end is not None
    return value.start.isoformat(), value.end.isoformat()


# UCDP GED codebook 23.1, appendix 2, "Relative dates": rule; day of the report; words; interval; precision
GED = [
    (
        "recently: three days before, not its day",
        "2024-01-04",
        "recently",
        "2024-01-01",
        "2024-01-03",
        G.DAYS,
    ),
    ("past few days: the same", "2024-01-04", "in the past few days", "2024-01-01", "2024-01-03", G.DAYS),
    ("recent days: the same", "2024-01-04", "in recent days", "2024-01-01", "2024-01-03", G.DAYS),
    (
        "around a day: one day on both sides",
        "2024-01-04",
        "around 2 July 2023",
        "2023-07-01",
        "2023-07-03",
        G.DAYS,
    ),
    (
        "over the weekend: Saturday, Sunday",
        "2024-01-04",
        "over the weekend",
        "2023-12-30",
        "2023-12-31",
        G.DAYS,
    ),
    (
        "over the weekend, said on a Sunday",
        "2024-01-07",
        "over the weekend",
        "2024-01-06",
        "2024-01-07",
        G.DAYS,
    ),
    ("last week: Monday to Sunday before", "2024-01-04", "last week", "2023-12-25", "2023-12-31", G.WEEK),
    ("last week, said on a Monday", "2024-01-08", "last week", "2024-01-01", "2024-01-07", G.WEEK),
    ("early in a month: 1 to 10", "2024-01-04", "early March 2023", "2023-03-01", "2023-03-10", G.MONTH),
    ("mid: 10 to 20", "2024-01-04", "mid-March 2023", "2023-03-10", "2023-03-20", G.MONTH),
    ("late: 15 to the end", "2024-01-04", "late March 2023", "2023-03-15", "2023-03-31", G.MONTH),
    (
        "late in February of a leap year",
        "2024-06-04",
        "late February 2024",
        "2024-02-15",
        "2024-02-29",
        G.MONTH,
    ),
    ("Monday night: Monday", "2024-01-04", "on Monday night", "2024-01-01", "2024-01-01", G.DAY),
    ("last night: the day before", "2024-01-04", "last night", "2024-01-03", "2024-01-03", G.DAY),
    (
        "past 24 hours: its day and the one before",
        "2024-01-04",
        "in the past 24 hours",
        "2024-01-03",
        "2024-01-04",
        G.DAYS,
    ),
    (
        "night between two days: both",
        "2024-01-04",
        "the night between Sunday and Monday",
        "2023-12-31",
        "2024-01-01",
        G.DAYS,
    ),
]


@pytest.mark.parametrize("case", GED, ids=[row[0] for row in GED])
def test_the_relative_dates_of_ged(case: tuple[str, str, str, str, str, G]) -> None:
    _, published, words, start, end, granularity = case
    value = read(f"It happened {words}.", published=date.fromisoformat(published))
    assert (*days(value), value.granularity) == (start, end, granularity)


# words, in a report of Thursday 4 January 2024; interval; granularity
RESOLVED = [
    ("today", "2024-01-04", "2024-01-04", G.DAY),
    ("this morning", "2024-01-04", "2024-01-04", G.DAY),
    ("yesterday", "2024-01-03", "2024-01-03", G.DAY),
    ("tomorrow", "2024-01-05", "2024-01-05", G.DAY),
    ("the day before yesterday", "2024-01-02", "2024-01-02", G.DAY),
    ("Wednesday", "2024-01-03", "2024-01-03", G.DAY),
    ("Thursday", "2024-01-04", "2024-01-04", G.DAY),
    ("Friday", "2023-12-29", "2023-12-29", G.DAY),
    ("last Thursday", "2023-12-28", "2023-12-28", G.DAY),
    ("last Wednesday", "2024-01-03", "2024-01-03", G.DAY),
    ("next Friday", "2024-01-05", "2024-01-05", G.DAY),
    ("next Thursday", "2024-01-11", "2024-01-11", G.DAY),
    ("this Friday", "2024-01-05", "2024-01-05", G.DAY),
    ("Friday last week", "2023-12-29", "2023-12-29", G.DAY),
    ("Wednesday next week", "2024-01-10", "2024-01-10", G.DAY),
    ("3 January", "2024-01-03", "2024-01-03", G.DAY),
    ("4 January", "2024-01-04", "2024-01-04", G.DAY),
    ("5 January", "2023-01-05", "2023-01-05", G.DAY),
    ("28 December", "2023-12-28", "2023-12-28", G.DAY),
    ("29 February", "2020-02-29", "2020-02-29", G.DAY),
    ("Friday, 5 January", "2024-01-05", "2024-01-05", G.DAY),
    ("03 JAN 90", "1990-01-03", "1990-01-03", G.DAY),
    ("13/01/2023", "2023-01-13", "2023-01-13", G.DAY),
    ("01/13/2023", "2023-01-13", "2023-01-13", G.DAY),
    ("03/01/2024", "2024-01-03", "2024-01-03", G.DAY),
    ("January", "2024-01-01", "2024-01-31", G.MONTH),
    ("in March", "2023-03-01", "2023-03-31", G.MONTH),
    ("last January", "2023-01-01", "2023-01-31", G.MONTH),
    ("this January", "2024-01-01", "2024-01-31", G.MONTH),
    ("next March", "2024-03-01", "2024-03-31", G.MONTH),
    ("March last year", "2023-03-01", "2023-03-31", G.MONTH),
    ("last month", "2023-12-01", "2023-12-31", G.MONTH),
    ("early last month", "2023-12-01", "2023-12-10", G.MONTH),
    ("earlier this month", "2024-01-01", "2024-01-04", G.DAYS),
    ("earlier this week", "2024-01-01", "2024-01-04", G.DAYS),
    ("later this week", "2024-01-04", "2024-01-07", G.DAYS),
    ("this week", "2024-01-01", "2024-01-07", G.WEEK),
    ("last weekend", "2023-12-30", "2023-12-31", G.DAYS),
    ("next weekend", "2024-01-06", "2024-01-07", G.DAYS),
    ("2022", "2022-01-01", "2022-12-31", G.YEAR),
    ("early 2022", "2022-01-01", "2022-04-30", G.YEAR),
    ("the end of 2022", "2022-09-01", "2022-12-31", G.YEAR),
    ("last year", "2023-01-01", "2023-12-31", G.YEAR),
    ("four years ago", "2020-01-01", "2020-12-31", G.YEAR),
    ("nearly four years ago", "2020-01-01", "2021-12-31", G.LONGER),
    ("more than four years ago", "2019-01-01", "2020-12-31", G.LONGER),
    ("a decade ago", "2013-01-01", "2015-12-31", G.LONGER),
    ("two days ago", "2024-01-02", "2024-01-02", G.DAY),
    ("six hours ago", "2024-01-03", "2024-01-04", G.DAYS),
    ("three weeks ago", "2023-12-11", "2023-12-17", G.WEEK),
    ("two months ago", "2023-11-01", "2023-11-30", G.MONTH),
    ("several days ago", "2024-01-01", "2024-01-03", G.DAYS),
    ("the past week", "2023-12-28", "2024-01-04", G.WEEK),
    ("the past five years", "2019-01-04", "2024-01-04", G.LONGER),
    ("overnight", "2024-01-03", "2024-01-04", G.DAYS),
    ("overnight into Thursday", "2024-01-03", "2024-01-04", G.DAYS),
    ("the 1990s", "1990-01-01", "1999-12-31", G.LONGER),
    ("the mid-2010s", "2013-01-01", "2017-12-31", G.LONGER),
    ("circa 1990", "1989-01-01", "1991-12-31", G.LONGER),
    ("summer of 2019", "2019-06-01", "2019-08-31", G.YEAR),
    ("winter of 2019", "2018-12-01", "2020-02-29", G.LONGER),
    ("last summer", "2023-06-01", "2023-08-31", G.YEAR),
    ("3-5 January", "2024-01-03", "2024-01-05", G.DAYS),
    ("January 3 and 4", "2024-01-03", "2024-01-04", G.DAYS),
    ("from 28 December to 2 January", "2023-12-28", "2024-01-02", G.DAYS),
    ("between Sunday and Monday", "2023-12-31", "2024-01-01", G.DAYS),
    ("1980-1992", "1980-01-01", "1992-12-31", G.LONGER),
    ("Christmas Eve", "2023-12-24", "2023-12-24", G.DAY),
]


@pytest.mark.parametrize(("words", "start", "end", "granularity"), RESOLVED, ids=[row[0] for row in RESOLVED])
def test_a_date_in_a_report_of_4_january_2024(words: str, start: str, end: str, granularity: G) -> None:
    value = read(f"It happened [{words}] there.")
    assert (*days(value), value.granularity) == (start, end, granularity)


@pytest.mark.parametrize(
    ("words", "known", "basis"),
    [
        ("Wednesday", (2, None, None), "weekday; the report has no publication date"),
        ("last Wednesday", (2, None, None), "weekday; the report has no publication date"),
        ("3 January", (None, 1, 3), "day and month without a year; the report has no publication date"),
        (
            "Wednesday, 3 January",
            (2, 1, 3),
            "day and month without a year; the report has no publication date",
        ),
        ("in March", (None, 3, None), "month without a year; the report has no publication date"),
        ("yesterday", (None, None, None), "counted from publication; the report has no publication date"),
        ("last week", (None, None, None), "counted from publication; the report has no publication date"),
        (
            "four years ago",
            (None, None, None),
            "counted from publication; the report has no publication date",
        ),
        (
            "the past 24 hours",
            (None, None, None),
            "counted from publication; the report has no publication date",
        ),
        ("recently", (None, None, None), "recently; the report has no publication date"),
        ("overnight", (None, None, None), "overnight; the report has no publication date"),
    ],
)
def test_without_a_publication_date_what_counts_from_it_stays_open(
    words: str, known: tuple[int | None, int | None, int | None], basis: str
) -> None:
    value = read(f"It happened [{words}] there.", published=None)
    assert value.granularity is G.UNRESOLVED
    assert (value.start, value.end) == (None, None)
    assert (value.weekday, value.month, value.day) == known
    assert value.basis == basis


@pytest.mark.parametrize("words", ["3 January 2024", "2022", "the 1990s", "early March 2023", "1980-1992"])
def test_a_date_with_its_year_needs_no_publication_date(words: str) -> None:
    assert read(f"It happened [{words}] there.", published=None).resolved


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("several years ago", "an unknown number of years ago"),
        ("in recent months", "an unknown number of months before"),
        ("31 April 2023", "April 2023 has no day 31"),
        ("9/11", "a day that is a name, without its year"),
        ("03/02/2022", "3 February or 2 March 2022: the order of day and month is not known"),
        ("900000 years ago", "an unknown number of years ago"),
    ],
)
def test_what_gives_no_date_says_why(words: str, basis: str) -> None:
    value = read(f"It happened [{words}] there.")
    assert (value.granularity, value.basis) == (G.UNRESOLVED, basis)


def test_years_before_the_first_are_outside_the_calendar() -> None:
    value = read("That was 999 decades ago.", published=date(99, 1, 1))
    assert (value.granularity, value.basis) == (G.UNRESOLVED, "outside the years that the calendar has")


def test_a_day_that_has_become_a_name_does_not_take_the_year_of_the_report() -> None:
    value = read("He spoke of the Sept. 11 attacks.")
    assert (value.granularity, value.month, value.day) == (G.UNRESOLVED, 9, 11)
    assert read("He spoke on Sept. 11.").start == date(2023, 9, 11)


@pytest.mark.parametrize(
    ("words", "direction", "day"),
    [
        ("Friday", Direction.PAST, "2023-12-29"),
        ("Friday", Direction.FUTURE, "2024-01-05"),
        ("Friday", Direction.NEAREST, "2024-01-05"),
        ("Tuesday", Direction.NEAREST, "2024-01-02"),
        ("10 January", Direction.PAST, "2023-01-10"),
        ("10 January", Direction.FUTURE, "2024-01-10"),
        ("10 January", Direction.NEAREST, "2024-01-10"),
        ("28 December", Direction.NEAREST, "2023-12-28"),
    ],
)
def test_the_direction_decides_which_week_and_year(words: str, direction: Direction, day: str) -> None:
    assert days(read(f"It is [{words}] there.", direction=direction)) == (day, day)


def test_words_that_point_ahead_set_the_direction_and_a_direction_overrules_them() -> None:
    text = "Funerals are scheduled for Friday."
    assert read(text).start == date(2024, 1, 5)
    assert read(text, direction=Direction.PAST).start == date(2023, 12, 29)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("a day earlier", "2024-01-02"),
        ("the previous day", "2024-01-02"),
        ("two days later", "2024-01-05"),
        ("the next day", "2024-01-04"),
        ("that same day", "2024-01-03"),
        ("earlier in the day", "2024-01-03"),
    ],
)
def test_a_day_counted_from_another_needs_that_day(words: str, day: str) -> None:
    text = f"It happened [{words}] there."
    assert days(read(text, anchor=date(2024, 1, 3))) == (day, day)
    without = read(text)
    assert without.granularity is G.UNRESOLVED
    assert without.basis == "counted from a day that the text names elsewhere"


def test_a_weekday_that_does_not_fit_its_date_is_said_so() -> None:
    value = read("It happened on Friday, 3 January 2024.")
    assert value.start == date(2024, 1, 3)
    assert "the text says Friday, but it was a Wednesday" in value.basis


def test_a_day_nearly_a_year_back_carries_its_doubt() -> None:
    assert "the next such day is much nearer" in read("It happened on 10 January.").basis
    assert "nearer" not in read("It happened on 28 December.").basis


@given(st.sampled_from(WEEKDAY_NAMES), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_weekday_is_the_latest_one_up_to_publication(name: str, published: date) -> None:
    value = read(f"It happened on {name}.", published=published)
    assert value.start == value.end
    assert value.start is not None
    assert WEEKDAY_NAMES[value.start.weekday()] == name
    assert timedelta(0) <= published - value.start < timedelta(days=7)
    assert value.weekday == value.start.weekday()


@given(st.sampled_from(WEEKDAY_NAMES), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_last_weekday_lies_before_publication(name: str, published: date) -> None:
    value = read(f"It happened last {name}.", published=published)
    assert value.start is not None
    assert timedelta(1) <= published - value.start <= timedelta(days=7)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 300))
def test_a_day_without_its_year_takes_it_from_publication(day: date, later: int) -> None:
    value = read(f"It happened on {day.day} {day:%B}.", published=day + timedelta(days=later))
    assert value.start == day


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(1, 400))
def test_so_many_days_ago_is_that_day(published: date, count: int) -> None:
    assert read(f"It happened {count} days ago.", published=published).start == published - timedelta(
        days=count
    )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It fell in the third quarter of 2019.", "2019-07-01", "2019-09-30"),
        ("It fell in the fourth quarter.", "2023-10-01", "2023-12-31"),
        ("It rose in last year's second quarter.", "2023-04-01", "2023-06-30"),
        ("It began in nineteen seventy-nine.", "1979-01-01", "1979-12-31"),
    ],
)
def test_quarters_and_years_in_words(text: str, first: str, last: str) -> None:
    assert days(read(text)) == (first, last)
