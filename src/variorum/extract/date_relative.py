"""Resolving dates that are counted from the publication day, or from a day that the text names.

GED is the UCDP GED codebook 23.1, appendix 2 ("Relative dates"); what has no rule there is ours and says so.
"""

from __future__ import annotations

from datetime import date, timedelta

from variorum.extract.date_forms import (
    Direction,
    Offset,
    Overnight,
    Period,
    Recent,
    Unit,
    Vague,
    Weekday,
    Window,
)
from variorum.extract.date_intervals import NO_PUBLICATION, Frame, dated, on, shifted, unresolved, whole
from variorum.extract.date_words import WEEKDAY_NAMES
from variorum.model.value import Granularity, PartialDate

_DAY = timedelta(days=1)
_HOURS = 24
_ELSEWHERE = "counted from a day that the text names elsewhere"
#: days of a week for its edges (0 is Monday); ours
_WEEK_EDGES = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}
_SINGLE = {Unit.WEEK: Granularity.WEEK, Unit.MONTH: Granularity.MONTH, Unit.YEAR: Granularity.YEAR}


def of_weekday(form: Weekday, frame: Frame) -> PartialDate:
    """A weekday: the latest on or before publication ("last": before it), or by the direction.

    GED codes "Monday night" as Monday; that a report's "Wednesday" is the latest one is news style.
    """
    published, name = frame.published, WEEKDAY_NAMES[form.weekday]
    if published is None:
        return unresolved(f"weekday; {NO_PUBLICATION}", weekday=form.weekday)
    back, ahead = (published.weekday() - form.weekday) % 7, (form.weekday - published.weekday()) % 7
    written = published.isoformat()
    if form.week is not None:
        monday = whole(Unit.WEEK, published)[0] + timedelta(weeks=form.week)
        day, basis = monday + form.weekday * _DAY, f"{name} of a week counted from publication, {written}"
    elif form.shift == -1:
        day, basis = published - (back or 7) * _DAY, f"latest {name} before publication, {written}"
    elif form.shift == 0:
        day = whole(Unit.WEEK, published)[0] + form.weekday * _DAY
        basis = f"{name} of the week of publication, {written}"
    elif form.shift == 1:
        day, basis = published + (ahead or 7) * _DAY, f"first {name} after publication, {written}"
    elif frame.direction is Direction.FUTURE or (frame.direction is Direction.NEAREST and ahead < back):
        day, basis = published + ahead * _DAY, f"first {name} on or after publication, {written}"
    else:
        day, basis = published - back * _DAY, f"latest {name} on or before publication, {written}"
    return on(day, basis)


def of_offset(form: Offset, frame: Frame) -> PartialDate:
    """So many days, weeks, months or years before or after: the whole unit in which the day falls.

    "Last night" is the day before publication (GED). "Four years ago" is a year, not a day.
    """
    reference = frame.anchor if form.anchored else frame.published
    if reference is None:
        return unresolved(_ELSEWHERE if form.anchored else f"counted from publication; {NO_PUBLICATION}")
    counted = "the day the text counts from" if form.anchored else "publication"
    basis = f"counted from {counted}, {reference.isoformat()}"
    if form.unit is Unit.HOUR:
        early, late = reference - -(-form.high // _HOURS) * _DAY, reference - form.low // _HOURS * _DAY
        return dated(*(early, late), basis) if form.sign < 0 else dated(reference, reference + _DAY, basis)
    unit, low, high = form.unit, form.low, form.high
    if unit is Unit.DECADE:
        # "a decade ago" is seldom meant to the year
        unit, low, high = Unit.YEAR, low * 10 - 1, high * 10 + 1
    ends = [
        *whole(unit, shifted(reference, unit, form.sign * low)),
        *whole(unit, shifted(reference, unit, form.sign * high)),
    ]
    return dated(min(ends), max(ends), basis)


def of_period(form: Period, frame: Frame) -> PartialDate:
    """Last week (GED: Monday to Sunday before), the weekend (GED: Saturday and Sunday), this year ..."""
    reference = frame.anchor if form.anchored else frame.published
    if reference is None:
        return unresolved(_ELSEWHERE if form.anchored else f"counted from publication; {NO_PUBLICATION}")
    basis = f"counted from publication, {reference.isoformat()}"
    if form.unit is Unit.WEEKEND:
        return dated(*_weekend(form.shift, reference, frame.direction), basis)
    start, end = whole(form.unit, shifted(reference, form.unit, form.shift))
    if form.edge in ("earlier", "later") and form.shift == 0:
        return dated(start, reference, basis) if form.edge == "earlier" else dated(reference, end, basis)
    return dated(*_edge(form, start, end), basis)


def _weekend(shift: int, published: date, direction: Direction) -> tuple[date, date]:
    """The latest weekend that has begun; "last": one that is over; "next": one that has not begun."""
    start, end = whole(Unit.WEEKEND, published)
    begun = start <= published <= end
    if shift == -1:
        weeks = -1 if begun else 0
    elif shift == 1 or (direction is Direction.FUTURE and not begun):
        weeks = 1
    else:
        weeks = 0
    return start + timedelta(weeks=weeks), end + timedelta(weeks=weeks)


def _edge(form: Period, start: date, end: date) -> tuple[date, date]:
    """Early, mid or late of a period; the month's are GED's, the others ours."""
    edge = form.edge
    if edge not in _WEEK_EDGES:
        return start, end
    if form.unit is Unit.WEEK:
        first, last = _WEEK_EDGES[edge]
        return start + first * _DAY, start + last * _DAY
    if form.unit is Unit.MONTH:
        days = {"early": (1, 10), "mid": (10, 20), "late": (15, end.day)}[edge]
        return start.replace(day=days[0]), start.replace(day=days[1])
    third = (end - start) / 3
    position = ("early", "mid", "late").index(edge)
    return start + position * third, end - (2 - position) * third


def of_window(form: Window, frame: Frame) -> PartialDate:
    """The past 24 hours: the report's day and the one before (GED); other windows in the same way."""
    published = frame.published
    if published is None:
        return unresolved(f"counted from publication; {NO_PUBLICATION}")
    unit, count = form.unit, form.count
    if unit is Unit.HOUR:
        unit, count = Unit.DAY, -(-count // _HOURS)
    ends = sorted((published, shifted(published, unit, form.sign * count)))
    found = dated(ends[0], ends[1], f"counted from publication, {published.isoformat()}")
    if count == 1 and unit in _SINGLE:
        return PartialDate(found.start, found.end, _SINGLE[unit], found.basis)
    return found


def of_recent(_form: Recent, frame: Frame) -> PartialDate:
    """ "Recently", "past few days": the three days before the report, not the report's day (GED)."""
    if frame.published is None:
        return unresolved(f"recently; {NO_PUBLICATION}")
    basis = f"recently: the three days before publication, {frame.published.isoformat()} (GED)"
    return dated(frame.published - 3 * _DAY, frame.published - _DAY, basis)


def of_overnight(_form: Overnight, frame: Frame) -> PartialDate:
    """Overnight: the day before publication and its day, as GED codes "the night between" two days."""
    if frame.published is None:
        return unresolved(f"overnight; {NO_PUBLICATION}")
    basis = f"the night before publication, {frame.published.isoformat()}"
    return dated(frame.published - _DAY, frame.published, basis)


def of_vague(form: Vague, _frame: Frame) -> PartialDate:
    """Time words that give no dates."""
    return unresolved(form.why)
