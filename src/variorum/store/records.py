"""Records: an incident with its accounts, reports, lineages and findings, put together from the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, exists, or_, select

from variorum.errors import BadInput
from variorum.model.amending import upon
from variorum.model.assertion import Account
from variorum.model.finding import Record
from variorum.model.incident import Incident, Lineage
from variorum.model.report import Report
from variorum.store import accounts as account_rows
from variorum.store import aliases, derived, judgements, series
from variorum.store import reports as report_rows
from variorum.store.link_tables import aliases as old_ids
from variorum.store.rows import from_row
from variorum.store.tables import accounts, incidents, lineage_reports, lineages, links, reads, reports

#: incidents put together in one go: enough to spare queries, few enough to hold in memory
BATCH = 50
#: candidates named when a prefix fits several incidents
_NAMED = 5


def load(
    connection: Connection, ids: Sequence[str], policy: str | None = None, *, by: str | None = None
) -> list[Record]:
    """The records of the incidents with these ids, in the order of incidents; findings under one policy or all.

    With the decisions of `by` alone, as if nobody else had decided, and then without findings.
    """
    linked = select(links.c.account_id).where(links.c.incident_id.in_(ids))
    told = {a.id: a for a in account_rows.load(connection, accounts.c.id.in_(linked))}
    of_reports = select(accounts.c.report_id).where(accounts.c.id.in_(linked))
    members = select(lineage_reports.c.lineage_id).where(lineage_reports.c.report_id.in_(of_reports))
    lines = derived.load_lineages(connection, lineages.c.id.in_(members))
    texts = {r.id: r for r in report_rows.some(connection, {a.report_id for a in told.values()})}
    found = {} if by else derived.load_findings(connection, ids=ids, policy=policy)
    happenings = derived.load_incidents(connection, ids)
    parts = series.load(connection, told.values())
    ruled = judgements.of_reports(connection, sorted(texts), by=by)
    bare = (upon(_record(i, (told, texts), lines), ruled.spoken, ruled.waiting) for i in happenings)
    return [
        replace(
            r,
            findings=tuple(found.get(r.incident.id, ())),
            series=parts.get(r.incident.id, ()),
            quorum=ruled.quorum,
        )
        for r in bare
    ]


def _record(
    incident: Incident,
    known: tuple[dict[str, Account], dict[str, Report]],
    lines: Sequence[Lineage],
) -> Record:
    """The record of one incident without findings; a link to an account that is no longer current leaves nothing."""
    told, texts = known
    its = tuple(told[link.account_id] for link in incident.links if link.account_id in told)
    wanted = {a.report_id for a in its}
    reports = tuple(report for identity, report in texts.items() if identity in wanted)
    witnesses = tuple(line for line in lines if wanted.intersection(line.report_ids))
    return Record(incident, its, reports, witnesses)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a list of incidents shows of one: its first account's words, and where and when those came out."""

    id: str
    background: bool
    accounts: int
    label: str
    outlet: str | None
    published: str | None


def headings(connection: Connection, ids: Sequence[str] | None = None) -> list[Heading]:
    """A heading for each incident (with these ids), main ones first, then by number of accounts and id."""
    current = exists().where(reads.c.id == accounts.c.read_id, reads.c.current)
    query = (
        select(incidents, accounts.c.label, reports.c.outlet, reports.c.published)
        .join(links, (links.c.incident_id == incidents.c.id) & (links.c.position == 0))
        .join(accounts, accounts.c.id == links.c.account_id)
        .join(reports, reports.c.id == accounts.c.report_id)
        .where(current if ids is None else current & incidents.c.id.in_(ids))
        .order_by(*derived.ORDER)
    )
    return [from_row(Heading, row) for row in connection.execute(query)]


def find(connection: Connection, prefix: str) -> str:
    """The id of the one incident whose id starts with `prefix`, or to which an old id that does so points.

    BadInput if there is none, or several.
    """
    # a whole id, as nearly always: quicker than looking through all for those that begin so
    if connection.scalar(select(incidents.c.id).where(incidents.c.id == prefix)):
        return prefix
    found = _starting(connection, prefix)
    if not found:
        return _former(connection, prefix)
    if len(found) > 1:
        raise _several(prefix, found)
    return found[0]


def trail(connection: Connection, prefix: str) -> aliases.Trail | None:
    """Where the one old id that starts with `prefix` went; None if an incident has such an id now."""
    if _starting(connection, prefix):
        return None
    old = aliases.matching(connection, _starts(old_ids.c.id, prefix), _NAMED + 1)
    if len(old) > 1 and prefix not in old:
        raise _several(prefix, old)
    return aliases.trail(connection, prefix if prefix in old else old[0]) if old else None


def _former(connection: Connection, prefix: str) -> str:
    """The incident that an old id points to now."""
    went = trail(connection, prefix)
    if went is None:
        raise BadInput("no incident has such an id", where=prefix, mend="`variorum show` lists the incidents")
    if not went.present:
        raise BadInput(
            f"this incident is no more: {went.why}",
            where=went.old_id,
            mend="`variorum show` lists the others",
        )
    return went.present[0]


def _starting(connection: Connection, prefix: str) -> list[str]:
    starts = or_(*_starts(incidents.c.id, prefix))
    query = select(incidents.c.id).where(starts).order_by(incidents.c.id)
    return list(connection.scalars(query.limit(_NAMED + 1)))


def _starts(column: ColumnElement[str], prefix: str) -> list[ColumnElement[bool]]:
    """An id begins with the prefix, with or without its letter."""
    return [column.startswith(start, autoescape=True) for start in (prefix, f"i_{prefix}")]


def _several(prefix: str, found: Sequence[str]) -> BadInput:
    names = ", ".join(found[:_NAMED])
    return BadInput("more than one incident fits", where=prefix, mend=f"give more letters of one of {names}")
