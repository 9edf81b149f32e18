"""What people's judgements make of accounts: where their words stand now, and what they changed.

A pure function of accounts and judgements. Nothing is lost: what a person struck or corrected is kept beside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from variorum.model.assertion import Account, Assertion, assertion
from variorum.model.finding import Amended, Record
from variorum.model.judgement import Anchor, Judgement, Verdict, binding, in_order

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Heard:
    """Accounts after judgements: as read, as amended, the judgements with present ids, those whose words are lost."""

    read: tuple[Account, ...] = ()
    accounts: tuple[Account, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    amended: tuple[Amended, ...] = ()
    lost: tuple[Judgement, ...] = ()


def heard(accounts: Iterable[Account], judgements: Iterable[Judgement], *, quorum: int = 1) -> Heard:
    """All judgements applied to all current accounts of the reports that they are about, oldest first.

    `judgements` are those in force (`in_force`). Amendments are applied that bind (`binding`) with this quorum.
    """
    read = tuple(accounts)
    ordered = in_order(judgements)
    state = _State({a.id: a for a in read}, {a.id: a for a in read}, quorum)
    state.told = _grouped((a.report_id, a.id) for a in read)
    amending = _grouped((j.left, j) for j in ordered if j.amends)
    for one in ordered:
        state.take(one, amending.get(one.left, ()))
    told, judged = tuple(state.accounts.values()), tuple(state.placed)
    return Heard(read, told, judged, tuple(state.amended), tuple(state.lost))


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    """What goes with each name, in its order: looking through all for each judgement would take the square of the time."""
    found: dict[str, list[T]] = {}
    for name, one in pairs:
        found.setdefault(name, []).append(one)
    return found


@dataclass(slots=True)
class _State:
    """`accounts` are as amended so far; `known` have all that was ever in them, where words are looked for.

    `told` are the ids of the accounts of each report.
    """

    accounts: dict[str, Account]
    known: dict[str, Account]
    quorum: int
    told: dict[str, list[str]] = field(default_factory=dict)
    placed: list[Judgement] = field(default_factory=list)
    amended: list[Amended] = field(default_factory=list)
    lost: list[Judgement] = field(default_factory=list)

    def take(self, one: Judgement, amending: Sequence[Judgement]) -> None:
        """Find where the judgement's words stand, and amend as it says; `amending` are the amendments of the same."""
        named = dict.fromkeys(anchor.report_id for anchor in one.anchors)
        near = [self.known[name] for report_id in named for name in self.told.get(report_id, ())]
        now = placed(one, near)
        if now is None:
            self.lost.append(one)
            return
        self.placed.append(now)
        if now.amends and one in binding(_on_the_same(one, amending), quorum=self.quorum):
            self._amend(now, [self.accounts[a.id] for a in near] or self.accounts.values())

    def _amend(self, one: Judgement, near: Iterable[Account]) -> None:
        home = next((a for a in near if _in(a, one.left)), None)
        if home is None:
            return
        made = None
        if one.draft is not None:
            made = assertion(one.draft, report_id=home.report_id, account_id=home.id)
        old = next((a for a in home.assertions if a.id == one.left), None)
        if old is not None:
            self.amended.append(Amended(old, one.id, made))
        self.accounts[home.id] = replace(home, assertions=tuple(_changed(home.assertions, old, made)))
        known = self.known[home.id]
        self.known[home.id] = replace(known, assertions=tuple(_changed(known.assertions, None, made)))


def _changed(its: Sequence[Assertion], old: Assertion | None, made: Assertion | None) -> Iterator[Assertion]:
    """The assertions with `made` in the place of `old`, or in text order where it is new; none twice."""
    its = [a for a in its if a != old and (made is None or a.id != made.id)]
    yield from its if made is None else sorted([*its, made], key=lambda a: a.span.start)


def _in(account: Account, identity: str) -> bool:
    return account.id == identity or any(a.id == identity for a in account.assertions)


def _on_the_same(one: Judgement, amending: Sequence[Judgement]) -> list[Judgement]:
    """The amendments of the same assertion; of what was added those that add the very same."""
    if one.verdict is Verdict.ADD:
        return [j for j in amending if (j.verdict, j.draft) == (one.verdict, one.draft)]
    return [j for j in amending if j.verdict is not Verdict.ADD]


def upon(record: Record, found: Heard, waiting: Sequence[Judgement] = ()) -> Record:
    """The record with its accounts as people amended them, the judgements about it, and the proposals that wait."""
    if not found.judgements and not waiting:
        return record
    now = {a.id: a for a in found.accounts}
    its = tuple(now.get(a.id, a) for a in record.accounts)
    mine = {a.id for a in its}
    amended = tuple(a for a in found.amended if a.original.account_id in mine)
    known = mine | {s.id for a in its for s in a.assertions} | {a.original.id for a in amended}
    about, proposed = (
        tuple(j for j in some if known & {j.left, j.right}) for some in (found.judgements, waiting)
    )
    return replace(record, accounts=its, judgements=about, amended=amended, proposals=proposed)


def placed(one: Judgement, accounts: Iterable[Account]) -> Judgement | None:
    """The judgement with the ids that its words have now; None where one of them is found no more.

    A judgement that anchors nothing is taken by its ids.
    """
    told = list(accounts)
    now = {anchor.id: find(anchor, told) for anchor in one.anchors}
    if None in now.values():
        return None
    right = one.right and now.get(one.right, one.right)
    return replace(one, left=now.get(one.left) or one.left, right=right)


def find(anchor: Anchor, accounts: Iterable[Account]) -> str | None:
    """The id of the account or assertion that stands where the anchor says: by id, else by words and position."""
    told = [a for a in accounts if a.report_id == anchor.report_id]
    if any(_in(a, anchor.id) for a in told):
        return anchor.id
    if anchor.field is None:
        spans = [(m, a.id) for a in told for m in (a.head, *a.mentions)]
    else:
        spans = [(s.span, s.id) for a in told for s in a.of(anchor.field)]
    fits = [
        (abs(s.start - anchor.start), n, name) for n, (s, name) in enumerate(spans) if s.quote == anchor.quote
    ]
    over = [
        (1, n, name) for n, (s, name) in enumerate(spans) if s.start < anchor.end and anchor.start < s.end
    ]
    return min(fits or over, default=(0, 0, None))[2]
