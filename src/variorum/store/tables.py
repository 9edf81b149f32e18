"""The tables, in types that SQLite and PostgreSQL share.

Content (originals, reports, assertions, judgements) is only ever added to, but for metadata that a report
lacked. Derived tables (lineages, incidents, findings and what hangs on them) can be made anew from it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    false,
)

from variorum.model.assertion import AccountKind, Draft, Stance, Voice
from variorum.model.finding import Loss, Status
from variorum.model.incident import Derived
from variorum.model.judgement import Anchor, Capacity, Effort, Shown, Verdict
from variorum.model.report import Known, OffsetMap, Passage, Span
from variorum.model.value import PartialDate, Value
from variorum.store.columns import Json, Word

#: names for constraints, so that a later migration can refer to them on any database
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)

#: a content id: a short prefix and 16 hexadecimal digits; 40 leaves room for a longer digest
_ID = String(40)
_Notes = tuple[tuple[str, str], ...]
_Words = tuple[str, ...]


def _id(name: str = "id", *, key: bool = False) -> Column[Any]:
    return Column(name, _ID, primary_key=key, nullable=False)


def _ref(name: str, target: str, *, key: bool = False, nullable: bool = False) -> Column[Any]:
    link = ForeignKey(target, ondelete="CASCADE")
    return Column(name, _ID, link, primary_key=key, nullable=nullable, index=not key)


def _text(name: str, *, nullable: bool = False) -> Column[Any]:
    return Column(name, Text, nullable=nullable)


def _json(name: str, kind: Any, *, nullable: bool = False) -> Column[Any]:
    return Column(name, Json(kind), nullable=nullable)


originals = Table(
    "originals",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    # the row number that full-text search refers to: the order of arrival, of no meaning elsewhere
    Column("seq", Integer, primary_key=True),
    Column("id", _ID, nullable=False, unique=True),
    Column("sha256", String(64), ForeignKey("originals.sha256"), nullable=False, index=True),
    _text("origin"),
    _text("outlet", nullable=True),
    Column("url", Text, nullable=True, index=True),
    _text("title", nullable=True),
    Column("language", String(20), nullable=False),
    Column("published", String(40), nullable=True),
    Column("known", Word(Known), nullable=True),
    Column("version", Integer, nullable=False),
    Column("replaces", _ID, ForeignKey("reports.id"), nullable=True, index=True),
    # digest of all that a reader may look at: if it changes, the report is to be read anew
    _id("digest"),
    _text("text"),
    _json("passages", tuple[Passage, ...]),
    _json("offsets", OffsetMap),
)

skips = Table(
    "skips",
    metadata,
    _id(key=True),
    Column("origin", Text, nullable=False, index=True),
    _text("what"),
    _text("mend"),
    Column("sha256", String(64), nullable=True),
)

# One row says that one reader has read one state of one report; the accounts of the current one count.
reads = Table(
    "reads",
    metadata,
    _id(key=True),
    _ref("report_id", "reports.id"),
    _text("reader"),
    _id("digest"),
    Column("current", Boolean, nullable=False),
    # True once linking has taken in its accounts
    Column("linked", Boolean, nullable=False, default=False, server_default=false()),
    Index("ix_reads_linked", "linked", "current"),
)

accounts = Table(
    "accounts",
    metadata,
    _ref("read_id", "reads.id", key=True),
    _id(key=True),
    _ref("report_id", "reports.id"),
    Column("position", Integer, nullable=False),
    Column("kind", Word(AccountKind), nullable=False),
    _json("head", Span),
    _json("mentions", tuple[Span, ...]),
    _text("label"),
    Index("ix_accounts_id", "id"),
)

assertions = Table(
    "assertions",
    metadata,
    _id(key=True),
    _ref("report_id", "reports.id"),
    _id("account_id"),
    Column("field", String(40), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    _text("quote"),
    _json("context", Span),
    _json("cue", Span, nullable=True),
    _json("voice", Voice),
    _json("stance", Stance),
    _json("value", Value),
    _json("as_of", PartialDate, nullable=True),
    Column("rule", String(200), nullable=False),
    _json("notes", _Notes),
)

# Which assertions an account holds in one read: two readers may find the same assertion.
account_assertions = Table(
    "account_assertions",
    metadata,
    _id("read_id", key=True),
    _id("account_id", key=True),
    _ref("assertion_id", "assertions.id", key=True),
    Column("position", Integer, nullable=False),
    ForeignKeyConstraint(["read_id", "account_id"], ["accounts.read_id", "accounts.id"], ondelete="CASCADE"),
    Index("ix_account_assertions_assertion_id", "assertion_id"),
)

lineages = Table(
    "lineages",
    metadata,
    _id(key=True),
    _ref("origin_id", "reports.id"),
    _json("derived", tuple[Derived, ...]),
)

lineage_reports = Table(
    "lineage_reports",
    metadata,
    _ref("lineage_id", "lineages.id", key=True),
    _ref("report_id", "reports.id", key=True),
    Column("position", Integer, nullable=False),
    Index("ix_lineage_reports_report_id", "report_id"),
)

incidents = Table(
    "incidents",
    metadata,
    _id(key=True),
    Column("background", Boolean, nullable=False),
    # the number of linked accounts: incidents are listed by it
    Column("accounts", Integer, nullable=False),
)

links = Table(
    "links",
    metadata,
    _ref("incident_id", "incidents.id", key=True),
    _id("account_id", key=True),
    Column("position", Integer, nullable=False),
    Column("score", Float, nullable=False),
    _json("reasons", _Words),
    Index("ix_links_account_id", "account_id"),
)

inferences = Table(
    "inferences",
    metadata,
    _ref("incident_id", "incidents.id", key=True),
    Column("position", Integer, primary_key=True),
    _ref("assertion_id", "assertions.id"),
    _json("value", PartialDate),
    _text("reason"),
    # whether it dates the as-of of the assertion, not its value
    Column("as_of", Boolean, nullable=False, default=False, server_default=false()),
)

twins = Table(
    "twins",
    metadata,
    _ref("incident_id", "incidents.id", key=True),
    _id("other_id", key=True),
    Column("position", Integer, nullable=False),
    Column("score", Float, nullable=False),
    _json("reasons", _Words),
)

findings = Table(
    "findings",
    metadata,
    _ref("incident_id", "incidents.id", key=True),
    Column("policy", String(40), primary_key=True),
    Column("field", String(40), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("status", Word(Status), nullable=False),
    _json("value", Value, nullable=True),
    Column("rule", String(200), nullable=False),
    _text("sentence"),
    _text("citation"),
    _json("chosen", _Words),
    _json("losses", tuple[Loss, ...]),
    _json("judgements", _Words),
    Index("ix_findings_policy", "policy"),
)

readings = Table(
    "readings",
    metadata,
    _id("incident_id", key=True),
    Column("policy", String(40), primary_key=True),
    Column("field", String(40), primary_key=True),
    _id(key=True),
    Column("position", Integer, nullable=False),
    _json("value", Value),
    _json("stance", Stance),
    _json("assertions", _Words),
    _json("reports", _Words),
    _json("lineages", _Words),
    _json("voices", _Words),
    _json("denied_by", _Words),
    Column("first", String(10), nullable=True),
    Column("last", String(10), nullable=True),
    ForeignKeyConstraint(
        ["incident_id", "policy", "field"],
        ["findings.incident_id", "findings.policy", "findings.field"],
        ondelete="CASCADE",
    ),
)

judgements = Table(
    "judgements",
    metadata,
    _id(key=True),
    Column("verdict", Word(Verdict), nullable=False),
    Column("left", Text, nullable=False, index=True),
    _text("right", nullable=True),
    _text("reason"),
    _text("by"),
    Column("at", String(40), nullable=False),
    Column("capacity", Word(Capacity), nullable=False),
    Column("field", String(40), nullable=True),
    _json("draft", Draft, nullable=True),
    _json("anchors", tuple[Anchor, ...]),
    _json("shown", Shown),
    _json("effort", Effort, nullable=True),
)

# Which reports a judgement is about: where it is looked for when a record is put together.
judgement_reports = Table(
    "judgement_reports",
    metadata,
    _ref("judgement_id", "judgements.id", key=True),
    Column("report_id", _ID, primary_key=True, index=True),
)

# What made the content: `started_at` is the one wall-clock time in the store, and may be empty.
runs = Table(
    "runs",
    metadata,
    _id(key=True),
    Column("version", String(40), nullable=False),
    _text("reader"),
    Column("policy", String(40), nullable=False),
    Column("started_at", DateTime(timezone=True), nullable=True),
)
