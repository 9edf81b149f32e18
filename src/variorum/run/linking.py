"""The third stage: a step of linking, between what the store remembers and what link/ makes of it.

A step reads from one state of the store and is then put on file as a whole; if another program linked in
between, the step is made again. So a store is never left between two states.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import starmap
from typing import Any

import numpy as np
from sqlalchemy import Row

from variorum.errors import BadState
from variorum.link.block import NO_ROWS, Ints, Rows, Thinned, gathered, spread
from variorum.link.cluster.bonds import Bonds
from variorum.link.compare.packed import unpack
from variorum.link.linker import LINKED, is_linked, judged_pairs
from variorum.link.relink import RULES, News, newcomer, relink
from variorum.link.shelf import Change, Edge, Entry, Newcomer, Tally
from variorum.model.assertion import Account
from variorum.model.incident import Incident
from variorum.model.judgement import Judgement
from variorum.model.report import Report
from variorum.run.tracing import trace_step
from variorum.settings import Watch
from variorum.store import Memory, Overtaken, Step, Store, Told, Traces

#: how often a step is made again because another program linked in between
ATTEMPTS = 3
#: rows turned into dicts at a time
CHUNK = 10_000
#: keys are kept as integers of eight bytes, the lowest first, whatever the machine
_KEYS = np.dtype("<i8")


class StoreShelf:
    """The store's memory as link/ wants to see it."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def rows(self, keys: Ints) -> Rows:
        """All accounts under these keys."""
        return _rows((row.key, row.at, row.number) for row in self._memory.rows(keys.tolist()))

    def rows_of(self, numbers: Sequence[int]) -> Rows:
        """All rows of these accounts."""
        return gathered(_spread(row) for row in self._memory.accounts(numbers))

    def crowds(self, keys: Ints) -> Mapping[int, int]:
        """The sizes of the blocks that are too large to be held."""
        return {row.key: row.size for row in self._memory.crowds(keys.tolist())}

    def numbers(self, ids: Sequence[str]) -> Mapping[str, int]:
        """The numbers of accounts by id."""
        return {row.account_id: row.number for row in self._memory.accounts_by_id(ids)}

    def entries(self, numbers: Sequence[int]) -> Iterable[Entry]:
        """These accounts."""
        return (_entry(row) for row in self._memory.accounts(numbers))

    def edges(self, numbers: Sequence[int]) -> Iterable[Edge]:
        """All edges with one of these accounts at an end."""
        found = {edge.pair: edge for edge in starmap(Edge, self._memory.edges(numbers))}
        return list(found.values())

    def homes(self, numbers: Sequence[int]) -> Mapping[int, str]:
        """The incidents that these accounts are in."""
        return self._memory.homes(numbers)

    def incidents(self, ids: Sequence[str]) -> Iterable[Incident]:
        """The incidents with these ids."""
        return self._memory.incidents(ids)

    def former(self, account_ids: Sequence[str]) -> Iterable[Incident]:
        """The incidents that these accounts were in."""
        return self._memory.former(account_ids)

    def told(self, ids: Sequence[str]) -> Iterable[tuple[Account, Report]]:
        """Accounts with what of them has to do with dates, and their reports."""
        return self._memory.dated(ids)


def _rows(rows: Iterable[tuple[int, int, int]]) -> Rows:
    table = np.array(list(rows), np.int64).reshape(-1, 3)
    return Rows(table[:, 0].copy(), table[:, 1].copy(), table[:, 2].copy()) if len(table) else NO_ROWS


def _spread(row: Row[Any]) -> Rows:
    keys = np.frombuffer(row.keys, _KEYS).astype(np.int64)
    return spread(keys, (row.day, row.loose), row.number)


def _entry(row: Row[Any]) -> Entry:
    return Entry(row.number, unpack(row.profile), row.undated)


@dataclass(slots=True)
class _Taken:
    """What a step takes in: accounts to link with the read of each, accounts that are gone, judgements
    that are new and that no longer hold.

    `same` are accounts that were read anew and have not changed.
    """

    reads: list[str]
    stale: list[str]
    new: dict[int, Newcomer] = field(default_factory=dict)
    same: dict[int, Newcomer] = field(default_factory=dict)
    read_of: dict[int, str] = field(default_factory=dict)
    gone: list[int] = field(default_factory=list)
    fresh: list[Judgement] = field(default_factory=list)
    fallen: list[Judgement] = field(default_factory=list)

    def take(self, told: Told) -> None:
        """Take in an account to be linked."""
        made = newcomer(told.account, told.report)
        self.new[made.entry.number] = made
        self.read_of[made.entry.number] = told.read_id

    def settle(self) -> None:
        """Set apart the accounts that went and came as they were."""
        both = self.new.keys() & set(self.gone)
        self.same = {number: self.new.pop(number) for number in sorted(both)}
        self.gone = [number for number in self.gone if number not in both]


@dataclass(frozen=True, slots=True)
class Made:
    """A step that was put on file: what changed, and whether anything did."""

    tally: Tally
    changed: bool


