"""The second look at a pair of reports: which words of one stand in the other, in the same order.

Words in quotations and boilerplate are left out of both the matches and the wholes, because two
reports that quote one statement have not copied each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from variorum.link.discount import boilerplate, quoted
from variorum.link.fingerprint import GRAM

#: the most words between two matching runs that still count as an edit of one stretch, not as a gap:
#: at 15% edited words, runs shorter than a gram with an edit on either side are seldom longer
BRIDGE = 12

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Worded:
    """A text as words in lower case, with the offsets of each and whether it counts."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    own: bytes

    @property
    def weight(self) -> int:
        """How many words count."""
        return sum(self.own)


@dataclass(frozen=True, slots=True)
class Run:
    """The same `length` words at word `left` of one text and at word `right` of the other."""

    left: int
    right: int
    length: int


@dataclass(frozen=True, slots=True)
class Side:
    """What one text has in common with the other, in words that count.

    `exact` stand in matching runs, `aligned` also in the small gaps between them; `first` is where the
    first of them stands, as a share of the text's words.
    """

    weight: int
    exact: int
    aligned: int
    first: float

    @property
    def exact_share(self) -> float:
        """Exact words over all that count."""
        return self.exact / self.weight if self.weight else 0.0

    @property
    def share(self) -> float:
        """Aligned words over all that count."""
        return self.aligned / self.weight if self.weight else 0.0


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts have in common, seen from either; `quoted` words matched but do not count."""

    left: Side
    right: Side
    quoted: int


def worded(text: str) -> Worded:
    """`text` in words; those in quotations and boilerplate do not count."""
    found = list(_WORD.finditer(text))
    own = bytearray(b"\x01" * len(text))
    for start, end in chain(quoted(text), boilerplate(text)):
        own[start:end] = bytes(end - start)
    return Worded(
        words=tuple(" ".join(w[0] for w in found).lower().split(" ")) if found else (),
        starts=tuple(w.start() for w in found),
        ends=tuple(w.end() for w in found),
        own=bytes(own[w.start()] for w in found),
    )


def runs(left: Worded, right: Worded) -> tuple[Run, ...]:
    """The longest matching runs of at least a gram, left to right in `left`, none overlapping there."""
    places = _places(right.words)
    return tuple(_runs(left.words, right.words, places))


def _places(words: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(words) - GRAM + 1):
        places.setdefault(tuple(words[i : i + GRAM]), []).append(i)
    return places


def _runs(
    left: Sequence[str], right: Sequence[str], places: dict[tuple[str, ...], list[int]]
) -> Iterator[Run]:
    i = 0
    while i <= len(left) - GRAM:
        starts = places.get(tuple(left[i : i + GRAM]))
        if starts is None:
            i += 1
            continue
        run = max((Run(i, j, _length(left, right, i, j)) for j in starts), key=lambda r: (r.length, -r.right))
        yield run
        i += run.length


def _length(left: Sequence[str], right: Sequence[str], i: int, j: int) -> int:
    length = GRAM
    while i + length < len(left) and j + length < len(right) and left[i + length] == right[j + length]:
        length += 1
    return length


def overlap(left: Worded, right: Worded) -> Overlap:
    """What the two texts have in common, measured from both sides over the same runs."""
    found = runs(left, right)
    exact_left, exact_right = bytearray(len(left.words)), bytearray(len(right.words))
    said = 0
    for run in found:
        for k in range(run.length):
            i, j = run.left + k, run.right + k
            counts = left.own[i] and right.own[j]
            said += not counts
            exact_left[i] = exact_right[j] = counts
    gaps = [pair for pair in pairwise(found) if _bridges(*pair)]
    return Overlap(
        _side(left, exact_left, [(a.left + a.length, b.left) for a, b in gaps]),
        _side(right, exact_right, [(a.right + a.length, b.right) for a, b in gaps]),
        said,
    )


def _bridges(a: Run, b: Run) -> bool:
    """True if `b` follows `a` in both texts with at most a few edited words between them."""
    return b.left - (a.left + a.length) <= BRIDGE and 0 <= b.right - (a.right + a.length) <= BRIDGE


def _side(text: Worded, exact: bytearray, gaps: Sequence[tuple[int, int]]) -> Side:
    between = sum(sum(text.own[start:end]) for start, end in gaps)
    first = exact.find(1)
    return Side(
        weight=text.weight,
        exact=sum(exact),
        aligned=min(text.weight, sum(exact) + between),
        first=first / len(text.words) if first >= 0 else 1.0,
    )
