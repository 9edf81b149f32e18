"""Ids that incidents had and have no more, and where each of them points now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, delete, exists, func, or_, select

from variorum.model.incident import Alias
from variorum.store.link_tables import alias_accounts, aliases
from variorum.store.rows import batches, insert_all
from variorum.store.tables import accounts, incidents, links


@dataclass(frozen=True, slots=True)
class Trail:
    """Where an old id went: why, at which step of linking and when (None: not noted), and the incidents now.

    `present` has the incident of the first account foremost, then those that hold most of the others.
    """

    old_id: str
    why: str
    step: int
    since: str | None
    present: tuple[str, ...]


def put(connection: Connection, new: Sequence[Alias], *, step: int, since: str | None) -> None:
    """Note ids that are no more; those that are incidents' again are left out of the list."""
    connection.execute(delete(aliases).where(exists().where(incidents.c.id == aliases.c.id)))
    for some in batches([alias.id for alias in new]):
        connection.execute(delete(aliases).where(aliases.c.id.in_(some)))
    rows = [{"id": a.id, "why": a.why, "step": step, "since": since} for a in new]
    insert_all(connection, aliases, rows)
    report_of = _reports(connection, sorted({name for a in new for name in a.account_ids}))
    members = [
        {"alias_id": a.id, "account_id": name, "position": i, "report_id": report_of.get(name, "")}
        for a in new
        for i, name in enumerate(a.account_ids)
    ]
    insert_all(connection, alias_accounts, members)


def _reports(connection: Connection, account_ids: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in batches(account_ids):
        query = select(accounts.c.id, accounts.c.report_id).where(accounts.c.id.in_(some))
        found.update((row.id, row.report_id) for row in connection.execute(query))
    return found


def matching(connection: Connection, starts: Sequence[ColumnElement[bool]], most: int) -> list[str]:
    """Old ids for which one of the conditions on `aliases.id` holds, in order, `most` at most."""
    query = select(aliases.c.id).where(or_(*starts)).order_by(aliases.c.id).limit(most)
    return list(connection.scalars(query))


def trail(connection: Connection, old_id: str) -> Trail | None:
    """Where the old id went; None if it is none."""
    row = connection.execute(select(aliases).where(aliases.c.id == old_id)).first()
    if row is None:
        return None
    found = present(connection, [old_id])
    return Trail(old_id, row.why, row.step, row.since, tuple(found.get(old_id, ())))


def present(connection: Connection, old_ids: Sequence[str]) -> dict[str, list[str]]:
    """The incidents that each of these old ids leads to now, foremost first; ids that lead nowhere are left out.

    They are those that hold the accounts, or else that the same reports tell of.
    """
    found: dict[str, list[str]] = {}
    for some in batches(list(old_ids)):
        found |= _ranked(connection, _HOLDING, some)
        found |= _ranked(connection, _TOLD_OF, [one for one in some if one not in found])
    return found


#: the old id and each incident that now holds one of its accounts
_HOLDING = select(alias_accounts.c.alias_id, links.c.incident_id).join(
    links, alias_accounts.c.account_id == links.c.account_id
)
#: the old id and each incident that one of its reports tells of, where the accounts themselves are no more
_TOLD_OF = (
    select(alias_accounts.c.alias_id, links.c.incident_id)
    .join(accounts, alias_accounts.c.report_id == accounts.c.report_id)
    .join(links, accounts.c.id == links.c.account_id)
)


def _ranked(
    connection: Connection, query: Select[tuple[str, str]], old_ids: Sequence[str]
) -> dict[str, list[str]]:
    old, first, number = alias_accounts.c.alias_id, func.min(alias_accounts.c.position), func.count()
    chosen = query.where(old.in_(old_ids)).group_by(old, links.c.incident_id)
    ordered = chosen.order_by(old, (first != 0), number.desc(), links.c.incident_id)
    found: dict[str, list[str]] = {}
    for row in connection.execute(ordered):
        found.setdefault(row.alias_id, []).append(row.incident_id)
    return found
