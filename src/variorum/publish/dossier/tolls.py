"""Toll readings as a plot: low, best and high of each reading on one axis, in per cent of its width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.model.value import Count
from variorum.publish.dossier.plots.scale import percent
from variorum.publish.dossier.settled import Fate, FieldView, Policies, ReadingView, Settled, won

#: room left of the lowest and right of the highest figure, in per cent of the axis
_MARGIN = 6.0
#: an axis with fewer steps than this is easier to read than one with more
_MOST_TICKS = 6
#: an axis begins at nought unless all figures lie in the upper part of it
_NOUGHT_BELOW = 0.5


@dataclass(frozen=True, slots=True)
class Bar:
    """A count on the axis: ends and best in per cent; an open end runs to the edge."""

    left: str
    right: str
    best: str | None
    open_left: bool
    open_right: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A reading with what becomes of it and its bar (None where it has no figure at all).

    `won` are the policies (by position) that choose it.
    """

    reading: ReadingView
    fates: tuple[Fate, ...]
    won: Policies
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class Plot:
    """The readings of one toll and what policies find, on one axis with (per cent, figure) ticks."""

    field: FieldView
    lines: tuple[Line, ...]
    findings: tuple[tuple[Policies, Settled, Bar | None], ...]
    ticks: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from `low` to `high` people."""

    low: int
    high: int

    def at(self, figure: float) -> float:
        """The place of a figure, in per cent."""
        return _MARGIN + (100 - 2 * _MARGIN) * (figure - self.low) / (self.high - self.low)


def plot(field: FieldView) -> Plot:
    """The plot of a toll; all policies have the same axis, so that they can be compared."""
    axis = _axis([c for s in field.settled for c in _counts(s)])
    stated = field.stated
    return Plot(
        field=field,
        lines=tuple(Line(r, fates, won(fates), _drawn(r.count, axis)) for r, fates in field.readings),
        findings=tuple((who, settled, _drawn(settled.toll, axis)) for who, settled in stated),
        ticks=tuple((percent(axis.at(figure)), figure) for figure in ticks(axis)),
    )


def _drawn(count: Count | None, axis: Axis) -> Bar | None:
    return None if count is None else bar(count, axis)


def _counts(settled: Settled) -> list[Count]:
    found = [r.count for r in settled.readings if r.count is not None]
    return found if settled.toll is None else [*found, settled.toll]


def _figures(count: Count) -> list[int]:
    return [end for end in (count.low, count.best, count.high) if end is not None]


def _axis(counts: Sequence[Count]) -> Axis:
    figures = sorted(f for c in counts for f in _figures(c)) or [0]
    low, high = figures[0], figures[-1]
    if low < high * _NOUGHT_BELOW or low == high:
        return Axis(0, max(high, 1))
    return Axis(low, high)


def bar(count: Count, axis: Axis) -> Bar | None:
    """The bar of a count; None where it has no figure."""
    if not _figures(count):
        return None
    return Bar(
        left="0%" if count.low is None else percent(axis.at(count.low)),
        right="100%" if count.high is None else percent(axis.at(count.high)),
        best=None if count.best is None else percent(axis.at(count.best)),
        open_left=count.low is None,
        open_right=count.high is None,
    )


def ticks(axis: Axis) -> tuple[int, ...]:
    """Round figures on the axis: steps of 1, 2 or 5 times a power of ten, at most six of them."""
    step = 1
    while (axis.high - axis.low) // step + 1 > _MOST_TICKS:
        step = _next(step)
    first = -(-axis.low // step) * step
    return tuple(range(first, axis.high + 1, step))


def _next(step: int) -> int:
    """1, 2, 5, 10, 20, 50 ..."""
    return step * 5 // 2 if str(step).startswith("2") else step * 2
