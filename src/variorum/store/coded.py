"""Rows of hand-coded tables: many taken in at once, and given back with their accounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from variorum.model.assertion import Account, AccountKind
from variorum.model.report import Report
from variorum.store import accounts as account_rows
from variorum.store import bulk
from variorum.store import reports as report_rows
from variorum.store.reports import Added
from variorum.store.rows import held_ids
from variorum.store.tables import accounts, reads, reports, skips


@dataclass(frozen=True, slots=True)
class CodedRow:
    """A row of a table: its report, its bytes, and its account."""

    report: Report
    original: bytes
    account: Account


def add(connection: Connection, reader: str, rows: Sequence[CodedRow]) -> list[Added]:
    """Take in rows as `reader` read them; what became of each, the new ones first. At most some hundred at a time.

    A row that is held with these bytes is read anew if another reader read it; one with other bytes at the address
    of a held one is a new version.
    """
    connection.execute(delete(skips).where(skips.c.origin.in_([row.report.origin for row in rows])))
    ids = [row.report.id for row in rows]
    done = _read(connection, reader, ids)
    left = [row for row in rows if row.report.id not in done]
    new, others = _parted(left, held_ids(connection, reports, ids), _addresses(connection, left))
    bulk.add(
        connection,
        reader,
        [(row.report, (row.account,)) for row in new],
        {r.report.id: r.original for r in new},
    )
    return [
        *(Added.NEW for _ in new),
        *(Added.HELD for _ in range(len(rows) - len(left))),
        *(_add_one(connection, reader, row) for row in others),
    ]


def _read(connection: Connection, reader: str, ids: Sequence[str]) -> set[str]:
    """Those of the reports that `reader` was the last to read."""
    query = select(reads.c.report_id).where(
        reads.c.reader == reader, reads.c.current, reads.c.report_id.in_(ids)
    )
    return set(connection.scalars(query))


def _addresses(connection: Connection, rows: Iterable[CodedRow]) -> set[str | None]:
    """The addresses at which there is a report."""
    wanted = [row.report.url for row in rows]
    return set(connection.scalars(select(reports.c.url).where(reports.c.url.in_(wanted))))


def _parted(
    rows: Iterable[CodedRow], ids: set[str], urls: set[str | None]
) -> tuple[list[CodedRow], list[CodedRow]]:
    """The rows that nothing is held of, and those that have to be looked at one by one."""
    new, others = list[CodedRow](), list[CodedRow]()
    for row in rows:
        known = row.report.id in ids or row.report.url in urls
        (others if known else new).append(row)
        ids.add(row.report.id)
        urls.add(row.report.url)
    return new, others


def _add_one(connection: Connection, reader: str, row: CodedRow) -> Added:
    added = report_rows.add(connection, row.report, row.original)
    account_rows.put(connection, row.report.id, reader, [row.account])
    return added


def load(connection: Connection) -> dict[str, Account]:
    """The accounts of all rows by the ids of their reports, of several versions of a row that of the newest."""
    told = {a.report_id: a for a in account_rows.load(connection, accounts.c.kind == AccountKind.CODED)}
    return {name: told[name] for name in report_rows.newest(connection, told)}
