"""Taking in many reports at once that a reader has read already: all new, in a few statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from variorum.model.assertion import Account
from variorum.model.identity import content_id
from variorum.model.report import Report
from variorum.store import accounts as account_rows
from variorum.store import reports as report_rows
from variorum.store.rows import insert_all, insert_new
from variorum.store.tables import account_assertions, accounts, assertions, originals, reads, reports

Read = tuple[Report, Sequence[Account]]


def add(
    connection: Connection, reader: str, some: Iterable[Read], bytes_of: Mapping[str, bytes] | None = None
) -> None:
    """Take in new reports with their accounts as `reader` found them; their bytes by report id, None: their text.

    The database refuses a report that is held; BadState if an account quotes words that do not stand there.
    """
    every = [(report, report_rows.row_of(report), list(told)) for report, told in some]
    for report, _, told in every:
        for account in told:
            account_rows.check(report, account)
    given = {r.id: r.text.encode() for r, _, _ in every} if bytes_of is None else bytes_of
    insert_all(connection, originals, [{"sha256": r.sha256, "bytes": given[r.id]} for r, _, _ in every])
    insert_all(connection, reports, [row for _, row, _ in every])
    report_rows.queue(connection, [report for report, _, _ in every])
    read_of = {r.id: content_id("e", r.id, reader, row["digest"]) for r, row, _ in every}
    rows = [
        {"id": read_of[r.id], "report_id": r.id, "reader": reader, "digest": row["digest"], "current": True}
        for r, row, _ in every
    ]
    insert_all(connection, reads, rows)
    _add_accounts(connection, [(read_of[report.id], told) for report, _, told in every])


def _add_accounts(connection: Connection, every: Sequence[tuple[str, Sequence[Account]]]) -> None:
    rows = [account_rows.account_row(name, i, a) for name, told in every for i, a in enumerate(told)]
    insert_all(connection, accounts, rows)
    said = [s for _, told in every for a in told for s in a.assertions]
    insert_new(connection, assertions, [account_rows.assertion_row(s) for s in said])
    members = [row for name, told in every for a in told for row in account_rows.membership(name, a)]
    insert_all(connection, account_assertions, members)
