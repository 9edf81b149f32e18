"""Accounts and their assertions: added by a reader, one transaction a report, never edited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, exists, insert, select, update

from variorum.errors import BadState
from variorum.model.assertion import Account, Assertion, spans
from variorum.model.identity import content_id
from variorum.model.report import Report, Span
from variorum.store import reports as report_rows
from variorum.store.rows import batches, from_row, insert_all, insert_new, to_row
from variorum.store.tables import account_assertions, accounts, assertions, reads, reports


def put(connection: Connection, report_id: str, reader: str, found: Iterable[Account]) -> None:
    """Make `found` the current accounts of a report, as read by `reader`; earlier readers' stay on file.

    BadState if an account belongs to another report or quotes words that do not stand at their span.
    """
    report = report_rows.get(connection, report_id)
    held = list(found)
    for account in held:
        check(report, account)
    read_id = _begin_read(connection, report, reader)
    insert_all(connection, accounts, [account_row(read_id, i, a) for i, a in enumerate(held)])
    insert_new(connection, assertions, [assertion_row(s) for a in held for s in a.assertions])
    insert_all(connection, account_assertions, [row for a in held for row in membership(read_id, a)])


def _begin_read(connection: Connection, report: Report, reader: str) -> str:
    """Note that `reader` reads the present state of `report`; an equal read from before is redone."""
    digest = connection.execute(select(reports.c.digest).where(reports.c.id == report.id)).scalar_one()
    read_id = content_id("e", report.id, reader, digest)
    connection.execute(delete(reads).where(reads.c.id == read_id))
    connection.execute(update(reads).where(reads.c.report_id == report.id).values(current=False))
    row = {"id": read_id, "report_id": report.id, "reader": reader, "digest": digest, "current": True}
    connection.execute(insert(reads).values(row))
    return read_id


def check(report: Report, account: Account) -> None:
    """BadState unless every span of the account holds in `report` and every id names it."""
    for assertion in account.assertions:
        if assertion.account_id != account.id or assertion.report_id != report.id:
            raise BadState(f"assertion {assertion.id} is not of account {account.id} of report {report.id}")
    if account.report_id != report.id:
        raise BadState(f"account {account.id} is of report {account.report_id}, not of {report.id}")
    for span in _spans(account):
        if not report.holds(span):
            raise BadState(f"report {report.id} does not hold {span.quote!r} at [{span.start}:{span.end})")


def _spans(account: Account) -> list[Span]:
    return [account.head, *account.mentions, *(span for s in account.assertions for span in spans(s))]


def account_row(read_id: str, position: int, account: Account) -> dict[str, Any]:
    """The row of an account in one read."""
    return to_row(account, accounts, read_id=read_id, position=position)


def assertion_row(assertion: Assertion) -> dict[str, Any]:
    """The row of an assertion."""
    span = assertion.span
    return to_row(assertion, assertions, start=span.start, end=span.end, quote=span.quote)


def membership(read_id: str, account: Account) -> list[dict[str, Any]]:
    """The rows that say which assertions an account holds in one read."""
    return [
        {"read_id": read_id, "account_id": account.id, "assertion_id": s.id, "position": i}
        for i, s in enumerate(account.assertions)
    ]


def readers(connection: Connection) -> list[str]:
    """The readers that made the current accounts."""
    query = select(reads.c.reader).where(reads.c.current).distinct().order_by(reads.c.reader)
    return list(connection.scalars(query))


def current_ids(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Those of the ids that are of accounts of the current read of their report."""
    current = exists().where(reads.c.id == accounts.c.read_id, reads.c.current)
    query = select(accounts.c.id).where(current)
    return {
        i for some in batches(list(ids)) for i in connection.scalars(query.where(accounts.c.id.in_(some)))
    }


def load(
    connection: Connection,
    where: ColumnElement[bool] | None = None,
    *,
    only: ColumnElement[bool] | None = None,
) -> list[Account]:
    """The accounts of the current read of each report, in the order of reports and of the text.

    `where` is a condition on the table `accounts` that narrows them, `only` one on the table `assertions`
    that leaves out the others of each account.
    """
    # EXISTS and not IN: SQLite would pair each current read with each account that `where` names
    current = exists().where(reads.c.id == accounts.c.read_id, reads.c.current)
    chosen = current if where is None else current & where
    inside = _assertions(connection, chosen if only is None else chosen & only)
    order = (reports.c.published.is_(None), reports.c.published, reports.c.id, accounts.c.position)
    query = (
        select(accounts).join(reports, reports.c.id == accounts.c.report_id).where(chosen).order_by(*order)
    )
    return [from_row(Account, row, assertions=tuple(inside[row.id])) for row in connection.execute(query)]


def of_reports(connection: Connection, report_ids: Sequence[str] | None) -> list[Account]:
    """The accounts of the current read of each of these reports; None: of all."""
    if report_ids is None:
        return load(connection)
    parts = (load(connection, accounts.c.report_id.in_(some)) for some in batches(list(report_ids)))
    return [account for part in parts for account in part]


def _assertions(connection: Connection, chosen: ColumnElement[bool]) -> dict[str, Sequence[Assertion]]:
    """The assertions of the chosen accounts, by account id, in their order."""
    member = (account_assertions.c.read_id == accounts.c.read_id) & (
        account_assertions.c.account_id == accounts.c.id
    )
    query = (
        select(assertions)
        .join(account_assertions, account_assertions.c.assertion_id == assertions.c.id)
        .join(accounts, member)
        .where(chosen)
        .order_by(accounts.c.report_id, accounts.c.position, account_assertions.c.position)
    )
    found: dict[str, list[Assertion]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.account_id].append(_assertion_of(row))
    return found  # type: ignore[return-value]


def _assertion_of(row: Row[Any]) -> Assertion:
    assertion: Assertion = from_row(Assertion, row, span=Span(row.start, row.end, row.quote))
    return assertion
