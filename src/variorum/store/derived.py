"""What link and reconcile derive: lineages, incidents, findings. What differs is replaced, all else stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, delete, exists, select

from variorum.model.finding import Finding, Reading
from variorum.model.incident import Incident, Inference, Lineage, Link, Twin
from variorum.store.rows import batches, from_row, insert_all, to_row
from variorum.store.tables import (
    accounts,
    findings,
    incidents,
    inferences,
    lineage_reports,
    lineages,
    links,
    readings,
    twins,
)

#: nothing is left out
_NONE: Mapping[str, Any] = {}
#: main incidents first, those that most accounts tell of foremost
ORDER = (incidents.c.background, incidents.c.accounts.desc(), incidents.c.id)


def put_links(
    connection: Connection, new_lineages: Sequence[Lineage], new_incidents: Sequence[Incident]
) -> bool:
    """Make these the lineages and incidents, and drop the findings on those that differ; False if none does."""
    held = {i.id: i for i in load_incidents(connection)}
    new = {i.id: i for i in new_incidents}
    changed = sorted(name for name in held.keys() | new.keys() if held.get(name) != new.get(name))
    drop_incidents(connection, changed)
    add_incidents(connection, [new[name] for name in changed if name in new])
    return change_lineages(connection, load_lineages(connection), new_lineages) or bool(changed)


def change_lineages(connection: Connection, old: Sequence[Lineage], after: Sequence[Lineage]) -> bool:
    """Put lineages in the place of some that are held, and drop the findings on their reports; False if none differs."""
    held = {line.id: line for line in old}
    new = {line.id: line for line in after}
    changed = sorted(name for name in held.keys() | new.keys() if held.get(name) != new.get(name))
    lines = [line for name in changed for line in (held.get(name), new.get(name)) if line is not None]
    _drop_findings(connection, sorted({report_id for line in lines for report_id in line.report_ids}))
    for some in batches(changed):
        connection.execute(delete(lineages).where(lineages.c.id.in_(some)))
    _insert_lineages(connection, [new[name] for name in changed if name in new])
    return bool(changed)


def _drop_findings(connection: Connection, report_ids: list[str]) -> None:
    """Drop the findings on incidents that one of these reports tells of: other lineages, other weights."""
    for some in batches(report_ids):
        told = select(links.c.incident_id).join(accounts, accounts.c.id == links.c.account_id)
        chosen = told.where(accounts.c.report_id.in_(some))
        connection.execute(delete(findings).where(findings.c.incident_id.in_(chosen)))


def drop_incidents(connection: Connection, ids: Sequence[str]) -> None:
    """Drop the incidents with these ids, as far as there are any, and the findings on them."""
    for some in batches(list(ids)):
        connection.execute(delete(incidents).where(incidents.c.id.in_(some)))


def _insert_lineages(connection: Connection, lines: Sequence[Lineage]) -> None:
    insert_all(connection, lineages, [to_row(line, lineages) for line in lines])
    members = [
        {"lineage_id": line.id, "report_id": report_id, "position": i}
        for line in lines
        for i, report_id in enumerate(line.report_ids)
    ]
    insert_all(connection, lineage_reports, members)


def add_incidents(connection: Connection, happenings: Sequence[Incident]) -> None:
    """Put these incidents on file, which must be new to it."""
    rows = [to_row(i, incidents, accounts=len(i.links)) for i in happenings]
    insert_all(connection, incidents, rows)
    insert_all(connection, links, _children(happenings, links, lambda i: i.links))
    insert_all(connection, inferences, [row for i in happenings for row in _inference_rows(i)])
    insert_all(connection, twins, [row for i in happenings for row in _twin_rows(i.id, i.twins)])


def put_twins(connection: Connection, of_incidents: Mapping[str, Sequence[Twin]]) -> None:
    """Replace the twins of these incidents and nothing else of them."""
    for some in batches(list(of_incidents)):
        connection.execute(delete(twins).where(twins.c.incident_id.in_(some)))
    insert_all(connection, twins, [r for name, its in of_incidents.items() for r in _twin_rows(name, its)])


def _twin_rows(identity: str, its: Sequence[Twin]) -> list[dict[str, Any]]:
    return [
        to_row(twin, twins, position=i) | {"incident_id": identity, "other_id": twin.incident_id}
        for i, twin in enumerate(its)
    ]


def _inference_rows(incident: Incident) -> list[dict[str, Any]]:
    """Those of dates, then those of as-ofs."""
    both = [(i, False) for i in incident.inferences] + [(i, True) for i in incident.as_of_inferences]
    return [
        to_row(inference, inferences, incident_id=incident.id, position=n, as_of=as_of)
        for n, (inference, as_of) in enumerate(both)
    ]


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
    of_inferences = _by_incident(
        connection, inferences, ids, lambda row: (row.as_of, from_row(Inference, row))
    )
    of_twins = _by_incident(connection, twins, ids, lambda row: from_row(Twin, row, incident_id=row.other_id))
    query = select(incidents).order_by(*ORDER)
    rows = connection.execute(query if ids is None else query.where(incidents.c.id.in_(ids)))
    return [
        Incident(
            id=row.id,
            background=row.background,
            links=of_links.get(row.id, ()),
            inferences=tuple(i for as_of, i in of_inferences.get(row.id, ()) if not as_of),
            as_of_inferences=tuple(i for as_of, i in of_inferences.get(row.id, ()) if as_of),
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
    _insert_findings(connection, new)
    return True


def settle(connection: Connection, ids: Sequence[str], found: Iterable[Finding]) -> None:
    """Replace all findings on these incidents, under whatever policy."""
    for some in batches(list(ids)):
        connection.execute(delete(findings).where(findings.c.incident_id.in_(some)))
    _insert_findings(connection, list(found))


def unsettled(connection: Connection) -> list[str]:
    """The incidents on which there are no findings yet, in the order of incidents."""
    settled = exists().where(findings.c.incident_id == incidents.c.id)
    return list(connection.scalars(select(incidents.c.id).where(~settled).order_by(*ORDER)))


def told_in(connection: Connection, report_ids: Sequence[str]) -> list[str]:
    """The incidents that these reports tell of, by id."""
    query = select(links.c.incident_id).join(accounts, accounts.c.id == links.c.account_id).distinct()
    some = (query.where(accounts.c.report_id.in_(part)) for part in batches(list(report_ids)))
    return sorted({name for chosen in some for name in connection.scalars(chosen)})


def _insert_findings(connection: Connection, new: Sequence[Finding]) -> None:
    insert_all(connection, findings, [to_row(f, findings, position=i) for i, f in enumerate(new)])
    insert_all(connection, readings, [row for f in new for row in _reading_rows(f)])


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
    connection: Connection,
    *,
    ids: Sequence[str] | None = None,
    policy: str | None = None,
) -> dict[str, list[Finding]]:
    """The findings by incident id, policy by policy and in the order that reconcile gave."""
    conditions: list[ColumnElement[bool]] = [] if ids is None else [findings.c.incident_id.in_(ids)]
    conditions += [] if policy is None else [findings.c.policy == policy]
    return select_findings(connection, conditions)


def select_findings(
    connection: Connection, conditions: Sequence[ColumnElement[bool]], without: Mapping[str, Any] = _NONE
) -> dict[str, list[Finding]]:
    """The findings that meet conditions on the table `findings`, by incident.

    What `without` names of findings and readings is not read but has the value given there: that is quicker.
    """
    inside = _readings(connection, conditions, without)
    columns = [c for c in findings.c if c.name not in without]
    query = select(*columns).where(*conditions)
    found: dict[str, list[Finding]] = defaultdict(list)
    ordered = query.order_by(findings.c.incident_id, findings.c.policy, findings.c.position)
    bare = {name: value for name, value in without.items() if name in Finding.__slots__}
    for row in connection.execute(ordered):
        its = tuple(inside.get((row.incident_id, row.policy, row.field), ()))
        found[row.incident_id].append(from_row(Finding, row, readings=its, **bare))
    return found


def _readings(
    connection: Connection, conditions: Sequence[ColumnElement[bool]], without: Mapping[str, Any]
) -> dict[tuple[str, str, str], list[Reading]]:
    """The readings of the findings that meet the conditions."""
    key = ("incident_id", "policy", "field")
    settled = and_(*(readings.c[name] == findings.c[name] for name in key))
    columns = [c for c in readings.c if c.name not in without]
    query = select(*columns).order_by(*readings.primary_key.columns[:3], readings.c.position)
    if conditions:
        query = query.join(findings, settled).where(*conditions)
    bare = {name: value for name, value in without.items() if name in Reading.__slots__}
    found: dict[tuple[str, str, str], list[Reading]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.incident_id, row.policy, row.field].append(from_row(Reading, row, **bare))
    return found
