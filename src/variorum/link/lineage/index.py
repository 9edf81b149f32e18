"""An index of fingerprints: which reports share so many grams that one may have been made of the other.

Postings are pairs of a gram and a report's number in one 64-bit integer. They lie in sorted runs, which
merge as they grow (a log-structured index), parted by the first bits of the gram so that a merge moves a
part of all. That is 8 bytes a posting and little else, one more report costs a few small runs, and what is
found is the same however the reports came in.

A gram that reports of several weeks hold is standing text (what an outlet says of itself, the paragraph of
background that it adds to every report, a stock phrase of the police): it is no sign that one report was
made of another. Whether a gram is standing depends on all reports that the index holds, and never ends
as more come in.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from variorum.link.lineage.fingerprint import Print, distinct

#: parts of the index by the first bits of a gram: a merge needs room for a sixteenth of it
PARTS = 16
#: two runs of a part merge where the older is less than so many times the younger: few runs to look into
GROWTH = 4
#: the share of the smaller fingerprint that a candidate must hold: 5% found every planted rewrite
CONTAINMENT = 0.05
#: and no fewer grams than this: one in a thousand pairs of texts shares one by chance of its hash alone
LEAST_GRAMS = 2
#: a gram in reports of so many weeks is standing text; a wire text is taken over within two or three
STANDING_WEEKS = 4
#: so is one that more reports hold than ever carried one wire text: they need not even be looked through
MOST_HOLDERS = 2_000
#: the week of a report of which no day is known: it makes no gram standing
NO_WEEK = -1

_HIGH, _LOW = np.uint64(32), np.uint64(0xFFFFFFFF)
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Shared:
    """Reports that share enough with one that was looked up: their numbers, and how many grams each shares."""

    numbers: Numbers
    grams: Numbers


@dataclass(frozen=True, slots=True)
class Holders:
    """Reports by gram: `counts` of each gram that was looked up; holder i holds the gram at `grams[i]`."""

    counts: Numbers
    grams: Numbers
    numbers: Numbers


@dataclass(slots=True)
class Index:
    """Fingerprints by the number of their report, which counts from 0 in the order of adding."""

    _parts: list[list[NDArray[np.uint64]]] = field(default_factory=lambda: [[] for _ in range(PARTS)])
    _sizes: array[int] = field(default_factory=lambda: array("i"))
    _weeks: array[int] = field(default_factory=lambda: array("i"))

    def __len__(self) -> int:
        """How many reports it holds."""
        return len(self._sizes)

    @property
    def nbytes(self) -> int:
        """The bytes of its arrays."""
        postings = sum(run.nbytes for part in self._parts for run in part)
        return postings + sum(len(its) * its.itemsize for its in (self._sizes, self._weeks))

    def add(self, prints: Sequence[Print], weeks: Sequence[int] | None = None) -> range:
        """Add reports, with the weeks of their publication; gives their numbers."""
        first, sizes = len(self), [len(one) for one in prints]
        self._sizes.extend(sizes)
        self._weeks.extend(weeks if weeks is not None else [NO_WEEK] * len(sizes))
        if any(sizes):
            numbers = np.repeat(np.arange(first, len(self), dtype=np.uint64), sizes)
            postings = (np.concatenate(prints).astype(np.uint64) << _HIGH) | numbers
            postings.sort()
            for part, run in zip(self._parts, np.split(postings, _cuts(postings)), strict=True):
                _put(part, run)
        return range(first, len(self))

    def shared(self, prints: Sequence[Print]) -> Iterator[Shared]:
        """For each fingerprint the reports that share enough of it, by number, itself included if it was added.

        Grams of standing text do not count.
        """
        if not prints:
            return
        sizes = np.array([len(one) for one in prints], np.int64)
        every = np.concatenate(prints)
        queries = np.repeat(np.arange(len(prints)), sizes)
        grams, which = np.unique(every, return_inverse=True)
        found = self._telling(grams)
        pairs = _pairs(queries, which, found)
        pairs.sort()
        ends = np.flatnonzero(np.append(pairs[1:] != pairs[:-1], len(pairs) > 0)) + 1
        keys, counts = pairs[ends - 1], np.diff(ends, prepend=0)
        query, number = keys >> 32, keys & int(_LOW)
        smaller = np.minimum(sizes[query], np.frombuffer(self._sizes, np.int32)[number] if len(self) else 0)
        enough = counts >= np.maximum(LEAST_GRAMS, CONTAINMENT * smaller)
        cuts = np.searchsorted(query[enough], np.arange(1, len(prints)))
        halves = (np.split(numbers[enough], cuts) for numbers in (number, counts))
        yield from (Shared(n, c) for n, c in zip(*halves, strict=True))

    def standing(self, grams: Print) -> NDArray[np.bool_]:
        """For each of the sorted `grams`, whether it is standing text."""
        found = self._holders(grams)
        return (self._weekly(found) >= STANDING_WEEKS) | (found.counts > MOST_HOLDERS)

    def turned(self, number: int, print_: Print) -> Numbers:
        """The numbers of the reports that hold a gram which is standing text only since report `number` came."""
        found = self._holders(print_, most=MOST_HOLDERS + 1)
        others = found.numbers != number
        before = self._weekly(replace(found, grams=found.grams[others], numbers=found.numbers[others]))
        standing = (self._weekly(found) >= STANDING_WEEKS) | (found.counts > MOST_HOLDERS)
        turned = (before < STANDING_WEEKS) & (found.counts <= MOST_HOLDERS + 1) & standing
        return distinct(found.numbers[turned[found.grams]])

    def dump(self) -> tuple[bytes, ...]:
        """All that it holds: sizes, weeks, and the postings of each part."""
        rest = (np.sort(np.concatenate(part)) if part else np.empty(0, np.uint64) for part in self._parts)
        return (self._sizes.tobytes(), self._weeks.tobytes(), *(one.tobytes() for one in rest))

    @classmethod
    def load(cls, parts: Iterable[bytes]) -> Index:
        """The index that `dump` gave; on a machine of the same byte order."""
        sizes, weeks, *rest = parts
        made = cls([[np.frombuffer(one, np.uint64)] if one else [] for one in rest])
        made._sizes.frombytes(sizes)
        made._weeks.frombytes(weeks)
        return made

    def _telling(self, grams: Print) -> Holders:
        """The holders of those grams that are no standing text."""
        found = self._holders(grams)
        kept = (self._weekly(found) < STANDING_WEEKS)[found.grams]
        return replace(found, grams=found.grams[kept], numbers=found.numbers[kept])

    def _weekly(self, found: Holders) -> Numbers:
        """Of how many weeks the holders of each gram are; 0 where they are too few to make it standing text."""
        many = found.counts[found.grams] >= STANDING_WEEKS
        grams, numbers = found.grams[many], found.numbers[many]
        weeks = np.frombuffer(self._weeks, np.int32)[numbers] if len(self) else numbers
        dated = weeks != NO_WEEK
        pairs = distinct((grams[dated] << 32) | weeks[dated])
        return np.bincount(pairs >> 32, minlength=len(found.counts))

    def _holders(self, grams: Print, most: int = MOST_HOLDERS) -> Holders:
        """The holders of each of the sorted `grams`, none of those that more than `most` hold."""
        ranges = list(self._ranges(grams))
        counts = np.zeros(len(grams), np.int64)
        for _, which, low, high in ranges:
            counts[which] += high - low
        taken, numbers = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for run, which, low, high in ranges:
            sizes = np.where(counts[which] <= most, high - low, 0)
            taken.append(np.repeat(which, sizes))
            numbers.append((run[_spread(low, sizes)] & _LOW).astype(np.int64))
        return Holders(counts, np.concatenate(taken), np.concatenate(numbers))

    def _ranges(self, grams: Print) -> Iterator[tuple[NDArray[np.uint64], Numbers, Numbers, Numbers]]:
        """Each run with the numbers of the sorted `grams` that may be in it and their ranges there."""
        keys = grams.astype(np.uint64) << _HIGH
        bounds = [0, *_cuts(keys), len(keys)]
        for part, start, end in zip(self._parts, bounds, bounds[1:], strict=False):
            if start < end:
                which = np.arange(start, end)
                for run in part:
                    low = np.searchsorted(run, keys[start:end])
                    # most grams are in few runs: only where one is, the end of its holders is sought
                    held = run[np.minimum(low, len(run) - 1)] >> _HIGH == grams[start:end]
                    high = np.searchsorted(run, keys[start:end][held] | _LOW, side="right")
                    yield run, which[held], low[held], high


def _cuts(postings: NDArray[np.uint64]) -> Numbers:
    """Where the parts begin in sorted postings, but for the first."""
    firsts = np.arange(1, PARTS, dtype=np.uint64) << np.uint64(64 - PARTS.bit_length() + 1)
    cuts: Numbers = np.searchsorted(postings, firsts)
    return cuts


def _put(part: list[NDArray[np.uint64]], run: NDArray[np.uint64]) -> None:
    """Add a sorted run to a part, merged with those that are not much longer."""
    if not len(run):
        return
    while part and len(part[-1]) < GROWTH * len(run):
        run = np.concatenate((part.pop(), run))
        run.sort()
    part.append(run if run.base is None else run.copy())


def _spread(low: Numbers, sizes: Numbers) -> Numbers:
    """The ranges that begin at `low` and are of `sizes`, one after the other."""
    ends: Numbers = np.cumsum(sizes)
    places: Numbers = np.arange(int(ends[-1]) if len(ends) else 0)
    places += np.repeat(low - (ends - sizes), sizes)
    return places


def _pairs(queries: Numbers, which: Numbers, found: Holders) -> Numbers:
    """Every query with every holder of a gram of its own, as one number: query, then holder."""
    order = np.argsort(found.grams, kind="stable")
    held = found.grams[order]
    low, high = (np.searchsorted(held, which, side=side) for side in ("left", "right"))
    sizes: Numbers = high - low
    numbers: Numbers = found.numbers[order][_spread(low, sizes)]
    pairs: Numbers = (np.repeat(queries, sizes) << 32) | numbers
    return pairs
