"""Resolving dates that name a year, a month or a day of the calendar.

Early, mid and late of a month follow the UCDP GED codebook 23.1, appendix 2: 1 to 10, 10 to 20, 15 to the
end. Early, mid and late of a year (four months each) and of a decade are ours, and so are the seasons,
which are the meteorological ones of the north.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from variorum.extract.date_forms import Calendar, Decade, Direction, Named, Quarter, Season, Slashed, Unit
from variorum.extract.date_intervals import NO_PUBLICATION, Frame, dated, last_of_month, on, unresolved, whole
from variorum.extract.date_words import MONTH_NAMES, SEASONS, WEEKDAY_NAMES
from variorum.model.value import PartialDate

_WRITTEN = "as written"
#: how far back a day without a year is looked for: 29 February may be eight years away
_YEARS_BACK = 8
#: more days back than a paper goes without naming the year; the next such day is then within two months
LONG_AGO = 300
#: years of a decade for its edges; they overlap, for nobody agrees where "mid" begins
_DECADE_EDGES = {"early": (0, 3), "mid": (3, 7), "late": (6, 9)}
_YEAR_EDGES = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}


def of_calendar(form: Calendar, frame: Frame) -> PartialDate:
    """A year, month or day; what lacks a year takes it from the publication day and the direction."""
    if form.year_shift is not None:
        return _shifted_year(form, frame)
    if form.year is None:
        return _without_year(form, frame)
    if form.month is None:
        return _year(form.year, form.edge)
    if form.day is None:
        return _month(form.year, form.month, form.edge, _WRITTEN)
    return _day(form, form.year, _WRITTEN)


def _year(year: int, edge: str | None) -> PartialDate:
    first, last = _YEAR_EDGES.get(edge or "", (1, 12))
    return dated(date(year, first, 1), last_of_month(year, last), _WRITTEN)


def _month(year: int, month: int, edge: str | None, basis: str) -> PartialDate:
    end = last_of_month(year, month)
    first, last = {"early": (1, 10), "mid": (10, 20), "late": (15, end.day)}.get(edge or "", (1, end.day))
    rule = f"{basis}; {edge} in the month is day {first} to {last} (GED)" if edge else basis
    return dated(date(year, month, first), date(year, month, last), rule)


def _day(form: Calendar, year: int, basis: str) -> PartialDate:
    month, day = form.month or 0, form.day or 0
    if day > last_of_month(year, month).day:
        return unresolved(f"{MONTH_NAMES[month - 1]} {year} has no day {day}", month=month)
    found = date(year, month, day)
    if form.weekday is not None and found.weekday() != form.weekday:
        wrong = f"the text says {WEEKDAY_NAMES[form.weekday]}, but it was a {WEEKDAY_NAMES[found.weekday()]}"
        basis = f"{basis}; {wrong}"
    return on(found, basis)


def _shifted_year(form: Calendar, frame: Frame) -> PartialDate:
    if frame.published is None:
        return unresolved(f"month of a year counted from publication; {NO_PUBLICATION}", month=form.month)
    year = frame.published.year + (form.year_shift or 0)
    return _month(year, form.month or 1, form.edge, _from(frame.published))


def _from(published: date) -> str:
    return f"year taken from publication, {published.isoformat()}"


def _without_year(form: Calendar, frame: Frame) -> PartialDate:
    published = frame.published
    what = "month" if form.day is None else "day and month"
    if published is None:
        basis = f"{what} without a year; {NO_PUBLICATION}"
        return unresolved(basis, weekday=form.weekday, month=form.month, day=form.day)
    if form.day is None:
        year = _year_of_month(form, published, frame.direction)
        return _month(year, form.month or 1, form.edge, _from(published))
    year_found = _year_of_day(form, published, frame.direction)
    if year_found is None:
        basis = f"there is no such day near {published.isoformat()}"
        return unresolved(basis, month=form.month, day=form.day)
    return _day(form, year_found, _from(published) + _doubt(form, year_found, published))


def _doubt(form: Calendar, year: int, published: date) -> str:
    """A word of doubt where the same day of the next year is much nearer: papers name such a year."""
    back = (published - date(year, form.month or 1, form.day or 1)).days
    return f"; {back} days before it, and the next such day is much nearer" if back > LONG_AGO else ""


def _year_of_month(form: Calendar, published: date, direction: Direction) -> int:
    here, month = published.year, form.month or 1
    if form.shift == 0:
        return here
    if form.shift == -1:
        return here if month < published.month else here - 1
    if form.shift == 1:
        return here if month > published.month else here + 1
    if direction is Direction.FUTURE:
        return here if month >= published.month else here + 1
    if direction is Direction.NEAREST:
        return min((here, here - 1, here + 1), key=lambda y: abs((y - here) * 12 + month - published.month))
    return here if month <= published.month else here - 1


def _year_of_day(form: Calendar, published: date, direction: Direction) -> int | None:
    """The year of a day and month: by its weekday where that is written, else by the direction."""
    years = range(max(published.year - _YEARS_BACK, 1), min(published.year + _YEARS_BACK, 9999) + 1)
    days = [date(y, form.month or 1, form.day or 1) for y in years if _exists(y, form)]
    fitting = [d for d in days if d.weekday() == form.weekday and abs(d.year - published.year) <= 1]
    pool = fitting or [d for d in days if _POINTS[direction](d, published)]
    return min(pool, key=lambda d: (abs((d - published).days), d), default=published).year if pool else None


def _exists(year: int, form: Calendar) -> bool:
    return (form.day or 1) <= last_of_month(year, form.month or 1).day


_POINTS: dict[Direction, Callable[[date, date], bool]] = {
    Direction.PAST: lambda day, published: day <= published,
    Direction.FUTURE: lambda day, published: day >= published,
    Direction.NEAREST: lambda _day, _published: True,
}


def of_slashed(form: Slashed, frame: Frame) -> PartialDate:
    """03/01/2024: the one order that does not lie after publication, else unresolved.

    An interval over both would be true, but a coder who takes its midpoint (GTD) would get a day that
    nobody wrote.
    """
    options = [(form.second, form.first), (form.first, form.second)]
    days = [date(form.year, month, day) for month, day in options]
    fitting = [d for d in days if form.weekday is None or d.weekday() == form.weekday]
    if frame.published is not None and frame.direction is Direction.PAST:
        fitting = [d for d in fitting or days if d <= frame.published]
    if len(fitting) == 1:
        return on(fitting[0], "the order of day and month that fits the weekday or publication")
    either = " or ".join(f"{d.day} {MONTH_NAMES[d.month - 1]}" for d in days)
    return unresolved(f"{either} {form.year}: the order of day and month is not known", weekday=form.weekday)


def of_named(form: Named, _frame: Frame) -> PartialDate:
    """A day that has become a name: its year is not in the words, and not that of publication."""
    return unresolved("a day that is a name, without its year", month=form.month, day=form.day)


def of_decade(form: Decade, _frame: Frame) -> PartialDate:
    """The 1990s: ten years, or some of them."""
    first, last = _DECADE_EDGES.get(form.edge or "", (0, 9))
    return dated(date(form.year + first, 1, 1), date(form.year + last, 12, 31), _WRITTEN)


def of_quarter(form: Quarter, frame: Frame) -> PartialDate:
    """The third quarter of 2019: three months; without a year the latest that has begun by publication."""
    basis = f"quarter {form.number} of the calendar year"
    if form.year is not None:
        return dated(*_quarter(form.number, form.year), basis)
    if frame.published is None:
        return unresolved(f"a quarter without a year; {NO_PUBLICATION}")
    year = frame.published.year + (form.shift or 0)
    if form.shift is None and _quarter(form.number, year)[0] > frame.published:
        year += 1 if frame.direction is Direction.FUTURE else -1
    return dated(*_quarter(form.number, year), f"{basis}; {_from(frame.published)}")


def _quarter(number: int, year: int) -> tuple[date, date]:
    return date(year, 3 * number - 2, 1), last_of_month(year, 3 * number)


def of_season(form: Season, frame: Frame) -> PartialDate:
    """Summer of 2019, last winter. A winter with a year may be the one that ends or begins in it."""
    basis = f"{form.season}, the three months of it in the north"
    if form.year is not None:
        start, end = _season(form.season, form.year)
        return dated(_season(form.season, form.year - 1)[0] if end.year > start.year else start, end, basis)
    if frame.published is None:
        return unresolved(f"{form.season} counted from publication; {NO_PUBLICATION}")
    seasons = [_season(form.season, frame.published.year + n) for n in (-2, -1, 0, 1)]
    return dated(*_shifted_season(seasons, form.shift, frame.published), f"{basis}; {_from(frame.published)}")


def _season(name: str, year: int) -> tuple[date, date]:
    first = SEASONS[name]
    last_year, last_month = (year + 1, 2) if first == 12 else (year, first + 2)
    return date(year, first, 1), last_of_month(last_year, last_month)


def _shifted_season(
    seasons: list[tuple[date, date]], shift: int | None, published: date
) -> tuple[date, date]:
    if shift == 1:
        return next(s for s in seasons if s[0] > published)
    if shift == -1:
        return [s for s in seasons if s[1] < published][-1]
    this_year = whole(Unit.YEAR, published)[0]
    return next(
        (s for s in seasons if s[0] <= published <= s[1]), next(s for s in seasons if s[0] >= this_year)
    )
