"""Runs: which version of the program, with which reader and policy, made the content."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from variorum.model.identity import content_id
from variorum.store.rows import from_row, insert_new, to_row
from variorum.store.tables import runs


@dataclass(frozen=True, slots=True)
class Run:
    """What made the content: package version, reader (parser name and digest, rules), policy."""

    version: str
    reader: str
    policy: str


def add(connection: Connection, run: Run) -> str:
    """Record the run, once for each distinct content; gives its id."""
    identity = content_id("u", run)
    insert_new(connection, runs, [to_row(run, runs, id=identity)])
    return identity


def load(connection: Connection) -> list[Run]:
    """The distinct runs, by id."""
    return [from_row(Run, row) for row in connection.execute(select(runs).order_by(runs.c.id))]
