"""The tables of linking: what it remembers from one step to the next, and ids of incidents that are no more.

All but the aliases can be made anew from the content.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from variorum.model.incident import Derived
from variorum.model.judgement import Verdict
from variorum.store.columns import Json, Word
from variorum.store.tables import metadata

_ID = String(40)


def _id(name: str = "id", *, key: bool = False, index: bool = False) -> Column[Any]:
    return Column(name, _ID, primary_key=key, nullable=False, index=index)


def _number(name: str, *, index: bool = False) -> Column[Any]:
    return Column(name, BigInteger, primary_key=True, autoincrement=False, index=index)


# Accounts go by numbers that linking gives; only link/ knows what keys and profiles mean.

link_state = Table(
    "link_state",
    metadata,
    Column("id", Integer, primary_key=True),
    # which rules the tables below were made by, and how many steps made them
    Column("rules", Integer, nullable=False),
    Column("step", Integer, nullable=False),
)

link_accounts = Table(
    "link_accounts",
    metadata,
    _number("number"),
    _id("account_id", index=True),
    _id("read_id", index=True),
    Column("day", Integer, nullable=False),
    Column("loose", Boolean, nullable=False),
    Column("undated", Boolean, nullable=False),
    # True for an account that is linked only because a person joined it to another
    Column("bridged", Boolean, nullable=False),
    Column("keys", LargeBinary, nullable=False),
    Column("profile", LargeBinary, nullable=False),
)

link_rows = Table(
    "link_rows",
    metadata,
    _number("key"),
    Column("at", Integer, primary_key=True, autoincrement=False),
    _number("number"),
    sqlite_with_rowid=False,
)

# Blocks with too many accounts to be of use: of these only the size is kept.
link_crowds = Table(
    "link_crowds",
    metadata,
    _number("key"),
    Column("size", Integer, nullable=False),
)

link_edges = Table(
    "link_edges",
    metadata,
    _number("left"),
    _number("right", index=True),
    Column("verdict", Word(Verdict), nullable=False),
    Column("score", Float, nullable=False),
    Column("blocks", Integer, nullable=False),
    Column("kept", Text, nullable=True),
    sqlite_with_rowid=False,
)

link_judgements = Table(
    "link_judgements",
    metadata,
    _id(key=True),
)

# Ids that incidents had and have no more. Where they point is found by the accounts, wherever those are now.
aliases = Table(
    "aliases",
    metadata,
    _id(key=True),
    Column("why", Text, nullable=False),
    Column("step", Integer, nullable=False),
    Column("since", String(40), nullable=True),
)

alias_accounts = Table(
    "alias_accounts",
    metadata,
    Column("alias_id", _ID, ForeignKey("aliases.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    _id("account_id", key=True),
    Column("position", Integer, nullable=False),
    _id("report_id"),
)

# What the search for lineages remembers. The index as linking dumps it, in parts; the reports that are in
# it are the first of `trace_reports`, the rest have come since.
trace_index = Table(
    "trace_index",
    metadata,
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("bytes", LargeBinary, nullable=False),
)

trace_reports = Table(
    "trace_reports",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("report_id", _ID, nullable=False, unique=True),
    # whether the index holds it
    Column("indexed", Boolean, nullable=False, index=True),
)

# Reports that came, or whose time or outlet was learnt, since the last step of linking.
trace_queue = Table(
    "trace_queue",
    metadata,
    _id("report_id", key=True),
)

# Derivations, with the report that each was found at: the later one of the two.
trace_derived = Table(
    "trace_derived",
    metadata,
    _id("found_at", key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _id("report_id", index=True),
    Column("derived", Json(Derived), nullable=False),
)
