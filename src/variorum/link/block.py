"""Which accounts are worth comparing: those that share a key, so that the work grows with their number.

A key is a day in a country, a town in a month, a person's name, a large toll in a country, a rare word.
Accounts without a close date or without a town are looked up in wider blocks, against all others there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations
from math import floor

from variorum.link.names import skeleton
from variorum.link.profile import EXACT_PLACES, MONTH_DAYS, Days, Profile, Toll
from variorum.model.value import Place

#: the most accounts of a block in which every pair is compared; larger ones are split
BLOCK = 60
#: in a block that stays large, each account is compared with so many neighbours in order of date
NEIGHBOURS = 24
#: words that more accounts than this have around them are not rare
RARE = 12
#: the smallest toll that few other incidents of a country share
LARGE_TOLL = 10
#: intervals up to a week are looked up by the day
WEEK = 7
#: the side of a place cell, in degrees; a place goes into every cell within a quarter of a degree
_CELL, _MARGIN = 1.0, 0.25

Key = tuple[Hashable, ...]
Pair = tuple[int, int]


def pairs(profiles: Sequence[Profile]) -> set[Pair]:
    """The pairs of numbers in `profiles`, lower first, that may be one happening."""
    found: set[Pair] = set()
    for block in _blocks(_keys(profiles)).values():
        found.update(_within(block, profiles))
    for block in _blocks(_wide_keys(profiles)).values():
        found.update(_loose(block, profiles))
    return found


def _blocks(keys: Iterable[tuple[Key, int]]) -> dict[Key, list[int]]:
    blocks: dict[Key, list[int]] = defaultdict(list)
    for key, number in keys:
        blocks[key].append(number)
    return {key: sorted(set(numbers)) for key, numbers in blocks.items() if len(numbers) > 1}


def _within(block: list[int], profiles: Sequence[Profile]) -> Iterator[Pair]:
    """All pairs of a block; of a large one, those that share one more thing, or are neighbours in time."""
    if len(block) <= BLOCK:
        yield from combinations(block, 2)
        return
    parts = _blocks((key, n) for n in block for key in _finer(profiles[n]))
    for part in parts.values():
        yield from combinations(part, 2) if len(part) <= BLOCK else _neighbours(part, profiles)
    yield from _neighbours(block, profiles)


def _neighbours(block: list[int], profiles: Sequence[Profile]) -> Iterator[Pair]:
    ordered = sorted(block, key=lambda n: _when(profiles[n]))
    for i, number in enumerate(ordered):
        for other in ordered[i + 1 : i + 1 + NEIGHBOURS]:
            yield (number, other) if number < other else (other, number)


def _when(account: Profile) -> tuple[str, ...]:
    start = account.days[0].start if account.days else account.published
    return (start.isoformat() if start else "", *account.order)


def _loose(block: list[int], profiles: Sequence[Profile]) -> Iterator[Pair]:
    """The accounts of a wide block that lack a date or a town, against all in it."""
    loose = [n for n in block if is_loose(profiles[n])]
    if len(loose) * len(block) <= BLOCK * BLOCK:
        yield from (_sorted(n, m) for n in loose for m in block if n != m)
        return
    parts = _blocks((key, n) for n in block for key in _finer(profiles[n]))
    for part in parts.values():
        some = [n for n in part if is_loose(profiles[n])]
        few = len(some) * len(part) <= BLOCK * BLOCK
        near = (_sorted(n, m) for n in some for m in part if n != m)
        yield from near if few else _neighbours(part, profiles)


def _sorted(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)


def is_loose(account: Profile) -> bool:
    """True if the account lacks a close date or a town, so that it could fit many."""
    return not (account.dated and account.placed)


def _keys(profiles: Sequence[Profile]) -> Iterator[tuple[Key, int]]:
    rare = _rare(profiles)
    for number, account in enumerate(profiles):
        for key in {*_day_keys(account), *_town_keys(account), *_name_keys(account), *_toll_keys(account)}:
            yield key, number
        for word in account.words & rare:
            yield ("word", word), number


def _rare(profiles: Sequence[Profile]) -> set[str]:
    counts = Counter(word for account in profiles for word in account.words)
    return {word for word, n in counts.items() if 1 < n <= RARE}


def _day_keys(account: Profile) -> Iterator[Key]:
    countries = sorted({p.country or "" for p in account.places}) or [""]
    for days in account.days:
        if days.length <= WEEK:
            # the day after, too: reports of one night differ by a day
            for offset in range(days.length + 1):
                day = days.start + timedelta(days=offset)
                yield from (("day", day, country) for country in countries)


def _town_keys(account: Profile) -> Iterator[Key]:
    for cell in sorted(set(_cells(account))):
        for days in account.days:
            if days.length <= MONTH_DAYS:
                yield from (("town", cell, month) for month in _months(days))


def _months(days: Days) -> list[tuple[int, int]]:
    return sorted({(d.year, d.month) for d in (days.start, days.end)})


def _cells(account: Profile) -> Iterator[tuple[str, int, int]]:
    for place in account.places:
        if place.kind in EXACT_PLACES:
            yield from _cells_of(place)


def _cells_of(place: Place) -> Iterator[tuple[str, int, int]]:
    if place.latitude is None or place.longitude is None:
        yield (place.name.casefold(), 0, 0)
        return
    for north in (-_MARGIN, _MARGIN):
        for east in (-_MARGIN, _MARGIN):
            yield (
                "",
                floor((place.latitude + north) / _CELL),
                floor((place.longitude + east) / _CELL),
            )


def _name_keys(account: Profile) -> Iterator[Key]:
    for name in (*account.victims, *account.perpetrators):
        yield ("name", skeleton(name.surname))


def _toll_keys(account: Profile) -> Iterator[Key]:
    for country in sorted({p.country or "" for p in account.places}):
        for field, tolls in (("killed", account.killed), ("wounded", account.wounded)):
            yield from (("toll", field, country, n) for n in _numbers(tolls) if n >= LARGE_TOLL)


def _numbers(tolls: Iterable[Toll]) -> set[int]:
    return {n for t in tolls for n in (t.count.best, t.count.low) if n is not None}


def _wide_keys(profiles: Sequence[Profile]) -> Iterator[tuple[Key, int]]:
    for number, account in enumerate(profiles):
        for key in {*_anywhen_keys(account), *_anywhere_keys(account)}:
            yield key, number


def _anywhen_keys(account: Profile) -> Iterator[Key]:
    """The town and the country, whenever it was: for accounts without a close date."""
    yield from (("anywhen", cell) for cell in _cells(account))
    yield from (("anywhen", p.country) for p in account.places if p.country)


def _anywhere_keys(account: Profile) -> Iterator[Key]:
    """The country in that year: for accounts without a town or a close date."""
    for country in sorted({p.country or "" for p in account.places}):
        for days in account.days:
            yield from (("anywhere", country, year) for year in {days.start.year, days.end.year})


def _finer(account: Profile) -> Iterator[Key]:
    """One more thing to share, by which a large block is split."""
    yield from (("group", g.parent) for g in account.groups)
    yield from (("name", skeleton(n.surname)) for n in (*account.victims, *account.perpetrators))
    yield from (("target", code) for code in sorted(account.targets))
    yield from (("killed", n) for n in sorted(_numbers(account.killed)))
    yield from (("wounded", n) for n in sorted(_numbers(account.wounded)))
    yield from (("place", p.gazetteer_id) for p in account.places if p.kind in EXACT_PLACES)
