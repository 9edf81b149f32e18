"""Bringing a store to the present schema: backup first, one transaction, restored on failure."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, inspect, select, table
from sqlalchemy import column as col
from sqlalchemy.exc import SQLAlchemyError

from variorum.errors import BadInput, BadState
from variorum.store.migrations import HEAD, REVISIONS

#: where Alembic finds the migrations: inside the installed package
SCRIPTS = str(Path(__file__).parent / "migrations")


def revision_of(connection: Connection) -> str | None:
    """The schema revision of the store, None if it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.scalar(select(col("version_num")).select_from(table("alembic_version")))


def check_readable(revision: str | None, where: Path) -> None:
    """BadInput if the store was written by a newer version of the program than this one."""
    if revision is not None and revision not in REVISIONS:
        raise BadInput(
            f"the store has schema {revision}, newer than the {HEAD} that this version knows",
            where=str(where),
            mend="upgrade variorum (pip install -U variorum), or give another --out",
        )


def upgrade(connection: Connection, *, scripts: str = SCRIPTS, target: str = "head") -> None:
    """Run the missing migrations on an open transaction; the caller commits."""
    # imported here: Alembic is needed once in the life of a store and takes longer to import than to run
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", scripts.replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def upgrade_file(connection: Connection, path: Path, *, scripts: str = SCRIPTS) -> Path:
    """Migrate an existing SQLite store; gives the path of the backup, which stays beside it.

    `connection` must be in no transaction. If a migration fails, the store is as it was before and
    BadState says where the backup lies.
    """
    with connection.begin():
        revision = revision_of(connection)
    backup = path.with_name(f"{path.name}.before-{revision}-upgrade")
    copy(path, backup)
    try:
        with connection.begin():
            upgrade(connection, scripts=scripts)
    except (SQLAlchemyError, sqlite3.Error, BadState, ValueError, TypeError, KeyError) as error:
        connection.close()
        copy(backup, path)
        raise BadState(f"{path}: the migration failed and nothing was changed; backup: {backup}") from error
    return backup


def copy(source: Path, target: Path) -> None:
    """Copy a SQLite database with all that is committed, other readers and writers notwithstanding."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
