"""Days as tables write them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from variorum.extract.coded.row import Row
from variorum.extract.date_intervals import dated, last_of_month
from variorum.model.value import Granularity, PartialDate

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
#: "12 May 2031", "12-May-2031", as ACLED's older files have it
_WORDS = re.compile(r"(\d{1,2})[- ]([A-Za-z]{3,9})[- ](\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def day_of(words: str) -> date | None:
    """The day that a cell gives; None for anything that is not plainly one."""
    if found := _ISO.match(words):
        return _day(*map(int, found.groups()))
    if (named := _WORDS.fullmatch(words)) and named[2][:3].lower() in _MONTHS:
        return _day(int(named[3]), _MONTHS.index(named[2][:3].lower()) + 1, int(named[1]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parts(year: int, month: int, day: int, basis: str) -> PartialDate | None:
    """The day, or with zeroes for what is not known, the month or the year; None if there is no such day."""
    if not month:
        return dated(date(year, 1, 1), date(year, 12, 31), basis)
    if not 1 <= month <= 12:
        return None
    if not day:
        return dated(date(year, month, 1), last_of_month(year, month), basis)
    found = _day(year, month, day)
    return None if found is None else dated(found, found, basis)


def ranged(words: str, basis: str) -> PartialDate | None:
    """The days from one to another that a cell gives, "2031-05-12 to 2031-05-14"; None for other words."""
    found = [day_of(found[0]) for found in _ISO.finditer(words)]
    if len(found) != 2 or found[0] is None or found[1] is None or found[0] > found[1]:
        return None
    return dated(found[0], found[1], basis)


def within(day: date, days: int, basis: str) -> PartialDate:
    """All days that can be meant by a day which is sure to so many days."""
    wide = timedelta(days=days - 1)
    granularity = Granularity.DAY if days == 1 else Granularity.DAYS
    return PartialDate(day - wide, day + wide, granularity, basis)


def say_date(row: Row, value: PartialDate | None, *columns: str) -> None:
    """Take down the date, if there is one."""
    if value is not None:
        row.says("date", value, columns)
