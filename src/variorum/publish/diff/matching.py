"""Which incidents of two states are the same: those that share accounts, whatever their ids."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from variorum.model.finding import Record

#: an account in any state: its id, and where its report names the happening first, which survives a new reading
_Key = Hashable


@dataclass(frozen=True, slots=True)
class Match:
    """Incidents of both states that share accounts, directly or through others; the larger ones first."""

    before: tuple[Record, ...]
    after: tuple[Record, ...]


def matches(before: Sequence[Record], after: Sequence[Record]) -> list[Match]:
    """The incidents of both states in groups, each incident once, in the order of the later state, then the earlier."""
    linked = _linked(before, after)
    done: set[tuple[int, int]] = set()
    found = []
    for start in [*((1, n) for n in range(len(after))), *((0, n) for n in range(len(before)))]:
        if start in done:
            continue
        group = _reached(start, linked)
        done |= group
        found.append(Match(_sorted(before, 0, group), _sorted(after, 1, group)))
    return found


def _linked(before: Sequence[Record], after: Sequence[Record]) -> dict[tuple[int, int], set[tuple[int, int]]]:
    holders: dict[_Key, list[tuple[int, int]]] = defaultdict(list)
    for side, records in enumerate((before, after)):
        for place, record in enumerate(records):
            for key in keys(record):
                holders[key].append((side, place))
    linked: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for its in holders.values():
        for one in its:
            linked[one].update(its)
    return linked


def _reached(
    start: tuple[int, int], linked: dict[tuple[int, int], set[tuple[int, int]]]
) -> set[tuple[int, int]]:
    found, ahead = {start}, [start]
    while ahead:
        new = linked[ahead.pop()] - found
        found |= new
        ahead += sorted(new)
    return found


def _sorted(records: Sequence[Record], side: int, group: Iterable[tuple[int, int]]) -> tuple[Record, ...]:
    its = [records[place] for its_side, place in sorted(group) if its_side == side]
    return tuple(sorted(its, key=lambda r: -len(r.accounts)))


def keys(record: Record) -> Iterator[_Key]:
    """What the accounts of an incident are known by in every state."""
    for account in record.accounts:
        yield account.id
        yield account.report_id, account.head.start


def nearest(record: Record, others: Sequence[Record]) -> Record | None:
    """The one of the others that shares most accounts with a record; None if there is none."""
    mine = set(keys(record))
    shared = Counter({n: len(mine & set(keys(other))) for n, other in enumerate(others)})
    return others[shared.most_common(1)[0][0]] if shared else None
