"""Intervals of days: whole weeks, months and years, shifting by units, and the granularity of a length."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from variorum.extract.date_forms import Direction, Unit
from variorum.model.value import Granularity, PartialDate

#: longest interval in days -> granularity. GED 23.1, date_prec: 1 the day, 2 two to six days, 3 a week,
#: 4 eight to thirty days (31 here: a month), 5 longer, which we part at a year
_LENGTHS = (
    (1, Granularity.DAY),
    (6, Granularity.DAYS),
    (7, Granularity.WEEK),
    (31, Granularity.MONTH),
    (366, Granularity.YEAR),
)
NO_PUBLICATION = "the report has no publication date"


@dataclass(frozen=True, slots=True)
class Frame:
    """What a date is resolved against: the publication day, a day named in the text, and a direction."""

    published: date | None
    anchor: date | None = None
    direction: Direction = Direction.PAST


def granularity_of(start: date, end: date) -> Granularity:
    """The granularity of an interval of this length."""
    days = (end - start).days + 1
    return next((name for longest, name in _LENGTHS if days <= longest), Granularity.LONGER)


def dated(start: date, end: date, basis: str) -> PartialDate:
    """The resolved date from `start` to `end`, with the granularity of its length."""
    return PartialDate(start, end, granularity_of(start, end), basis)


def on(day: date, basis: str) -> PartialDate:
    """A single day."""
    return dated(day, day, basis)


def unresolved(
    basis: str, *, weekday: int | None = None, month: int | None = None, day: int | None = None
) -> PartialDate:
    """A date without an interval, with what is known of it."""
    return PartialDate(None, None, Granularity.UNRESOLVED, basis, weekday=weekday, month=month, day=day)


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def whole(unit: Unit, day: date) -> tuple[date, date]:
    """The calendar unit that holds `day`: weeks run from Monday to Sunday, as in GED's "last week"."""
    if unit is Unit.WEEK:
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit is Unit.WEEKEND:
        saturday = day - timedelta(days=(day.weekday() - 5) % 7)
        return saturday, saturday + timedelta(days=1)
    if unit is Unit.MONTH:
        return day.replace(day=1), last_of_month(day.year, day.month)
    years = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}.get(unit)
    if years is None:
        return day, day
    first = day.year - day.year % years
    return date(max(first, 1), 1, 1), date(first + years - 1, 12, 31)


def shifted(day: date, unit: Unit, count: int) -> date:
    """`day` moved by `count` units; the day of the month is cut to the month's length.

    Raises ValueError or OverflowError where the calendar ends.
    """
    days = {Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7}.get(unit)
    if days:
        return day + timedelta(days=days * count)
    months = {Unit.MONTH: 1, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}[unit] * count
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, last_of_month(year, month + 1).day))
