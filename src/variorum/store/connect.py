"""Engines: how a SQLite store is opened, and how its transactions begin."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, DBAPIError

from variorum.errors import BadInput, BadState

#: seconds to wait for another writer: one report's transaction takes milliseconds, a large link step seconds
_WAIT = 30.0
_SETUP = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA foreign_keys=ON",
    # a decision that was acknowledged survives a power cut too
    "PRAGMA synchronous=FULL",
)


def database(path: Path) -> Engine:
    """An engine for reading and writing; BadInput if the file is no SQLite database."""
    return _engine(f"sqlite:///{path}", path, _SETUP)


def readonly_database(path: Path) -> Engine:
    """An engine that can't write, beside other readers and a writer."""
    return _engine(f"sqlite:///file:{_quoted(path)}?mode=ro&uri=true", path, ("PRAGMA query_only=ON",))


def _quoted(path: Path) -> str:
    return str(path.resolve()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _engine(url: str, path: Path, setup: tuple[str, ...]) -> Engine:
    engine = create_engine(url, connect_args={"timeout": _WAIT})
    event.listen(engine, "connect", lambda raw, _: _set_up(raw, setup))
    event.listen(engine, "begin", _begin)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except DatabaseError as error:
        engine.dispose()
        raise BadInput(
            f"the store can't be opened ({error.orig})", where=str(path), mend="give another --out"
        ) from error
    return engine


def _set_up(raw: sqlite3.Connection, setup: tuple[str, ...]) -> None:
    # None: sqlite3 begins no transaction by itself, so that `_begin` decides and tables change inside one
    raw.isolation_level = None
    for statement in setup:
        raw.execute(statement)


def _begin(connection: Connection) -> None:
    """Writers take the lock at once: one that waits until its first write can fail in WAL mode."""
    how: Any = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if how else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection whose transactions are for writing."""
    with engine.connect() as connection:
        yield connection.execution_options(writing=True)


def version(connection: Connection) -> int:
    """A number that changes when another connection, of any program, has written; not for what this one writes."""
    number: int = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
    return number


@contextmanager
def failures_named(engine: Engine) -> Iterator[None]:
    """Turns an error of the database (disk full, locked, damaged) into a BadState of one line."""
    try:
        yield
    except DBAPIError as error:
        mend = "check the free space, the permissions, and that no other program holds the store"
        raise BadState(f"{error.orig}; {engine.url.database}; {mend}") from error
