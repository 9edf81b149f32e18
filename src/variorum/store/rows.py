"""Model objects to rows and back, for tables whose columns bear the names of the object's fields."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Table, insert

V = TypeVar("V")


def to_row(thing: Any, table: Table, **more: Any) -> dict[str, Any]:
    """The values of `thing` for those columns of `table` that it has a field for, and `more`."""
    names = {f.name for f in fields(thing)}
    return {c.name: getattr(thing, c.name) for c in table.columns if c.name in names} | more


def from_row(kind: Any, row: Row[Any], **more: Any) -> Any:
    """The object of class `kind` that the row's columns and `more` give."""
    return kind(**({name: row[at] for name, at in _shared(kind, row._fields)} | more))


@lru_cache(maxsize=256)
def _shared(kind: Any, columns: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """The fields of `kind` that there is a column for, with its place."""
    return tuple((f.name, columns.index(f.name)) for f in fields(kind) if f.name in columns)


def insert_all(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert `rows` in one statement; nothing happens if there are none."""
    if rows:
        connection.execute(insert(table), rows)


def insert_new(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert those of `rows` whose id the table lacks; all rows of one id are equal by construction."""
    unique = {row["id"]: row for row in rows}
    held = held_ids(connection, table, list(unique))
    insert_all(connection, table, [row for identity, row in unique.items() if identity not in held])


def held_ids(connection: Connection, table: Table, ids: list[str]) -> set[str]:
    """Those of `ids` that the table holds."""
    found: set[str] = set()
    for some in batches(ids):
        found |= set(
            connection.scalars(table.select().with_only_columns(table.c.id).where(table.c.id.in_(some)))
        )
    return found


def batches(ids: list[V], size: int = 500) -> list[list[V]]:
    """`ids` in order, in lists of `size`: old SQLite builds take 999 parameters in a statement."""
    return [ids[i : i + size] for i in range(0, len(ids), size)]
