"""Linking as a step: accounts come and go, people judge, and only what that touches is made anew.

Where clusters end is decided within a part: accounts that hang together by edges of the verdict *same* or by
judgements. A part that no change touches stays as it is. So a step gives what linking everything would give,
whatever the order of the steps; linking everything is the step from nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from variorum.link.block import Move, Moved, gathered, moved
from variorum.link.cluster.bonds import Bonds
from variorum.link.cluster.dating import leaves_open
from variorum.link.cluster.history import history
from variorum.link.cluster.incidents import incidents
from variorum.link.cluster.parts import clusters, neighbours, parts
from variorum.link.cluster.warn import Warner
from variorum.link.compare.packed import pack
from variorum.link.compare.profile import profile
from variorum.link.graph import Graph
from variorum.link.keys import at, is_loose, keys, number
from variorum.link.shelf import Change, Entry, Newcomer, Shelf
from variorum.model.assertion import Account
from variorum.model.incident import Incident, Twin
from variorum.model.report import Report
from variorum.settings import Watch, silent

#: raise it when a change of the code may link the same accounts in another way: stores are then linked anew
RULES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What a step of linking takes in.

    `bonds` are the judgements that hold now, over all accounts; `judged` the pairs of account ids of all
    judgements; `fresh` the account ids that judgements name which no step has taken in yet.
    """

    new: Sequence[Newcomer] = ()
    gone: Sequence[int] = ()
    bonds: Bonds
    judged: Sequence[tuple[str, str]] = ()
    fresh: frozenset[str] = field(default_factory=frozenset)


def newcomer(account: Account, report: Report) -> Newcomer:
    """The account, which `report` tells, made ready to be linked."""
    made = profile(account, report)
    mine = keys(made)
    bare = replace(made, words=frozenset())
    packed = pack(bare)
    content = (packed, tuple(mine), tuple(a.id for a in account.assertions))
    entry = Entry(number(*content), bare, leaves_open(account))
    return Newcomer(entry, packed, np.array(mine, np.int64), at(made), is_loose(made))


def relink(shelf: Shelf, news: News, watch: Watch = silent) -> Change:
    """What the news changes. Raises Thinned if a block that was too large to keep must be found anew."""
    return _Step(shelf, news, watch).change()


class _Step:
    """One step, its parts in the order in which they are called."""

    def __init__(self, shelf: Shelf, news: News, watch: Watch) -> None:
        self._shelf, self._news, self._watch = shelf, news, watch
        self._left = list(shelf.entries(list(news.gone)))
        self._graph = Graph(shelf, (n.entry for n in news.new), news.gone)
        self._gone_rows = shelf.rows_of(list(news.gone))

    def change(self) -> Change:
        """All of it."""
        pairs = self._compare()
        made, old = self._incidents()
        record = history(old, made)
        warned = Warner(self._shelf, self._graph, self._news.bonds).warn(record)
        return Change(
            new=self._news.new,
            gone=self._news.gone,
            rows=pairs.kept,
            gone_rows=self._gone_rows,
            crowds=pairs.crowds,
            edges=self._graph.put,
            cut=self._graph.cut,
            incidents=[replace(i, twins=warned.pop(i.id)) for i in made if _differs(i, record.old.get(i.id))],
            dropped=sorted(record.old.keys() - record.new.keys()),
            twins={name: its for name, its in warned.items() if its != _twins(record.old.get(name))},
            aliases=tuple(record.aliases()),
            tally=record.tally,
        )

    def _compare(self) -> Moved:
        new = gathered(n.rows for n in self._news.new)
        touched = np.unique(np.concatenate([new.key, self._gone_rows.key]))
        held = self._shelf.rows(touched)
        pairs = moved(Move(held, new, self._gone_rows, self._shelf.crowds(touched)))
        self._graph.compare_all(pairs, lambda done, total: self._watch("compare", done, total))
        return pairs

    def _incidents(self) -> tuple[list[Incident], list[Incident]]:
        """The incidents of all parts that are touched, and those that their accounts were in before."""
        judged = self._judged()
        touched = self._graph.new | self._graph.touched | self._beside_gone() | self._fresh()
        those = parts(self._graph, touched, judged)
        ids = [self._graph.profile(number).id for part in those for number in part]
        old = list(self._shelf.former([*ids, *(e.profile.id for e in self._left)]))
        made = list(clusters(self._graph, those, self._news.bonds))
        found = incidents(made, self._graph, self._shelf, self._news.bonds)
        return [self._counted(i, done, len(made)) for done, i in enumerate(found, 1)], old

    def _counted(self, incident: Incident, done: int, total: int) -> Incident:
        self._watch("cluster", done, total)
        return incident

    def _numbers(self, names: Iterable[str]) -> dict[str, int]:
        """The numbers of those accounts that are linked; they are fetched."""
        wanted = sorted(set(names))
        self._graph.fetch(self._shelf.numbers(wanted).values())
        return {name: self._graph.number(name) for name in wanted if self._graph.knows(name)}

    def _judged(self) -> Mapping[int, Sequence[int]]:
        numbers = self._numbers(name for pair in self._news.judged for name in pair)
        both = ((numbers.get(a), numbers.get(b)) for a, b in self._news.judged)
        return neighbours((a, b) for a, b in both if a is not None and b is not None)

    def _beside_gone(self) -> set[int]:
        """Accounts that a judgement joined to one that is gone."""
        left = {e.profile.id for e in self._left}
        beside = (name for pair in self._news.judged if left.intersection(pair) for name in pair)
        return set(self._numbers(beside).values())

    def _fresh(self) -> set[int]:
        return set(self._numbers(self._news.fresh).values())


def _twins(incident: Incident | None) -> tuple[Twin, ...] | None:
    return None if incident is None else incident.twins


def _differs(made: Incident, old: Incident | None) -> bool:
    """True unless the incident is as before but for its twins, which are told apart."""
    return old is None or made != replace(old, twins=())