def take_step(store: Store, *, watch: Watch, since: str | None = None) -> Made:
    """Link what is new, and all anew where the rules of linking are other ones than the store was linked by.

    `since` is noted beside ids that vanish. BadState if other programs keep linking the same store.
    """
    blank = False
    for _ in range(ATTEMPTS):
        try:
            return _take(store, watch, since, blank=blank)
        except Thinned:
            # so much was read anew that blocks which were crowded are not
            blank = True
        except Overtaken:
            continue
    raise BadState("other programs keep linking this store; run it again when they are done")


def _take(store: Store, watch: Watch, since: str | None, *, blank: bool) -> Made:
    with store.memory() as memory:
        before = memory.state()
        memory.blank = blank or before.rules != RULES
        taken, news = _news(memory, watch)
        change = relink(StoreShelf(memory), news, watch)
        watch("lineages", 0, 1)
        traced = trace_step(Traces(memory.connection), anew=memory.blank)
        watch("lineages", 1, 1)
    step = Step(
        before=before,
        rules=RULES,
        anew=memory.blank,
        since=since,
        traced=traced,
        **_taken_in(taken),
        **_remembered(taken, change),
        **_derived(change),
    )
    watch("store", 0, 1)
    made = Made(change.tally, store.put_step(step))
    watch("store", 1, 1)
    return made


def _news(memory: Memory, watch: Watch) -> tuple[_Taken, News]:
    judgements, judged = memory.judgements(), memory.judged()
    pairs = judged_pairs(judgements)
    bonds = Bonds(judgements, memory.current(sorted({name for pair in pairs for name in pair})))
    taken = _Taken(memory.pending(), memory.stale(), fresh=[j for j in judgements if j.id not in judged])
    taken.fallen = memory.fallen(j.id for j in judgements)
    taken.gone = [row.number for row in memory.accounts_of([*taken.stale, *taken.reads])]
    _take_accounts(memory, taken, bonds, watch)
    _take_bridged(memory, taken, bonds, {name for pair in pairs for name in pair})
    taken.settle()
    fresh = frozenset(name for pair in judged_pairs([*taken.fresh, *taken.fallen]) for name in pair)
    news = News(new=list(taken.new.values()), gone=taken.gone, bonds=bonds, judged=pairs, fresh=fresh)
    return taken, news


def _take_accounts(memory: Memory, taken: _Taken, bonds: Bonds, watch: Watch) -> None:
    """The accounts of reads that are not linked yet."""
    done, reads = 0, set[str]()
    for told in memory.told(taken.reads):
        reads.add(told.read_id)
        if is_linked(told.account, bonds):
            taken.take(told)
        if len(reads) > done:
            done = len(reads)
            watch("link", done, len(taken.reads))
    # reports without an account are not told of
    watch("link", len(taken.reads), len(taken.reads))


def _take_bridged(memory: Memory, taken: _Taken, bonds: Bonds, named: set[str]) -> None:
    """Accounts of kinds that are not linked as a rule: those that people joined to others, or no longer do."""
    held = list(memory.accounts_by_id(sorted(named)))
    taken.gone += [r.number for r in held if r.bridged and r.account_id not in bonds.bridged]
    known = {row.account_id for row in held} | {n.entry.profile.id for n in taken.new.values()}
    for told in memory.told_by(sorted(bonds.bridged - known)):
        taken.take(told)


def _taken_in(taken: _Taken) -> dict[str, Any]:
    judged = {"judgements": [j.id for j in taken.fresh], "fallen": [j.id for j in taken.fallen]}
    return {"reads": taken.reads, "stale": taken.stale, **judged}


def _remembered(taken: _Taken, change: Change) -> dict[str, Any]:
    """The part of a step that only linking looks at."""
    every = (*change.new, *taken.same.values())
    return {
        "accounts": (_account_row(n, taken.read_of[n.entry.number]) for n in every),
        "rows": _row_rows(change.rows),
        "gone": [*change.gone, *taken.same],
        "gone_rows": _row_rows(change.gone_rows),
        "crowds": change.crowds,
        "edges": (_edge_row(edge) for edge in change.edges),
        "cut": change.cut,
    }


def _derived(change: Change) -> dict[str, Any]:
    """The part of a step that all can see."""
    names = ("dropped", "incidents", "twins", "aliases")
    return {name: getattr(change, name) for name in names}


def _account_row(made: Newcomer, read_id: str) -> dict[str, Any]:
    profile = made.entry.profile
    return {
        "number": made.entry.number,
        "account_id": profile.id,
        "read_id": read_id,
        "day": made.day,
        "loose": made.loose,
        "undated": made.entry.undated,
        "bridged": profile.kind not in LINKED,
        "keys": made.keys.astype(_KEYS).tobytes(),
        "profile": made.packed,
    }


def _row_rows(rows: Rows) -> Iterator[dict[str, int]]:
    columns = (rows.key, rows.at, rows.number)
    for start in range(0, len(rows), CHUNK):
        part = (column[start : start + CHUNK].tolist() for column in columns)
        yield from ({"key": k, "at": a, "number": n} for k, a, n in zip(*part, strict=True))


def _edge_row(edge: Edge) -> dict[str, Any]:
    return {name: getattr(edge, name) for name in ("left", "right", "verdict", "score", "blocks", "kept")}
