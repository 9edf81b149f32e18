"""What linking remembers between steps, where ids that vanished point, and dates inferred of an as-of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables. No report counts as linked yet, so that the next step takes in all of them."""
    for table, column in (("reads", "linked"), ("inferences", "as_of")):
        op.add_column(table, sa.Column(column, sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index("ix_reads_linked", "reads", ["linked", "current"])
    for create in (_accounts, _blocks, _edges, _steps, _traces, _aliases):
        create()


def _id(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(40), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), autoincrement=False, nullable=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _accounts() -> None:
    op.create_table(
        "link_accounts",
        _number("number"),
        _id("account_id"),
        _id("read_id"),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("loose", sa.Boolean(), nullable=False),
        sa.Column("undated", sa.Boolean(), nullable=False),
        sa.Column("bridged", sa.Boolean(), nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        sa.Column("profile", sa.LargeBinary(), nullable=False),
        _key("link_accounts", "number"),
    )
    for column in ("account_id", "read_id"):
        op.create_index(op.f(f"ix_link_accounts_{column}"), "link_accounts", [column])


def _blocks() -> None:
    op.create_table(
        "link_rows",
        _number("key"),
        sa.Column("at", sa.Integer(), autoincrement=False, nullable=False),
        _number("number"),
        _key("link_rows", "key", "at", "number"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "link_crowds",
        _number("key"),
        sa.Column("size", sa.Integer(), nullable=False),
        _key("link_crowds", "key"),
    )


def _edges() -> None:
    op.create_table(
        "link_edges",
        _number("left"),
        _number("right"),
        sa.Column("verdict", sa.String(40), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("blocks", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=True),
        _key("link_edges", "left", "right"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_link_edges_right"), "link_edges", ["right"])


def _steps() -> None:
    op.create_table(
        "link_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rules", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        _key("link_state", "id"),
    )
    op.create_table("link_judgements", _id("id"), _key("link_judgements", "id"))


def _traces() -> None:
    op.create_table(
        "trace_index",
        sa.Column("part", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        _key("trace_index", "part"),
    )
    op.create_table(
        "trace_reports",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        _id("report_id"),
        sa.Column("indexed", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("report_id", name=op.f("uq_trace_reports_report_id")),
        _key("trace_reports", "number"),
    )
    op.create_index(op.f("ix_trace_reports_indexed"), "trace_reports", ["indexed"])
    op.create_table("trace_queue", _id("report_id"), _key("trace_queue", "report_id"))
    op.execute("INSERT INTO trace_queue (report_id) SELECT id FROM reports")
    op.create_table(
        "trace_derived",
        _id("found_at"),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        _id("report_id"),
        sa.Column("derived", sa.Text(), nullable=False),
        _key("trace_derived", "found_at", "position"),
    )
    op.create_index(op.f("ix_trace_derived_report_id"), "trace_derived", ["report_id"])


def _aliases() -> None:
    op.create_table(
        "aliases",
        _id("id"),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("since", sa.String(40), nullable=True),
        _key("aliases", "id"),
    )
    op.create_table(
        "alias_accounts",
        _id("alias_id"),
        _id("account_id"),
        sa.Column("position", sa.Integer(), nullable=False),
        _id("report_id"),
        sa.ForeignKeyConstraint(
            ["alias_id"], ["aliases.id"], name=op.f("fk_alias_accounts_alias_id"), ondelete="CASCADE"
        ),
        _key("alias_accounts", "alias_id", "account_id"),
    )
