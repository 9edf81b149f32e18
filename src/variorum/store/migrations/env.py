"""Alembic's entry: migrates over the connection that `migrate.py` hands in, inside its transaction."""

from __future__ import annotations

from alembic import context

from variorum.store.tables import metadata

connection = context.config.attributes["connection"]
# render_as_batch: SQLite can't alter a column, so Alembic copies the table
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
context.run_migrations()
