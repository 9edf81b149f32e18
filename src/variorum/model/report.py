"""Reports: one published text each, with spans, passages and the way back to the original bytes."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from variorum.errors import BadState


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, end) of code points in a report's clean text, with the exact words there."""

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise BadState(f"span [{self.start}, {self.end}) does not fit its quote {self.quote!r}")

    def covers(self, other: Span) -> bool:
        """True if `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True if the two spans share a code point."""
        return self.start < other.end and other.start < self.end


class PassageKind(StrEnum):
    """What part of a report a passage is."""

    TITLE = "title"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or title of the clean text, as the half-open range [start, end)."""

    start: int
    end: int
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """The way from code points of the clean text back to byte offsets of the original.

    `runs` holds (clean start, byte start, code points, bytes a code point or 0): within a run with a
    fixed width the byte offset is linear; a run of width 0 maps as one whole (an entity such as
    `&amp;`, collapsed white space) to `byte_ends` of the same index. Runs are sorted by clean start.
    """

    clean_starts: tuple[int, ...] = ()
    byte_starts: tuple[int, ...] = ()
    byte_ends: tuple[int, ...] = ()
    lengths: tuple[int, ...] = ()

    def byte_range(self, start: int, end: int) -> tuple[int, int] | None:
        """Byte range [start, end) of the original that carries the clean range, None if nothing does.

        Characters that the cleaning added (a line break between two blocks) have no bytes of their own
        and are skipped at either end.
        """
        touched = [i for i in self._runs(start, end)]
        if not touched:
            return None
        first, last = touched[0], touched[-1]
        return self._byte_at(first, max(start, self.clean_starts[first])), self._byte_until(last, end)

    def _runs(self, start: int, end: int) -> range:
        low = max(bisect_right(self.clean_starts, start) - 1, 0)
        while low < len(self.clean_starts) and self.clean_starts[low] + self.lengths[low] <= start:
            low += 1
        high = low
        while high < len(self.clean_starts) and self.clean_starts[high] < end:
            high += 1
        return range(low, high)

    def _width(self, run: int) -> int:
        size = self.byte_ends[run] - self.byte_starts[run]
        return size // self.lengths[run] if size % self.lengths[run] == 0 else 0

    def _byte_at(self, run: int, clean: int) -> int:
        return self.byte_starts[run] + self._width(run) * (clean - self.clean_starts[run])

    def _byte_until(self, run: int, clean: int) -> int:
        covered = min(clean, self.clean_starts[run] + self.lengths[run]) - self.clean_starts[run]
        if covered == self.lengths[run] or not self._width(run):
            return self.byte_ends[run]
        return self.byte_starts[run] + self._width(run) * covered


class Known(StrEnum):
    """Where a report's publication time comes from."""

    GIVEN = "given on the command line"
    FRONT_MATTER = "front matter"
    SIDECAR = "sidecar file"
    PAGE = "the page itself"
    RECORD = "the JSONL record"


@dataclass(frozen=True, slots=True)
class Published:
    """When a report came out: ISO 8601 text, a day (`2024-01-04`) or a moment, and how we know."""

    iso: str
    known: Known

    @property
    def day(self) -> str:
        """The day as `YYYY-MM-DD`."""
        return self.iso[:10]


@dataclass(frozen=True, slots=True)
class Report:
    """One published text. `id` derives from the original bytes: the same bytes are the same report."""

    id: str
    sha256: str
    origin: str
    text: str
    passages: tuple[Passage, ...]
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    language: str = "en"
    published: Published | None = None
    version: int = 1
    replaces: str | None = None
    offsets: OffsetMap = field(default_factory=OffsetMap, repr=False)

    def span(self, start: int, end: int) -> Span:
        """The span [start, end) with the words that stand there."""
        return Span(start, end, self.text[start:end])

    def holds(self, span: Span) -> bool:
        """True if the span's quote stands at its place in this report."""
        return self.text[span.start : span.end] == span.quote


@dataclass(frozen=True, slots=True)
class Skip:
    """Input that was not taken in: what was wrong, where, and how to mend it."""

    origin: str
    what: str
    mend: str
    sha256: str | None = None
