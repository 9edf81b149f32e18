"""Series and parts: which incidents of the store others are told to be parts of, found anew from what is held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from variorum.model.assertion import Account, Assertion
from variorum.model.incident import SeriesLink
from variorum.model.series import FIELD, series_links
from variorum.store import accounts as account_rows
from variorum.store.rows import batches
from variorum.store.tables import accounts, assertions, links


def load(connection: Connection, told: Iterable[Account]) -> dict[str, tuple[SeriesLink, ...]]:
    """The series links of the incidents that these accounts are in, by incident id."""
    said = list(_said(connection, sorted({account.report_id for account in told})))
    ends = sorted({name for one in said for name in (one.account_id, one.note("of")) if name})
    homes = dict(_homes(connection, ends))
    return series_links(said, homes, dict(_labels(connection, sorted(set(homes.values())))))


def _said(connection: Connection, report_ids: list[str]) -> Iterator[Assertion]:
    """What these reports tell of parts; a report tells of its own accounts only."""
    about_parts = assertions.c.field == FIELD
    for some in batches(report_ids):
        # most reports tell of no parts, and accounts take a while to put together
        if (
            connection.scalar(
                select(assertions.c.id).where(assertions.c.report_id.in_(some), about_parts).limit(1)
            )
            is None
        ):
            continue
        found = account_rows.load(connection, accounts.c.report_id.in_(some), only=about_parts)
        yield from (one for account in found for one in account.assertions)


def _homes(connection: Connection, account_ids: list[str]) -> Iterator[tuple[str, str]]:
    for some in batches(account_ids):
        query = select(links.c.account_id, links.c.incident_id).where(links.c.account_id.in_(some))
        yield from ((row.account_id, row.incident_id) for row in connection.execute(query))


def _labels(connection: Connection, incident_ids: list[str]) -> Iterator[tuple[str, str]]:
    for some in batches(incident_ids):
        first = select(links.c.incident_id, links.c.account_id).where(
            links.c.incident_id.in_(some), links.c.position == 0
        )
        of = {row.account_id: row.incident_id for row in connection.execute(first)}
        query = select(accounts.c.id, accounts.c.label).where(accounts.c.id.in_(list(of)))
        yield from ((of[row.id], row.label) for row in connection.execute(query))
