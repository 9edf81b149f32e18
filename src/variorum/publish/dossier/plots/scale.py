"""A scale of days in per cent of a plot's width; a long time of which nothing is told is cut out, visibly."""

from __future__ import annotations

from bisect import bisect_right
from calendar import month_abbr
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

#: so many days on which nothing is told are cut out: reports of one incident follow each other in days and
#: weeks, what comes after a month is a look back
GAP = 31
#: the width of a cut, and the least width of a part between two cuts, in per cent: a label of a day fits
_CUT, _LEAST = 4.0, 11.0
#: the ends of the scale, in per cent; figures stand left of it, what the policies find right of it
LEFT, RIGHT = 7.0, 91.0
#: so many per cent are taken up by the label of a day on a narrow screen, and on a wide one
_NARROW, _WIDE = 24.0, 12.0
#: steps between labels in days, up to a quarter of a year; beyond it whole years
_STEPS = (1, 2, 3, 7, 14, 28, 91)
_YEAR = 366


@dataclass(frozen=True, slots=True)
class Run:
    """Days without a cut: ordinals of the first and the last, both included; where it begins, and a day's width."""

    first: int
    last: int
    left: float
    day: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + (self.last - self.first + 1) * self.day


@dataclass(frozen=True, slots=True)
class Tick:
    """A day with a label; `wide` where only a wide screen has room for it."""

    at: float
    label: str
    wide: bool


@dataclass(frozen=True, slots=True)
class Days:
    """The scale."""

    runs: tuple[Run, ...]

    def begin(self, day: int) -> float:
        """Where a day begins; a day outside the runs lies at the nearest end."""
        run = self.runs[max(0, bisect_right([r.first for r in self.runs], day) - 1)]
        return run.left + (min(max(day, run.first), run.last) - run.first) * run.day

    def width(self, day: int) -> float:
        """How wide a day is."""
        return self.runs[max(0, bisect_right([r.first for r in self.runs], day) - 1)].day

    def at(self, day: int, part: float = 0.5) -> float:
        """A place within a day: 0 is its beginning, 1 its end."""
        return self.begin(day) + part * self.width(day)

    @property
    def cuts(self) -> tuple[tuple[float, str], ...]:
        """The middle of each cut and how long it is."""
        pairs = zip(self.runs, self.runs[1:], strict=False)
        return tuple(((a.right + b.left) / 2, _long(b.first - a.last - 1)) for a, b in pairs)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The days to label, so far apart that no label runs into the next one."""
        found: list[Tick] = []
        narrow, wide, said = -_NARROW, -_WIDE, 0
        for run in self.runs:
            for day in _labelled(run):
                at = self.at(day)
                if at - wide < _WIDE:
                    continue
                year = date.fromordinal(day).year
                found.append(Tick(at, _label(day, year=year != said), wide=at - narrow < _NARROW))
                wide, said = at, year
                narrow = narrow if found[-1].wide else at
        return tuple(found)


def days(told: Iterable[tuple[int, int]], *, right: float = RIGHT) -> Days:
    """The scale for intervals of days (ordinals of `date`, both ends included). At least one must be given.

    `right` is where it ends, in per cent.
    """
    spans = list(_joined(told))
    room = right - LEFT - _CUT * (len(spans) - 1)
    lengths = [last - first + 1 for first, last in spans]
    shares = [max(n / sum(lengths), _LEAST / room) for n in lengths]
    runs, left = [], LEFT
    for (first, last), length, share in zip(spans, lengths, shares, strict=True):
        width = room * share / sum(shares)
        runs.append(Run(first, last, left, width / length))
        left += width + _CUT
    return Days(tuple(runs))


def _joined(told: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The intervals in order, those with less than a gap between them as one."""
    ordered = sorted(told)
    first, last = ordered[0]
    for low, high in ordered[1:]:
        if low - last > GAP:
            yield first, last
            first = low
        last = max(last, high)
    yield first, last


def _labelled(run: Run) -> range:
    """Days of a run at a round step from its first day on."""
    step = next((s for s in _STEPS if s * run.day >= _WIDE), None)
    if step is None:
        years = next(n for n in range(1, 1000) if n * _YEAR * run.day >= _WIDE)
        step = years * _YEAR
    return range(run.first, run.last + 1, step)


def _label(day: int, *, year: bool) -> str:
    """ "22 Mar", with the year where it is another than that of the label before."""
    found = date.fromordinal(day)
    words = f"{found.day} {month_abbr[found.month]}"
    return f"{words} {found.year}" if year else words


def _long(gap: int) -> str:
    """How long a cut is: days up to three months, then months, then years."""
    if gap < 92:
        return f"{gap} days"
    return f"{round(gap / 30.44)} months" if gap < 2 * _YEAR else f"{round(gap / 365.25)} years"


def ordinal(iso: str | None) -> int | None:
    """The day of an ISO text as an ordinal of `date`; None where it is no day."""
    try:
        return None if iso is None else date.fromisoformat(iso[:10]).toordinal()
    except ValueError:
        return None


def percent(place: float) -> str:
    """A place for an SVG attribute, always with two decimals so that the bytes are the same everywhere."""
    return f"{place:.2f}%"
