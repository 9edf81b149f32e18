"""The lines of all incidents, kept in memory and made anew when the store has changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock, RLock
from typing import Any, TypeVar

from variorum.model.finding import Finding, Record
from variorum.publish.disputes import OPEN
from variorum.reconcile.policies import POLICIES
from variorum.reconcile.policy import Policy
from variorum.review.queue.entry import ACTORS, SHOWN, Entry, entry
from variorum.review.queue.told import Told, told
from variorum.run.policies import under
from variorum.store import Look, Outline, Store
from variorum.store.desk import OnDesk
from variorum.store.rows import batches

#: answers that are remembered (searches, selections, maps): a coder goes back and forth between a few
_ANSWERS = 128
#: lines that are made anew in one go, when only some are
_FEW = 100
#: for how many times as long as it took to make an index is left as it is: see Shelf
_LEFT = 5


Made = TypeVar("Made")


# eq=False: answers are remembered for one index, whatever is in it
@dataclass(frozen=True, eq=False)
class Index:
    """All lines as of one state of the store: by need and by incident; and what the reports tell of."""

    entries: tuple[Entry, ...]
    by_id: Mapping[str, Entry]
    told: Told

    @cached_property
    def disputes(self) -> tuple[tuple[str, str], ...]:
        """The fields in dispute as (incident, field), those that matter most first, as in publish/disputes.py."""
        ranked = sorted((-o.weight, one.id, o.field) for one in self.entries for o in one.open)
        return tuple((incident_id, field) for _, incident_id, field in ranked)

    def told_in(self, report_id: str) -> tuple[str, ...]:
        """The incidents that a report tells of."""
        return self.told.by_report.get(report_id, ())


def made(store: Store, policy: Policy) -> Index:
    """The index of a store under a policy."""
    with store.look() as look:
        outlines = look.outlines()
        lines = list(_lines(look, policy, outlines, store.records()))
        return _index(lines, told(lines, look.numbers()))


def remade(store: Store, policy: Policy, old: Index, ids: AbstractSet[str]) -> Index:
    """The index with new lines for these incidents, for new ones and for those that have another twin than in `old`.

    No other line may have changed: that would not be seen.
    """
    with store.look() as look:
        present, likeliest = look.ids(), look.twins()
        held = {one: old.by_id[one] for one in present if one in old.by_id and one not in ids}
        stay = {one: its for one, its in held.items() if its.twin == likeliest.get(one, 0.0)}
        lines = [
            line
            for some in batches([one for one in present if one not in stay], _FEW)
            for line in _lines(look, policy, look.outlines(some), store.records(some))
        ]
        every = [*stay.values(), *lines]
        before = (old.by_id.get(line.id) for line in lines)
        alike = len(every) == len(old.entries) and all(
            was is not None and was.reports == line.reports for was, line in zip(before, lines, strict=True)
        )
        return _index(every, old.told if alike else told(every, look.numbers()))


def _lines(
    look: Look, policy: Policy, outlines: Sequence[Outline], records: Iterable[Record]
) -> Iterator[Entry]:
    """A line for each outline; `records` are those of the same incidents, for a policy that no store holds."""
    stored = policy.name in POLICIES
    settled = _stored(look, policy.name, outlines) if stored else _anew(records, policy, outlines)
    return (entry(outline, its) for outline, its in zip(outlines, settled, strict=True))


def _stored(look: Look, policy: str, outlines: Sequence[Outline]) -> Iterator[list[Finding]]:
    """The findings on each incident, as far as a line needs them, read in batches."""
    fields, states = (*SHOWN, *ACTORS), sorted(OPEN)
    for some in batches([outline.heading.id for outline in outlines]):
        found = look.findings(policy, fields, states, some)
        yield from (found.get(one, []) for one in some)


def _anew(records: Iterable[Record], policy: Policy, outlines: Sequence[Outline]) -> Iterator[list[Finding]]:
    """The findings under a policy of one's own, which no store holds."""
    found = {r.incident.id: list(r.under(policy.name).values()) for r in under(records, policy)}
    yield from (found.get(outline.heading.id, []) for outline in outlines)


