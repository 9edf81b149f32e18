"""Which accounts are worth comparing: those that share a key, so that the work grows with their number.

The accounts that share a key are a block. What a block pairs depends on its members alone, and each pair is
counted once for each block that pairs it. So an account that comes or goes changes only the blocks of its
own keys: their pairs before and after are set against each other, and a pair is looked at as long as one
block is left that pairs it. That is the same whatever the order in which accounts came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import starmap

import numpy as np
from numpy.typing import NDArray

from variorum.errors import VariorumError
from variorum.link.compare.profile import Profile
from variorum.link.keys import KIND, Kind, at, is_loose, keys, kind_of, number

#: the most accounts of a tight block in which every pair is compared; in a larger one each account is
#: compared with so many neighbours in order of day (24 find nothing more in the Gun Violence Archive set)
BLOCK, NEIGHBOURS = 60, 12
#: words that more accounts than this have around them are not rare
RARE = 12
#: in a place with more accounts than this, the place alone is no reason to compare an account without a
#: date or a town with all others (200 find nothing more there either, and double the work)
WIDE_BLOCK = 60
#: pairs that are held before equal ones are made one: bounds the memory at about 100 MB
_HELD_PAIRS = 4_000_000

#: beyond this, a block of the kind pairs nothing, and its rows need not be kept
CROWDED = {Kind.WORD: RARE, Kind.WIDE: WIDE_BLOCK}

Ints = NDArray[np.int64]
_NONE: Ints = np.empty(0, np.int64)


class Thinned(VariorumError):
    """A block that was too large to keep has lost members: what it pairs must be found anew."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Accounts under their keys: `at` puts the members of a block in order (of a wide one: 1 if loose)."""

    key: Ints
    at: Ints
    number: Ints

    def __len__(self) -> int:
        return len(self.key)

    def where(self, chosen: NDArray[np.bool_]) -> Rows:
        """The chosen rows."""
        return Rows(self.key[chosen], self.at[chosen], self.number[chosen])

    def sorted(self) -> Rows:
        """In the order of the store."""
        order = np.lexsort((self.number, self.at, self.key))
        return Rows(self.key[order], self.at[order], self.number[order])


NO_ROWS = Rows(_NONE, _NONE, _NONE)


