"""Opening a store: made where there is none, brought up to the present schema where it is older."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine

from variorum.errors import BadInput
from variorum.settings import STORE_FILE
from variorum.store import migrate
from variorum.store.connect import database, readonly_database, writing
from variorum.store.migrations import HEAD
from variorum.store.store import Store


def open_store(folder: Path, *, create: bool = True, readonly: bool = False) -> Store:
    """The store in `folder`, or the file itself, made or migrated to the present schema where needed.

    With `create` false or `readonly` true there must be one already; `readonly` changes nothing, so an
    older schema is refused. BadInput if there is no store, it is newer than this program, or no store.
    """
    path = folder if folder.is_file() else folder / STORE_FILE
    if not path.exists() and (readonly or not create):
        raise BadInput("there is no store here", where=str(folder), mend="give the --out of an earlier run")
    if readonly:
        return Store(_checked(readonly_database(path), path))
    path.parent.mkdir(parents=True, exist_ok=True)
    return Store(_migrated(database(path), path))


def _checked(engine: Engine, path: Path) -> Engine:
    with engine.connect() as connection:
        revision = migrate.revision_of(connection)
    migrate.check_readable(revision, path)
    if revision != HEAD:
        raise BadInput(
            "the store has an older schema",
            where=str(path),
            mend="`variorum show --out FOLDER` brings it up to date",
        )
    return engine


def _migrated(engine: Engine, path: Path) -> Engine:
    with engine.connect() as connection:
        revision = migrate.revision_of(connection)
    migrate.check_readable(revision, path)
    if revision == HEAD:
        return engine
    with writing(engine) as connection:
        _bring_up(connection, path, revision)
    return engine


def _bring_up(connection: Connection, path: Path, revision: str | None) -> None:
    if revision is not None:
        migrate.upgrade_file(connection, path)
        return
    with connection.begin():
        # somebody else may have made the store while this one waited for the lock
        if migrate.revision_of(connection) is None:
            migrate.upgrade(connection)
