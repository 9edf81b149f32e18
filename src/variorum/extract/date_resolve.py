"""Resolving: from what a date expression says, and the publication day, to an interval of days.

The rules for relative dates are those of the UCDP GED codebook 23.1, appendix 2 (GED below), where it has
one, and ours elsewhere; each function says which. Without a publication date what depends on it stays
unresolved: the publication date is never put in the place of a missing date.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from variorum.extract.date_calendar import (
    of_calendar,
    of_decade,
    of_named,
    of_quarter,
    of_season,
    of_slashed,
)
from variorum.extract.date_forms import (
    Calendar,
    Decade,
    Direction,
    Form,
    FoundDate,
    Named,
    Offset,
    Overnight,
    Period,
    Quarter,
    Range,
    Recent,
    Season,
    Slashed,
    Vague,
    Weekday,
    Window,
)
from variorum.extract.date_intervals import Frame, dated, last_of_month, unresolved
from variorum.extract.date_relative import (
    of_offset,
    of_overnight,
    of_period,
    of_recent,
    of_vague,
    of_weekday,
    of_window,
)
from variorum.model.value import Granularity, PartialDate


def resolve(
    found: FoundDate,
    *,
    published: date | None,
    direction: Direction | None = None,
    anchor: date | None = None,
) -> PartialDate:
    """The interval of days that `found` means, with the rule as its basis.

    `published` is the report's day; where it is None, what is counted from it is unresolved, with the
    weekday, month and day that are written kept. `direction` is where a date without a year points (None:
    ahead where the words point ahead, back otherwise). `anchor` is the day that "a day earlier" counts
    from; without it such a date is unresolved too.
    """
    chosen = direction or (Direction.FUTURE if found.future else Direction.PAST)
    try:
        value = _resolved(found.form, Frame(published, anchor, chosen))
        value = _around(value) if found.approximate else value
    except (OverflowError, ValueError):
        # "9,000 years ago": before the first day that a date can have, or after the last
        value = unresolved("outside the years that the calendar has")
    weekday = value.weekday if value.weekday is not None else _weekday(found.form)
    return replace(value, part=found.part, weekday=weekday)


def _weekday(form: Form) -> int | None:
    return form.weekday if isinstance(form, Weekday | Calendar | Slashed) else None


def _resolved(form: Form, frame: Frame) -> PartialDate:
    return _RULES[type(form)](form, frame)


def _around(value: PartialDate) -> PartialDate:
    """ "Around 2 July" is 1 to 3 July (GED); around a year is a year more on both sides (ours)."""
    if value.start is None or value.end is None:
        return value
    if value.granularity is Granularity.DAY:
        day = timedelta(days=1)
        return dated(value.start - day, value.end + day, f"{value.basis}; a day on both sides (GED)")
    if value.granularity is Granularity.YEAR:
        start, end = value.start.replace(year=value.start.year - 1), last_of_month(value.end.year + 1, 12)
        return dated(start, end, f"{value.basis}; a year on both sides")
    return value


def _of_range(form: Range, frame: Frame) -> PartialDate:
    """From one date to another. "The night between Sunday and Monday" is both days (GED)."""
    first, last = _ends(form, frame)
    if first.start is None or last.end is None:
        return unresolved(f"a range; {last.basis if last.end is None else first.basis}")
    if first.start > last.end:
        return unresolved("a range that ends before it begins")
    return dated(first.start, last.end, f"both ends included; {last.basis}")


def _ends(form: Range, frame: Frame) -> tuple[PartialDate, PartialDate]:
    """Both ends of a range: where one lacks its year or week, it is the nearest to the other.

    "3-5 January" in a report of 4 January began the day before; "between Sunday and Monday" ended on the
    latest Monday.
    """
    if _open_year(form.first) and _open_year(form.last):
        first = _resolved(form.first, frame)
        after = Frame(first.start, frame.anchor, Direction.FUTURE) if first.start else frame
        return first, _resolved(form.last, after)
    last = _resolved(form.last, frame)
    counts_back = _open_year(form.first) or (isinstance(form.first, Weekday) and form.first.shift is None)
    before = Frame(last.end, frame.anchor, Direction.PAST) if counts_back and last.end else frame
    return _resolved(form.first, before), last


def _open_year(form: Form) -> bool:
    return isinstance(form, Calendar) and form.year is None and form.shift is None


_RULES: dict[type, Callable[[Any, Frame], PartialDate]] = {
    Calendar: of_calendar,
    Slashed: of_slashed,
    Weekday: of_weekday,
    Offset: of_offset,
    Period: of_period,
    Window: of_window,
    Recent: of_recent,
    Overnight: of_overnight,
    Decade: of_decade,
    Quarter: of_quarter,
    Season: of_season,
    Named: of_named,
    Vague: of_vague,
    Range: _of_range,
}
