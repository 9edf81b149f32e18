"""Commands on who may work at the workbench, and on the tokens of their programs. Nobody is added any other way."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from variorum.commands import options, output

if TYPE_CHECKING:
    from variorum.store.people import Listed, People

#: as `store.people.Rank` has them, which takes longer to import than `--help` may
_RANKS = ("coder", "adjudicator", "reader")
#: days that a token lasts unless asked otherwise, and at most: who left long ago must not be in still
_DAYS, _MOST_DAYS = 30, 366

_name = click.argument("name")
_rank = click.option(
    "--rank",
    type=click.Choice(_RANKS),
    required=True,
    help="What they may do: read (reader), decide (coder), decide between others too (adjudicator).",
)


@click.group()
def people() -> None:
    """Say who may work at the workbench, and as what."""


@people.command()
@_name
@_rank
@options.out
@options.as_json
def add(*, name: str, rank: str, out: Path, as_json: bool) -> None:
    """Add NAME, or bring back who was removed.

    They can log in once `variorum review people password NAME` has given them a password.
    """
    from variorum.store.people import Rank

    with _people(out) as known:
        added = known.add(name, Rank(rank))
    _say({"name": added.name, "rank": rank}, f"{added.name}: {rank}", as_json=as_json)


@people.command("list")
@options.out
@options.as_json
def list_(*, out: Path, as_json: bool) -> None:
    """List everybody by name, those too who were removed."""
    with _people(out) as known:
        every = known.all()
    if as_json:
        output.emit({"people": [_plain(one) for one in every]})
        return
    wide = max((len(one.person.name) for one in every), default=0)
    for one in every:
        click.echo(f"{one.person.name:<{wide}}  {one.person.rank:<11}  {_access(one)}")


@people.command()
@_name
@click.argument("new_rank", metavar="RANK", type=click.Choice(_RANKS))
@options.out
@options.as_json
def rank(*, name: str, new_rank: str, out: Path, as_json: bool) -> None:
    """Give NAME another RANK: coder, adjudicator or reader. Their sessions end."""
    from variorum.store.people import Rank

    with _people(out) as known:
        known.set_rank(name, Rank(new_rank))
    _say({"name": name, "rank": new_rank}, f"{name}: {new_rank}", as_json=as_json)


@people.command()
@_name
@click.option("--stdin", is_flag=True, help="Read it from the first line of standard input: for scripts.")
@options.out
@options.as_json
def password(*, name: str, stdin: bool, out: Path, as_json: bool) -> None:
    """Give NAME a password, which is asked for twice. Their sessions end.

    Only an argon2 hash of it is kept, so a forgotten password can be replaced and not be told.
    """
    options.check_installed(("argon2",), "variorum review people password")
    from variorum.review.people.passwords import hashed

    with _people(out) as known:
        known.set_password(name, hashed(_asked(name, stdin=stdin)))
    _say({"name": name, "password": True}, f"{name} has a password.", as_json=as_json)


@people.command()
@_name
@options.out
@options.as_json
def remove(*, name: str, out: Path, as_json: bool) -> None:
    """Let NAME in no more. What they decided stays; their password and tokens go, and their sessions end."""
    with _people(out) as known:
        known.remove(name)
    _say({"name": name, "removed": True}, f"{name} is let in no more.", as_json=as_json)


@click.command()
@click.argument("name", required=False)
@click.option("--label", metavar="LABEL", help="What the new token is for.")
@click.option(
    "--days",
    type=click.IntRange(1, _MOST_DAYS),
    default=_DAYS,
    show_default=True,
    help="How long it lets them in.",
)
@click.option("--revoke", metavar="LABEL", help="End the token of this label instead.")
@options.out
@options.as_json
def token(  # noqa: PLR0913  # click hands every option over by name
    *, name: str | None, label: str | None, days: int, revoke: str | None, out: Path, as_json: bool
) -> None:
    """Make a token with which programs of NAME use the API, or end one.

    The token is printed once: only its digest is kept. Programs send it as `Authorization: Bearer TOKEN`.
    """
    if (revoke is None) != (name is not None and label is not None) or (revoke and (name or label)):
        raise click.UsageError("Give NAME and --label for a new token, or --revoke LABEL to end one.")
    with _people(out) as known:
        if revoke is not None:
            known.revoke(revoke)
            _say({"label": revoke, "revoked": True}, f"{revoke} is revoked.", as_json=as_json)
        else:
            made = _made(known, name or "", label or "", days)
            _say(made, made["token"], as_json=as_json)


@click.command()
@options.out
@options.as_json
def tokens(*, out: Path, as_json: bool) -> None:
    """List the tokens by label: whose, and when each runs out or ran out (in UTC)."""
    with _people(out) as known:
        every = known.tokens()
    if as_json:
        listed = [{"label": t.label, "person": t.person, "until": t.until.isoformat()} for t in every]
        output.emit({"tokens": listed})
        return
    for one in every:
        click.echo(f"{one.label}  {one.person}  until {one.until:%Y-%m-%d %H:%M}")


@contextmanager
def _people(out: Path) -> Iterator[People]:
    from variorum.store import open_store

    with open_store(out, create=False) as store:
        yield store.people


def _made(known: People, name: str, label: str, days: int) -> dict[str, Any]:
    from variorum.review.people import tokens as kind
    from variorum.store.people import Token

    secret = kind.made()
    until = datetime.now(UTC).replace(microsecond=0) + timedelta(days=days)
    known.add_token(Token(label, name, until), kind.digest(secret))
    return {"label": label, "person": name, "until": until.isoformat(), "token": secret}


def _asked(name: str, *, stdin: bool) -> str:
    if stdin:
        return sys.stdin.readline().rstrip("\r\n")
    words: str = click.prompt(f"Password of {name}", hide_input=True, confirmation_prompt="Once more")
    return words


def _plain(one: Listed) -> dict[str, Any]:
    bare = {"name": one.person.name, "rank": one.person.rank.value, "active": one.active}
    return bare | {"password": one.password is not None}


def _access(one: Listed) -> str:
    if not one.active:
        return "removed"
    return "password" if one.password else "no password"


def _say(thing: dict[str, Any], line: str, *, as_json: bool) -> None:
    output.emit(thing) if as_json else click.echo(line)


@click.command()
@click.argument("number", type=click.IntRange(1, 9))
@options.out
@options.as_json
def quorum(*, number: int, out: Path, as_json: bool) -> None:
    """From now on NUMBER people must decide alike before a decision counts; 1 is the rule.

    With 2 it is blind double coding: coders see their own decisions only, and what two decide alike, or an
    adjudicator decides, settles the record. All decisions made so far are weighed anew.
    """
    from variorum.run.engine import LocalPool
    from variorum.run.pipeline import link, reconcile
    from variorum.store import open_store

    with open_store(out, create=False) as store:
        store.put_quorum(number)
        link(store)
        reconcile(store, LocalPool(1))
    people_say = "one person decides" if number == 1 else f"{number} people must decide alike"
    _say({"quorum": number}, people_say, as_json=as_json)
