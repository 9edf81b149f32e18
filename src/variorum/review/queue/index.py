"""The lines of all incidents, kept in memory and made anew when the store has changed."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

from variorum.model.finding import Finding
from variorum.publish.disputes import OPEN
from variorum.reconcile.policies import POLICIES
from variorum.reconcile.policy import Policy
from variorum.review.queue.entry import ACTORS, SHOWN, Entry, entry
from variorum.run.policies import under
from variorum.store import Look, Outline, Store
from variorum.store.rows import batches

#: searches whose hits are remembered: a coder goes back and forth between a few
_SEARCHES = 64
#: for how many times as long as it took to make an index is left as it is: see Shelf
_LEFT = 5


# eq=False: searches are remembered for one index, whatever is in it
@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """All lines as of one state of the store: by need, by incident and by report.

    `disputes` are the fields in dispute as (incident, field), those that matter most first; `numbers` are those
    by which a search knows the reports.
    """

    entries: tuple[Entry, ...]
    by_id: Mapping[str, Entry]
    by_report: Mapping[str, tuple[str, ...]]
    disputes: tuple[tuple[str, str], ...]
    numbers: Mapping[str, int]

    def told_in(self, report_id: str) -> tuple[str, ...]:
        """The incidents that a report tells of."""
        return self.by_report.get(report_id, ())

    def told_in_any(self, numbers: AbstractSet[int]) -> frozenset[str]:
        """The incidents that reports of these numbers tell of."""
        by_report = self.by_report.items()
        return frozenset(i for one, told in by_report if self.numbers[one] in numbers for i in told)


def made(store: Store, policy: Policy) -> Index:
    """The index of a store under a policy."""
    with store.look() as look:
        outlines = look.outlines()
        stored = policy.name in POLICIES
        settled = _stored(look, policy.name, outlines) if stored else _anew(store, policy, outlines)
        lines = (entry(outline, its) for outline, its in zip(outlines, settled, strict=True))
        return _index(lines, look.numbers())


def _stored(look: Look, policy: str, outlines: Sequence[Outline]) -> Iterator[list[Finding]]:
    """The findings on each incident, as far as a line needs them, read in batches."""
    fields, states = (*SHOWN, *ACTORS), sorted(OPEN)
    for some in batches([outline.heading.id for outline in outlines]):
        found = look.findings(policy, fields, states, some)
        yield from (found.get(one, []) for one in some)


def _anew(store: Store, policy: Policy, outlines: Sequence[Outline]) -> Iterator[list[Finding]]:
    """The findings under a policy of one's own, which no store holds."""
    found = {r.incident.id: list(r.under(policy.name).values()) for r in under(store.records(), policy)}
    yield from (found.get(outline.heading.id, []) for outline in outlines)


def _index(lines: Iterable[Entry], numbers: Mapping[str, int]) -> Index:
    """Main incidents first, then by need, by number of reports and by id."""
    ordered = sorted(lines, key=lambda e: (e.background, -e.need, -len(e.reports), e.id))
    by_report: dict[str, list[str]] = defaultdict(list)
    for one in ordered:
        for report_id in one.reports:
            by_report[report_id].append(one.id)
    return Index(
        entries=tuple(ordered),
        by_id={one.id: one for one in ordered},
        by_report={name: tuple(ids) for name, ids in by_report.items()},
        disputes=_disputes(ordered),
        numbers=numbers,
    )


def _disputes(lines: Iterable[Entry]) -> tuple[tuple[str, str], ...]:
    """In the order of publish/disputes.py."""
    ranked = sorted((-o.weight, one.id, o.field) for one in lines for o in one.open)
    return tuple((incident_id, field) for _, incident_id, field in ranked)


@dataclass(frozen=True, slots=True)
class _Held:
    """An index, the state of the file that it was made of, and until when it is left as it is."""

    stamp: tuple[tuple[int, int], ...]
    index: Index
    until: float


class Shelf:
    """The index of a store, the same until something is written into the store's file.

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
        self._held: _Held | None = None
        self._hits = lru_cache(_SEARCHES)(self._search)

    def index(self) -> Index:
        """The index as of now, or of shortly before."""
        with self._lock:
            held, stamp, now = self._held, self._stamp(), self._clock()
            if held is not None and (held.stamp == stamp or now < held.until):
                return held.index
            found = made(self.store, self.policy)
            done = self._clock()
            self._held = _Held(stamp, found, done + _LEFT * (done - now))
            self._hits.cache_clear()
            return found

    def matching(self, query: str) -> frozenset[str]:
        """The incidents told of in reports that hold all words of a query; BadInput without any word."""
        return self._hits(self.index(), query)

    def _search(self, index: Index, query: str) -> frozenset[str]:
        with self.store.look() as look:
            return index.told_in_any(look.matching(query))

    def _stamp(self) -> tuple[tuple[int, int], ...]:
        """When the store's file and its log were last written to, and how long they are: any program's writes show."""
        found = (Path(f"{self._path}{end}") for end in ("", "-wal"))
        return tuple((s.st_mtime_ns, s.st_size) for p in found if p.exists() for s in (p.stat(),))
