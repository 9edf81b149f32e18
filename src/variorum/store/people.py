"""People who may work with the store, as what, and the tokens by which their programs ask."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from variorum.errors import BadInput
from variorum.model.judgement import Capacity
from variorum.store.desk_tables import people, tokens

#: characters of a name or label: what their columns hold
LONGEST_NAME = 80
_WHERE = "variorum review people"


class Rank(StrEnum):
    """What somebody may do: read, read and decide, decide between others too."""

    READER = "reader"
    CODER = "coder"
    ADJUDICATOR = "adjudicator"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works with the store."""

    name: str
    rank: Rank

    @property
    def capacity(self) -> Capacity | None:
        """As what the person's decisions count; None for who only reads."""
        return None if self.rank is Rank.READER else Capacity(self.rank.value)


@dataclass(frozen=True, slots=True)
class Listed:
    """A person as listed in the store: let in at all? by which password (its argon2 hash; None: by none)?"""

    person: Person
    active: bool
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Token:
    """What lets a program of somebody in until a moment (in UTC), by the label that it is revoked by."""

    label: str
    person: str
    until: datetime


class People:
    """The people of a store. Each method is one transaction, as those of the store are."""

    def __init__(
        self,
        read: Callable[[], AbstractContextManager[Connection]],
        write: Callable[[], AbstractContextManager[Connection]],
    ) -> None:
        self._read = read
        self._write = write

    def all(self) -> list[Listed]:
        """Everybody, those too who are let in no more, by name."""
        with self._read() as connection:
            return _listed(connection)

    def find(self, name: str) -> Listed | None:
        """Who is called so; None if nobody ever was."""
        with self._read() as connection:
            return next(iter(_listed(connection, people.c.name == name)), None)

    def add(self, name: str, rank: Rank) -> Person:
        """Add somebody, or bring them back, without a password; BadInput if the name is taken or none."""
        name = proper(name, "name")
        with self._write() as connection:
            alike = [one for one in _listed(connection) if _folded(one.person.name) == _folded(name)]
            if any(one.active or one.person.name != name for one in alike):
                raise _not_so("somebody is called so", name, "give another name")
            if alike:
                _change(connection, name, rank=rank.value, active=True)
            else:
                _insert(connection, name, rank)
        return Person(name, rank)

    def ensure(self, name: str) -> Person:
        """Who is called so; a new coder if nobody is. BadInput if they were removed."""
        name = proper(name, "name")
        with self._write() as connection:
            known = next(iter(_listed(connection, people.c.name == name)), None)
            if known is None:
                _insert(connection, name, Rank.CODER)
                return Person(name, Rank.CODER)
        if not known.active:
            raise _not_so("this person was removed", name, "add them again, or give another name by --as")
        return known.person

    def set_rank(self, name: str, rank: Rank) -> None:
        """Give somebody another rank; BadInput if nobody is called so."""
        with self._write() as connection:
            _change_present(connection, name, rank=rank.value)

    def set_password(self, name: str, hashed: str) -> None:
        """Give somebody another password, by its hash; BadInput if nobody is called so."""
        with self._write() as connection:
            _change_present(connection, name, password=hashed)

    def renew_password(self, name: str, old: str, new: str) -> None:
        """Put a new hash of the same password for an old one; nothing if the password was changed meanwhile."""
        with self._write() as connection:
            held = (people.c.name == name) & (people.c.password == old)
            connection.execute(update(people).where(held).values(password=new))

    def remove(self, name: str) -> None:
        """Let somebody in no more: their password and tokens go, what they decided stays. BadInput if unknown."""
        with self._write() as connection:
            kept = _change_present(connection, name, active=False, password=None)
            connection.execute(delete(tokens).where(tokens.c.person == kept))

    def add_token(self, token: Token, digest: str) -> None:
        """Let in who sends what has this digest; BadInput if nobody is called so, or the label is taken."""
        label = proper(token.label, "label")
        with self._write() as connection:
            person = _present(connection, token.person)
            if connection.scalar(select(tokens.c.label).where(tokens.c.label == label)):
                raise _not_so(
                    "there is a token of this label", label, "revoke it first, or give another --label"
                )
            until = token.until.isoformat()
            connection.execute(insert(tokens).values(digest=digest, person=person, label=label, until=until))

    def tokens(self) -> list[Token]:
        """The tokens, those too that have run out, by label."""
        with self._read() as connection:
            return [_token(row) for row in connection.execute(select(tokens).order_by(tokens.c.label))]

    def bearer(self, digest: str) -> tuple[Listed, Token] | None:
        """Whose token has this digest, and the token; None if there is none."""
        with self._read() as connection:
            row = connection.execute(select(tokens).where(tokens.c.digest == digest)).first()
            if row is None:
                return None
            return _listed(connection, people.c.name == row.person)[0], _token(row)

    def revoke(self, label: str) -> None:
        """End the token of this label; BadInput if there is none."""
        with self._write() as connection:
            if not connection.execute(delete(tokens).where(tokens.c.label == label)).rowcount:
                raise _not_so("there is no token of this label", label, "`variorum review tokens` lists them")


def composed(words: str) -> str:
    """A name as it is kept, whichever keyboard it was typed on: no letter in parts, no space around it."""
    return unicodedata.normalize("NFC", words).strip()


def proper(words: str, what: str) -> str:
    """A name or label as it is kept. BadInput if it can't be one."""
    kept = composed(words)
    if not kept or len(kept) > LONGEST_NAME or not kept.isprintable():
        mend = f"give 1 to {LONGEST_NAME} characters that can be printed"
        raise _not_so(f"this can't be a {what}", repr(words), mend)
    return kept


def _folded(name: str) -> str:
    """What two names must not share: they would be taken for one person."""
    return unicodedata.normalize("NFKC", name).casefold()


def _listed(connection: Connection, *where: Any) -> list[Listed]:
    rows = connection.execute(select(people).where(*where).order_by(people.c.name))
    return [Listed(Person(row.name, Rank(row.rank)), row.active, row.password) for row in rows]


def _insert(connection: Connection, name: str, rank: Rank) -> None:
    connection.execute(insert(people).values(name=name, rank=rank.value, active=True))


def _present(connection: Connection, name: str) -> str:
    """The name as it is kept; BadInput if nobody who is let in has it."""
    kept = composed(name)
    if not any(one.active for one in _listed(connection, people.c.name == kept)):
        raise _not_so("nobody is called so", name, "`variorum review people list` tells who there is")
    return kept


def _change_present(connection: Connection, name: str, **to: Any) -> str:
    kept = _present(connection, name)
    _change(connection, kept, **to)
    return kept


def _change(connection: Connection, name: str, **to: Any) -> None:
    connection.execute(update(people).where(people.c.name == name).values(**to))


def _token(row: Row[Any]) -> Token:
    return Token(row.label, row.person, datetime.fromisoformat(row.until))


def _not_so(what: str, name: str, mend: str) -> BadInput:
    return BadInput(what, where=f"{_WHERE}: {name}", mend=mend)
