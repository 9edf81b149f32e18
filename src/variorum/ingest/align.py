"""Finding the paragraphs that were extracted from a page in the visible words of that page.

The extractor only says which words are the report. The clean text is taken from the page itself, so each of
its code points has its bytes; a paragraph that is not found there is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from variorum.ingest.mapped import Builder, Mapped
from variorum.model.report import Passage, PassageKind

#: share of a paragraph's letters that a word-wise alignment has to find
ENOUGH = 0.8
#: letters of the stream within which the next piece of a paragraph follows the last: an inset, a caption
GAP = 2_000
#: letters that have to agree to begin a piece: about three words, so that common words don't
SEED = 16
#: letters from which on a paragraph may be looked for anywhere; shorter ones stand near their neighbours
LONG = 60
#: letters within which a short paragraph has to follow its neighbour
NEAR = 4_000

#: white space, soft hyphens, zero-width spaces and joiners of words
_BLANK = re.compile("[\\s\xad\u200b\u2060\ufeff\0-\x1f\x7f-\x9f]+")
_INK = re.compile("[^\\s\xad\u200b\u2060\ufeff\0-\x1f\x7f-\x9f]+")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading as the extractor gives it."""

    text: str
    title: bool = False


@dataclass(frozen=True, slots=True)
class Aligned:
    """The clean text with its passages, and the letters that were extracted and found."""

    clean: Mapped
    passages: tuple[Passage, ...]
    wanted: int
    found: int


class Skeleton:
    """The letters of a stream without its white space, and the way back into the stream."""

    def __init__(self, stream: str) -> None:
        self.letters = "".join(m[0] for m in _INK.finditer(stream))
        self._starts: list[int] = []
        self._places: list[int] = []
        length = 0
        for found in _INK.finditer(stream):
            self._starts.append(length)
            self._places.append(found.start())
            length += found.end() - found.start()

    def range(self, start: int, end: int) -> Range:
        """The range of the stream that holds the letters [start, end)."""
        return self._at(start), self._at(end - 1) + 1

    def _at(self, letter: int) -> int:
        run = bisect_right(self._starts, letter) - 1
        return self._places[run] + letter - self._starts[run]


def letters(text: str) -> str:
    """The text without white space and what can't be seen."""
    return _BLANK.sub("", text)


@dataclass(slots=True)
class _Search:
    """One pass over the blocks: what was found so far, as sorted ranges of letters by block."""

    skeleton: Skeleton
    cursor: int = 0
    taken: list[Range] = field(default_factory=list)
    found: list[tuple[list[Range], Block]] = field(default_factory=list)


def align(stream: Mapped, blocks: Iterable[Block], title: str | None) -> Aligned:
    """The blocks as clean text with bytes, in page order; the title is looked for above the first of them."""
    search = _Search(Skeleton(stream.text))
    wanted = 0
    for block in blocks:
        wanted += len(letters(block.text))
        _place(search, block)
    _place_title(search, title)
    found = sorted(search.found, key=lambda pair: pair[0][0])
    got = sum(end - start for ranges, block in found if not block.title for start, end in ranges)
    clean, passages = _render(stream, search.skeleton, found)
    return Aligned(clean, passages, wanted, got)


def _place(search: _Search, block: Block) -> None:
    wanted = letters(block.text)
    ranges = _whole(search, wanted) or _pieces(search, wanted)
    if not ranges or _overlaps(search.taken, (ranges[0][0], ranges[-1][1])):
        return
    insort(search.taken, (ranges[0][0], ranges[-1][1]))
    search.found.append((ranges, block))
    search.cursor = ranges[-1][1]


def _whole(search: _Search, wanted: str) -> list[Range]:
    """The place of a paragraph that stands in the page letter by letter."""
    if not wanted:
        return []
    stream = search.skeleton.letters
    limit = len(stream) if len(wanted) >= LONG else search.cursor + len(wanted) + NEAR
    at = stream.find(wanted, search.cursor, limit)
    if at < 0 and len(wanted) >= LONG:
        at = stream.find(wanted, 0, search.cursor)
    return [(at, at + len(wanted))] if at >= 0 else []


def _pieces(search: _Search, wanted: str) -> list[Range]:
    """The places of the pieces of a paragraph that the page has with something between; [] if too few."""
    ranges: list[Range] = []
    stream, place, at = search.skeleton.letters, 0, search.cursor
    while place <= len(wanted) - SEED:
        limit = at + GAP if ranges else len(stream)
        hit = stream.find(wanted[place : place + SEED], at, limit)
        if hit < 0:
            place += SEED // 2
            continue
        length = _common(wanted, place, stream, hit)
        ranges.append((hit, hit + length))
        place, at = place + length, hit + length
    return ranges if sum(e - s for s, e in ranges) >= ENOUGH * max(len(wanted), 1) else []


def _common(left: str, at: int, right: str, start: int) -> int:
    """How many code points the two texts share from these places on."""
    longest = min(len(left) - at, len(right) - start)
    same = 0
    while same < longest and left[at + same] == right[start + same]:
        same += 1
    return same


def _overlaps(taken: list[Range], new: Range) -> bool:
    place = bisect_right(taken, new)
    before = place > 0 and taken[place - 1][1] > new[0]
    return before or (place < len(taken) and taken[place][0] < new[1])


def _place_title(search: _Search, title: str | None) -> None:
    """Mark the block that is the title, or take the title's last place above the first paragraph."""
    wanted = letters(title or "")
    if not wanted or not search.found:
        return
    search.found.sort(key=lambda pair: pair[0][0])
    ranges, block = search.found[0]
    if letters(block.text).casefold() == wanted.casefold():
        search.found[0] = (ranges, Block(block.text, title=True))
        return
    at = search.skeleton.letters.rfind(wanted, 0, ranges[0][0])
    if at >= 0:
        search.found.insert(0, ([(at, at + len(wanted))], Block(title or "", title=True)))


def _render(
    stream: Mapped, skeleton: Skeleton, found: list[tuple[list[Range], Block]]
) -> tuple[Mapped, tuple[Passage, ...]]:
    builder, passages = Builder(stream), []
    for ranges, block in found:
        if len(builder):
            builder.add("\n\n")
        start = len(builder)
        for number, (first, last) in enumerate(ranges):
            if number:
                builder.add(" ")
            _collapse(builder, stream.text, skeleton.range(first, last))
        kind = PassageKind.TITLE if block.title else PassageKind.PARAGRAPH
        passages.append(Passage(start, len(builder), kind))
    return builder.done(), tuple(passages)


def _collapse(builder: Builder, text: str, place: Range) -> None:
    """Take over a range of the stream with each stretch of white space as one space."""
    at, end = place
    for blank in _blanks(text, at, end):
        builder.keep(at, blank.start())
        builder.replace(blank.start(), blank.end(), " " if re.search(r"\s", blank[0]) else "")
        at = blank.end()
    builder.keep(at, end)


def _blanks(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    return _BLANK.finditer(text, start, end)
