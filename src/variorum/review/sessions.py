"""Who is in: sessions, which are kept in memory and end by themselves, and the login link that works once."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock

from variorum.store.people import Listed, Person

#: bytes of every secret: 256 bits can't be guessed
_SECRET = 32
#: seconds that a session lasts: a long working day
LASTS = 12 * 3600.0
#: seconds without a request after which it ends: longer than lunch or a meeting, shorter than an evening
IDLE = 2 * 3600.0


@dataclass(frozen=True, slots=True)
class Session:
    """One browser or program that is let in: the token that its forms carry, until when, and whose it is.

    `listed` is how the store listed the person when they came in; it is idle from `idle_from` on. `bearer` is true
    where the request named a token of its own accord: no other page makes a browser do so, and its forms need none.
    """

    csrf: str
    until: float
    listed: Listed
    idle_from: float = 0.0
    bearer: bool = False

    @property
    def person(self) -> Person:
        """Who sits before it."""
        return self.listed.person

    def sent(self, token: str) -> bool:
        """True if a form carries this session's token: no page of others can know it."""
        # as bytes: strings outside ASCII can't be compared in constant time
        return self.bearer or secrets.compare_digest(token.encode(), self.csrf.encode())


class Sessions:
    """The sessions of one server. `owner` is who opens the login link; `clock` gives seconds that only go forward."""

    def __init__(self, owner: Person, clock: Callable[[], float] = time.monotonic) -> None:
        self.owner = owner
        self._clock = clock
        self._lock = Lock()
        self._held: dict[str, Session] = {}
        #: the login link's token; None once somebody has used it
        self.token: str | None = secrets.token_urlsafe(_SECRET)

    def opened(self, token: str) -> bool:
        """True for the login link's token, once."""
        with self._lock:
            if self.token is None or not secrets.compare_digest(token.encode(), self.token.encode()):
                return False
            self.token = None
            return True

    def begin(self, listed: Listed) -> str:
        """The secret of a new session of somebody."""
        secret, now = secrets.token_urlsafe(_SECRET), self._clock()
        with self._lock:
            self._held = {held: one for held, one in self._held.items() if _lasts(one, now)}
            self._held[secret] = Session(secrets.token_urlsafe(_SECRET), now + LASTS, listed, now + IDLE)
        return secret

    def find(self, secret: str | None) -> Session | None:
        """The session with this secret, which is now not idle; None if there is none, or no longer."""
        now = self._clock()
        with self._lock:
            session = self._held.get(secret or "")
            if session is None or not _lasts(session, now):
                return None
            self._held[secret or ""] = replace(session, idle_from=now + IDLE)
        return session

    def end(self, secret: str | None) -> None:
        """End a session."""
        with self._lock:
            self._held.pop(secret or "", None)


def _lasts(session: Session, now: float) -> bool:
    return now < min(session.until, session.idle_from)
