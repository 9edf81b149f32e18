"""What linking remembers from one step to the next, in plain numbers, texts and bytes.

The store knows nothing of what keys and profiles mean: `run/linking.py` stands between it and link/.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, or_, select

from variorum.model.assertion import Account
from variorum.model.incident import Incident
from variorum.model.judgement import Judgement
from variorum.model.report import Report
from variorum.store import accounts as account_rows
from variorum.store import derived, judgements
from variorum.store import reports as report_rows
from variorum.store.link_tables import (
    link_accounts,
    link_crowds,
    link_edges,
    link_judgements,
    link_rows,
    link_state,
)
from variorum.store.rows import batches
from variorum.store.tables import (
    accounts,
    assertions,
    links,
    reads,
)

#: reads whose accounts are loaded in one go
READS = 200
#: accounts whose edges are loaded in one go: they are named twice, and old SQLite builds take 999 parameters
ENDS = 400


@dataclass(frozen=True, slots=True)
class State:
    """Which rules the memory was made by (None: it is empty), and how many steps made it."""

    rules: int | None = None
    step: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """An account that is to be linked, its report without text, and the read that found it."""

    account: Account
    report: Report
    read_id: str


@dataclass(slots=True)
class Memory:
    """What there was before a step, over one connection. `blank` leaves out all that linking remembers."""

    connection: Connection
    blank: bool = False
    _empty: dict[str, bool] = field(default_factory=dict)

    def state(self) -> State:
        """Of the memory as it lies in the store, blank or not."""
        row = self.connection.execute(select(link_state)).first()
        return State() if row is None else State(row.rules, row.step)

    def pending(self) -> list[str]:
        """The reads whose accounts are to be linked."""
        query = select(reads.c.id).where(reads.c.current)
        return list(self._scalars(query if self.blank else query.where(reads.c.linked.is_(False))))

    def stale(self) -> list[str]:
        """The reads whose accounts were linked and count no more."""
        if self.blank:
            return []
        return list(self._scalars(select(reads.c.id).where(reads.c.linked, reads.c.current.is_(False))))

    def told(self, read_ids: Sequence[str]) -> Iterator[Told]:
        """All accounts of these reads, whatever their kind."""
        for some in batches(list(read_ids), READS):
            yield from self._told(accounts.c.read_id.in_(some))

    def told_by(self, account_ids: Sequence[str]) -> Iterator[Told]:
        """The accounts with these ids, as far as they are current."""
        for some in batches(list(account_ids)):
            yield from self._told(accounts.c.id.in_(some))

    def _told(self, chosen: ColumnElement[bool]) -> Iterator[Told]:
        found = account_rows.load(self.connection, chosen)
        # with their texts: linking looks there for people, streets and rare words
        heads = report_rows.heads(self.connection, {a.report_id for a in found}, text=True)
        reports = {r.id: r for r in heads}
        current = select(reads.c.report_id, reads.c.id).where(reads.c.current, reads.c.report_id.in_(reports))
        read_of = {row.report_id: row.id for row in self.connection.execute(current)}
        yield from (Told(a, reports[a.report_id], read_of[a.report_id]) for a in found)

    def dated(self, account_ids: Sequence[str]) -> Iterator[tuple[Account, Report]]:
        """These accounts with those assertions only that have to do with dates, and their reports."""
        about_time = or_(assertions.c.field == "date", assertions.c.as_of.is_not(None))
        for some in batches(list(account_ids)):
            found = account_rows.load(self.connection, accounts.c.id.in_(some), only=about_time)
            reports = {r.id: r for r in report_rows.heads(self.connection, {a.report_id for a in found})}
            yield from ((a, reports[a.report_id]) for a in found)

    def current(self, account_ids: Sequence[str]) -> list[str]:
        """Those of the ids that are of current accounts."""
        return sorted(account_rows.current_ids(self.connection, account_ids))

    def judgements(self) -> list[Judgement]:
        """The decisions on two accounts that hold now, oldest first."""
        return judgements.pairs(self.connection)

    def fallen(self, standing: Iterable[str]) -> list[Judgement]:
        """The decisions that earlier steps took in and that hold no more: those that are not `standing`."""
        gone = self.judged() - set(standing)
        return [j for j in judgements.load(self.connection) if j.id in gone] if gone else []

    def judged(self) -> set[str]:
        """The ids of the judgements that earlier steps took in."""
        return set() if self.blank else set(self._scalars(select(link_judgements.c.id)))

    def accounts(self, numbers: Sequence[int]) -> Iterator[Row[Any]]:
        """What is kept of these accounts."""
        return self._held(link_accounts, link_accounts.c.number, numbers)

    def accounts_by_id(self, account_ids: Sequence[str]) -> Iterator[Row[Any]]:
        """The same by their ids."""
        return self._held(link_accounts, link_accounts.c.account_id, account_ids)

    def accounts_of(self, read_ids: Sequence[str]) -> Iterator[Row[Any]]:
        """The same by the reads that found them."""
        return self._held(link_accounts, link_accounts.c.read_id, read_ids)

    def rows(self, keys: Sequence[int]) -> Iterator[Row[Any]]:
        """The accounts under these keys."""
        return self._held(link_rows, link_rows.c.key, keys)

    def crowds(self, keys: Sequence[int]) -> Iterator[Row[Any]]:
        """Those of these keys whose blocks are too large to be held."""
        return self._held(link_crowds, link_crowds.c.key, keys)

    def edges(self, numbers: Sequence[int]) -> Iterator[Row[Any]]:
        """The edges that end at one of these accounts, some of those between two of them twice."""
        if self._is_empty(link_edges):
            return
        left, right = link_edges.c.left, link_edges.c.right
        for some in batches(list(numbers), ENDS):
            # an incident of hundreds has its edges within: they need not be read twice
            rest = right.in_(some), left.not_in(some)
            for query in (select(link_edges).where(left.in_(some)), select(link_edges).where(*rest)):
                # all at once: row by row takes three times as long
                yield from self.connection.execute(query).all()

    def homes(self, numbers: Sequence[int]) -> dict[int, str]:
        """The incidents that these accounts are in."""
        query = select(link_accounts.c.number, links.c.incident_id).join(
            links, links.c.account_id == link_accounts.c.account_id
        )
        return {row.number: row.incident_id for row in self._some(query, link_accounts.c.number, numbers)}

    def incidents(self, ids: Sequence[str]) -> list[Incident]:
        """The incidents with these ids."""
        return [i for some in batches(list(ids)) for i in derived.load_incidents(self.connection, some)]

    def former(self, account_ids: Sequence[str]) -> list[Incident]:
        """The incidents that accounts with these ids are in; all that there are, where the memory is blank."""
        if self.blank:
            return derived.load_incidents(self.connection)
        found = self._some(select(links.c.incident_id).distinct(), links.c.account_id, account_ids)
        return self.incidents(sorted({row.incident_id for row in found}))

    def _scalars(self, query: Select[tuple[str]]) -> Iterable[str]:
        return self.connection.scalars(query)

    def _held(self, table: Table, column: ColumnElement[Any], values: Sequence[Any]) -> Iterator[Row[Any]]:
        """Rows of a table of the memory; nothing is asked where it is blank or empty."""
        if not self._is_empty(table):
            yield from self._some(select(table), column, values)

    def _is_empty(self, table: Table) -> bool:
        if table.name not in self._empty:
            first = self.connection.execute(select(table).limit(1)).first()
            self._empty[table.name] = self.blank or first is None
        return self._empty[table.name]

    def _some(
        self, query: Select[Any], column: ColumnElement[Any], values: Sequence[Any]
    ) -> Iterator[Row[Any]]:
        for some in batches(list(values)):
            # all at once: row by row takes three times as long
            yield from self.connection.execute(query.where(column.in_(some))).all()
