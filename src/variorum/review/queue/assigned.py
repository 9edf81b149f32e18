"""Who takes care of which incident; an assignment follows its incident when that gets another id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from variorum.errors import BadInput
from variorum.review.queue.index import Index, Shelf
from variorum.store.desk import OnDesk


class Taken(BadInput):
    """Somebody took the incident, or gave it back, since the page was drawn."""


@dataclass(frozen=True)
class Care:
    """Who takes care of each incident as of one state of the store.

    `rows` are as they were left, by the id that the incident had then; `heirs` is where ids lead that are no more.
    """

    index: Index
    rows: Mapping[str, str]
    heirs: Mapping[str, str]

    @cached_property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Who took each incident: several where incidents became one that each of them had taken."""
        found: dict[str, dict[str, None]] = {}
        for old, person in sorted(self.rows.items(), key=lambda row: (row[0] in self.heirs, row)):
            found.setdefault(self.heirs.get(old, old), {})[person] = None
        return {one: tuple(its) for one, its in found.items() if one in self.index.by_id}

    def ids(self, incident_id: str) -> list[str]:
        """The incident's id, then the older ones by which it was taken."""
        return [incident_id, *(old for old, now in self.heirs.items() if now == incident_id)]


class Assigned:
    """Who takes care of which incident, the same object until that or the index changes."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._lock = Lock()
        self._held: Care | None = None

    def care(self) -> Care:
        """Who takes care of each incident now."""
        index = self._shelf.index()
        with self._lock:
            if self._held is None or self._held.index is not index:
                with self._shelf.store.on_desk() as on:
                    rows = on.assignments()
                self._held = Care(index, rows, self._heirs(index, rows))
            return self._held

    def assign(self, incident_id: str, person: str | None, was: str) -> None:
        """Give an incident to a person, or to nobody; `was` is who had it when this was decided, in words.

        BadInput if there is no such incident; Taken if somebody else has it meanwhile.
        """
        ids = self.care().ids(incident_id)
        if incident_id not in self._shelf.index().by_id:
            raise BadInput("no incident has such an id", where=incident_id, mend="open the queue again")

        def write(on: OnDesk) -> None:
            rows = on.assignments()
            now = ", ".join(dict.fromkeys(rows[one] for one in ids if one in rows))
            if now != was:
                who = now or "nobody"
                raise Taken(f"{who} takes care of it by now", where=incident_id, mend="open the queue again")
            on.assign(ids, person)

        self._shelf.leave(write)
        with self._lock:
            self._held = None

    def _heirs(self, index: Index, rows: Mapping[str, str]) -> dict[str, str]:
        """Where each id leads that no incident has any more: to the one that has its first account."""
        gone = [one for one in rows if one not in index.by_id]
        if not gone:
            return {}
        with self._shelf.store.look() as look:
            return {old: led[0] for old, led in look.present(gone).items()}
