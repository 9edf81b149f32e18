"""Which incident each row of a table fits, by the comparison that linking makes. Nothing is stored.

A row joins no incident: it is made from reports, and a witness of nothing. So importing a table changes no incident,
no id, no inferred date and no finding, and no row can bring two incidents together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from variorum.link.compare.profile import Profile
from variorum.link.compare.verdict import Comparison, compare
from variorum.link.relink import newcomer
from variorum.model.assertion import Account
from variorum.model.finding import Record
from variorum.model.incident import Link
from variorum.model.judgement import Verdict
from variorum.model.report import Report
from variorum.reconcile.policy import Policy
from variorum.reconcile.settle import reconcile
from variorum.run.linking import StoreShelf
from variorum.settings import Watch, silent
from variorum.store import Store


@dataclass(frozen=True, slots=True)
class Match:
    """A row, and the incident that it fits best: None if it fits none.

    `sure` is false where it may be that incident and may not. `score` is in 0..1, one half between the two; `reasons`
    say why, those that weigh most first.
    """

    account: Account
    report: Report
    incident_id: str | None = None
    sure: bool = False
    score: float = 0.0
    reasons: tuple[str, ...] = ()


def matches(store: Store, *, watch: Watch = silent) -> list[Match]:
    """Each row of each table in the store, by id, with the incident that it fits."""
    with store.memory() as memory:
        shelf = StoreShelf(memory)
        found = []
        for done, (account, report) in enumerate(store.coded(), 1):
            found.append(_match(shelf, account, report))
            watch("compare", done, None)
    return found


def _match(shelf: StoreShelf, account: Account, report: Report) -> Match:
    made = newcomer(account, report)
    numbers = np.unique(shelf.rows(made.keys).number).tolist()
    homes = shelf.homes(numbers)
    mine = _told(made.entry.profile)
    tried = [
        (compare(mine, entry.profile), homes[entry.number])
        for entry in shelf.entries(numbers)
        if entry.number in homes
    ]
    fits = [one for one in tried if one[0].verdict is not Verdict.DIFFERENT]
    if not fits:
        return Match(account, report)
    best, incident = max(fits, key=_rank)
    return Match(account, report, incident, best.verdict is Verdict.SAME, best.probability, best.reasons)


def _rank(one: tuple[Comparison, str]) -> tuple[bool, float, str]:
    comparison, incident = one
    return comparison.verdict is Verdict.SAME, comparison.score, incident


def _told(row: Profile) -> Profile:
    """The profile without what linking reads in running text: a row has the names of columns there."""
    none: frozenset[str] = frozenset()
    return replace(row, ages=frozenset(), streets=none, named=none, words=none)


def counted(store: Store, record: Record, rules: Policy) -> Record:
    """The record as if the rows that fit the incident were witnesses like reports, settled by `rules`. Not stored."""
    its = [m for m in matches(store) if m.sure and m.incident_id == record.incident.id]
    links = tuple(Link(m.account.id, m.score, m.reasons) for m in its)
    bare = replace(
        record,
        incident=replace(record.incident, links=(*record.incident.links, *links)),
        accounts=(*record.accounts, *(m.account for m in its)),
        reports=(*record.reports, *(m.report for m in its)),
        findings=(),
    )
    return replace(bare, findings=tuple(reconcile(bare, rules)))
