"""Who may look: whoever came by the login link that the command printed, once, for as long as the session lasts."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from variorum.store.people import Person

#: bytes of every secret: 256 bits can't be guessed
_SECRET = 32
#: seconds that a session lasts: a long working day
LASTS = 12 * 3600.0


@dataclass(frozen=True, slots=True)
class Session:
    """One browser that is let in: the token that its forms carry, until when, and who sits before it."""

    csrf: str
    until: float
    person: Person

    def sent(self, token: str) -> bool:
        """True if a form carries this session's token: no page of others can know it."""
        # as bytes: strings outside ASCII can't be compared in constant time
        return secrets.compare_digest(token.encode(), self.csrf.encode())


class Sessions:
    """The sessions of one server. `owner` is who opens the login link; `clock` gives seconds that only go forward."""

    def __init__(self, owner: Person, clock: Callable[[], float] = time.monotonic) -> None:
        self._owner = owner
        self._clock = clock
        self._lock = Lock()
        self._held: dict[str, Session] = {}
        #: the login link's token; None once somebody has used it
        self.token: str | None = secrets.token_urlsafe(_SECRET)

    def login(self, token: str) -> str | None:
        """The secret of a new session for the right token, which is right only once; None for any other."""
        with self._lock:
            if self.token is None or not secrets.compare_digest(token.encode(), self.token.encode()):
                return None
            self.token = None
            secret = secrets.token_urlsafe(_SECRET)
            self._held[secret] = Session(secrets.token_urlsafe(_SECRET), self._clock() + LASTS, self._owner)
            return secret

    def find(self, secret: str | None) -> Session | None:
        """The session with this secret; None if there is none, or no longer."""
        session = self._held.get(secret or "")
        return session if session is not None and self._clock() < session.until else None

    def end(self, secret: str | None) -> None:
        """End a session; a new login link comes with the next start of the server."""
        with self._lock:
            self._held.pop(secret or "", None)
