"""What link and reconcile derive: lineages, incidents, findings. Replaced as a whole, never patched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, delete, select

from variorum.model.finding import Finding, Reading
from variorum.model.incident import Incident, Inference, Lineage, Link, Twin
from variorum.store.rows import from_row, insert_all, to_row
from variorum.store.tables import (
    findings,
    incidents,
    inferences,
    lineage_reports,
    lineages,
    links,
    readings,
    twins,
)

#: main incidents first, those that most accounts tell of foremost
ORDER = (incidents.c.background, incidents.c.accounts.desc(), incidents.c.id)


def put_links(
    connection: Connection, new_lineages: Sequence[Lineage], new_incidents: Sequence[Incident]
) -> bool:
    """Replace lineages and incidents, and drop the findings on the old ones; False if nothing differs."""
    lines = sorted(new_lineages, key=lambda line: line.id)
    happenings = sorted(new_incidents, key=lambda incident: incident.id)
    if lines == load_lineages(connection) and happenings == _by_id(load_incidents(connection)):
        return False
    connection.execute(delete(incidents))
    connection.execute(delete(lineages))
    _insert_lineages(connection, lines)
    _insert_incidents(connection, happenings)
    return True


def _by_id(found: Iterable[Incident]) -> list[Incident]:
    return sorted(found, key=lambda incident: incident.id)


def _insert_lineages(connection: Connection, lines: Sequence[Lineage]) -> None:
    insert_all(connection, lineages, [to_row(line, lineages) for line in lines])
    members = [
        {"lineage_id": line.id, "report_id": report_id, "position": i}
        for line in lines
        for i, report_id in enumerate(line.report_ids)
    ]
    insert_all(connection, lineage_reports, members)


def _insert_incidents(connection: Connection, happenings: Sequence[Incident]) -> None:
    rows = [to_row(i, incidents, accounts=len(i.links)) for i in happenings]
    insert_all(connection, incidents, rows)
    insert_all(connection, links, _children(happenings, links, lambda i: i.links))
    insert_all(connection, inferences, _children(happenings, inferences, lambda i: i.inferences))
    other = _children(happenings, twins, lambda i: i.twins)
    for row, twin in zip(other, (t for i in happenings for t in i.twins), strict=True):
        row |= {"other_id": twin.incident_id}
    insert_all(connection, twins, other)


def _children(
    happenings: Sequence[Incident], table: Table, of: Callable[[Incident], Sequence[Any]]
) -> list[dict[str, Any]]:
    return [
        to_row(child, table, incident_id=incident.id, position=i)
        for incident in happenings
        for i, child in enumerate(of(incident))
    ]


def load_lineages(connection: Connection, where: ColumnElement[bool] | None = None) -> list[Lineage]:
    """The lineages, by id; `where` is a condition on the table `lineages`."""
    members: dict[str, list[str]] = defaultdict(list)
    query = select(lineage_reports).order_by(lineage_reports.c.lineage_id, lineage_reports.c.position)
    if where is not None:
        query = query.join(lineages, lineages.c.id == lineage_reports.c.lineage_id).where(where)
    for row in connection.execute(query):
        members[row.lineage_id].append(row.report_id)
    found = select(lineages).order_by(lineages.c.id)
    rows = connection.execute(found if where is None else found.where(where))
    return [from_row(Lineage, row, report_ids=tuple(members[row.id])) for row in rows]


def load_incidents(connection: Connection, ids: Sequence[str] | None = None) -> list[Incident]:
    """The incidents (with these ids), main ones first, then by number of accounts and id."""
    of_links = _by_incident(connection, links, ids, lambda row: from_row(Link, row))
    of_inferences = _by_incident(connection, inferences, ids, lambda row: from_row(Inference, row))
    of_twins = _by_incident(connection, twins, ids, lambda row: from_row(Twin, row, incident_id=row.other_id))
    query = select(incidents).order_by(*ORDER)
    rows = connection.execute(query if ids is None else query.where(incidents.c.id.in_(ids)))
    return [
        Incident(
            id=row.id,
            background=row.background,
            links=of_links.get(row.id, ()),
            inferences=of_inferences.get(row.id, ()),
            twins=of_twins.get(row.id, ()),
        )
        for row in rows
    ]


def _by_incident(
    connection: Connection, table: Table, ids: Sequence[str] | None, make: Callable[[Row[Any]], Any]
) -> dict[str, tuple[Any, ...]]:
    """The rows of `table` as objects, by incident and in their order."""
    query = select(table).order_by(table.c.incident_id, table.c.position)
    found: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(query if ids is None else query.where(table.c.incident_id.in_(ids))):
        found[row.incident_id].append(make(row))
    return {identity: tuple(things) for identity, things in found.items()}


def incident_ids(connection: Connection) -> list[str]:
    """The ids of all incidents, main ones first, then by number of accounts and id."""
    return list(connection.scalars(select(incidents.c.id).order_by(*ORDER)))


def put_findings(connection: Connection, policy: str, found: Iterable[Finding]) -> bool:
    """Replace all findings of one policy; False if nothing differs."""
    new = list(found)
    held = [f for group in load_findings(connection, policy=policy).values() for f in group]
    if sorted(new, key=_key) == sorted(held, key=_key) and _in_order(new) == _in_order(held):
        return False
    connection.execute(delete(findings).where(findings.c.policy == policy))
    rows = [to_row(f, findings, position=i) for i, f in enumerate(new)]
    insert_all(connection, findings, rows)
    insert_all(connection, readings, [row for f in new for row in _reading_rows(f)])
    return True


def _key(finding: Finding) -> tuple[str, str]:
    return finding.incident_id, finding.field


def _in_order(found: Sequence[Finding]) -> list[tuple[str, str]]:
    """The fields of each incident in their order: the order of incidents is no part of the content."""
    return sorted(map(_key, found), key=lambda key: key[0])


def _reading_rows(finding: Finding) -> list[dict[str, Any]]:
    return [
        to_row(r, readings, incident_id=finding.incident_id, policy=finding.policy, position=i)
        for i, r in enumerate(finding.readings)
    ]


def load_findings(
    connection: Connection, *, ids: Sequence[str] | None = None, policy: str | None = None
) -> dict[str, list[Finding]]:
    """The findings by incident id, policy by policy and in the order that reconcile gave."""
    inside = _readings(connection, ids)
    query = select(findings).order_by(findings.c.incident_id, findings.c.policy, findings.c.position)
    if ids is not None:
        query = query.where(findings.c.incident_id.in_(ids))
    if policy is not None:
        query = query.where(findings.c.policy == policy)
    found: dict[str, list[Finding]] = defaultdict(list)
    for row in connection.execute(query):
        its = tuple(inside.get((row.incident_id, row.policy, row.field), ()))
        found[row.incident_id].append(from_row(Finding, row, readings=its))
    return found


def _readings(connection: Connection, ids: Sequence[str] | None) -> dict[tuple[str, str, str], list[Reading]]:
    query = select(readings).order_by(*readings.primary_key.columns[:3], readings.c.position)
    found: dict[tuple[str, str, str], list[Reading]] = defaultdict(list)
    for row in connection.execute(query if ids is None else query.where(readings.c.incident_id.in_(ids))):
        found[row.incident_id, row.policy, row.field].append(from_row(Reading, row))
    return found
