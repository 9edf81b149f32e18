"""What a benchmark gives: named figures, and the worst misses for the error page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from variorum.extract.readers import Reader
from variorum.run.engine import Engine, LocalPool
from variorum.settings import Watch, silent

#: figures by name; a group of figures is a mapping of its own (`{"slots": {"inc-date": {"f": 61.2}}}`)
Figures = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that came out wrong: where, the passage, what was expected, what came out, by which rule.

    `kind` names the sort of error in a few words; misses are counted by it. `weight` puts the worst first.
    """

    report: str
    kind: str
    passage: str
    expected: str
    given: str
    rule: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """Figures over `reports` reports, and what was missed."""

    figures: Figures
    reports: int
    misses: tuple[Miss, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a benchmark is asked to do: the data, the set within it, and what to read with.

    `responses` is an answer file to score instead of our own reading, `history` whether the judges'
    decisions of 1992 may be used (both for muc4); `cache` a folder in which parses are kept, `reader` who reads.
    """

    data: Path
    set: str | None = None
    responses: Path | None = None
    history: bool = True
    cache: Path | None = None
    reader: Reader = field(default_factory=Reader)
    engine: Engine = field(default_factory=LocalPool)
    watch: Watch = silent


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answers were right, of how many given and how many expected."""

    right: float = 0.0
    given: float = 0.0
    expected: float = 0.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.given + other.given, self.expected + other.expected)

    @property
    def precision(self) -> float:
        """Right answers by those given, 0 if none was given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Right answers by those expected, 0 if none was expected."""
        return self.right / self.expected if self.expected else 0.0

    @property
    def f(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.given + self.expected
        return 2 * self.right / both if both else 0.0

    def figures(self, name: str = "") -> dict[str, float]:
        """Recall, precision and F as figures, each name after `name` and an underscore if it is given."""
        prefix = f"{name}_" if name else ""
        return {
            f"{prefix}recall": self.recall,
            f"{prefix}precision": self.precision,
            f"{prefix}f": self.f,
        }
