"""The course of a toll: a step a statement at its as-of time, with its low and high, a line for each voice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.model.value import Count
from variorum.publish.dossier.edition import Edition
from variorum.publish.dossier.evidence import Ref
from variorum.publish.dossier.plots.labels import NARROW, WIDE, Boxes
from variorum.publish.dossier.plots.said import Statement, Voice, following, voices
from variorum.publish.dossier.plots.scale import RIGHT, Days, days, percent
from variorum.publish.dossier.plots.sheet import Sheet
from variorum.publish.dossier.plots.toll_words import sheet, short, statement_words, untimed_words
from variorum.publish.dossier.settled import FieldView
from variorum.publish.dossier.tolls import Axis, ticks
from variorum.reconcile.counts import number

#: the height of a plot, and where its highest figure and nought lie, in pixels
HEIGHT, _TOP, _FOOT = 250, 44, 214
#: how far a label stands above its mark, and above the arrow of an open end
_ABOVE, _ARROW = 10, 24
#: how far a mark moves aside where another one lies at its place, in per cent: marks then touch at most
_ASIDE = 2.6
#: where the findings of the policies stand, in per cent
_FOUND = 95.0
#: colours and shapes of voices; more voices go round again with the shapes shifted
COLOURS = 8


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line from x1, y1 to x2, y2."""

    x1: str
    y1: int
    x2: str
    y2: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement: its mark and label, its step, its band from low to high; `open` ways have an arrow.

    `label` is wide, narrow (on every screen) or "" (left out); `colour` and `shape` tell the voice.
    """

    x: str
    y: int
    colour: int
    shape: int
    figure: str
    label: str
    label_y: int
    words: str
    refs: tuple[Ref, ...]
    ended: bool
    step: tuple[Stroke, ...]
    band: tuple[str, int, str, int] | None
    spread: Stroke | None
    open_up: bool
    open_down: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What policies (by position) find: low and high, and the best figure, on the right of the plot."""

    policies: tuple[int, ...]
    low: int
    high: int
    best: int
    figure: str


@dataclass(frozen=True, slots=True)
class Course:
    """The plot of one toll. `untimed` are statements without a time, in words with their evidence."""

    label: str
    marks: tuple[Mark, ...]
    voices: tuple[tuple[Voice, int, int], ...]
    found: tuple[Found, ...]
    levels: tuple[tuple[int, int], ...]
    days: Days
    untimed: tuple[tuple[str, tuple[Ref, ...]], ...]
    sheet: Sheet


def course(edition: Edition, field: FieldView, told: Sequence[Statement], name: str) -> Course | None:
    """The plot of a toll; None where fewer than two statements have a time and a figure."""
    timed = [s for s in told if s.days and number(s.count) is not None]
    if len(timed) < 2:
        return None
    spoke = voices(told)
    plot = _Plot(_axis(field, told), days(s.days for s in timed if s.days))
    left_out = [s for s in told if s not in timed]
    return Course(
        label=field.label,
        marks=tuple(_marks(edition, plot, timed, spoke)),
        voices=tuple((v, *look(v)) for v in spoke.values()),
        found=tuple(_found(plot, field)),
        levels=tuple((plot.y(figure), figure) for figure in ticks(plot.axis)),
        days=plot.days,
        untimed=tuple((untimed_words(s), s.refs(edition)) for s in left_out),
        sheet=sheet(edition, field.label, told, name),
    )


@dataclass(frozen=True, slots=True)
class _Plot:
    axis: Axis
    days: Days

    def y(self, figure: float) -> int:
        return round(_FOOT - (_FOOT - _TOP) * (figure - self.axis.low) / (self.axis.high - self.axis.low))


def _axis(field: FieldView, told: Sequence[Statement]) -> Axis:
    """From nought to the highest figure that is told or found: the height of a step is then its share."""
    counts = [s.count for s in told] + [s.toll for s in field.settled if s.toll is not None]
    return Axis(0, max((f for c in counts for f in (c.low, c.best, c.high) if f is not None), default=1) or 1)


