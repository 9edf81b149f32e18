"""Accounts and edges as they are after a move: what the shelf holds, with the changes laid over it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from variorum.link.block import Moved
from variorum.link.compare.profile import Profile
from variorum.link.compare.verdict import compare, plainly_different
from variorum.link.shelf import Edge, Entry, Pair, Shelf
from variorum.model.judgement import Verdict

#: pairs compared between two words on how far it is, and for which profiles are fetched together
STEP = 20_000

Tell = Callable[[int, int], None]


class Graph:
    """The accounts that are linked and the edges between them."""

    def __init__(self, shelf: Shelf, new: Iterable[Entry], gone: Iterable[int]) -> None:
        """Lay `new` over the shelf and take `gone` from it; their edges come with `compare_all`."""
        self._shelf = shelf
        self._entries: dict[int, Entry] = {}
        self._numbers: dict[str, int] = {}
        self._take(new)
        self._gone = frozenset(gone)
        self.new = frozenset(self._entries)
        self._changed: dict[Pair, Edge | None] = {}
        self._around: dict[int, list[Pair]] = defaultdict(list)
        self._before: dict[Pair, Edge] = {}
        self._held: dict[int, dict[Pair, Edge]] = {}
        #: the ends of edges of the verdict *same* that came or went, and of all that did
        self.touched: set[int] = set()
        self.stirred: set[int] = set()

    def _take(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            self._entries[entry.number] = entry
            self._numbers[entry.profile.id] = entry.number

    def profile(self, number: int) -> Profile:
        """The profile of an account that was fetched."""
        return self._entries[number].profile

    def entry(self, number: int) -> Entry:
        """An account that was fetched."""
        return self._entries[number]

    def number(self, name: str) -> int:
        """The number of an account that was fetched, by its id."""
        return self._numbers[name]

    def knows(self, name: str) -> bool:
        """True if the account with this id was fetched."""
        return name in self._numbers

    def ids(self, edge: Edge) -> tuple[str, str]:
        """The ids of the accounts that an edge joins, the lower first; both were fetched."""
        one, other = self.profile(edge.left).id, self.profile(edge.right).id
        return (one, other) if one < other else (other, one)

    def __contains__(self, number: int) -> bool:
        """True if the account was fetched and is linked."""
        return number in self._entries

    def fetch(self, numbers: Iterable[int]) -> None:
        """Get the accounts from the shelf, as far as they are there and not known yet."""
        missing = sorted(set(numbers) - self._entries.keys() - self._gone)
        if missing:
            self._take(self._shelf.entries(missing))

    def edges(self, numbers: Iterable[int]) -> list[Edge]:
        """All edges with one of these accounts at an end, each once."""
        wanted = sorted(set(numbers))
        self._hold(wanted)
        found: dict[Pair, Edge] = {}
        for number in wanted:
            found.update(self._held[number])
        for pair in dict.fromkeys(pair for number in wanted for pair in self._around.get(number, ())):
            changed = self._changed[pair]
            if changed is None:
                found.pop(pair, None)
            else:
                found[pair] = changed
        return list(found.values())

    def _hold(self, numbers: Iterable[int]) -> None:
        """Get the edges of these accounts from the shelf, once."""
        missing = [number for number in numbers if number not in self._held]
        self._held.update((number, {}) for number in missing)
        new = set(missing)
        for edge in self._shelf.edges(missing):
            pair = edge.pair
            for number in new.intersection(pair):
                self._held[number][pair] = edge

    @property
    def put(self) -> list[Edge]:
        """The edges that are new or have changed."""
        return [e for e in self._changed.values() if e is not None and e != self._before.get(e.pair)]

    @property
    def cut(self) -> list[Pair]:
        """The edges that are no more."""
        return [pair for pair, e in self._changed.items() if e is None and pair in self._before]

    def set(self, edge: Edge) -> None:
        """Take in an edge in place of what was there."""
        self._change(edge.pair, edge)

    def _change(self, pair: Pair, edge: Edge | None) -> None:
        if pair not in self._changed:
            for number in pair:
                self._around[number].append(pair)
        self._changed[pair] = edge

    def keep(self, edge: Edge, reason: str | None) -> None:
        """Note why an edge did not join its ends; None if it did."""
        if edge.kept != reason:
            self._before.setdefault(edge.pair, edge)
            self.set(replace(edge, kept=reason))

    def compare_all(self, moved: Moved, tell: Tell) -> None:
        """Compare the pairs that are paired now and were not; let go of those that are paired no more."""
        pairs = zip(moved.left.tolist(), moved.right.tolist(), moved.blocks.tolist(), strict=True)
        some: list[tuple[Pair, int]] = [((a, b), n) for a, b, n in pairs]
        for start in range(0, len(some), STEP):
            self._compare(some[start : start + STEP])
            tell(min(start + STEP, len(some)), len(some))

    def _compare(self, some: Sequence[tuple[Pair, int]]) -> None:
        # an edge that is held is one between two accounts that were there before
        old = {pair[0] for pair, _ in some if not self.new.intersection(pair)}
        held = {e.pair: e for e in self._shelf.edges(sorted(old))} if old else {}
        self.fetch(a for pair, n in some if n > 0 and pair not in held for a in pair)
        for pair, n in some:
            if pair in held:
                self._recount(held[pair], n)
            elif n > 0:
                self._look(pair, n)

    def _recount(self, edge: Edge, more: int) -> None:
        self._before[edge.pair] = edge
        left = edge.blocks + more
        if left > 0:
            self.set(replace(edge, blocks=left))
        else:
            self._change(edge.pair, None)
            self._stir(edge)

    def _stir(self, edge: Edge) -> None:
        self.stirred.update(edge.pair)
        if edge.verdict is Verdict.SAME:
            self.touched.update(set(edge.pair) - self._gone)

    def _look(self, pair: Pair, blocks: int) -> None:
        left, right = (self._entries[number].profile for number in pair)
        if plainly_different(left, right):
            return
        found = compare(left, right)
        if found.verdict is not Verdict.DIFFERENT:
            edge = Edge(*pair, found.verdict, found.score, blocks)
            self.set(edge)
            self._stir(edge)
