"""The second look at a pair of reports: which words of one stand in the other, in the same order.

First the runs of at least six words that both have; then, between and beside them, the shorter runs that
edits have left. Words in quotations, boilerplate and standing text are found too but do not count, neither
as matched nor in the wholes, because two reports that quote one statement have not copied each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from variorum.link.lineage.discount import boilerplate, quoted
from variorum.link.lineage.fingerprint import GRAM

#: the most words between two runs that count as an edited stretch: with 30% of the words edited, runs of
#: six words are some 25 words apart
REACH = 40
#: in a gap of at most so many words a single word that both have is taken as kept; in a wider one, or at the
#: ends, it takes runs of two and of three, as chance brings single words together
NEAR, NEAR_RUN, WIDE_RUN, END_RUN = 12, 1, 2, 3
#: quotations within a stretch of so many words that count were copied with it, and count too
LEAST_RUN = 15

_WORD = re.compile(r"\w+")
#: odd and large, so that the order of the words counts
_FACTOR = np.int64(0x5851F42D4C957F2D)


@dataclass(frozen=True, slots=True)
class Worded:
    """A text as words in lower case, with the offsets of each, whether it is quoted and whether it counts."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    own: bytes
    said: bytes
    #: a number for each gram of words, by where it begins; equal grams have equal numbers
    grams: NDArray[np.int64] = field(repr=False, compare=False)

    @property
    def weight(self) -> int:
        """How many words count."""
        return sum(self.own)


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """The same `length` words at word `left` of one text and at word `right` of the other."""

    left: int
    right: int
    length: int

    @property
    def left_end(self) -> int:
        """Behind its last word in the left text."""
        return self.left + self.length

    @property
    def right_end(self) -> int:
        """Behind its last word in the right text."""
        return self.right + self.length


@dataclass(frozen=True, slots=True)
class Side:
    """What one text has in common with the other, in words that count.

    `exact` stand in runs of at least a gram, `matched` in runs of any length, `longest` in one stretch of runs
    that touch. Quotations within a stretch of at least LEAST_RUN were copied along and count; `said` are
    matched words in other quotations. `first` is where the first that counts stands, as a share of the text's
    words. `copied` are the ranges of code points of all stretches, `counted` of those in which a word counts.
    """

    weight: int
    exact: int
    matched: int
    longest: int
    said: int
    first: float
    copied: tuple[tuple[int, int], ...] = ()
    counted: tuple[tuple[int, int], ...] = ()

    @property
    def share(self) -> float:
        """Matched words over all that count."""
        return self.matched / self.weight if self.weight else 0.0


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts have in common, seen from either."""

    left: Side
    right: Side


def worded(text: str, standing: Iterable[tuple[int, int]] = ()) -> Worded:
    """`text` in words; those in quotations, boilerplate and the `standing` ranges do not count."""
    places = [found.span() for found in _WORD.finditer(text)]
    quotations = list(quoted(text))
    said = _marked(text, quotations)
    left_out = _marked(text, chain(quotations, boilerplate(text), standing))
    words = tuple([text[start:end].lower() for start, end in places])
    return Worded(
        words=words,
        starts=tuple([start for start, _ in places]),
        ends=tuple([end for _, end in places]),
        own=bytes([not left_out[start] for start, _ in places]),
        said=bytes([said[start] for start, _ in places]),
        grams=_grams(words),
    )


def _marked(text: str, ranges: Iterable[tuple[int, int]]) -> bytearray:
    """For each character 1 within the ranges, 0 elsewhere."""
    marks = bytearray(len(text))
    for start, end in ranges:
        marks[start:end] = b"\x01" * (end - start)
    return marks


def anchors(left: Worded, right: Worded) -> tuple[Run, ...]:
    """The longest matching runs of at least a gram, left to right in `left`, none overlapping there."""
    return tuple(_anchors(left, right))


def aligned(left: Worded, right: Worded) -> tuple[Run, ...]:
    """All matching runs of words, left to right in `left`, none overlapping there: what was copied of what.

    The shorter runs stand between or beside the anchors.
    """
    found = anchors(left, right)
    return tuple(sorted(chain(found, _filled(left, right, found))))


def overlap(left: Worded, right: Worded) -> Overlap:
    """What the two texts have in common, measured from both sides over the same runs."""
    exact = anchors(left, right)
    every = tuple(sorted(chain(exact, _filled(left, right, exact))))
    back = [sorted(Run(r.right, r.left, r.length) for r in runs) for runs in (exact, every)]
    return Overlap(_side(left, right, exact, every), _side(right, left, *back))


def spans(text: Worded, words: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Ranges of words [first, last) as ranges of code points, in their order; those that touch are one."""
    return tuple((text.starts[first], text.ends[last - 1]) for first, last in _stretches(words))


