"""Judgements: what people decide about accounts, readings and assertions; appended, never edited.

A judgement is about words: its anchors say where they stand, so that it can be found again when a report is read
anew and ids differ (`anchored`). What holds at last of many judgements is `in_force`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from variorum.model.assertion import Draft
from variorum.model.identity import content_id

#: the rule that an assertion names which a person made
PERSON = "person"


class Verdict(StrEnum):
    """What can be decided.

    Of two accounts: same, different, unsure. Of one field of the incident that an account or assertion belongs to:
    accept the reading that the assertion backs, reject it, none supported, unsure. Of an assertion: correct it
    (the same words say something else, or another voice or stance), strike it (the report does not say so). Of an
    account: add an assertion that the reader missed. Of a judgement: undo it.
    """

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    ACCEPT = "accept"
    REJECT = "reject"
    NONE = "none supported"
    CORRECT = "correct"
    STRIKE = "strike"
    ADD = "add"
    UNDO = "undo"


class Capacity(StrEnum):
    """As what somebody judges: a proposal waits for a person and settles nothing."""

    CODER = "coder"
    ADJUDICATOR = "adjudicator"
    PROPOSER = "proposer"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the words of an account or assertion stand: [start, end) of the report's clean text, with the quote."""

    id: str
    report_id: str
    start: int
    end: int
    quote: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What the person saw: the assertions behind the readings, and by which policy, readers and version."""

    assertions: tuple[str, ...] = ()
    policy: str = ""
    readers: tuple[str, ...] = ()
    version: str = ""


@dataclass(frozen=True, slots=True)
class Effort:
    """Seconds and keys that it took since the decision before, where the pages could count them."""

    seconds: float
    keys: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision; make it with `judgement()`.

    `left` and `right` are ids of accounts, assertions or a judgement (see `Verdict`), `anchors` where they stand.
    `field` is the field of the record that is decided. `draft` is the assertion that is added, or that a
    corrected one becomes.
    """

    id: str
    verdict: Verdict
    left: str
    right: str | None
    reason: str
    by: str
    at: str
    capacity: Capacity = Capacity.CODER
    field: str | None = None
    draft: Draft | None = None
    anchors: tuple[Anchor, ...] = ()
    shown: Shown = Shown()
    effort: Effort | None = None

    @property
    def about_pair(self) -> bool:
        """True for a decision on two accounts: are they the same incident?"""
        return self.right is not None and self.left != self.right

    @property
    def about_field(self) -> bool:
        """True for a decision on one field of a record."""
        return self.field is not None and self.verdict in _ON_FIELDS

    @property
    def amends(self) -> bool:
        """True for a decision that changes what a report is taken to say."""
        return self.verdict in _AMENDING


_ON_FIELDS = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.NONE, Verdict.UNSURE})
_AMENDING = frozenset({Verdict.CORRECT, Verdict.STRIKE, Verdict.ADD})


def judgement(verdict: Verdict, left: str, **more: Any) -> Judgement:
    """The judgement with these fields; its id derives from all of its content."""
    bare = Judgement("", verdict, left, more.pop("right", None), **more)
    content = {f.name: getattr(bare, f.name) for f in fields(bare) if f.name != "id"}
    return Judgement(content_id("j", tuple(content.values())), **content)


def in_order(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements, oldest first; the id settles a tie."""
    return sorted(judgements, key=lambda j: (j.at, j.id))


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that count, oldest first: no proposals, nothing undone, no undoing."""
    ordered = in_order(judgements)
    gone = undone(ordered)
    proposed = Capacity.PROPOSER
    return [
        j
        for j in ordered
        if j.id not in gone and j.capacity is not proposed and j.verdict is not Verdict.UNDO
    ]


def undone(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The ids of the judgements that are undone. An undoing can be undone too.

    Only who decided can undo it, or an adjudicator; a proposal undoes nothing.
    """
    ordered = [j for j in in_order(judgements) if j.capacity is not Capacity.PROPOSER]
    known = {j.id: j for j in ordered}
    found: set[str] = set()
    for one in reversed(ordered):
        if one.verdict is Verdict.UNDO and one.id not in found and may_undo(one, known.get(one.left)):
            found.add(one.left)
    return frozenset(found)


def may_undo(undoing: Judgement, undone: Judgement | None) -> bool:
    """True for one's own decisions, and for all where an adjudicator undoes them."""
    if undone is None:
        return False
    return undoing.by == undone.by or undoing.capacity is Capacity.ADJUDICATOR


def prevailing(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Of judgements on one question those that can prevail: an adjudicator's if there are any, else all."""
    settled = [j for j in judgements if j.capacity is Capacity.ADJUDICATOR]
    return settled or list(judgements)


def latest_of_each(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Of judgements on one question the last of each person, oldest first: people may change their minds."""
    last = {j.by: j for j in in_order(judgements)}
    return in_order(last.values())


def undisputed(judgements: Iterable[Judgement], *, quorum: int = 1) -> list[Judgement]:
    """The judgements, without those on pairs of accounts that do not bind yet (see `binding`)."""
    ordered = in_order(judgements)
    kept = {j.id for its in rivals(ordered).values() for j in binding(its, quorum=quorum)}
    return [j for j in ordered if j.right is None or j.id in kept]


def rivals(judgements: Iterable[Judgement]) -> dict[frozenset[str], list[Judgement]]:
    """The judgements on each pair of accounts, oldest first."""
    found: dict[frozenset[str], list[Judgement]] = {}
    for one in in_order(judgements):
        if one.right is not None:
            found.setdefault(frozenset((one.left, one.right)), []).append(one)
    return found


def binding(judgements: Iterable[Judgement], *, quorum: int = 1) -> list[Judgement]:
    """Of judgements on one question those that bind: the last of each person, where they say the same.

    As many people must say so as `quorum` asks for, or one adjudicator. Where they differ, none binds.
    """
    standing = prevailing(latest_of_each(judgements))
    alike = len({(j.verdict, j.draft) for j in standing}) == 1
    enough = len(standing) >= quorum or any(j.capacity is Capacity.ADJUDICATOR for j in standing)
    return standing if alike and enough else []


def pending(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The proposals that wait for a person, oldest first: not dismissed (undone), and nobody has decided just that."""
    ordered = in_order(judgements)
    gone = {j.left for j in ordered if j.verdict is Verdict.UNDO and j.capacity is not Capacity.PROPOSER}
    decided = {_gist(j) for j in in_force(ordered)}
    proposed = [j for j in ordered if j.capacity is Capacity.PROPOSER and j.verdict is not Verdict.UNDO]
    return [j for j in proposed if j.id not in gone and _gist(j) not in decided]


def _gist(one: Judgement) -> tuple[object, ...]:
    return one.verdict, one.left, one.right, one.field, one.draft
