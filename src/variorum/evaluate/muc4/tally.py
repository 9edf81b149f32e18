"""The columns of the official score report, and the figures that follow from them."""

from __future__ import annotations

from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """Fills that are right, partly right, wrong, spurious and missing."""

    cor: int = 0
    par: int = 0
    inc: int = 0
    spu: int = 0
    mis: int = 0

    def __add__(self, other: Column) -> Column:
        return Column(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def possible(self) -> int:
        """Fills that the key has, but for optional ones that were not answered."""
        return self.cor + self.par + self.inc + self.mis

    @property
    def actual(self) -> int:
        """Fills that the answer has."""
        return self.cor + self.par + self.inc + self.spu

    @property
    def recall(self) -> float:
        """In per cent, partly right fills counted half."""
        return 100 * (self.cor + 0.5 * self.par) / self.possible if self.possible else 0.0

    @property
    def precision(self) -> float:
        """In per cent, partly right fills counted half."""
        return 100 * (self.cor + 0.5 * self.par) / self.actual if self.actual else 0.0

    @property
    def f(self) -> float:
        """F-measure of recall and precision with equal weight (P&R), in per cent."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def overgeneration(self) -> float:
        """Spurious fills by actual ones, in per cent."""
        return 100 * self.spu / self.actual if self.actual else 0.0

    @property
    def undergeneration(self) -> float:
        """Missing fills by possible ones, in per cent."""
        return 100 * self.mis / self.possible if self.possible else 0.0

    def figures(self) -> dict[str, float]:
        """The figures under the names of the JSON output."""
        return {
            "recall": self.recall,
            "precision": self.precision,
            "f": self.f,
            "overgeneration": self.overgeneration,
            "undergeneration": self.undergeneration,
            "possible": float(self.possible),
            "actual": float(self.actual),
        }
