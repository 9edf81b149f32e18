"""Text that knows its bytes: every cleaning step takes one `Mapped` and builds the next."""

from __future__ import annotations

from dataclasses import dataclass, field

from variorum.model.report import OffsetMap


@dataclass(frozen=True, slots=True)
class Mapped:
    """A text and the way from its code points to the original bytes."""

    text: str
    offsets: OffsetMap = field(repr=False)


class Builder:
    """Builds a `Mapped` from parts of another, in any order; offsets stay those of the original bytes.

    Time and memory are linear in the number of runs and edits, not of code points.
    """

    def __init__(self, source: Mapped) -> None:
        self._source = source
        self._parts: list[str] = []
        self._length = 0
        self._clean: list[int] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._lengths: list[int] = []

    def __len__(self) -> int:
        """Code points built so far."""
        return self._length

    def keep(self, start: int, end: int) -> None:
        """Take over the code points [start, end) of the source as they are."""
        for at, first, last, length in self._source.offsets.pieces(start, end):
            self._run(self._length + at - start, first, last, length)
        self._append(self._source.text[start:end])

    def replace(self, start: int, end: int, text: str) -> None:
        """Put `text` for the code points [start, end): each of its code points stands for all their bytes."""
        found = self._source.offsets.byte_range(start, end)
        if found is not None:
            for place in range(len(text)):
                self._run(self._length + place, *found, 1)
        self._append(text)

    def take(self, other: Mapped) -> None:
        """Take over all of another text that comes from the same bytes."""
        for at, first, last, length in other.offsets.pieces(0, len(other.text)):
            self._run(self._length + at, first, last, length)
        self._append(other.text)

    def add(self, text: str) -> None:
        """Put in `text` that has no bytes in the original."""
        self._append(text)

    def done(self) -> Mapped:
        """What was built."""
        runs = (tuple(r) for r in (self._clean, self._starts, self._ends, self._lengths))
        return Mapped("".join(self._parts), OffsetMap(*runs))

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _run(self, clean: int, first: int, last: int, length: int) -> None:
        if self._continues(clean, first, (last - first) / length):
            self._ends[-1] = last
            self._lengths[-1] += length
            return
        self._clean.append(clean)
        self._starts.append(first)
        self._ends.append(last)
        self._lengths.append(length)

    def _continues(self, clean: int, first: int, width: float) -> bool:
        """True if a run of this width that starts here goes on where the last one stopped."""
        if not self._clean or self._ends[-1] != first:
            return False
        length = self._lengths[-1]
        return self._clean[-1] + length == clean and (first - self._starts[-1]) / length == width