@dataclass(frozen=True, slots=True)
class Move:
    """Rows that came and went, the rows held under the same keys, and the sizes of blocks too large to keep."""

    held: Rows
    new: Rows
    gone: Rows
    crowds: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move changes: pairs of numbers with how many more blocks pair them, and what to keep.

    `kept` are the new rows to hold, `crowds` the sizes of blocks that are too large to be held; rows that
    are held under one of these keys go.
    """

    left: Ints
    right: Ints
    blocks: Ints
    kept: Rows
    crowds: Mapping[int, int]


def spread(keys: Ints, places: tuple[int, bool], number: int) -> Rows:
    """The rows of one account, of its keys, its day (`keys.at`) and whether it is loose."""
    day, loose = places
    wide = keys & KIND == Kind.WIDE
    return Rows(keys, np.where(wide, int(loose), day), np.full(len(keys), number, np.int64))


def gathered(parts: Iterable[Rows]) -> Rows:
    """All rows of the parts."""
    every = list(parts)
    names = ("key", "at", "number")
    return Rows(*(np.concatenate([_NONE, *(getattr(p, name) for p in every)]) for name in names))


def pairs(profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    """The pairs of places in `profiles`, lower first, that may be one happening."""
    numbers = [number(account.id) for account in profiles]
    places = {name: i for i, name in enumerate(numbers)}
    made = zip(profiles, numbers, strict=True)
    new = gathered(spread(np.array(keys(p), np.int64), (at(p), is_loose(p)), name) for p, name in made)
    found = moved(Move(NO_ROWS, new, NO_ROWS, {}))
    both = ((places[a], places[b]) for a, b in zip(found.left.tolist(), found.right.tolist(), strict=True))
    return {(a, b) if a < b else (b, a) for a, b in both}


def moved(move: Move) -> Moved:
    """What the move changes. Raises Thinned if a block that was too large to keep no longer is."""
    crowds = _crowds(move)
    large = np.array(sorted(crowds), np.int64)
    held, new, gone = (
        r.where(~np.isin(r.key, _known(move.crowds))) for r in (move.held, move.new, move.gone)
    )
    left, right, blocks = _pairs(held, new, gone)
    return Moved(left, right, blocks, move.new.where(~np.isin(move.new.key, large)).sorted(), crowds)


def _known(crowds: Mapping[int, int]) -> Ints:
    return np.array(sorted(crowds), np.int64)


def _crowds(move: Move) -> dict[int, int]:
    """The sizes of the blocks that are too large to be held, of those that the move touches."""
    found: dict[int, int] = {}
    for key, size in _sizes(move).items():
        limit = CROWDED.get(kind_of(key))
        if limit is None:
            continue
        if size > limit:
            found[key] = size
        elif key in move.crowds:
            raise Thinned(f"block {key} has shrunk to {size} accounts")
    return found


def _sizes(move: Move) -> dict[int, int]:
    """The sizes after the move of all blocks that may be too large."""
    known = _known(move.crowds)
    sizes = np.array([move.crowds[key] for key in known.tolist()], np.int64)
    every = (move.held, 1), (move.new, 1), (move.gone, -1)
    key = np.concatenate([known, *(rows.key for rows, _ in every)])
    weight = np.concatenate([sizes, *(np.full(len(rows), sign, np.int64) for rows, sign in every)])
    names, at = np.unique(key, return_inverse=True)
    sums = np.bincount(at, weights=weight, minlength=len(names)).astype(np.int64)
    some = (sums > min(CROWDED.values())) | np.isin(names, known)
    return dict(zip(names[some].tolist(), sums[some].tolist(), strict=True))


def _pairs(held: Rows, new: Rows, gone: Rows) -> tuple[Ints, Ints, Ints]:
    """The pairs of numbers whose count changes, and by how much."""
    numbers = np.unique(np.concatenate([held.number, new.number, gone.number]))
    tally = _Tally()
    for kind, block in _blocks((held, new, gone), numbers):
        tally.add(*block.change(kind, len(numbers)))
    codes, blocks = tally.total()
    return numbers[codes // max(len(numbers), 1)], numbers[codes % max(len(numbers), 1)], blocks


@dataclass(frozen=True, slots=True)
class _Block:
    """The members of a block in order, as places in the list of numbers: before and after the move."""

    at: Ints
    member: Ints
    before: NDArray[np.bool_]
    after: NDArray[np.bool_]

    def change(self, kind: Kind, base: int) -> tuple[Ints, Ints]:
        """The pairs that the block has now and had not, and those that it had and has no more."""
        now = _paired(kind, self.at[self.after], self.member[self.after], base)
        if not self.before.any():
            return now, _NONE
        then = _paired(kind, self.at[self.before], self.member[self.before], base)
        return np.setdiff1d(now, then), np.setdiff1d(then, now)


def _blocks(parts: tuple[Rows, Rows, Rows], numbers: Ints) -> Iterator[tuple[Kind, _Block]]:
    """The blocks with two or more members of which one came or went. A gone row is also a held one."""
    held, new, gone = parts
    key = np.concatenate([held.key, new.key])
    at, number = np.concatenate([held.at, new.at]), np.concatenate([held.number, new.number])
    leaves = _in(held, gone)
    before = np.concatenate([np.ones(len(held), bool), np.zeros(len(new), bool)])
    after = np.concatenate([~leaves, np.ones(len(new), bool)])
    order = np.lexsort((number, at, key))
    member = np.searchsorted(numbers, number[order])
    key, at, before, after = key[order], at[order], before[order], after[order]
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if len(key) else _NONE
    ends = np.r_[starts[1:], len(key)]
    several = ends - starts > 1
    for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
        part = slice(start, end)
        if not (before[part] & after[part]).all():
            yield kind_of(int(key[start])), _Block(at[part], member[part], before[part], after[part])


def _in(rows: Rows, others: Rows) -> NDArray[np.bool_]:
    """Which of `rows` are among `others`."""
    if not len(others):
        return np.zeros(len(rows), bool)
    those = set(zip(others.key.tolist(), others.number.tolist(), strict=True))
    mine = zip(rows.key.tolist(), rows.number.tolist(), strict=True)
    return np.fromiter((one in those for one in mine), bool, len(rows))


def _paired(kind: Kind, at: Ints, member: Ints, base: int) -> Ints:
    """The pairs of a block, each as one code: lower place times `base` plus higher place."""
    size = len(member)
    if size < 2 or size > CROWDED.get(kind, size):
        return _NONE
    if kind is Kind.TIGHT and size > BLOCK:
        steps = [(member[:-n], member[n:]) for n in range(1, NEIGHBOURS + 1)]
        return np.concatenate(list(starmap(lambda a, b: _codes(a, b, base), steps)))
    first, second = _every(size)
    if kind is Kind.WIDE:
        # `at` is 1 for a loose account: a pair needs one
        some = (at[first] | at[second]) == 1
        first, second = first[some], second[some]
    return _codes(member[first], member[second], base)


@cache
def _every(size: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The places of all pairs of so many; at most `WIDE_BLOCK` sizes are asked for."""
    first, second = np.triu_indices(size, 1)
    return first, second


def _codes(a: Ints, b: Ints, base: int) -> Ints:
    codes: Ints = np.minimum(a, b) * base + np.maximum(a, b)
    return codes


class _Tally:
    """Adds up by how many blocks more or fewer each pair is paired."""

    def __init__(self) -> None:
        self._codes: list[Ints] = []
        self._signs: list[Ints] = []
        self._held = 0

    def add(self, more: Ints, fewer: Ints) -> None:
        """Count `more` up and `fewer` down."""
        for codes, sign in ((more, 1), (fewer, -1)):
            if len(codes):
                self._codes.append(codes)
                self._signs.append(np.full(len(codes), sign, np.int64))
                self._held += len(codes)
        if self._held > _HELD_PAIRS:
            self._condense()

    def _condense(self) -> None:
        codes, at = np.unique(np.concatenate(self._codes), return_inverse=True)
        sums = np.bincount(at, weights=np.concatenate(self._signs), minlength=len(codes)).astype(np.int64)
        self._codes, self._signs, self._held = [codes], [sums], 0

    def total(self) -> tuple[Ints, Ints]:
        """The pairs, in order, and their sums; those that come to nothing are left out."""
        if not self._codes:
            return _NONE, _NONE
        self._condense()
        some = self._signs[0] != 0
        return self._codes[0][some], self._signs[0][some]
