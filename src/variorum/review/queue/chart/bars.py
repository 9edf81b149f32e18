"""The timeline of a selection: how many incidents happened, or may have, in each day, month, year or decade."""

from __future__ import annotations

from bisect import bisect_right
from calendar import month_abbr
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import accumulate, pairwise

from variorum.model.value import Granularity, PartialDate
from variorum.publish.dossier.plots.scale import percent
from variorum.publish.summary_words import date_words
from variorum.review.queue.entry import Entry
from variorum.review.queue.select import Selection

#: what is known no better than to so many days does not say how far the timeline reaches
_VAGUE = 366
#: the height of the bars in pixels, and the least that can be seen
HEIGHT, _SEEN = 120, 2
#: so many bars have a label: five fit a phone
_LABELS = 5


class Step(Enum):
    """What a bar stands for, in months; a day is none."""

    DAY = 0
    MONTH = 1
    YEAR = 12
    DECADE = 120


#: how many days the bars of a step may be in all: some fifty bars, which on a phone are seven pixels wide
_REACHES = ((Step.DAY, 45), (Step.MONTH, 48 * 31), (Step.YEAR, 50 * 366))


@dataclass(frozen=True, slots=True)
class Bar:
    """Some days (ISO, both included): how many incidents happened in them, and how many more may have.

    `x` and `width` are places of an SVG, `sure` and `maybe` heights in pixels, the latter with the former.
    """

    first: str
    last: str
    words: str
    label: str
    happened: int
    perhaps: int
    x: str
    middle: str
    width: str
    sure: int
    maybe: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars. `undated` incidents have no date, those `beyond` one that is too inexact for any bar."""

    bars: tuple[Bar, ...]
    undated: int
    beyond: int

    @property
    def vague(self) -> bool:
        """True if some incidents may have happened in more than one bar."""
        return any(bar.perhaps for bar in self.bars)


_Span = tuple[int, int]


def timeline_of(chosen: Selection) -> Timeline:
    """The timeline of a selection, without bars where no incident has a date."""
    spans = [_span(one) for one in chosen.entries if one.first]
    undated = len(chosen.entries) - len(spans)
    edges = _edges(spans, chosen.choice.since, chosen.choice.until)
    if not edges:
        return Timeline((), undated, 0)
    within = [span for span in spans if span[1] >= edges[0] and span[0] < edges[-1]]
    return Timeline(tuple(_bars(edges, _counts(edges, within))), undated, len(spans) - len(within))


def _span(one: Entry) -> _Span:
    return date.fromisoformat(one.first).toordinal(), date.fromisoformat(one.last).toordinal()


def _edges(spans: Sequence[_Span], since: str, until: str) -> list[int]:
    """The first day of each bar, and the day after the last; none without a date."""
    if not spans:
        return []
    exact = [span for span in spans if span[1] - span[0] < _VAGUE] or spans
    low, high = min(first for first, _ in exact), max(last for _, last in exact)
    begin = max(low, date.fromisoformat(since).toordinal()) if since else low
    end = min(high, date.fromisoformat(until).toordinal()) if until else high
    # asked for were days from later to earlier
    if begin > end:
        return []
    starts = list(_starts(begin, end))
    # whole months and years, but no day that was not asked for
    starts[0] = max(starts[0], begin) if since else starts[0]
    starts[-1] = min(starts[-1], end + 1) if until else starts[-1]
    return starts


def _starts(begin: int, end: int) -> Iterator[int]:
    """The first days of the bars that these days fill, and the day after."""
    step = next((step for step, most in _REACHES if end - begin < most), Step.DECADE)
    if step is Step.DAY:
        yield from range(begin, end + 2)
        return
    day = date.fromordinal(begin)
    months = (day.year * 12 + day.month - 1) // step.value * step.value
    while True:
        first = date(max(1, months // 12), months % 12 + 1, 1).toordinal()
        yield first
        if first > end:
            return
        months += step.value


def _counts(edges: Sequence[int], spans: Iterable[_Span]) -> list[tuple[int, int]]:
    """For each bar how many happened in it, and how many more may have."""
    sure, turns = [0] * len(edges), [0] * (len(edges) + 1)
    for first, last in spans:
        low = bisect_right(edges, first) - 1
        high = min(bisect_right(edges, last) - 1, len(edges) - 2)
        if low == high and last < edges[low + 1]:
            sure[low] += 1
        else:
            turns[max(low, 0)] += 1
            turns[high + 1] -= 1
    return list(zip(sure, accumulate(turns), strict=False))[:-1]


def _bars(edges: Sequence[int], counts: Sequence[tuple[int, int]]) -> Iterator[Bar]:
    most = max(sum(both) for both in counts)
    width = 100 / len(counts)
    every = -(-len(counts) // _LABELS)
    for n, ((first, after), (happened, perhaps)) in enumerate(zip(pairwise(edges), counts, strict=True)):
        begin, end = date.fromordinal(first), date.fromordinal(after - 1)
        yield Bar(
            first=begin.isoformat(),
            last=end.isoformat(),
            words=date_words(PartialDate(begin, end, Granularity.DAYS, "")),
            label=_label(begin, end) if n % every == every // 2 else "",
            happened=happened,
            perhaps=perhaps,
            x=percent(n * width),
            middle=percent((n + 0.5) * width),
            width=percent(width),
            sure=_height(happened, most),
            maybe=_height(happened + perhaps, most),
        )


def _height(count: int, most: int) -> int:
    return max(_SEEN, round(HEIGHT * count / most)) if count else 0


def _label(begin: date, end: date) -> str:
    """ "3 Mar 2024", "Mar 2024", "2024", "1980s", by how long the bar is."""
    if begin == end:
        return f"{begin.day} {month_abbr[begin.month]} {begin.year}"
    if (begin.year, begin.month) == (end.year, end.month):
        return f"{month_abbr[begin.month]} {begin.year}"
    return str(begin.year) if begin.year == end.year else f"{begin.year}–{end.year}"
