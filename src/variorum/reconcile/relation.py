"""How two values of one field stand to each other: a fit, and the reason in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fit(StrEnum):
    """How the first of two values stands to the second."""

    EQUAL = "equal"
    NARROWER = "narrower"
    WIDER = "wider"
    OVERLAPPING = "overlapping"
    APART = "apart"


_TURNED = {Fit.NARROWER: Fit.WIDER, Fit.WIDER: Fit.NARROWER}


@dataclass(frozen=True, slots=True)
class Relation:
    """A fit with its reason. The reason names both values, so it holds in either direction."""

    fit: Fit
    reason: str

    @property
    def compatible(self) -> bool:
        """True if both values can be right at once."""
        return self.fit is not Fit.APART

    @property
    def turned(self) -> Relation:
        """The same relation seen from the second value."""
        return Relation(_TURNED.get(self.fit, self.fit), self.reason)


def by_containment(first_in_second: bool, second_in_first: bool) -> Fit:
    """The fit of two values that overlap, by which of them lies within the other."""
    if first_in_second and second_in_first:
        return Fit.EQUAL
    if first_in_second:
        return Fit.NARROWER
    return Fit.WIDER if second_in_first else Fit.OVERLAPPING
