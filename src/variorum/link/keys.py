"""What an account can be found by: a day in a country, a town in a month, a name, a large toll, a rare word.

A key is a number that says in its lowest bits how its block is used (`Kind`). It is a digest, so that the
store can keep millions of them, and the same in every process.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from datetime import timedelta
from enum import IntEnum
from functools import lru_cache
from hashlib import blake2b
from math import floor

from variorum.link.compare.names import skeleton
from variorum.link.compare.profile import EXACT_PLACES, MONTH_DAYS, Days, Profile, Toll
from variorum.model.assertion import AccountKind
from variorum.model.value import Place


class Kind(IntEnum):
    """How the accounts that share a key are paired; see `block`."""

    #: a time and a place, a name, a toll: all with all
    TIGHT = 0
    #: a word around the account: all with all, as long as it is rare
    WORD = 1
    #: a place without a time: those that lack a date or a town with all
    WIDE = 2


#: the smallest toll that few other incidents of a country share
LARGE_TOLL = 10
#: intervals up to a week are looked up by the day
WEEK = 7
#: news without a date tells of the day it came out or one of the three before (see `when.news`)
NEWS_DAYS = 3
#: the side of a place cell, in degrees; a place goes into every cell within a quarter of a degree
_CELL, _MARGIN = 1.0, 0.25
#: the digest's bytes; with two bits for the kind, a key fits a signed integer of 64 bits
_BYTES, _KIND_BITS, _BITS = 8, 2, 63
#: the bits of a key that say its kind
KIND = (1 << _KIND_BITS) - 1

Cell = tuple[str, int, int]


def keys(account: Profile) -> list[int]:
    """The keys of the account, each once, in order."""
    return sorted({*_tight(account), *_words(account), *_wide(account)})


def kind_of(key: int) -> Kind:
    """How the block of this key is used."""
    return Kind(key & KIND)


def number(*content: Hashable) -> int:
    """A number that stands for an account: a digest, so that it does not depend on who came first."""
    return int.from_bytes(blake2b(repr(content).encode(), digest_size=_BYTES).digest()) >> (64 - _BITS)


@lru_cache(maxsize=262_144)
def _key(kind: Kind, *parts: Hashable) -> int:
    digest = int.from_bytes(blake2b(repr(parts).encode(), digest_size=_BYTES).digest())
    return (digest >> (64 - _BITS + _KIND_BITS) << _KIND_BITS) | kind


def is_loose(account: Profile) -> bool:
    """True if the account lacks a close date or a town, so that it could fit many."""
    return not (account.dated and account.placed)


def at(account: Profile) -> int:
    """The day by which the account is put in order among others, 0 if none is known."""
    start = account.days[0].start if account.days else account.published
    return start.toordinal() if start else 0


def _tight(account: Profile) -> Iterator[int]:
    every = (_day_keys(account), _town_keys(account), _name_keys(account), _toll_keys(account))
    for some in every:
        yield from (_key(Kind.TIGHT, *parts) for parts in some)


def _words(account: Profile) -> Iterator[int]:
    yield from (_key(Kind.WORD, word) for word in account.words)


def _wide(account: Profile) -> Iterator[int]:
    yield from (_key(Kind.WIDE, *parts) for parts in (*_anywhen(account), *_anywhere(account)))


def _day_keys(account: Profile) -> Iterator[tuple[Hashable, ...]]:
    """The day in the country, and that with one more thing to share, for days on which much happens."""
    more = sorted(set(_finer(account)), key=repr)
    for day in sorted(set(_days(account))):
        for country in _countries(account) or [""]:
            yield ("day", day, country)
            yield from (("day", day, country, *one) for one in more)


def _days(account: Profile) -> Iterator[int]:
    for days in account.days:
        if days.length <= WEEK:
            # the day after, too: reports of one night differ by a day
            yield from range(days.start.toordinal(), days.start.toordinal() + days.length + 1)
    for days in _news(account):
        yield from range(days.start.toordinal(), days.end.toordinal() + 1)


def _news(account: Profile) -> Iterator[Days]:
    """The days of which an account without a date of its own is news."""
    if account.published is not None and account.kind is AccountKind.MAIN and not account.dated:
        yield Days(account.published - timedelta(days=NEWS_DAYS), account.published)


def _countries(account: Profile) -> list[str]:
    return sorted({p.country or "" for p in account.places})


def _finer(account: Profile) -> Iterator[tuple[Hashable, ...]]:
    yield from (("group", g.parent) for g in account.groups)
    yield from (("target", code) for code in account.targets)
    yield from (("killed", n) for n in _numbers(account.killed))
    yield from (("wounded", n) for n in _numbers(account.wounded))


def _town_keys(account: Profile) -> Iterator[tuple[Hashable, ...]]:
    months = sorted(set(_months(account)))
    for cell in sorted(set(_cells(account))):
        yield from (("town", cell, month) for month in months)


def _months(account: Profile) -> Iterator[tuple[int, int]]:
    for days in (*account.days, *_news(account)):
        if days.length <= MONTH_DAYS:
            yield from ((day.year, day.month) for day in (days.start, days.end))


def _cells(account: Profile) -> Iterator[Cell]:
    for place in account.places:
        if place.kind in EXACT_PLACES:
            yield from _cells_of(place)


@lru_cache(maxsize=65_536)
def _cells_of(place: Place) -> tuple[Cell, ...]:
    if place.latitude is None or place.longitude is None:
        return ((place.name.casefold(), 0, 0),)
    return tuple(
        ("", floor((place.latitude + north) / _CELL), floor((place.longitude + east) / _CELL))
        for north in (-_MARGIN, _MARGIN)
        for east in (-_MARGIN, _MARGIN)
    )


def _name_keys(account: Profile) -> Iterator[tuple[Hashable, ...]]:
    yield from (("name", skeleton(n.surname)) for n in (*account.perpetrators, *account.people))
    yield from (("name", skeleton(s)) for n in (*account.victims, *account.dead) for s in n.surnames)


def _toll_keys(account: Profile) -> Iterator[tuple[Hashable, ...]]:
    for country in _countries(account):
        for field, tolls in (("killed", account.killed), ("wounded", account.wounded)):
            yield from (("toll", field, country, n) for n in _numbers(tolls) if n >= LARGE_TOLL)


def _numbers(tolls: Iterable[Toll]) -> set[int]:
    return {n for t in tolls for n in (t.count.best, t.count.low) if n is not None}


def _anywhen(account: Profile) -> Iterator[tuple[Hashable, ...]]:
    """The town and the country, whenever it was: for accounts without a close date."""
    yield from (("anywhen", cell) for cell in _cells(account))
    for country in _countries(account):
        if country:
            yield ("anywhen", country)
            yield from (("anywhen", country, *one) for one in _finer(account))


def _anywhere(account: Profile) -> Iterator[tuple[Hashable, ...]]:
    """The country in that year: for accounts without a town or a close date."""
    for country in _countries(account):
        years = {day.year for days in account.days for day in (days.start, days.end)}
        yield from (("anywhere", country, year) for year in sorted(years))
