"""Disjoint groups of names that can be joined: the components of a graph as its edges come in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

#: names are ids or numbers
N = TypeVar("N", str, int)


class Groups(Generic[N]):
    """Every name starts as a group of its own; the smallest name stands for a group."""

    def __init__(self, names: Iterable[N]) -> None:
        """Give each of `names` its own group."""
        self._above: dict[N, N] = {}
        self._members: dict[N, list[N]] = {}
        self.add(names)

    def add(self, names: Iterable[N]) -> None:
        """Give each of `names` that is new its own group."""
        for name in names:
            if name not in self._above:
                self._above[name] = name
                self._members[name] = [name]

    def __contains__(self, name: N) -> bool:
        """True if `name` is known."""
        return name in self._above

    def of(self, name: N) -> N:
        """The name that stands for the group of `name`; KeyError if it is not known."""
        while self._above[name] != name:
            self._above[name] = self._above[self._above[name]]
            name = self._above[name]
        return name

    def join(self, left: N, right: N) -> N:
        """Make one group of two; gives the name that stands for it."""
        top, under = sorted((self.of(left), self.of(right)))
        if top != under:
            self._above[under] = top
            few, many = sorted((self._members.pop(top), self._members.pop(under)), key=len)
            many += few
            self._members[top] = many
        return top

    def members(self, name: N) -> list[N]:
        """The names in the group of `name`."""
        return self._members[self.of(name)]

    def all(self) -> Iterator[tuple[N, list[N]]]:
        """Each group as the name that stands for it and its members, sorted."""
        for top in sorted(self._members):
            yield top, sorted(self._members[top])
