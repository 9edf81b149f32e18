"""What a person sees in the queue beside the lines: what is news to them, and who takes care of what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from variorum.review.queue.assigned import Assigned
from variorum.review.queue.index import Shelf
from variorum.review.queue.news import News, Visits


# eq=False: answers are remembered for one state of the desk, whatever is on it
@dataclass(frozen=True, slots=True, eq=False)
class Mine:
    """What one person sees: `news` and `care` by incident. Without a person: nothing of either."""

    person: str = ""
    news: Mapping[str, News] = field(default_factory=dict)
    care: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def others(self) -> tuple[str, ...]:
        """Everybody else who takes care of something, by name."""
        return tuple(sorted({name for its in self.care.values() for name in its} - {self.person}))


#: what there is where nobody looks
NOBODY = Mine()


class Marks:
    """What people left on the desk of a store."""

    def __init__(self, shelf: Shelf) -> None:
        self._visits = Visits(shelf)
        self._assigned = Assigned(shelf)
        self._held: dict[str, Mine] = {}

    def mine(self, person: str) -> Mine:
        """What a person sees now; the same object until that changes."""
        news, care = self._visits.news(person), self._assigned.care().names
        held = self._held.get(person)
        if held is None or held.news is not news or held.care is not care:
            held = self._held[person] = Mine(person, news, care)
        return held

    def visited(self, person: str, incident_ids: Iterable[str]) -> None:
        """A person sees these incidents as they are now."""
        self._visits.note(person, incident_ids)

    def assign(self, incident_id: str, person: str | None, *, was: str) -> None:
        """Give an incident to a person, or to nobody, if still `was` has it: see `Assigned.assign`."""
        self._assigned.assign(incident_id, person, was)

    def close(self) -> None:
        """Wait until all is written."""
        self._visits.close()
