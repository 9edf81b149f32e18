"""Who is let in, and who is not any more."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from tests.review.conftest import ADA, PASSWORD, Clock, add_team
from variorum.review.people import tokens
from variorum.review.people.door import Door, Refusal
from variorum.review.people.tries import FREE, Tries
from variorum.review.sessions import IDLE, LASTS, Session, Sessions
from variorum.store import open_store
from variorum.store.people import People, Rank, Token

NOON = datetime(2030, 1, 31, 12, tzinfo=UTC)
WRONG = Refusal("This name and this password do not go together.")


@pytest.fixture
def people(tmp_path: Path) -> Iterator[People]:
    """The people of a store without reports."""
    with open_store(tmp_path) as store:
        store.people.add(ADA.name, ADA.rank)
        add_team(store.people)
        yield store.people


@pytest.fixture
def door(people: People, clock: Clock) -> Door:
    """Their door, at noon."""
    return Door(people, Sessions(ADA, clock), Tries(clock), lambda: NOON)


def inside(door: Door, secret: str | Refusal | None) -> str | None:
    """Who is inside by this secret."""
    assert isinstance(secret, str)
    session = door.inside(secret)
    return session.person.name if session else None


def test_a_name_and_its_password_let_in(door: Door) -> None:
    assert inside(door, door.by_password(" Ben ", PASSWORD)) == "Ben"


@pytest.mark.parametrize(
    ("name", "password"),
    [("Ben", "wrong"), ("Ben", ""), ("ben", PASSWORD), ("Nobody", PASSWORD), ("", ""), ("Ada", PASSWORD)],
)
def test_what_was_wrong_is_not_said(door: Door, name: str, password: str) -> None:
    assert door.by_password(name, password) == WRONG


def test_who_was_removed_is_told_what_everybody_is(door: Door, people: People) -> None:
    people.remove("Ben")
    assert door.by_password("Ben", PASSWORD) == WRONG


@pytest.mark.parametrize("name", ["Ben", "Nobody"])
def test_after_some_failures_the_right_password_waits_too(door: Door, clock: Clock, name: str) -> None:
    for _ in range(FREE):
        door.tries.wait(name)
    slow = Refusal("Too often tried without success. Try again in 5 seconds.", 5)
    assert door.by_password(name, PASSWORD) == slow
    assert door.by_password(f" {name}", PASSWORD) == slow
    clock.now += 5
    assert door.by_password(name, PASSWORD) != slow


@pytest.mark.parametrize(("more", "told"), [(4, "80 seconds"), (5, "3 minutes"), (9, "15 minutes")])
def test_a_long_wait_is_told_in_minutes(door: Door, clock: Clock, more: int, told: str) -> None:
    for _ in range(FREE + more - 1):
        door.tries.wait("Nobody")
        clock.now += 901
    door.tries.wait("Nobody")
    refusal = door.by_password("Nobody", "wrong")
    assert isinstance(refusal, Refusal)
    assert refusal.line.endswith(f"Try again in {told}.")


def test_a_hash_of_weaker_settings_is_renewed_at_the_door(door: Door, people: People) -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    people.set_password("Ben", weak)
    secret = door.by_password("Ben", PASSWORD)
    found = people.find("Ben")
    assert found is not None
    assert found.password not in (None, weak)
    assert inside(door, secret) == "Ben"


@pytest.mark.parametrize(
    "change",
    [
        lambda people: people.remove("Ben"),
        lambda people: people.set_rank("Ben", Rank.READER),
        lambda people: people.set_password("Ben", "another hash"),
    ],
)
def test_who_is_listed_otherwise_is_out_at_once(
    door: Door, people: People, change: Callable[[People], None]
) -> None:
    secret, other = door.by_password("Ben", PASSWORD), door.by_password("Cleo", PASSWORD)
    change(people)
    assert inside(door, secret) is None
    assert inside(door, other) == "Cleo"


def test_a_session_ends_when_it_is_idle_and_when_it_is_old(door: Door, clock: Clock) -> None:
    secret = door.by_password("Ben", PASSWORD)
    clock.now += IDLE
    assert inside(door, secret) is None
    secret = door.by_password("Ben", PASSWORD)
    for _ in range(int(LASTS / IDLE * 2) - 1):
        clock.now += IDLE / 2
        assert inside(door, secret) == "Ben"
    clock.now += IDLE / 2
    assert inside(door, secret) is None


def test_the_link_lets_in_as_what_the_store_says(door: Door, people: People) -> None:
    people.set_rank("Ada", Rank.READER)
    session = door.inside(door.by_link(door.sessions.token or ""))
    assert session is not None
    assert session.person.rank is Rank.READER


def test_the_link_lets_nobody_in_who_was_removed(door: Door, people: People) -> None:
    people.remove("Ada")
    assert door.by_link(door.sessions.token or "") is None


def test_passwords_are_asked_for_where_somebody_has_one(door: Door, people: People) -> None:
    assert door.takes_passwords()
    people.remove("Ben")
    people.remove("Cleo")
    assert not door.takes_passwords()


def test_a_token_lets_in_until_it_ends(door: Door, people: People) -> None:
    token = tokens.made()
    people.add_token(Token("import", "Ben", NOON + timedelta(seconds=1)), tokens.digest(token))
    session = door.by_token(token)
    assert isinstance(session, Session)
    assert (session.person.name, session.bearer) == ("Ben", True)


def test_a_token_that_has_ended_says_since_when_and_how_to_make_another(door: Door, people: People) -> None:
    token = tokens.made()
    people.add_token(Token("import", "Ben", NOON), tokens.digest(token))
    refusal = door.by_token(token)
    assert isinstance(refusal, Refusal)
    assert refusal.line.startswith(
        "The token import ran out on 2030-01-31. Make another with `variorum review"
    )


@pytest.mark.parametrize("token", ["", "variorum_", "é", "digest"])
def test_a_token_that_is_not_known_says_how_to_make_one(door: Door, token: str) -> None:
    refusal = door.by_token(token)
    assert isinstance(refusal, Refusal)
    assert refusal.line.startswith("This token is not known here, or was revoked. Make another")


def test_tokens_are_never_the_same_and_their_digest_always_is() -> None:
    one, two = tokens.made(), tokens.made()
    assert one != two
    assert tokens.digest(one) == tokens.digest(one) != tokens.digest(two)
    assert one not in tokens.digest(one)


def test_a_name_that_nobody_has_takes_as_long_to_try(door: Door) -> None:
    """Without a hash to try it on, the answer would be there a hundred times sooner."""

    def seconds(name: str) -> float:
        # of all threads of this process: argon2 works in several, and other programs do not count
        start = time.process_time()
        door.by_password(name, "wrong")
        return time.process_time() - start

    known, unknown = (min(seconds(name) for _ in range(2)) for name in ("Ben", "Nobody"))
    assert known / 2 < unknown < known * 2