def look(voice: Voice) -> tuple[int, int]:
    """Colour and shape of a voice."""
    return voice.number % COLOURS, (voice.number + voice.number // COLOURS) % COLOURS


@dataclass(frozen=True, slots=True)
class _Placed:
    """A statement with its place, and the one of the same voice that follows it with its own."""

    said: Statement
    x: float
    y: int
    after: tuple[Statement, float] | None


def _marks(
    edition: Edition, plot: _Plot, timed: Sequence[Statement], spoke: Mapping[tuple[str, str], Voice]
) -> Iterator[Mark]:
    placed = list(_placed(plot, timed))
    for one, label in zip(placed, _labels(placed), strict=True):
        colour, shape = look(spoke[one.said.voice, one.said.role])
        until, refs = _until(plot, one), one.said.refs(edition)
        yield Mark(
            x=percent(one.x),
            y=one.y,
            colour=colour,
            shape=shape,
            figure=short(one.said.count),
            label=label,
            label_y=_label_y(one),
            words=statement_words(one.said),
            refs=refs,
            ended=bool(one.said.ended) or (one.after is not None and one.after[0].count != one.said.count),
            step=tuple(_step(plot, one, until)),
            band=_band(plot, one.said.count, one.x, until),
            spread=_spread(plot, one),
            open_up=one.said.count.high is None,
            open_down=one.said.count.low is None,
        )


def _placed(plot: _Plot, timed: Sequence[Statement]) -> Iterator[_Placed]:
    places = _places(plot, timed)
    for one in timed:
        after = following(one, timed)
        yield _Placed(
            one, places[id(one)], plot.y(_figure(one)), None if after is None else (after, places[id(after)])
        )


def _labels(placed: Sequence[_Placed]) -> Iterator[str]:
    """Which screens have room for the label of each mark: wide, narrow (and so all), or none ("")."""
    wide, narrow = Boxes(WIDE), Boxes(NARROW)
    for one in placed:
        wide.mark(one.x, one.y)
        narrow.mark(one.x, one.y)
    for one in placed:
        figure, y = short(one.said.count), _label_y(one)
        fits = wide.label(one.x, y, figure)
        yield ("narrow" if narrow.label(one.x, y, figure) else "wide") if fits else ""


def _until(plot: _Plot, one: _Placed) -> float:
    """How far a figure stands: to the next one of its voice, else to what superseded it, else to the end."""
    if one.after is not None:
        return one.after[1]
    ended = None if one.said.until is None else plot.days.at(one.said.until)
    return RIGHT if ended is None or ended <= one.x else ended


def _label_y(one: _Placed) -> int:
    return one.y - (_ARROW if one.said.count.high is None else _ABOVE)


def _figure(one: Statement) -> int:
    return number(one.count) or 0


def _places(plot: _Plot, timed: Sequence[Statement]) -> dict[int, float]:
    """Where statements stand: those of one day beside each other within it, in their order."""
    by_day: dict[int, list[Statement]] = {}
    for one in timed:
        by_day.setdefault(one.days[1] if one.days else 0, []).append(one)
    return {id(s): x for day, its in by_day.items() for s, x in _within(plot.days, day, its)}


def _within(scale: Days, day: int, its: Sequence[Statement]) -> Iterator[tuple[Statement, float]]:
    """Spread over the middle of a wide day; in a narrow one a mark moves aside for those at its figure."""
    apart = min(scale.width(day) * 0.8 / len(its), 3 * _ASIDE)
    if apart >= _ASIDE:
        for i, one in enumerate(its):
            yield one, scale.at(day) + (i - (len(its) - 1) / 2) * apart
        return
    met: dict[int, int] = {}
    for one in its:
        at = met.setdefault(_figure(one), 0)
        met[_figure(one)] += 1
        yield one, scale.at(day) + at * _ASIDE


def _step(plot: _Plot, one: _Placed, until: float) -> Iterator[Stroke]:
    """Along at its figure, then up or down to the next one."""
    yield Stroke(percent(one.x), one.y, percent(until), one.y)
    if one.after is not None and plot.y(_figure(one.after[0])) != one.y:
        yield Stroke(percent(until), one.y, percent(until), plot.y(_figure(one.after[0])))


def _band(plot: _Plot, count: Count, x: float, until: float) -> tuple[str, int, str, int] | None:
    """x, y, width and height of the band from low to high; None for a plain figure or an open end."""
    if count.low is None or count.high is None or count.low == count.high:
        return None
    top, foot = plot.y(count.high), plot.y(count.low)
    return percent(x), top, percent(max(until - x, 0)), foot - top


def _spread(plot: _Plot, one: _Placed) -> Stroke | None:
    """The days that a statement may hold for, where it is more than one."""
    days_of = one.said.days
    if days_of is None or days_of[0] == days_of[1]:
        return None
    first, last = days_of
    return Stroke(percent(plot.days.begin(first)), one.y, percent(plot.days.at(last, 1)), one.y)


def _found(plot: _Plot, field: FieldView) -> Iterator[Found]:
    """The findings with a figure, those that are the same drawn once."""
    same: dict[tuple[Count, str], list[int]] = {}
    for who, settled in field.stated:
        if settled.toll is not None and number(settled.toll) is not None:
            same.setdefault((settled.toll, settled.figure), []).extend(who)
    for (count, figure), positions in same.items():
        best = number(count) or 0
        low, high = (best if end is None else end for end in (count.low, count.high))
        yield Found(
            tuple(sorted(positions)),
            plot.y(low),
            plot.y(high),
            plot.y(best),
            figure if figure.isdecimal() else short(count),
        )
