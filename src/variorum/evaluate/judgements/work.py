"""What people did in a store, gathered: their judgements, and the incidents that these are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from variorum.model.amending import heard
from variorum.model.assertion import Account, Assertion
from variorum.model.finding import Record
from variorum.model.judgement import Capacity, Judgement, in_force
from variorum.store import Store


@dataclass(frozen=True, slots=True)
class Work:
    """`made` are all judgements of people, `standing` those in force with present ids, both oldest first.

    `accounts` are those of the judged reports as the reader found them, `records` those of the judged incidents.
    """

    made: tuple[Judgement, ...]
    standing: tuple[Judgement, ...]
    accounts: tuple[Account, ...]
    records: tuple[Record, ...]
    homes: Mapping[str, str]

    @property
    def read(self) -> dict[str, Assertion]:
        """The assertions of the reader, by id."""
        return {s.id: s for a in self.accounts for s in a.assertions}

    def incident(self, one: Judgement) -> str | None:
        """The incident that a judgement is about now, the first where it is about two; None if its words are lost."""
        names = (one.left, *(anchor.id for anchor in one.anchors))
        return next((self.homes[name] for name in names if name in self.homes), None)


def work_of(store: Store) -> Work:
    """All that people did in a store; proposals are no people's."""
    made = tuple(j for j in store.judgements() if j.capacity is not Capacity.PROPOSER)
    reports = sorted({anchor.report_id for one in made for anchor in one.anchors})
    accounts = tuple(store.accounts(reports))
    records = tuple(store.records(store.told_in(reports)))
    standing = heard(accounts, in_force(made)).judgements
    return Work(made, standing, accounts, records, _homes(records, accounts))


def _homes(records: Iterable[Record], accounts: Iterable[Account]) -> dict[str, str]:
    """The incident of each account and assertion, those of the reader and those that people made."""
    of_account = {a.id: r.incident.id for r in records for a in r.accounts}
    said = (s for a in (*accounts, *(a for r in records for a in r.accounts)) for s in a.assertions)
    return of_account | {s.id: of_account[s.account_id] for s in said if s.account_id in of_account}