def _index(lines: Iterable[Entry], its_told: Told) -> Index:
    """Main incidents first, then by need, by number of reports and by id."""
    ordered = sorted(lines, key=lambda e: (e.background, -e.need, -len(e.reports), e.id))
    return Index(tuple(ordered), {one.id: one for one in ordered}, its_told)


@dataclass(frozen=True, slots=True)
class _Held:
    """An index, the state of the file that it was made of, and until when it is left as it is."""

    stamp: tuple[tuple[int, int], ...]
    index: Index
    until: float


class Shelf:
    """The index of a store, the same until something is written into the store's file that lines are made of.

    While one thread makes it anew the others wait. Where a program goes on writing, it is left as it is for five times as long
    as it took to make: a sixth of the time at most goes into it. `clock` gives seconds.
    """

    def __init__(
        self, store: Store, policy: Policy, path: Path, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.store = store
        self.policy = policy
        self._path = path
        self._clock = clock
        self._lock = Lock()
        # whoever changes `_held`, or writes into the store from here, has this one
        self._writing = RLock()
        self._behind = False
        self._held: _Held | None = None
        self._answers = lru_cache(_ANSWERS)(_answered)

    def index(self) -> Index:
        """The index as of now, or of shortly before."""
        with self._lock:
            now, held = self._clock(), self._held
            if (found := self._standing(now)) is not None:
                return found
            # while this server itself is writing the lines stay: it makes those anew that it changes
            if not self._writing.acquire(blocking=held is None) and held is not None:
                return held.index
            try:
                return self._standing(now) or self._anew(now)
            finally:
                self._writing.release()

    def _standing(self, now: float) -> Index | None:
        """The index that is held, unless it is to be made anew."""
        held = self._held
        if held is None or (held.stamp != self._stamp() and now >= held.until):
            return None
        return held.index

    def _anew(self, now: float) -> Index:
        stamp = self._stamp()
        found = made(self.store, self.policy)
        done = self._clock()
        self._held = _Held(stamp, found, done + _LEFT * (done - now))
        self._answers.cache_clear()
        return found

    def leave(self, write: Callable[[OnDesk], None]) -> None:
        """Change what people left on the desk: no line is made of that, so the index stays as it is."""
        with self._writing:
            stamps = self.store.leave(write, self._stamp)
            if stamps and self._held and self._held.stamp == stamps[0]:
                self._held = replace(self._held, stamp=stamps[1])

    @contextmanager
    def rewriting(self) -> Iterator[None]:
        """Around a write of this server's own and the `refresh` after it: nobody makes all lines anew in between."""
        with self._writing:
            # somebody else has written: then all lines are made anew when it is time for that
            self._behind = self._held is not None and self._held.stamp != self._stamp()
            try:
                yield
            finally:
                self._behind = False

    def refresh(self, ids: Iterable[str]) -> None:
        """Make the lines of these incidents anew after a write of this server's own; all others stay as they are.

        What another program wrote in the same moment shows when something is written again.
        """
        with self._writing:
            if self._held is None:
                return
            stamp = self._held.stamp if self._behind else self._stamp()
            index = remade(self.store, self.policy, self._held.index, frozenset(ids))
            self._held = replace(self._held, stamp=stamp, index=index)
            self._answers.cache_clear()

    def answer(self, make: Callable[..., Made], *about: Any) -> Made:
        """What `make` gives for this shelf and what it is about (to be hashed), remembered while the index stands."""
        made: Made = self._answers(self.index(), make, (self, *about))
        return made

    def matching(self, query: str) -> frozenset[str]:
        """The incidents told of in reports that hold all words of a query; BadInput without any word."""
        return self.answer(_search, query)

    def _stamp(self) -> tuple[tuple[int, int], ...]:
        """When the store's file and its log were last written to, and how long they are: any program's writes show."""
        found = (Path(f"{self._path}{end}") for end in ("", "-wal"))
        return tuple((s.st_mtime_ns, s.st_size) for p in found if p.exists() for s in (p.stat(),))


def _answered(index: Index, make: Callable[..., Any], about: tuple[Any, ...]) -> Any:  # noqa: ARG001  # of one index
    return make(*about)


def _search(shelf: Shelf, query: str) -> frozenset[str]:
    with shelf.store.look() as look:
        return shelf.index().told.told_in_any(look.matching(query))
