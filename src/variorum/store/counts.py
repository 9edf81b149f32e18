"""How much the store holds, for a status line."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Connection, Select, func, select

from variorum.store.reports import is_row
from variorum.store.tables import (
    account_assertions,
    accounts,
    incidents,
    judgements,
    lineages,
    reads,
    reports,
    skips,
)


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of things; accounts and assertions are those of the current read of each report.

    `rows` are those of hand-coded tables; they are no reports here, and their accounts and assertions none either.
    """

    reports: int
    rows: int
    skips: int
    accounts: int
    assertions: int
    lineages: int
    incidents: int
    background: int
    judgements: int


def count_linked(connection: Connection) -> tuple[int, int]:
    """How many lineages and incidents: quick, unlike the count of everything."""
    both = (select(func.count()).select_from(table) for table in (lineages, incidents))
    number_of_lineages, number_of_incidents = (connection.execute(query).scalar_one() for query in both)
    return number_of_lineages, number_of_incidents


def count(connection: Connection) -> Counts:
    """Count everything."""
    number = func.count()
    read = select(reads.c.id).join(reports, reports.c.id == reads.c.report_id)
    current = read.where(reads.c.current, ~is_row())
    background = select(number).select_from(incidents).where(incidents.c.background)
    queries: dict[str, Select[Any]] = {
        "reports": select(number).select_from(reports).where(~is_row()),
        "rows": select(number).select_from(reports).where(is_row()),
        "skips": select(number).select_from(skips),
        "accounts": select(number).select_from(accounts).where(accounts.c.read_id.in_(current)),
        "assertions": select(func.count(account_assertions.c.assertion_id.distinct())).where(
            account_assertions.c.read_id.in_(current)
        ),
        "lineages": select(number).select_from(lineages),
        "incidents": select(number).select_from(incidents),
        "background": background,
        "judgements": select(number).select_from(judgements),
    }
    return Counts(**{f.name: connection.execute(queries[f.name]).scalar_one() for f in fields(Counts)})