def _stretches(words: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in their order; those that touch are one."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(words):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _grams(words: Sequence[str]) -> NDArray[np.int64]:
    """Hashes of the grams: they only say where to look, so it is no matter that they differ between processes."""
    hashes = np.fromiter(map(hash, words), np.int64, len(words))
    made = np.zeros(max(0, len(words) - GRAM + 1), np.int64)
    for k in range(GRAM):
        made = made * _FACTOR + hashes[k : k + len(made)]
    return made


def _anchors(left: Worded, right: Worded) -> Iterator[Run]:
    order = np.argsort(right.grams, kind="stable")
    ordered = right.grams[order]
    first, last = (np.searchsorted(ordered, left.grams, side=side) for side in ("left", "right"))
    behind = i = 0
    for hit in np.flatnonzero(first < last).tolist():
        if hit < i:
            continue
        starts = order[first[hit] : last[hit]].tolist()
        run = _best((Run(hit, j, _length(left.words, right.words, hit, j)) for j in starts), behind)
        if run.length >= GRAM:
            yield run
            i, behind = run.left_end, run.right_end


def _best(runs: Iterable[Run], behind: int) -> Run:
    """The longest; of several (a caption that is repeated) the one that goes on where the last run ended."""
    return max(runs, key=lambda r: (r.length, r.right >= behind, -abs(r.right - behind)))


def _length(left: Sequence[str], right: Sequence[str], i: int, j: int) -> int:
    length = 0
    while i + length < len(left) and j + length < len(right) and left[i + length] == right[j + length]:
        length += 1
    return length


def _filled(left: Worded, right: Worded, found: Sequence[Run]) -> Iterator[Run]:
    """The shorter runs in the gaps between anchors, before the first and behind the last of each stretch."""
    for a, b in pairwise(found):
        gaps = (b.left - a.left_end, b.right - a.right_end)
        if 0 <= gaps[1] <= REACH and gaps[0] <= REACH:
            least = NEAR_RUN if max(gaps) <= NEAR else WIDE_RUN
            yield from _equal(left, right, (a.left_end, b.left, a.right_end, b.right), least)
        else:
            yield from _after(left, right, a, b.left)
            yield from _before(left, right, b, min(a.left_end + REACH, b.left))
    if found:
        yield from _before(left, right, found[0], 0)
        yield from _after(left, right, found[-1], len(left.words))


def _after(left: Worded, right: Worded, run: Run, end: int) -> Iterator[Run]:
    ends = min(end, run.left_end + REACH), min(len(right.words), run.right_end + REACH)
    yield from _equal(left, right, (run.left_end, ends[0], run.right_end, ends[1]), END_RUN)


def _before(left: Worded, right: Worded, run: Run, start: int) -> Iterator[Run]:
    starts = max(start, run.left - REACH), max(0, run.right - REACH)
    yield from _equal(left, right, (starts[0], run.left, starts[1], run.right), END_RUN)


def _equal(left: Worded, right: Worded, window: tuple[int, int, int, int], least: int) -> Iterator[Run]:
    """The runs of at least `least` words that the windows of both texts have in the same order."""
    i, i_end, j, j_end = window
    if min(i_end - i, j_end - j) < least:
        return
    matcher = SequenceMatcher(None, left.words[i:i_end], right.words[j:j_end], autojunk=False)
    for block in matcher.get_matching_blocks():
        if block.size >= least:
            yield Run(i + block.a, j + block.b, block.size)


def _side(text: Worded, other: Worded, exact: Sequence[Run], every: Sequence[Run]) -> Side:
    """What `text`, on the left of the runs, has in common with `other`."""
    words = _stretches((run.left, run.left_end) for run in every)
    matched = _counted(text, other, every)
    own = [sum(matched[slice(*its)]) for its in words]
    along = sum(
        sum(text.said[slice(*its)]) for its, count in zip(words, own, strict=True) if count >= LEAST_RUN
    )
    first = matched.find(1)
    return Side(
        weight=text.weight + along,
        exact=sum(_counted(text, other, exact)),
        matched=sum(matched) + along,
        longest=max(own, default=0),
        said=sum(sum(text.said[slice(*its)]) for its in words) - along,
        first=first / len(text.words) if first >= 0 else 1.0,
        copied=spans(text, words),
        counted=spans(text, (its for its, count in zip(words, own, strict=True) if count)),
    )


def _counted(text: Worded, other: Worded, runs: Iterable[Run]) -> bytearray:
    """For each word of `text` whether it is matched and counts on both sides."""
    flags = bytearray(len(text.words))
    for run in runs:
        for k in range(run.length):
            flags[run.left + k] = text.own[run.left + k] and other.own[run.right + k]
    return flags
