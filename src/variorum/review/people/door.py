"""The door: who comes in by link, by password or by token, and who is still inside."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from starlette.requests import Request

from variorum.review.people import passwords, tokens
from variorum.review.people.tries import Tries
from variorum.review.sessions import Session, Sessions
from variorum.store.people import LONGEST_NAME, People, composed

_AGAIN = "Make another with `variorum review token NAME --label LABEL` on the server's machine."


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why somebody is not let in, in a line; `wait` is the seconds until they may try again."""

    line: str
    wait: int = 0


@dataclass(frozen=True, slots=True)
class Door:
    """Lets people in whom the store lists, and out once it lists them otherwise; `now` is the time of day."""

    people: People
    sessions: Sessions
    tries: Tries = field(default_factory=Tries)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def takes_passwords(self) -> bool:
        """True if there is anybody who has a password."""
        return any(one.password for one in self.people.all())

    def by_link(self, token: str) -> str | None:
        """The secret of a session of who started the server, for the login link's token; None for any other."""
        if not self.sessions.opened(token):
            return None
        listed = self.people.find(self.sessions.owner.name)
        return self.sessions.begin(listed) if listed and listed.active else None

    def by_password(self, name: str, password: str) -> str | Refusal:
        """The secret of a new session; a refusal does not say whether the name or the password was wrong."""
        # no longer one is anybody's, and what is remembered of tries stays small
        name = composed(name)[: LONGEST_NAME + 1]
        if wait := math.ceil(self.tries.wait(name)):
            return Refusal(f"Too often tried without success. Try again in {_length(wait)}.", wait)
        listed = self.people.find(name)
        kept = listed.password if listed and listed.active else None
        if not passwords.fits(password, kept) or kept is None:
            return Refusal("This name and this password do not go together.")
        self.tries.succeeded(name)
        if better := passwords.renewed(password, kept):
            self.people.renew_password(name, kept, better)
            listed = self.people.find(name)
        return self.sessions.begin(listed) if listed else Refusal("You were removed just now.")

    def by_token(self, token: str) -> Session | Refusal:
        """A session for one request of a program."""
        found = self.people.bearer(tokens.digest(token))
        if found is None:
            return Refusal(f"This token is not known here, or was revoked. {_AGAIN}")
        listed, held = found
        if held.until <= self.now():
            return Refusal(f"The token {held.label} ran out on {held.until.date().isoformat()}. {_AGAIN}")
        return Session("", math.inf, listed, math.inf, bearer=True)

    def inside(self, secret: str | None) -> Session | None:
        """The session with this secret; it ends where the person's rank or password has changed, or they left."""
        session = self.sessions.find(secret)
        if session and self.people.find(session.person.name) != session.listed:
            self.sessions.end(secret)
            return None
        return session


def door_of(request: Request) -> Door:
    """The door by which a request came."""
    door: Door = request.app.state.door
    return door


def _length(seconds: int) -> str:
    """So many seconds in words; more than two minutes as minutes begun."""
    return f"{seconds} seconds" if seconds <= 120 else f"{math.ceil(seconds / 60)} minutes"
