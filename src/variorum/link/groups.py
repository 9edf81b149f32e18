"""Disjoint groups of names that can be joined: the components of a graph as its edges come in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class Groups:
    """Every name starts as a group of its own; the smallest name stands for a group."""

    def __init__(self, names: Iterable[str]) -> None:
        """Give each of `names` its own group."""
        self._above = {name: name for name in names}
        self._members = {name: [name] for name in self._above}

    def __contains__(self, name: str) -> bool:
        """True if `name` is known."""
        return name in self._above

    def of(self, name: str) -> str:
        """The name that stands for the group of `name`; KeyError if it is not known."""
        while self._above[name] != name:
            self._above[name] = self._above[self._above[name]]
            name = self._above[name]
        return name

    def join(self, left: str, right: str) -> str:
        """Make one group of two; gives the name that stands for it."""
        top, under = sorted((self.of(left), self.of(right)))
        if top != under:
            self._above[under] = top
            self._members[top] += self._members.pop(under)
        return top

    def members(self, name: str) -> list[str]:
        """The names in the group of `name`."""
        return self._members[self.of(name)]

    def all(self) -> Iterator[tuple[str, list[str]]]:
        """Each group as the name that stands for it and its members, sorted."""
        for top in sorted(self._members):
            yield top, sorted(self._members[top])
