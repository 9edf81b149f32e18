"""Whose twins a step changes: of the incidents it made, and of those that have or had one of them as a twin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.link.cluster.bonds import Bonds
from variorum.link.cluster.history import History
from variorum.link.cluster.incidents import CHUNK
from variorum.link.cluster.twins import twins
from variorum.link.graph import Graph
from variorum.link.shelf import Shelf
from variorum.model.incident import Incident, Twin


class Warner:
    """Finds twins after the incidents of a step are made."""

    def __init__(self, shelf: Shelf, graph: Graph, bonds: Bonds) -> None:
        self._shelf, self._graph, self._bonds = shelf, graph, bonds
        self._home: dict[str, str] = {}

    def warn(self, record: History) -> dict[str, tuple[Twin, ...]]:
        """The twins of all incidents made, and of others where they may have changed, by incident id."""
        self._home = {link.account_id: i.id for i in record.new.values() for link in i.links}
        every = [*record.new.values(), *self._others(record)]
        found: dict[str, tuple[Twin, ...]] = {}
        for start in range(0, len(every), CHUNK):
            found.update(self._twins(every[start : start + CHUNK]))
        old = {i.id: i.twins for i in (*every, *record.old.values())}
        return {name: its for name, its in found.items() if name in record.new or its != old[name]}

    def _others(self, record: History) -> list[Incident]:
        """The incidents that the step did not make, of accounts beside those that moved or whose edges did."""
        moved = [self._graph.number(name) for name in self._moved(record)]
        ends = {number for edge in self._graph.edges(moved) for number in edge.pair}
        homes = self._homes(ends | self._graph.stirred)
        return list(self._shelf.incidents(sorted(set(homes.values()) - record.new.keys())))

    def _moved(self, record: History) -> Iterable[str]:
        before = {link.account_id: i.id for i in record.old.values() for link in i.links}
        yield from (name for name, home in self._home.items() if before.get(name) != home)

    def _homes(self, numbers: Iterable[int]) -> dict[int, str]:
        """The incidents that these accounts are in now; those that are gone are left out."""
        wanted = sorted(set(numbers))
        self._graph.fetch(wanted)
        there = {number: self._graph.profile(number).id for number in wanted if number in self._graph}
        rest = [number for number, name in there.items() if name not in self._home]
        made = {number: self._home[name] for number, name in there.items() if name in self._home}
        return {**self._shelf.homes(rest), **made}

    def _twins(self, some: Sequence[Incident]) -> dict[str, tuple[Twin, ...]]:
        members = [link.account_id for incident in some for link in incident.links]
        apart = [other for name in members for other in self._bonds.differ(name)]
        self._graph.fetch(self._shelf.numbers(sorted({*members, *apart})).values())
        mine = {self._graph.number(name) for name in (*members, *apart) if self._graph.knows(name)}
        ends = {number for edge in self._graph.edges(mine) for number in edge.pair}
        return dict(twins(some, self._graph, self._homes(ends | mine), self._bonds))
