"""The fills of one slot of a pair of templates set against each other, and counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.evaluate.muc4.assign import best_pairs
from variorum.evaluate.muc4.grades import Grader
from variorum.evaluate.muc4.tally import Column
from variorum.evaluate.muc4.templates import SCORED, Fill, Template


@dataclass(frozen=True, slots=True)
class Pairing:
    """A fill of the answer and the fill of the key that it was set against (None: none), with its grade."""

    slot: str
    given: Fill | None
    expected: Fill | None
    grade: float = 0.0

    @property
    def kind(self) -> str:
        """The column that it counts in: COR, PAR, INC, SPU or MIS."""
        if self.given is None:
            return "MIS"
        if self.expected is None:
            return "SPU"
        return {1.0: "COR", 0.5: "PAR"}.get(self.grade, "INC")


def slot_pairings(grader: Grader, slot: str) -> Iterator[Pairing]:
    """The fills of `slot` paired so that the grades sum up highest; what is left over is paired as wrong.

    Answers beyond the key's fills are spurious, fills of the key beyond the answers missing. An optional
    fill of the key that stays without a right answer does not count.
    """
    given, wanted = grader.response.fills(slot), grader.key.fills(slot)
    grades = [[grader.grade(slot, ours, theirs) for theirs in wanted] for ours in given]
    pairs = best_pairs(grades)
    for ours, theirs in pairs:
        yield Pairing(slot, given[ours], wanted[theirs], grades[ours][theirs])
    left = [fill for at, fill in enumerate(given) if at not in {ours for ours, _ in pairs}]
    open_ = [fill for at, fill in enumerate(wanted) if at not in {theirs for _, theirs in pairs}]
    due = [fill for fill in open_ if not fill.optional]
    yield from _leftovers(slot, left, due)


def _leftovers(slot: str, left: list[Fill], due: list[Fill]) -> Iterator[Pairing]:
    for at in range(max(len(left), len(due))):
        yield Pairing(slot, left[at] if at < len(left) else None, due[at] if at < len(due) else None)


def template_pairings(grader: Grader) -> dict[str, tuple[Pairing, ...]]:
    """The pairings of every scored slot of the pair of templates."""
    return {slot: tuple(slot_pairings(grader, slot)) for slot in SCORED}


def missing(key: Template) -> dict[str, tuple[Pairing, ...]]:
    """The pairings of a template of the key that has no answer."""
    return {s: tuple(Pairing(s, None, f) for f in key.fills(s) if not f.optional) for s in SCORED}


def spurious(response: Template) -> dict[str, tuple[Pairing, ...]]:
    """The pairings of an answer without a template of the key."""
    return {s: tuple(Pairing(s, f, None) for f in response.fills(s)) for s in SCORED}


def column(pairings: tuple[Pairing, ...]) -> Column:
    """The pairings counted."""
    kinds = [pairing.kind for pairing in pairings]
    return Column(*(kinds.count(kind) for kind in ("COR", "PAR", "INC", "SPU", "MIS")))
