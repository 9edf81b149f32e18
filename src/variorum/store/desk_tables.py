"""The tables of the workbench: who may work with the store, and what each of them left on the desk.

None of it is part of a record: what people decide stands in `judgements`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, String, Table, Text

from variorum.store.tables import metadata

_NAME = String(80)
_ID = String(40)


def _person(*, key: bool = False, needed: bool = False) -> Column[Any]:
    at = ForeignKey("people.name", ondelete="CASCADE")
    return Column("person", _NAME, at, primary_key=key, nullable=not (key or needed))


people = Table(
    "people",
    metadata,
    Column("name", _NAME, primary_key=True),
    Column("rank", String(40), nullable=False),
    # an argon2 hash with its salt and settings; NULL: lets nobody in by password
    Column("password", Text, nullable=True),
    Column("active", Boolean, nullable=False),
)

# Only the digest of a token is kept: who reads the store can't use it.
tokens = Table(
    "tokens",
    metadata,
    Column("digest", String(64), primary_key=True),
    _person(needed=True),
    Column("label", _NAME, nullable=False, unique=True),
    # the moment at which it ends, in UTC as ISO 8601
    Column("until", String(40), nullable=False),
)

desk_settings = Table(
    "desk_settings",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

saved_views = Table(
    "saved_views",
    metadata,
    _person(key=True),
    Column("name", _NAME, primary_key=True),
    # the query of the queue's address
    Column("query", Text, nullable=False),
)

# Incidents are dropped and made again as reports come in, so these rows name them without a foreign key.
assignments = Table(
    "assignments",
    metadata,
    Column("incident_id", _ID, primary_key=True),
    _person(),
)

# In which state a person last saw an incident: another one is news.
visits = Table(
    "visits",
    metadata,
    _person(key=True),
    Column("incident_id", _ID, primary_key=True),
    Column("state", String(40), nullable=False),
)
