"""What linking remembers from one time to the next, as it sees it: a shelf to read from, a change to put there.

A new report then touches only what shares a key with it. The store keeps the shelf; a corpus that is linked
in memory starts from an empty one. Accounts go by their numbers: digests of all that
linking sees of them, so that an account that was read anew and has changed is another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from variorum.link.block import NO_ROWS, Ints, Rows, spread
from variorum.link.compare.profile import Profile
from variorum.link.compare.verdict import probability
from variorum.model.assertion import Account
from variorum.model.incident import Alias, Incident, Twin
from variorum.model.judgement import Verdict
from variorum.model.report import Report

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """An account that is linked. `undated` if others might date something that it leaves open."""

    number: int
    profile: Profile
    undated: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """Two accounts, the lower number first, that were compared and are the same or may be.

    `blocks` is the number of blocks that pair them; `kept` says why a pair that looks the same was not
    joined, None if it was.
    """

    left: int
    right: int
    verdict: Verdict
    score: float
    blocks: int
    kept: str | None = None

    @property
    def pair(self) -> Pair:
        """The two numbers."""
        return self.left, self.right

    @property
    def probability(self) -> float:
        """The score as a number in 0..1."""
        return probability(self.score)

    def other(self, number: int) -> int:
        """The end that is not `number`."""
        return self.right if self.left == number else self.left


class Shelf(Protocol):
    """What was there before."""

    def rows(self, keys: Ints) -> Rows:
        """All accounts under these keys."""
        ...

    def rows_of(self, numbers: Sequence[int]) -> Rows:
        """All rows of these accounts, also under keys whose blocks are too large to be held."""
        ...

    def crowds(self, keys: Ints) -> Mapping[int, int]:
        """The sizes of those blocks among these that are too large to be held."""
        ...

    def numbers(self, ids: Sequence[str]) -> Mapping[str, int]:
        """The numbers of those accounts, by account id, that are linked."""
        ...

    def entries(self, numbers: Sequence[int]) -> Iterable[Entry]:
        """These accounts, as far as they are linked."""
        ...

    def edges(self, numbers: Sequence[int]) -> Iterable[Edge]:
        """All edges with one of these accounts at an end."""
        ...

    def homes(self, numbers: Sequence[int]) -> Mapping[int, str]:
        """The ids of the incidents that these accounts are in."""
        ...

    def incidents(self, ids: Sequence[str]) -> Iterable[Incident]:
        """The incidents with these ids."""
        ...

    def former(self, account_ids: Sequence[str]) -> Iterable[Incident]:
        """The incidents that accounts with these ids are in, by the last step."""
        ...

    def told(self, ids: Sequence[str]) -> Iterable[tuple[Account, Report]]:
        """Accounts (by account id) with what of them has to do with dates, and their reports without text."""
        ...


@dataclass(frozen=True, slots=True)
class Tally:
    """What changed, in numbers: incidents that are new, accounts that joined old ones, and so on."""

    new: int = 0
    joined: int = 0
    merged: int = 0
    split: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True)
class Newcomer:
    """An account that is to be linked: its entry and its keys, the day and looseness that order its rows.

    `packed` is its profile as bytes.
    """

    entry: Entry
    packed: bytes
    keys: Ints
    day: int
    loose: bool

    @property
    def rows(self) -> Rows:
        """The rows of the account."""
        return spread(self.keys, (self.day, self.loose), self.entry.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a step of linking changes on the shelf. To be put there as a whole or not at all.

    `rows` are new rows to hold, `gone_rows` those of the accounts that are gone. Rows under the keys of
    `crowds`, which come with the sizes of their blocks, are not held any more. `twins` are those of
    incidents in which nothing else changes.
    """

    new: Sequence[Newcomer] = ()
    gone: Sequence[int] = ()
    rows: Rows = NO_ROWS
    gone_rows: Rows = NO_ROWS
    crowds: Mapping[int, int] = field(default_factory=dict)
    edges: Sequence[Edge] = ()
    cut: Sequence[Pair] = ()
    incidents: Sequence[Incident] = ()
    dropped: Sequence[str] = ()
    twins: Mapping[str, tuple[Twin, ...]] = field(default_factory=dict)
    aliases: Sequence[Alias] = ()
    tally: Tally = Tally()
