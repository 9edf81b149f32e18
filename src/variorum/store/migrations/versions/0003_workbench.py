"""Judgements about fields and assertions, and the workbench: people, tokens, views, assignments, visits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

#: what judgements made before were shown: nobody noted it
_SHOWN = '{"assertions":[],"is":"Shown","policy":"","readers":[],"version":""}'


def upgrade() -> None:
    """Add the columns and tables. Findings rest on no judgement until they are made again."""
    _judgements()
    op.add_column("findings", sa.Column("judgements", sa.Text(), nullable=False, server_default="[]"))
    for create in (_people, _desk, _marks):
        create()


def _judgements() -> None:
    for column in (
        sa.Column("capacity", sa.String(40), nullable=False, server_default="coder"),
        sa.Column("field", sa.String(40), nullable=True),
        sa.Column("draft", sa.Text(), nullable=True),
        sa.Column("anchors", sa.Text(), nullable=False, server_default="[]"),
        sa.Column("shown", sa.Text(), nullable=False, server_default=_SHOWN),
        sa.Column("effort", sa.Text(), nullable=True),
    ):
        op.add_column("judgements", column)
    op.create_table(
        "judgement_reports",
        sa.Column("judgement_id", sa.String(40), nullable=False),
        sa.Column("report_id", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["judgement_id"],
            ["judgements.id"],
            name=op.f("fk_judgement_reports_judgement_id"),
            ondelete="CASCADE",
        ),
        _key("judgement_reports", "judgement_id", "report_id"),
    )
    op.create_index(op.f("ix_judgement_reports_report_id"), "judgement_reports", ["report_id"])


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _of_person(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_person")
    return sa.ForeignKeyConstraint(["person"], ["people.name"], name=name, ondelete="CASCADE")


def _name(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(80), nullable=nullable)


def _people() -> None:
    op.create_table(
        "people",
        _name("name"),
        sa.Column("rank", sa.String(40), nullable=False),
        sa.Column("password", sa.Text(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        _key("people", "name"),
    )
    op.create_table(
        "tokens",
        sa.Column("digest", sa.String(64), nullable=False),
        _name("person"),
        _name("label"),
        sa.Column("until", sa.String(40), nullable=False),
        _of_person("tokens"),
        sa.UniqueConstraint("label", name=op.f("uq_tokens_label")),
        _key("tokens", "digest"),
    )


def _desk() -> None:
    op.create_table(
        "desk_settings",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        _key("desk_settings", "name"),
    )
    op.create_table(
        "saved_views",
        _name("person"),
        _name("name"),
        sa.Column("query", sa.Text(), nullable=False),
        _of_person("saved_views"),
        _key("saved_views", "person", "name"),
    )


def _marks() -> None:
    op.create_table(
        "assignments",
        sa.Column("incident_id", sa.String(40), nullable=False),
        _name("person", nullable=True),
        _of_person("assignments"),
        _key("assignments", "incident_id"),
    )
    op.create_table(
        "visits",
        _name("person"),
        sa.Column("incident_id", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        _of_person("visits"),
        _key("visits", "person", "incident_id"),
    )
