"""A text cut into sentences, and the sentences packed into windows: what the reader reads at a time.

No torch here: reading and training must cut alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

Range = tuple[int, int]

#: pieces in a window: most reports of the sets fit in one or two, and attention costs a tenth of the rest
WINDOW = 384
#: pieces in a sentence, beyond which it is cut: one sentence must not fill a window
SENTENCE = 200
CLS, SEP = 101, 102

_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
#: what ends in a full stop within a sentence: titles, initials, months, "No."
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Capt|Lt|Sgt|Cpl|Gov|Sen|Rep|Rev|Hon|St|Ste|Jr|Sr|No|Nos|vs|etc|Inc|Co"
    r"|Corp|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Ft|Mt|Ave|Blvd|Rd|Cmdr|Brig|Adm|Supt|Det|Pvt)"
    r"|\b[A-Z]|\b[A-Za-z]\.[A-Za-z])\.$"
)


def sentences(text: str, start: int, end: int) -> Iterator[Range]:
    """The sentences of the passage [start, end) of `text`, without the space around them."""
    begin = start
    for found in _END.finditer(text, start, end):
        if not _SHORT.search(text, max(begin, found.start() - 12), found.start() + 1):
            yield from _trimmed(text, begin, found.end())
            begin = found.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Range]:
    words = text[start:end]
    if words.strip():
        yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())


class Pieces(Protocol):
    """What a tokenizer's encoding of a sentence gives."""

    @property
    def ids(self) -> Sequence[int]:
        """The pieces' ids."""
        ...

    @property
    def offsets(self) -> Sequence[tuple[int, int]]:
        """Where each piece stands in the sentence, in code points."""
        ...


@dataclass(frozen=True, slots=True)
class Window:
    """A window: ids of its pieces, and for each the stretch of text that it stands for.

    `ranges` has (-1, -1) at [CLS]; at a [SEP] the sentence that it ends. `ends` are the places of the [SEP]s,
    `of` the number of each one's sentence (a long sentence has several).
    """

    ids: tuple[int, ...]
    ranges: tuple[Range, ...]
    ends: tuple[int, ...]
    of: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    sentence: int
    ids: Sequence[int]
    ranges: Sequence[Range]


def windows(cut: Sequence[Range], pieces: Iterable[Pieces], *, limit: int = WINDOW) -> Iterator[Window]:
    """The windows of a report with sentences `cut`, each encoded as its entry of `pieces` without [CLS], [SEP]."""
    waiting: list[_Part] = []
    size = 1
    for part in _parts(cut, pieces):
        if waiting and size + len(part.ids) + 1 > limit:
            yield _window(waiting)
            waiting, size = [], 1
        waiting.append(part)
        size += len(part.ids) + 1
    if waiting:
        yield _window(waiting)


def _parts(cut: Sequence[Range], pieces: Iterable[Pieces]) -> Iterator[_Part]:
    for number, ((start, _), one) in enumerate(zip(cut, pieces, strict=True)):
        ranges = [(start + low, start + high) for low, high in one.offsets]
        for at in range(0, max(1, len(one.ids)), SENTENCE):
            yield _Part(number, one.ids[at : at + SENTENCE], ranges[at : at + SENTENCE])


def _window(parts: Sequence[_Part]) -> Window:
    ids, ranges, ends = [CLS], [(-1, -1)], []
    for part in parts:
        ids += [*part.ids, SEP]
        whole = (part.ranges[0][0], part.ranges[-1][1]) if part.ranges else (-1, -1)
        ranges += [*part.ranges, whole]
        ends.append(len(ids) - 1)
    return Window(tuple(ids), tuple(ranges), tuple(ends), tuple(part.sentence for part in parts))
