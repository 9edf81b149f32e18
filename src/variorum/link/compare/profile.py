"""Accounts made ready for comparison: what each says of when, where, what, who and how many.

Only what is affirmed counts; parts of a toll and withdrawn tolls are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from variorum.link.compare.names import Name, fold, names_in
from variorum.link.compare.near import aged_people, ages, near, rare_words, streets
from variorum.link.moment import day_of, instant, order, outlet_of
from variorum.model.assertion import Account, AccountKind, Assertion, Polarity, Role
from variorum.model.report import Report
from variorum.model.value import Actor, Count, Granularity, PartialDate, Place, PlaceKind, Term, Text

#: intervals of days that a report gives loosely ("recently", "this week"): their ends are not sharp
VAGUE = frozenset({Granularity.DAYS, Granularity.WEEK})
#: the levels of a place at which two of them can be told apart on the ground
EXACT_PLACES = frozenset({PlaceKind.SITE, PlaceKind.CITY})
#: a month, the longest interval that still tells one incident of a town from the next
MONTH_DAYS = 31
#: the types of which a named victim dies, as a rule, and therefore only once
LETHAL = frozenset({"type:assassination", "type:killing", "type:drone-strike", "type:air-strike"})
#: a year before this is a number of another kind, as a rule ("the 1600 block of Pine Street")
EARLIEST = 1910
_RANK = {kind: i for i, kind in enumerate(PlaceKind)}
_V = TypeVar("_V")


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """An interval of days, both ends included; `vague` where its ends are not sharp."""

    start: date
    end: date
    vague: bool = False

    @property
    def length(self) -> int:
        """How many days."""
        return (self.end - self.start).days + 1

    def each(self) -> Iterator[date]:
        """The days, first to last."""
        yield from (self.start + timedelta(days=n) for n in range(self.length))

    def covers(self, other: Days) -> bool:
        """True if `other` lies within."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people, and as of when: the day, and the moment of publication where it is known."""

    count: Count
    day: str | None
    moment: str | None


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """A group said to stand behind it: its key, that of the group it belongs to, and its name."""

    key: str
    parent: str
    name: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What an account says, by the questions that linking asks."""

    id: str
    report_id: str
    kind: AccountKind
    outlet: str
    label: str
    published: date | None
    order: tuple[str, ...]
    days: tuple[Days, ...]
    weekdays: frozenset[int]
    marks: frozenset[tuple[int, int | None]]
    places: tuple[Place, ...]
    types: frozenset[str]
    targets: frozenset[str]
    weapons: frozenset[str]
    groups: tuple[Group, ...]
    victims: tuple[Name, ...]
    perpetrators: tuple[Name, ...]
    sites: tuple[str, ...]
    killed: tuple[Toll, ...]
    wounded: tuple[Toll, ...]
    kidnapped: tuple[Toll, ...]
    people: tuple[Name, ...]
    dead: tuple[Name, ...]
    ages: frozenset[int]
    streets: frozenset[str]
    named: frozenset[str]
    words: frozenset[str]
    #: how many attacks it tells of as one, 0 where no number is told; and whether it is told to be one of several
    series: frozenset[int] = frozenset()
    part: bool = False
    #: of all people named: asked of every pair of accounts, so made once; not kept in the store
    surnames: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        every = (*self.people, *self.victims, *self.perpetrators)
        object.__setattr__(self, "surnames", frozenset(s for name in every for s in name.surnames))

    @property
    def dated(self) -> bool:
        """True if the account places the happening within a month or less."""
        return any(d.length <= MONTH_DAYS for d in self.days)

    @property
    def placed(self) -> bool:
        """True if the account names a town or a site."""
        return any(p.kind in EXACT_PLACES for p in self.places)

    @property
    def facts(self) -> int:
        """How much there is to compare."""
        sets = (
            self.days,
            self.places,
            self.victims,
            self.perpetrators,
            self.killed,
            self.wounded,
            self.groups,
        )
        return sum(bool(s) for s in sets) + self.dated + self.placed


def profile(account: Account, report: Report) -> Profile:
    """The profile of `account`, which `report` tells."""
    said = [a for a in account.assertions if a.stance.polarity is Polarity.AFFIRMED]
    dates = list(_values(said, PartialDate, "date"))
    places = finest(_values(said, Place, "place"))
    around = near(account, report)
    return Profile(
        id=account.id,
        report_id=report.id,
        kind=account.kind,
        outlet=outlet_of(report),
        label=account.label,
        published=day_of(report),
        order=(*order(report), f"{account.head.start:09}", account.id),
        days=sharpest(dates),
        weekdays=frozenset(d.weekday for d in dates if not d.resolved and d.weekday is not None),
        marks=frozenset((d.month, d.day) for d in dates if not d.resolved and d.month is not None),
        places=places,
        types=_codes(said, "type"),
        targets=_codes(said, "target"),
        weapons=_codes(said, "weapon"),
        groups=tuple(sorted(set(_groups(said)))),
        victims=tuple(_people(said, "victim")),
        perpetrators=tuple(_people(said, "perpetrator")),
        sites=tuple(sorted({s.text for s in _values(said, Text, "site")})),
        killed=_tolls(said, "killed", report),
        wounded=_tolls(said, "wounded", report),
        kidnapped=_tolls(said, "kidnapped", report),
        people=_all_people(said, around),
        dead=tuple(_dead(said)),
        ages=ages(around),
        streets=streets(around),
        named=rare_words(around) - _words_of(places, account, report),
        words=frozenset(_rare(account)),
        series=frozenset(c.best or 0 for c in _values(said, Count, "series")),
        part=any(a.field == "part_of" for a in said),
    )


def _values(said: Iterable[Assertion], kind: type[_V], *fields: str) -> Iterator[_V]:
    for assertion in said:
        if assertion.field in fields and isinstance(assertion.value, kind):
            yield assertion.value


def sharpest(dates: Iterable[PartialDate]) -> tuple[Days, ...]:
    """The resolved intervals of `dates` that contain no other of them."""
    every = {
        Days(d.start, d.end, d.granularity in VAGUE)
        for d in dates
        if d.start and d.end and d.start <= d.end and d.end.year >= EARLIEST
    }
    return tuple(sorted(d for d in every if not any(d != o and d.covers(o) for o in every)))


def finest(places: Iterable[Place]) -> tuple[Place, ...]:
    """The places that contain no other of them: the town, not the country that is named beside it."""
    every = dict.fromkeys(places)
    kept = [p for p in every if not any(_holds(p, o) for o in every)]
    return tuple(sorted(kept, key=lambda p: (_RANK[p.kind], p.gazetteer_id or "", p.name)))


def _holds(wide: Place, narrow: Place) -> bool:
    if _RANK[wide.kind] <= _RANK[narrow.kind] or wide.kind is PlaceKind.UNKNOWN:
        return False
    return wide.country is None or narrow.country is None or wide.country == narrow.country


def _codes(said: Iterable[Assertion], field: str) -> frozenset[str]:
    return frozenset(t.code for t in _values(said, Term, field))


def _groups(said: Iterable[Assertion]) -> Iterator[Group]:
    for actor in _values(said, Actor, "group", "branch", "claim", "blame"):
        key = actor.id or fold(actor.name)
        yield Group(key, actor.parent or key, actor.name)


def _people(said: Iterable[Assertion], field: str) -> Iterator[Name]:
    found = dict.fromkeys(
        name
        for value in (a.value for a in said if a.field == field)
        for name in names_in(value.text if isinstance(value, Text) else getattr(value, "name", ""))
    )
    yield from sorted(found, key=lambda n: (n.surname, n.given, n.written))


def _all_people(said: Iterable[Assertion], around: str) -> tuple[Name, ...]:
    """The full names of those hit, those accused, and those named with their age."""
    parts = (a for a in said if a.field in ("harmed", "assailant") and a.note("named") == "yes")
    told = (n for a in parts if isinstance(a.value, Text) for n in names_in(a.value.text))
    every = {*_people(said, "victim"), *_people(said, "perpetrator"), *told, *aged_people(around)}
    return tuple(sorted((n for n in every if n.given), key=lambda n: (n.surname, n.given, n.written)))


def _dead(said: Iterable[Assertion]) -> Iterator[Name]:
    """The full names of those said to be killed: by themselves, or as victims of what kills."""
    lethal = any(t.code in LETHAL for t in _values(said, Term, "type"))
    told = [a for a in said if a.field == "harmed" and a.note("effect") == "death"]
    texts = [a.value.text for a in told if isinstance(a.value, Text)]
    victims = [v.text for v in _values(said, Text, "victim")] if lethal else []
    found = {name for text in (*texts, *victims) for name in names_in(text) if name.given}
    yield from sorted(found, key=lambda n: (n.surname, n.given, n.written))


def _words_of(places: Iterable[Place], account: Account, report: Report) -> frozenset[str]:
    """The words of the account's own places and groups, which are compared as such, and of the media that tell it."""
    names = (n for p in places for n in (p.name, p.within, p.country_name) if n)
    media = (v.name for a in account.assertions for v in a.voice.chain if v.role is Role.MEDIA)
    groups = (a.value.name for a in account.assertions if isinstance(a.value, Actor))
    channels = (a.note(name) or "" for a in account.assertions for name in ("channel", "via"))
    every = {*names, *media, *groups, *channels, report.outlet or ""}
    return frozenset(w for n in every for w in fold(n).split())


def _tolls(said: Iterable[Assertion], field: str, report: Report) -> tuple[Toll, ...]:
    found = {
        _toll(a, a.value, report)
        for a in said
        if a.field == field and isinstance(a.value, Count) and _whole(a)
    }
    return tuple(sorted(found, key=repr))


def _whole(assertion: Assertion) -> bool:
    """True if the number is of all who came to harm, as far as is said, and still stands."""
    withdrawn = assertion.note("withdrawn") == "yes"
    return not withdrawn and assertion.note("part") is None and assertion.note("attackers") != "only"


def _toll(assertion: Assertion, count: Count, report: Report) -> Toll:
    as_of = assertion.as_of
    if as_of is not None and as_of.end is not None:
        return Toll(count, as_of.end.isoformat(), None)
    moment = instant(report.published)
    return Toll(
        count, report.published.day if report.published else None, moment.isoformat() if moment else None
    )


_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]{3,}")


def _rare(account: Account) -> Iterator[str]:
    """Capitalised words around the account, to look for others with the same rare ones."""
    seen = {account.label} | {a.context.quote for a in account.assertions}
    for text in seen:
        for found in _CAPITALISED.finditer(text):
            yield fold(found[0])
