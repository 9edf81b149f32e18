"""Reports: one published text each, with spans, passages and the way back to the original bytes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
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

    Run i says that `lengths[i]` code points from `clean_starts[i]` on come from the bytes
    [`byte_starts[i]`, `byte_ends[i]`), each from the same number of bytes; where the bytes do not
    divide evenly, the run maps as a whole. Code points that only together come from some bytes (the
    two of the entity `&caps;`) have a run each with the same bytes. Runs have at least one code
    point, are sorted by clean start and do not overlap.
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
        touched = self._runs(start, end)
        if not touched:
            return None
        first, last = touched[0], touched[-1]
        return self._byte_at(first, max(start, self.clean_starts[first])), self._byte_until(last, end)

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        """The runs cut to the clean range, as (clean start, byte start, byte end, code points)."""
        for run in self._runs(start, end):
            low = max(start, self.clean_starts[run])
            high = min(end, self.clean_starts[run] + self.lengths[run])
            yield low, self._byte_at(run, low), self._byte_until(run, high), high - low

    def _runs(self, start: int, end: int) -> range:
        if start >= end:
            return range(0)
        low = max(bisect_right(self.clean_starts, start) - 1, 0)
        if low < len(self.clean_starts) and self.clean_starts[low] + self.lengths[low] <= start:
            low += 1
        return range(low, max(low, bisect_left(self.clean_starts, end)))

    def _width(self, run: int) -> int:
        size = self.byte_ends[run] - self.byte_starts[run]
        return size // self.lengths[run] if size % self.lengths[run] == 0 else 0

    def _byte_at(self, run: int, clean: int) -> int:
        return self.byte_starts[run] + self._width(run) * (clean - self.clean_starts[run])

    def _byte_until(self, run: int, clean: int) -> int:
        if clean >= self.clean_starts[run] + self.lengths[run] or not self._width(run):
            return self.byte_ends[run]
        return self._byte_at(run, clean)


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


#: BCP 47: no linguistic content (zxx), and for private use which dataset it is a row of
_ROW = "zxx-x-"


def tagged(dataset: str) -> str:
    """The language tag of a row of this dataset's table."""
    return f"{_ROW}{dataset}"


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

    @property
    def dataset(self) -> str | None:
        """The dataset of whose table this is a row, by its short name ("gtd"); None for what was written to be read."""
        return self.language.removeprefix(_ROW) if self.language.startswith(_ROW) else None

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
