"""Tries to log in: after some for one name the next must wait, longer each time."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

#: tries that are free: people mistype, and try the passwords of other places
FREE = 5
#: seconds of the first wait; the next ones are twice as long each
_FIRST = 5.0
#: seconds of the longest wait: 96 tries a day find no password, and nobody is kept out for long
_LONGEST = 900.0
#: doublings until that wait is reached
_DOUBLINGS = 8
#: seconds after the last try when all is forgotten
_FORGOTTEN = 3600.0
#: names that are remembered, whether or not there is somebody so called: some MB
_NAMES = 10_000


class Tries:
    """How often each name was tried without success of late; `clock` gives seconds that only go forward."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        #: those tried last stand last
        self._held: dict[str, tuple[int, float]] = {}

    def wait(self, name: str) -> float:
        """Seconds until this name may be tried; 0.0 counts as a try, so that many at a time are many."""
        now = self._clock()
        with self._lock:
            count, last = self._held.get(name, (0, now))
            if now - last >= _FORGOTTEN:
                count = 0
            if (left := last + _pause(count) - now) > 0:
                return left
            self._held.pop(name, None)
            self._held[name] = (count + 1, now)
            if len(self._held) > _NAMES:
                del self._held[next(iter(self._held))]
        return 0.0

    def succeeded(self, name: str) -> None:
        """Forget the failures of a name."""
        with self._lock:
            self._held.pop(name, None)


def _pause(count: int) -> float:
    """Seconds from a try to the next after so many."""
    doublings = float(min(count - FREE, _DOUBLINGS))
    return 0.0 if count < FREE else min(_LONGEST, _FIRST * 2.0**doublings)
