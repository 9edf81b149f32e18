"""The fills of one slot of a pair of templates set against each other, and counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import zip_longest

from variorum.evaluate.muc4.assign import best_pairs
from variorum.evaluate.muc4.grades import TAG_SLOTS, Grader
from variorum.evaluate.muc4.strings import words
from variorum.evaluate.muc4.tally import Column
from variorum.evaluate.muc4.templates import SCORED, Fill, Template


class Tie(Enum):
    """Whether the cross-references of two fills name the same thing."""

    SAME = "same"
    PARTLY = "partly"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Pairing:
    """A fill of the answer and the fill of the key that it was set against (None: none), with its grade.

    `shared` marks an answer that the judges took for part of several fills of the key (3.1.1.3).
    """

    slot: str
    given: Fill | None
    expected: Fill | None
    grade: float = 0.0
    shared: bool = False

    @property
    def kind(self) -> str:
        """The column that it counts in: COR, PAR, INC, SPU or MIS."""
        if self.given is None:
            return "MIS"
        if self.expected is None:
            return "SPU"
        return {1.0: "COR", 0.5: "PAR"}.get(self.grade, "INC")


def template_pairings(grader: Grader) -> dict[str, tuple[Pairing, ...]]:
    """The pairings of every scored slot of the pair of templates.

    The slots that others refer to come first: what their fills were set against tells which fill of the
    key a cross-reference stands for.
    """
    found: dict[str, tuple[Pairing, ...]] = {}
    for slot in sorted(SCORED, key=lambda slot: (slot in TAG_SLOTS, slot != "hum-tgt-desc")):
        named = [pairing for other in TAG_SLOTS.get(slot, ()) for pairing in found[other]]
        found[slot] = tuple(_slot_pairings(grader, slot, named))
    return {slot: found[slot] for slot in SCORED}


def _slot_pairings(grader: Grader, slot: str, named: list[Pairing]) -> Iterator[Pairing]:
    """The fills of `slot` paired so that the grades sum up highest; what is left over is paired as wrong.

    Answers beyond the key's fills are spurious, fills of the key beyond the answers missing. An optional
    fill of the key is not missed, but a wrong answer is set against it where no other is left.
    """
    given, wanted = grader.response.fills(slot), grader.key.fills(slot)
    grades = [_grades(grader, slot, fill, named) for fill in given]
    pairs = best_pairs(grades)
    for ours, theirs in pairs:
        shared = grader.shared(slot, given[ours], wanted[theirs])
        yield Pairing(slot, given[ours], wanted[theirs], grades[ours][theirs], shared)
    left = [fill for at, fill in enumerate(given) if at not in {ours for ours, _ in pairs}]
    open_ = [fill for at, fill in enumerate(wanted) if at not in {theirs for _, theirs in pairs}]
    spread = [(o, t) for t in open_ for o, _ in pairs if grader.shared(slot, given[o], t)]
    for ours, due in {id(t): (o, t) for o, t in spread}.values():
        yield Pairing(slot, given[ours], due, 0.5, shared=True)
        open_.remove(due)
    for left_, due in zip_longest(left, sorted(open_, key=lambda fill: fill.optional)):
        if left_ or not due.optional:
            yield Pairing(slot, left_, due)


def _grades(grader: Grader, slot: str, given: Fill, named: list[Pairing]) -> list[float]:
    """The grades of the answer's fill against every fill of the key's slot.

    A fill whose cross-reference stands for one fill of the key is not half right for another of the same
    value.
    """
    wanted = grader.key.fills(slot)
    ties = [_tie(given, fill, named) for fill in wanted]
    bound = any(tie is not Tie.NONE for tie in ties)
    return [
        0.0 if bound and tie is Tie.NONE else grader.grade(slot, given, fill, same_tag=tie is Tie.SAME)
        for fill, tie in zip(wanted, ties, strict=True)
    ]


def _tie(given: Fill, wanted: Fill, named: list[Pairing]) -> Tie:
    """What binds two fills: their cross-references were paired as the same, as partly the same, or not."""
    ours = words(given.options[0].tag)
    theirs = {words(option.tag) for option in wanted.options}
    if ours in theirs:
        return Tie.SAME
    for pairing in named:
        if pairing.given and pairing.expected and words(pairing.given.options[0].value) == ours:
            if theirs & {words(option.value) for option in pairing.expected.options}:
                return (
                    Tie.SAME
                    if pairing.shared
                    else {1.0: Tie.SAME, 0.5: Tie.PARTLY}.get(pairing.grade, Tie.NONE)
                )
    return Tie.NONE


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
