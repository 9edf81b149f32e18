"""Proposals: what the trained reader says of a report, as spans of its text. Nouns only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Proposed:
    """A span that the network proposes: its kind, [start, end) in the clean text, and how sure it is, 0..1.

    `classes` are (group, class, probability), the likeliest class of each group; `sentence` counts the sentences
    that the network was given.
    """

    kind: str
    start: int
    end: int
    score: float
    sentence: int
    classes: tuple[tuple[str, str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Hint:
    """A piece of a word at [start, end), and how likely it is in a span of `kind`, 0..1, however weakly."""

    kind: str
    start: int
    end: int
    share: float


@dataclass(frozen=True, slots=True)
class Proposals:
    """All that the network says of a report. Empty where no network reads.

    `bonds` are the log odds that two triggers, by where they start, are of one happening. `alone`: only what it
    proposes counts; the rules give it a type and a value.
    """

    spans: tuple[Proposed, ...] = ()
    hints: tuple[Hint, ...] = ()
    bonds: Mapping[tuple[int, int], float] = field(default_factory=dict)
    alone: bool = False

    def of(self, *kinds: str) -> tuple[Proposed, ...]:
        """The spans of `kinds`, in text order."""
        return tuple(s for s in self.spans if s.kind in kinds)

    def share(self, kinds: tuple[str, ...], start: int, end: int) -> float:
        """How likely anything at [start, end) is in a span of one of `kinds`; 0 where the network saw nothing."""
        shares = (h.share for h in self.hints if h.kind in kinds and h.start < end and start < h.end)
        return max(shares, default=0.0)

    def bond(self, left: tuple[int, int], right: tuple[int, int]) -> float:
        """The log odds that the triggers at two stretches are of one happening, the earlier one left; else 0."""
        return self.bonds.get((self._trigger_at(left), self._trigger_at(right)), 0.0)

    def _trigger_at(self, stretch: tuple[int, int]) -> int:
        met = (s.start for s in self.of("trigger") if s.start < stretch[1] and stretch[0] < s.end)
        return next(met, -1)
