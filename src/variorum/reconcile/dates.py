"""Dates as intervals of days: a day within a week is the more specific one, two days are apart."""

from __future__ import annotations

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


def relate_dates(a: PartialDate, b: PartialDate) -> Relation:
    """By containment of the intervals; an unresolved date fits every day that has its weekday."""
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
    if _holds(resolved, other):
        return Relation(Fit.NARROWER, f"{names}: nothing known of the unresolved one speaks against it")
    return Relation(Fit.APART, f"{names}: weekday or month do not fit")


def _holds(resolved: PartialDate, other: PartialDate) -> bool:
    """True if a day of the interval fits what is known of the unresolved date; a year is enough to tell."""
    first, last = interval(resolved)
    span = min((last - first).days, 366)
    return any(_fits(first + timedelta(n), other) for n in range(span + 1))


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
    start, end = max(interval(a)[0], interval(b)[0]), min(interval(a)[1], interval(b)[1])
    length = (end - start).days + 1
    granularity = next((g for most, g in _LENGTHS if length <= most), Granularity.LONGER)
    return PartialDate(start, end, granularity, "the days that both dates allow")
