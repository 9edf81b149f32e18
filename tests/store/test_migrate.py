"""How a store is made, migrated and refused."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, event, insert
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from variorum.errors import BadInput, BadState
from variorum.model.assertion import Account
from variorum.model.report import Report
from variorum.store import Store, Traces, desk_tables, migrate, open_store
from variorum.store.connect import database, writing
from variorum.store.migrations import HEAD, REVISIONS
from variorum.store.reports import row_of
from variorum.store.tables import metadata, originals, reports

_NEXT = """
from alembic import op
revision, down_revision, branch_labels, depends_on = "next", "HEAD", None, None
def upgrade():
    op.execute("CREATE TABLE extra (id INTEGER)")
    op.execute("DELETE FROM account_assertions")
    {more}
"""


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """A copy of the migrations, to which a test adds one."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_the_migrations_make_the_tables_that_the_code_knows(store: Store, tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'variorum.sqlite'}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = [d for d in compare_metadata(context, metadata) if "report_text" not in str(d)]
    engine.dispose()
    assert desk_tables.people.name in metadata.tables
    assert differences == []


def test_the_list_of_revisions_is_that_of_the_scripts() -> None:
    config = Config()
    config.set_main_option("script_location", migrate.SCRIPTS)
    script = ScriptDirectory.from_config(config)
    assert tuple(s.revision for s in reversed(list(script.walk_revisions()))) == REVISIONS
    assert script.get_current_head() == HEAD


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_every_table_can_be_made_in_postgresql(table: object) -> None:
    assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=postgresql.dialect()))  # type: ignore[arg-type]


def test_a_store_is_in_wal_mode_with_foreign_keys_on(store: Store, tmp_path: Path) -> None:
    engine = database(tmp_path / "variorum.sqlite")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


def test_a_migration_leaves_a_backup_of_the_store_before_it(
    store: Store, held: tuple[Report, Account], tmp_path: Path, scripts: Path
) -> None:
    path = tmp_path / "variorum.sqlite"
    (scripts / "versions" / "next.py").write_text(_NEXT.replace("HEAD", HEAD).format(more=""))
    engine = database(path)
    with writing(engine) as connection:
        backup = migrate.upgrade_file(connection, path, scripts=str(scripts))
    engine.dispose()
    with closing(sqlite3.connect(path)) as new, closing(sqlite3.connect(backup)) as old:
        assert new.execute("SELECT version_num FROM alembic_version").fetchone() == ("next",)
        assert new.execute("SELECT count(*) FROM account_assertions").fetchone() == (0,)
        assert old.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
        assert old.execute("SELECT count(*) FROM account_assertions").fetchone() == (1,)


@pytest.mark.parametrize(
    "fails", ["op.execute('SELECT nothing FROM nowhere')", "raise ValueError('no such thing')"]
)
def test_a_migration_that_fails_leaves_the_store_as_it_was(
    store: Store, held: tuple[Report, Account], tmp_path: Path, scripts: Path, fails: str
) -> None:
    path = tmp_path / "variorum.sqlite"
    (scripts / "versions" / "next.py").write_text(_NEXT.replace("HEAD", HEAD).format(more=fails))
    engine = database(path)
    with writing(engine) as connection, pytest.raises(BadState, match="nothing was changed"):
        migrate.upgrade_file(connection, path, scripts=str(scripts))
    engine.dispose()
    with open_store(tmp_path) as again:
        assert again.accounts() == [held[1]]
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM sqlite_master WHERE name = 'extra'").fetchone() == (0,)


@pytest.mark.parametrize("readonly", [False, True])
def test_a_store_of_a_newer_version_is_refused_with_a_way_out(
    store: Store, tmp_path: Path, readonly: bool
) -> None:
    with closing(sqlite3.connect(tmp_path / "variorum.sqlite")) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(BadInput, match=r"schema 9999.*upgrade variorum"):
        open_store(tmp_path, readonly=readonly)


@pytest.mark.parametrize("options", [{"create": False}, {"readonly": True}])
def test_no_store_where_one_must_be_is_bad_input_and_none_is_made(
    tmp_path: Path, options: dict[str, bool]
) -> None:
    with pytest.raises(BadInput, match="no store"):
        open_store(tmp_path / "nowhere", **options)
    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_is_no_database_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "variorum.sqlite").write_bytes(b"this is no database, but some text " * 40)
    with pytest.raises(BadInput, match="can't be opened"):
        open_store(tmp_path)


def test_a_reader_beside_a_writer_sees_what_is_committed_and_can_change_nothing(
    store: Store, held: tuple[Report, Account], tmp_path: Path
) -> None:
    report, account = held
    with open_store(tmp_path, readonly=True) as other, store._write() as _:
        assert other.accounts() == [account]
        assert other.search("market")
    with open_store(tmp_path, readonly=True) as other, pytest.raises(BadState, match="readonly"):
        other.put_accounts(report.id, "reader 2", [])


def test_a_full_disk_is_one_line_and_what_was_there_stays(
    store: Store, held: tuple[Report, Account], make_report: Callable[..., Report], tmp_path: Path
) -> None:
    @event.listens_for(store._engine, "connect")
    def no_more_pages(raw: sqlite3.Connection, _: object) -> None:
        raw.execute("PRAGMA max_page_count=1")

    store._engine.dispose()
    large = make_report("Bombs. " * 100_000)
    with pytest.raises(BadState, match=r"full; .*variorum.sqlite; check the free space"):
        store.add_report(large, large.text.encode())
    with open_store(tmp_path) as again:
        assert again.accounts() == [held[1]]
        assert [r.id for r in again.reports()] == [held[0].id]


def test_a_store_of_the_first_schema_is_brought_up_and_all_of_it_is_to_be_linked(
    make_report: Callable[..., Report], tmp_path: Path
) -> None:
    report = make_report()
    engine = database(tmp_path / "variorum.sqlite")
    with writing(engine) as connection, connection.begin():
        migrate.upgrade(connection, target="0001")
        connection.execute(insert(originals).values(sha256=report.sha256, bytes=report.text.encode()))
        connection.execute(insert(reports).values(row_of(report)))
    engine.dispose()
    with open_store(tmp_path) as store:
        assert [held.id for held in store.reports()] == [report.id]
        with store.memory() as memory:
            assert Traces(memory.connection).untraced() == [report.id]
            assert memory.state().rules is None
