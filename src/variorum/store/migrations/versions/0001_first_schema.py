"""The first schema, with full-text search over reports where the database is SQLite."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# The index holds no text of its own (content=reports); the triggers keep it in step. Porter stemming, so
# that "bombing" finds "bombings"; diacritics are ignored.
_SEARCH = (
    "CREATE VIRTUAL TABLE report_text USING fts5("
    "title, text, content='reports', content_rowid='seq', tokenize='porter unicode61')",
    "CREATE TRIGGER report_text_added AFTER INSERT ON reports BEGIN"
    " INSERT INTO report_text(rowid, title, text) VALUES (new.seq, new.title, new.text); END",
    "CREATE TRIGGER report_text_gone AFTER DELETE ON reports BEGIN"
    " INSERT INTO report_text(report_text, rowid, title, text)"
    " VALUES ('delete', old.seq, old.title, old.text); END",
    "CREATE TRIGGER report_text_changed AFTER UPDATE ON reports BEGIN"
    " INSERT INTO report_text(report_text, rowid, title, text)"
    " VALUES ('delete', old.seq, old.title, old.text);"
    " INSERT INTO report_text(rowid, title, text) VALUES (new.seq, new.title, new.text); END",
)


def upgrade() -> None:
    """Create all tables."""
    for create in (_reports, _accounts, _assertions, _incidents, _links, _findings, _readings, _people):
        create()
    if op.get_bind().dialect.name == "sqlite":
        for statement in _SEARCH:
            op.execute(statement)


def _id(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(40), nullable=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _goes_with(columns: list[str], target: list[str], name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(columns, target, name=op.f(name), ondelete="CASCADE")


def _reports() -> None:
    op.create_table(
        "originals",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_originals")),
    )
    op.create_table(
        "reports",
        sa.Column("seq", sa.Integer(), nullable=False),
        _id("id"),
        sa.Column("sha256", sa.String(64), nullable=False),
        _text("origin"),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("language", sa.String(20), nullable=False),
        sa.Column("published", sa.String(40), nullable=True),
        sa.Column("known", sa.String(40), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("replaces", sa.String(40), nullable=True),
        _id("digest"),
        _text("text"),
        _text("passages"),
        _text("offsets"),
        sa.ForeignKeyConstraint(["replaces"], ["reports.id"], name=op.f("fk_reports_replaces")),
        sa.ForeignKeyConstraint(["sha256"], ["originals.sha256"], name=op.f("fk_reports_sha256")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_reports")),
        sa.UniqueConstraint("id", name=op.f("uq_reports_id")),
    )
    op.create_index(op.f("ix_reports_replaces"), "reports", ["replaces"])
    op.create_index(op.f("ix_reports_sha256"), "reports", ["sha256"])
    op.create_index(op.f("ix_reports_url"), "reports", ["url"])


def _accounts() -> None:
    op.create_table(
        "reads",
        _id("id"),
        _id("report_id"),
        _text("reader"),
        _id("digest"),
        sa.Column("current", sa.Boolean(), nullable=False),
        _goes_with(["report_id"], ["reports.id"], "fk_reads_report_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reads")),
    )
    op.create_index(op.f("ix_reads_report_id"), "reads", ["report_id"])
    op.create_table(
        "accounts",
        _id("read_id"),
        _id("id"),
        _id("report_id"),
        sa.Column("position", sa.Integer(), nullable=False),
        _id("kind"),
        _text("head"),
        _text("mentions"),
        _text("label"),
        _goes_with(["read_id"], ["reads.id"], "fk_accounts_read_id"),
        _goes_with(["report_id"], ["reports.id"], "fk_accounts_report_id"),
        sa.PrimaryKeyConstraint("read_id", "id", name=op.f("pk_accounts")),
    )
    op.create_index("ix_accounts_id", "accounts", ["id"])
    op.create_index(op.f("ix_accounts_report_id"), "accounts", ["report_id"])


def _assertions() -> None:
    op.create_table(
        "assertions",
        _id("id"),
        _id("report_id"),
        _id("account_id"),
        _id("field"),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        _text("quote"),
        _text("context"),
        sa.Column("cue", sa.Text(), nullable=True),
        _text("voice"),
        _text("stance"),
        _text("value"),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("rule", sa.String(200), nullable=False),
        _text("notes"),
        _goes_with(["report_id"], ["reports.id"], "fk_assertions_report_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assertions")),
    )
    op.create_index(op.f("ix_assertions_field"), "assertions", ["field"])
    op.create_index(op.f("ix_assertions_report_id"), "assertions", ["report_id"])
    op.create_table(
        "account_assertions",
        _id("read_id"),
        _id("account_id"),
        _id("assertion_id"),
        sa.Column("position", sa.Integer(), nullable=False),
        _goes_with(["assertion_id"], ["assertions.id"], "fk_account_assertions_assertion_id"),
        _goes_with(
            ["read_id", "account_id"],
            ["accounts.read_id", "accounts.id"],
            "fk_account_assertions_read_id_account_id",
        ),
        sa.PrimaryKeyConstraint("read_id", "account_id", "assertion_id", name=op.f("pk_account_assertions")),
    )
    op.create_index("ix_account_assertions_assertion_id", "account_assertions", ["assertion_id"])


def _incidents() -> None:
    op.create_table(
        "lineages",
        _id("id"),
        _id("origin_id"),
        _text("derived"),
        _goes_with(["origin_id"], ["reports.id"], "fk_lineages_origin_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lineages")),
    )
    op.create_index(op.f("ix_lineages_origin_id"), "lineages", ["origin_id"])
    op.create_table(
        "lineage_reports",
        _id("lineage_id"),
        _id("report_id"),
        sa.Column("position", sa.Integer(), nullable=False),
        _goes_with(["lineage_id"], ["lineages.id"], "fk_lineage_reports_lineage_id"),
        _goes_with(["report_id"], ["reports.id"], "fk_lineage_reports_report_id"),
        sa.PrimaryKeyConstraint("lineage_id", "report_id", name=op.f("pk_lineage_reports")),
    )
    op.create_index("ix_lineage_reports_report_id", "lineage_reports", ["report_id"])
    op.create_table(
        "incidents",
        _id("id"),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("accounts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
    )


def _links() -> None:
    op.create_table(
        "links",
        _id("incident_id"),
        _id("account_id"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        _text("reasons"),
        _goes_with(["incident_id"], ["incidents.id"], "fk_links_incident_id"),
        sa.PrimaryKeyConstraint("incident_id", "account_id", name=op.f("pk_links")),
    )
    op.create_index("ix_links_account_id", "links", ["account_id"])
    op.create_table(
        "inferences",
        _id("incident_id"),
        sa.Column("position", sa.Integer(), nullable=False),
        _id("assertion_id"),
        _text("value"),
        _text("reason"),
        _goes_with(["assertion_id"], ["assertions.id"], "fk_inferences_assertion_id"),
        _goes_with(["incident_id"], ["incidents.id"], "fk_inferences_incident_id"),
        sa.PrimaryKeyConstraint("incident_id", "position", name=op.f("pk_inferences")),
    )
    op.create_index(op.f("ix_inferences_assertion_id"), "inferences", ["assertion_id"])
    op.create_table(
        "twins",
        _id("incident_id"),
        _id("other_id"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        _text("reasons"),
        _goes_with(["incident_id"], ["incidents.id"], "fk_twins_incident_id"),
        sa.PrimaryKeyConstraint("incident_id", "other_id", name=op.f("pk_twins")),
    )


def _findings() -> None:
    op.create_table(
        "findings",
        _id("incident_id"),
        _id("policy"),
        _id("field"),
        sa.Column("position", sa.Integer(), nullable=False),
        _id("status"),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("rule", sa.String(200), nullable=False),
        _text("sentence"),
        _text("citation"),
        _text("chosen"),
        _text("losses"),
        _goes_with(["incident_id"], ["incidents.id"], "fk_findings_incident_id"),
        sa.PrimaryKeyConstraint("incident_id", "policy", "field", name=op.f("pk_findings")),
    )
    op.create_index("ix_findings_policy", "findings", ["policy"])


def _readings() -> None:
    op.create_table(
        "readings",
        _id("incident_id"),
        _id("policy"),
        _id("field"),
        _id("id"),
        sa.Column("position", sa.Integer(), nullable=False),
        _text("value"),
        _text("stance"),
        _text("assertions"),
        _text("reports"),
        _text("lineages"),
        _text("voices"),
        _text("denied_by"),
        sa.Column("first", sa.String(10), nullable=True),
        sa.Column("last", sa.String(10), nullable=True),
        _goes_with(
            ["incident_id", "policy", "field"],
            ["findings.incident_id", "findings.policy", "findings.field"],
            "fk_readings_incident_id_policy_field",
        ),
        sa.PrimaryKeyConstraint("incident_id", "policy", "field", "id", name=op.f("pk_readings")),
    )


def _people() -> None:
    op.create_table(
        "skips",
        _id("id"),
        _text("origin"),
        _text("what"),
        _text("mend"),
        sa.Column("sha256", sa.String(64), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skips")),
    )
    op.create_index(op.f("ix_skips_origin"), "skips", ["origin"])
    op.create_table(
        "judgements",
        _id("id"),
        _id("verdict"),
        _text("left"),
        sa.Column("right", sa.Text(), nullable=True),
        _text("reason"),
        _text("by"),
        _id("at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
    )
    op.create_index(op.f("ix_judgements_left"), "judgements", ["left"])
    op.create_table(
        "runs",
        _id("id"),
        _id("version"),
        _text("reader"),
        _id("policy"),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
