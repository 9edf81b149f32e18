"""What is news to whom: incidents that came, or read differently, since a person last opened them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from threading import Lock

from variorum.errors import BadState
from variorum.review.queue.index import Index, Shelf
from variorum.store.desk import OnDesk


class News(StrEnum):
    """Why an incident is news: it was not there before, or its line was another one."""

    NEW = "new"
    CHANGED = "changed"


class Visits:
    """In which state each person last saw each incident.

    What there is at somebody's first coming counts as seen, or all of it would be news. Visits are known at once
    and written soon after, by a thread of their own: no page waits until another program has done writing.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._lock = Lock()
        self._seen: dict[str, dict[str, str]] = {}
        self._news: dict[str, tuple[Index, Mapping[str, News]]] = {}
        self._unwritten: dict[str, dict[str, str]] = defaultdict(dict)
        self._writer = ThreadPoolExecutor(1)

    def news(self, person: str) -> Mapping[str, News]:
        """The incidents that are news to a person, with the reason; the same object until that changes."""
        index = self._shelf.index()
        with self._lock:
            seen, held = self._of(person, index), self._news.get(person)
            if held is None or held[0] is not index:
                held = self._news[person] = (index, _news(self._shelf, index, seen))
            return held[1]

    def note(self, person: str, incident_ids: Iterable[str]) -> None:
        """A person sees these incidents as they are now."""
        index = self._shelf.index()
        with self._lock:
            seen = self._of(person, index)
            present = {one: index.by_id[one].state for one in incident_ids if one in index.by_id}
            states = {one: state for one, state in present.items() if seen.get(one) != state}
            if states:
                self._news.pop(person, None)
                self._remember(person, states)

    def close(self) -> None:
        """Wait until all is written."""
        self._writer.shutdown()

    def _of(self, person: str, index: Index) -> dict[str, str]:
        if person not in self._seen:
            with self._shelf.store.on_desk() as on:
                self._seen[person] = on.visits(person)
            if not self._seen[person]:
                self._remember(person, {one.id: one.state for one in index.entries})
        return self._seen[person]

    def _remember(self, person: str, states: Mapping[str, str]) -> None:
        self._seen[person] |= states
        self._unwritten[person] |= states
        self._writer.submit(self._write)

    def _write(self) -> None:
        """Write what waits; what could not be written now is with the next visit."""
        with self._lock:
            waiting, self._unwritten = self._unwritten, defaultdict(dict)
        if not waiting:
            return

        def write(on: OnDesk) -> None:
            for person, states in waiting.items():
                on.visit(person, states)

        try:
            self._shelf.leave(write)
        except BadState:
            with self._lock:
                for person, states in waiting.items():
                    self._unwritten[person] = states | self._unwritten[person]


def _news(shelf: Shelf, index: Index, seen: Mapping[str, str]) -> Mapping[str, News]:
    """What differs from what was seen. An incident that one led to which was seen has changed, and is not new."""
    differ = [one for one in index.entries if seen.get(one.id) != one.state]
    if all(one.id in seen for one in differ):
        known: frozenset[str] = frozenset()
    else:
        known = shelf.answer(_heirs, frozenset(seen.keys() - index.by_id.keys()))
    return {one.id: News.CHANGED if one.id in seen or one.id in known else News.NEW for one in differ}


def _heirs(shelf: Shelf, gone: frozenset[str]) -> frozenset[str]:
    """The incidents to which ids lead that are no more."""
    with shelf.store.look() as look:
        return frozenset(one for led in look.present(sorted(gone)).values() for one in led)
