"""Judgements: people's decisions, appended and never edited."""

from __future__ import annotations

from sqlalchemy import Connection, select

from variorum.model.judgement import Judgement
from variorum.store.rows import from_row, insert_new, to_row
from variorum.store.tables import judgements


def add(connection: Connection, judgement: Judgement) -> None:
    """Append a decision; the same decision twice is one row."""
    insert_new(connection, judgements, [to_row(judgement, judgements)])


def load(connection: Connection) -> list[Judgement]:
    """All decisions, oldest first."""
    query = select(judgements).order_by(judgements.c.at, judgements.c.id)
    return [from_row(Judgement, row) for row in connection.execute(query)]
