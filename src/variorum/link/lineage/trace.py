"""Which report derives from which, as reports come in: the index, the standing text, the second look.

What is found is a function of the set of reports, whatever the order in which they came: the candidates of
a report are those before it in the order of publication, and standing text is what all reports make it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress

import numpy as np
from numpy.typing import NDArray

from variorum.link.lineage.credit import whole_credit
from variorum.link.lineage.derive import Look, credited, derivation, look, version
from variorum.link.lineage.fingerprint import Print, distinct, fingerprints, grams
from variorum.link.lineage.index import NO_WEEK, Index, Shared
from variorum.link.moment import day_of, order
from variorum.model.incident import Derived
from variorum.model.report import Report

#: the earlier reports with the most shared grams that are looked at again, for each report: a text that
#: more than so many took over is of the lineage of the first all the same
CANDIDATES = 12
#: grams are sampled, so stretches of standing text that so many code points part are one (about ten words)
STANDING_GAP = 60
#: reports looked up at a time, and looks kept: memory against time
BATCH, LOOKS = 256, 4_096
#: days in a week: standing text is told by the weeks that it turns up in
_WEEK = 7


class Trace:
    """The reports added so far, and what of them derives from what."""

    def __init__(self, index: Index | None = None) -> None:
        self._index = index if index is not None else Index()
        self._ids: list[str] = []
        self._numbers: dict[str, int] = {}
        self._reports: dict[str, Report] = {}
        self._orders: list[tuple[str, str]] = []
        self._replacing: dict[str, list[str]] = defaultdict(list)
        self._looks: dict[str, Look] = {}

    @classmethod
    def resumed(cls, index: Index, orders: Iterable[tuple[str, str]], reports: dict[str, Report]) -> Trace:
        """The trace whose index and orders these were; `reports` gives the reports of it by id."""
        made = cls(index)
        made._orders = list(orders)
        made._ids = [identity for _, identity in made._orders]
        made._numbers = {identity: n for n, identity in enumerate(made._ids)}
        made._reports = reports
        return made

    @property
    def index(self) -> Index:
        """The index of what was added."""
        return self._index

    @property
    def orders(self) -> list[tuple[str, str]]:
        """By what the reports are put in the order of publication, in the order in which they were added."""
        return self._orders

    def add(self, reports: Iterable[Report]) -> None:
        """Take in reports; none twice."""
        new = list(reports)
        self._index.add(list(fingerprints(r.text for r in new)), [week_of(r) for r in new])
        for report in new:
            self._numbers[report.id] = len(self._ids)
            self._ids.append(report.id)
            self._reports[report.id] = report
            self._orders.append(order(report))
            if report.replaces:
                self._replacing[report.replaces].append(report.id)
        self._looks.clear()

    def touched(self, report: Report) -> frozenset[str]:
        """The ids of all whose derivations the coming of `report`, the last one added, may have changed.

        Those after it that share text with it; and where it has made text standing, those that hold this
        text and all after them that share text with one of these.
        """
        number = self._numbers[report.id]
        turned = self._index.turned(number, next(self._prints([report.id])))
        met = [number, *(int(n) for n in turned if n != number)]
        near = {self._ids[m] for m in met}
        for one, shared in zip(met, self._shared([self._ids[m] for m in met]), strict=True):
            near.update(self._ids[n] for n in shared.numbers if self._orders[n] >= self._orders[one])
        return frozenset(near.union(self._replacing[report.id]))

    def derivations(self, ids: Sequence[str]) -> Iterator[tuple[Derived, ...]]:
        """For each of the reports how it and earlier ones derive from each other, and whom it credits.

        A pair is told with its later report, whichever of the two was made of the other.
        """
        for start in range(0, len(ids), BATCH):
            some = ids[start : start + BATCH]
            found = list(self.candidates(some))
            self._look_at({*chain.from_iterable(found), *compress(some, found)})
            for identity, others in zip(some, found, strict=True):
                yield tuple(self._derived(self._reports[identity], others))

    def candidates(self, ids: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """For each of the reports the earlier ones that are looked at again, those that share most first."""
        for identity, shared in zip(ids, self._shared(ids), strict=True):
            yield self._before(self._reports[identity], shared)

    def _shared(self, ids: Sequence[str]) -> Iterator[Shared]:
        """For each of the reports those that share enough with it."""
        for start in range(0, len(ids), BATCH):
            yield from self._index.shared(list(self._prints(ids[start : start + BATCH])))

    def _prints(self, ids: Iterable[str]) -> Iterator[Print]:
        return fingerprints(self._reports[i].text for i in ids)

    def _derived(self, report: Report, candidates: Iterable[str]) -> Iterator[Derived]:
        replaced = self._reports.get(report.replaces or "")
        if replaced is not None and replaced is not report:
            yield version(report, replaced)
        for other in map(self._reports.__getitem__, candidates):
            if replaced is not other and other.replaces != report.id:
                found = derivation(self._looks[other.id], self._looks[report.id])
                if found is not None:
                    yield found
        credit = whole_credit(report)
        if credit is not None:
            yield credited(report, credit)

    def _before(self, report: Report, shared: Shared) -> tuple[str, ...]:
        """The earlier reports that share most; of equals the first."""
        own = order(report)
        earlier = [
            (-int(grams), self._orders[number], number)
            for number, grams in zip(shared.numbers, shared.grams, strict=True)
            if self._orders[number] < own
        ]
        return tuple(self._ids[number] for *_, number in sorted(earlier)[:CANDIDATES])

    def _look_at(self, ids: Iterable[str]) -> None:
        """Have the looks of these reports; standing text is asked for of many at a time."""
        if len(self._looks) > LOOKS:
            self._looks.clear()
        new = [self._reports[i] for i in sorted(ids) if i not in self._looks]
        found = [grams(report.text) for report in new]
        hashes = distinct(np.concatenate([g.hashes for g in found])) if found else np.empty(0, np.uint32)
        standing = self._index.standing(hashes)
        for report, its in zip(new, found, strict=True):
            told = standing[np.searchsorted(hashes, its.hashes)]
            self._looks[report.id] = look(report, _stretches(its.starts[told], its.ends[told]))


def week_of(report: Report) -> int:
    """The number of the week of its publication, NO_WEEK where its day is not known."""
    day = day_of(report)
    return day.toordinal() // _WEEK if day else NO_WEEK


def _stretches(starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """The ranges from `starts` to `ends`, those that little parts joined."""
    open_: tuple[int, int] | None = None
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        if open_ and start - open_[1] <= STANDING_GAP:
            open_ = (open_[0], max(end, open_[1]))
            continue
        if open_:
            yield open_
        open_ = (start, end)
    if open_:
        yield open_
