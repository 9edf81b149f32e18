"""What people left on the desk: views they saved, who takes care of which incident, what they saw last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from variorum.store.desk_tables import assignments, people, saved_views, visits
from variorum.store.rows import batches, insert_all


@dataclass(frozen=True, slots=True)
class OnDesk:
    """What is on the desk, over one connection. Nothing is kept of a person whom the store does not list."""

    connection: Connection

    def views(self, person: str) -> dict[str, str]:
        """The queries of the queue that a person saved, by name, in the order of names."""
        chosen = saved_views.c.person == person
        query = select(saved_views).where(chosen).order_by(saved_views.c.name)
        return {row.name: row.query for row in self.connection.execute(query)}

    def save_view(self, person: str, name: str, query: str) -> None:
        """Keep a query under a name, in place of another of this name."""
        self.drop_view(person, name)
        if self._listed(person):
            insert_all(self.connection, saved_views, [{"person": person, "name": name, "query": query}])

    def drop_view(self, person: str, name: str) -> None:
        """Forget a saved query; nothing happens if there is none of this name."""
        chosen = (saved_views.c.person == person) & (saved_views.c.name == name)
        self.connection.execute(delete(saved_views).where(chosen))

    def assignments(self) -> dict[str, str]:
        """Who took each incident, by the id that this had then, in the order of ids."""
        query = select(assignments).order_by(assignments.c.incident_id)
        return {row.incident_id: row.person for row in self.connection.execute(query)}

    def assign(self, incident_ids: list[str], person: str | None) -> None:
        """Give an incident to a person, or to nobody.

        `incident_ids` are its present id, then the older ones under which somebody took it; these go.
        """
        self.connection.execute(delete(assignments).where(assignments.c.incident_id.in_(incident_ids)))
        if person is not None and self._listed(person):
            row = {"incident_id": incident_ids[0], "person": person}
            insert_all(self.connection, assignments, [row])

    def visits(self, person: str) -> dict[str, str]:
        """In which state a person last saw each incident, by the id that this had then."""
        query = select(visits.c.incident_id, visits.c.state).where(visits.c.person == person)
        return {row.incident_id: row.state for row in self.connection.execute(query)}

    def visit(self, person: str, states: Mapping[str, str]) -> None:
        """Note that a person saw these incidents, each in its state."""
        if not self._listed(person):
            return
        for some in batches(list(states)):
            chosen = (visits.c.person == person) & visits.c.incident_id.in_(some)
            self.connection.execute(delete(visits).where(chosen))
            rows = [{"person": person, "incident_id": one, "state": states[one]} for one in some]
            insert_all(self.connection, visits, rows)

    def _listed(self, person: str) -> bool:
        return self.connection.scalar(select(people.c.name).where(people.c.name == person)) is not None
