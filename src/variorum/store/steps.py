"""Putting a step of linking on file: the caller's transaction takes all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, delete, insert, update

from variorum.errors import BadState
from variorum.model.incident import Alias, Incident, Twin
from variorum.store import aliases, derived, tracing
from variorum.store.link_tables import (
    link_accounts,
    link_crowds,
    link_edges,
    link_judgements,
    link_rows,
    link_state,
)
from variorum.store.linking import Memory, State
from variorum.store.rows import batches, insert_all
from variorum.store.tables import reads

#: rows written in one statement: enough to be quick, few enough to hold in memory
_MANY = 20_000
_MEMORY = (link_accounts, link_rows, link_crowds, link_edges, link_judgements, link_state)

Rows = Iterable[dict[str, Any]]


class Overtaken(BadState):
    """Another step of linking was put on file since this one started."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a step changes, by table; rows as dicts of columns. `before` is the state that it started from.

    With `anew`, all that linking remembered goes first. `since` says when the step was made, for people.
    """

    before: State
    rules: int
    anew: bool = False
    since: str | None = None
    #: reads that are linked now, reads that no longer are, judgements that were taken in, those that no longer hold
    reads: Sequence[str] = ()
    stale: Sequence[str] = ()
    judgements: Sequence[str] = ()
    fallen: Sequence[str] = ()
    accounts: Rows = ()
    rows: Rows = ()
    crowds: Mapping[int, int] = field(default_factory=dict)
    edges: Rows = ()
    gone: Sequence[int] = ()
    gone_rows: Rows = ()
    cut: Sequence[tuple[int, int]] = ()
    dropped: Sequence[str] = ()
    incidents: Sequence[Incident] = ()
    twins: Mapping[str, Sequence[Twin]] = field(default_factory=dict)
    aliases: Sequence[Alias] = ()
    traced: tracing.Traced = field(default_factory=tracing.Traced)


def put(connection: Connection, step: Step) -> bool:
    """Put the step on file; False if lineages and incidents are as before.

    Overtaken if another step was put since this one started: it must be made again.
    """
    if Memory(connection).state() != step.before:
        raise Overtaken("another program linked this store at the same time")
    if step.anew:
        _forget(connection)
    if step.anew or step.reads or step.stale or step.judgements or step.fallen or step.traced.entered:
        _put_memory(connection, step)
    return _put_derived(connection, step)


def _forget(connection: Connection) -> None:
    for table in _MEMORY:
        connection.execute(delete(table))
    connection.execute(update(reads).where(reads.c.linked).values(linked=False))


def _put_memory(connection: Connection, step: Step) -> None:
    _delete(connection, link_accounts, ("number",), [{"number": n} for n in step.gone])
    _delete(connection, link_rows, ("key", "number"), step.gone_rows)
    _delete(connection, link_edges, ("left", "right"), [{"left": a, "right": b} for a, b in step.cut])
    # a block that has grown too large to be of use: only its size is kept
    _delete(connection, link_rows, ("key",), [{"key": key} for key in step.crowds])
    _insert(connection, link_accounts, step.accounts)
    _insert(connection, link_rows, step.rows)
    _replace(connection, link_crowds, ("key",), ({"key": k, "size": n} for k, n in step.crowds.items()))
    _replace(connection, link_edges, ("left", "right"), step.edges)
    _delete(connection, link_judgements, ("id",), [{"id": name} for name in step.fallen])
    insert_all(connection, link_judgements, [{"id": name} for name in step.judgements])
    _mark(connection, step.reads, linked=True)
    _mark(connection, step.stale, linked=False)
    state = {"id": 1, "rules": step.rules, "step": step.before.step + 1}
    _replace(connection, link_state, ("id",), [state])


def _put_derived(connection: Connection, step: Step) -> bool:
    derived.drop_incidents(connection, [*step.dropped, *(i.id for i in step.incidents)])
    derived.add_incidents(connection, step.incidents)
    derived.put_twins(connection, step.twins)
    aliases.put(connection, step.aliases, step=step.before.step + 1, since=step.since)
    changed = tracing.put(connection, step.traced)
    return changed or bool(step.dropped or step.incidents or step.twins)


def _mark(connection: Connection, ids: Sequence[str], *, linked: bool) -> None:
    for some in batches(list(ids)):
        connection.execute(update(reads).where(reads.c.id.in_(some)).values(linked=linked))


def _some(rows: Rows) -> Iterator[list[dict[str, Any]]]:
    stream = iter(rows)
    while some := list(islice(stream, _MANY)):
        yield some


def _insert(connection: Connection, table: Table, rows: Rows) -> None:
    for some in _some(rows):
        connection.execute(insert(table), some)


def _delete(connection: Connection, table: Table, names: Sequence[str], rows: Rows) -> None:
    """Delete the rows with these values under `names`."""
    condition = and_(*(table.c[name] == bindparam(f"_{name}") for name in names))
    for some in _some(rows):
        values = [{f"_{name}": row[name] for name in names} for row in some]
        connection.execute(delete(table).where(condition), values)


def _replace(connection: Connection, table: Table, names: Sequence[str], rows: Rows) -> None:
    """Insert rows in place of those with the same values under `names`."""
    for some in _some(rows):
        _delete(connection, table, names, some)
        connection.execute(insert(table), some)
