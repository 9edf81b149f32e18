"""Dates as intervals of days: a day within a week is the more specific one, two days are apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from variorum.model.value import Granularity, PartialDate
from variorum.reconcile.relation import Fit, Relation, by_containment
from variorum.reconcile.words import date_words

#: the longest interval, in days, of each granularity; UCDP GED 23.1 date_prec and the calendar
_LENGTHS = (
    (1, Granularity.DAY),
    (6, Granularity.DAYS),
    (7, Granularity.WEEK),
    (31, Granularity.MONTH),
    (366, Granularity.YEAR),
)


#: years after which weekday, month and day of the month have met in every way that they can: 28, and 40 where a
#: century without a leap day lies between
_ALL_CALENDARS = 40 * 366


def relate_dates(a: PartialDate, b: PartialDate) -> Relation:
    """Two dates as sets of days: the more specific one is a subset; an unresolved one is every day that fits it."""
    names = f"{date_words(a)} and {date_words(b)}"
    if not a.resolved and not b.resolved:
        return _unresolved(a, b, names)
    if not a.resolved:
        return _half(b, a, names).turned
    return _half(a, b, names) if not b.resolved else _intervals(a, b, names)


def _intervals(a: PartialDate, b: PartialDate, names: str) -> Relation:
    (first, last), (begin, end) = interval(a), interval(b)
    if max(first, begin) > min(last, end):
        return Relation(Fit.APART, f"{names}: no day lies in both")
    fit = by_containment(begin <= first and last <= end, first <= begin and end <= last)
    return Relation(fit, f"{names}: a day lies in both")


def _half(resolved: PartialDate, other: PartialDate, names: str) -> Relation:
    """A resolved date beside an unresolved one."""
    fitting = [_fits(day, other) for day in _days(resolved)]
    if not any(fitting):
        return Relation(Fit.APART, f"{names}: weekday or month do not fit")
    if all(fitting):
        return Relation(Fit.NARROWER, f"{names}: nothing known of the unresolved one speaks against it")
    return Relation(Fit.OVERLAPPING, f"{names}: some of the days fit")


def _days(resolved: PartialDate) -> Iterator[date]:
    first, last = interval(resolved)
    return (first + timedelta(n) for n in range(min((last - first).days, _ALL_CALENDARS) + 1))


def _fits(day: date, hints: PartialDate) -> bool:
    known = ((hints.weekday, day.weekday()), (hints.month, day.month), (hints.day, day.day))
    return all(hint is None or hint == true for hint, true in known)


def _hints(value: PartialDate) -> tuple[int | None, ...]:
    return value.weekday, value.month, value.day


def _unresolved(a: PartialDate, b: PartialDate, names: str) -> Relation:
    pairs = list(zip(_hints(a), _hints(b), strict=True))
    if any(None not in pair and pair[0] != pair[1] for pair in pairs):
        return Relation(Fit.APART, f"{names}: weekday or month differ")
    fit = by_containment(all(y in (None, x) for x, y in pairs), all(x in (None, y) for x, y in pairs))
    return Relation(fit, f"{names}: nothing known of them differs")


def interval(value: PartialDate) -> tuple[date, date]:
    """Both ends of a resolved date; ValueError for an unresolved one."""
    if value.start is None or value.end is None:
        raise ValueError(f"{date_words(value)} has no interval")
    return value.start, value.end


def meet_dates(a: PartialDate, b: PartialDate) -> PartialDate | None:
    """The days that lie in both of two overlapping intervals; None if one of them is unresolved."""
    if not (a.resolved and b.resolved):
        return None
    first, last = max(interval(a)[0], interval(b)[0]), min(interval(a)[1], interval(b)[1])
    return _from_to(first, last, "the days that both dates allow")


def join_dates(a: PartialDate, b: PartialDate) -> PartialDate | None:
    """The shortest interval that holds both; None if one of them is unresolved."""
    if not (a.resolved and b.resolved):
        return None
    first, last = min(interval(a)[0], interval(b)[0]), max(interval(a)[1], interval(b)[1])
    return _from_to(first, last, "from the first to the last day that is told")


def _from_to(first: date, last: date, basis: str) -> PartialDate:
    length = (last - first).days + 1
    granularity = next((g for most, g in _LENGTHS if length <= most), Granularity.LONGER)
    return PartialDate(first, last, granularity, basis)
