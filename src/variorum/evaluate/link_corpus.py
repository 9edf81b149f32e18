"""A made corpus for timing the linker: reports of attacks in invented towns, skewed as news is.

Seeded: the same seed gives the same reports. Of 400 towns some see an attack a week and most one a year; the
number of reports of an incident follows a power law, from one (most) to hundreds. Reports get figures wrong or
round them, come out up to five days later, name the town or only the country; one account in eight gives no
date, one in nine no town; one report in three tells of an older incident too. The corpus grows in time, not
in density: twice the reports are twice the days. Texts are of made words, drawn by Zipf's law.
"""

from __future__ import annotations

import hashlib
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random

from variorum.model.assertion import Account, AccountKind, Draft, Role, Stance, Voice, VoiceLink, assertion
from variorum.model.codebook import term
from variorum.model.identity import content_id
from variorum.model.report import Known, Passage, PassageKind, Published, Report, Span
from variorum.model.value import (
    Actor,
    ActorKind,
    Count,
    Granularity,
    PartialDate,
    Place,
    PlaceKind,
    Text,
    Value,
)

#: the first day, and days for each account: 100,000 accounts are eight years of 34 a day
FIRST, DAYS_PER_ACCOUNT = date(2010, 1, 1), 0.03
COUNTRIES, TOWNS, GROUPS, OUTLETS, SURNAMES, VOCABULARY = 30, 400, 40, 300, 4_000, 60_000
#: the share of accounts that lack a date, a town, a toll, the name of a group; of reports without a time
_NO_DATE, _NO_TOWN, _NO_TOLL, _NO_GROUP, _NO_TIME = 0.12, 0.11, 0.3, 0.55, 0.05
#: the share of reports that tell of an older incident too
_ASIDE = 0.35
_TYPES = ("bombing", "suicide-bombing", "shooting", "armed-assault", "kidnapping", "shelling", "attack")
_OFTEN = (30, 10, 25, 15, 8, 7, 5)
_TARGETS = ("police", "military", "gathering", "religious", "government")
#: made words around what is told, in a report
_FILLER = 120


@dataclass(frozen=True, slots=True)
class Happening:
    """What is told of: the truth, which reports give in part."""

    day: date
    town: Place
    type: str
    target: str
    group: str | None
    killed: int
    wounded: int
    victim: str


class MadeNews:
    """Makes reports with their accounts, without end, for a corpus of so many accounts."""

    def __init__(self, accounts: int, *, seed: int = 5) -> None:
        """Spread the happenings over the days of such a corpus."""
        self._draw = Random(seed)  # noqa: S311  # no secret: figures that anyone can repeat
        self._days = max(int(accounts * DAYS_PER_ACCOUNT), 3)
        self._towns = [_town(self._draw, n) for n in range(TOWNS)]
        self._words = [_name(self._draw) for _ in range(VOCABULARY)]
        self._surnames = [_name(self._draw) for _ in range(SURNAMES)]
        self._past: list[Happening] = []
        self._made = 0

    def reports(self) -> Iterator[tuple[Report, list[Account]]]:
        """Reports with their accounts, those of one happening after each other."""
        while True:
            happening = self._happening()
            self._past.append(happening)
            # one report mostly, hundreds at times: a power law
            for _ in range(min(int(self._draw.paretovariate(1.3)), 400)):
                yield self._report(happening)

    def _happening(self) -> Happening:
        draw = self._draw
        killed = min(int(draw.paretovariate(0.9)) - 1, 400)
        return Happening(
            day=FIRST + timedelta(days=draw.randrange(self._days)),
            town=self._towns[_zipf(draw, TOWNS)],
            type=draw.choices(_TYPES, _OFTEN)[0],
            target=draw.choice(_TARGETS),
            group=f"Front {_zipf(draw, GROUPS)}" if draw.random() > _NO_GROUP else None,
            killed=killed,
            wounded=min(int(killed * draw.uniform(0, 4)), 900),
            victim=f"{draw.choice(self._surnames)} {self._surnames[_zipf(draw, SURNAMES)]}",
        )

    def _report(self, happening: Happening) -> tuple[Report, list[Account]]:
        draw = self._draw
        self._made += 1
        outlet = f"Outlet {_zipf(draw, OUTLETS)}"
        day = happening.day + timedelta(days=min(int(draw.expovariate(1.2)), 5))
        told = [(AccountKind.MAIN, self._told(happening))]
        if draw.random() < _ASIDE:
            told.append((AccountKind.BACKGROUND, self._told(draw.choice(self._past))))
        filler = " ".join(self._words[_zipf(draw, VOCABULARY)] for _ in range(_FILLER))
        lines = [" ".join(words for _, _, words in parts) for _, parts in told]
        text = "\n".join([*lines, f"{filler}, number {self._made}."])
        when = None if draw.random() < _NO_TIME else Published(day.isoformat(), Known.RECORD)
        report = _report_of(text, outlet, when)
        return report, [_account(report, n, kind, parts) for n, (kind, parts) in enumerate(told)]

    def _told(self, happening: Happening) -> list[tuple[str, Value, str]]:
        """Fields, values and words of what one report gives of it."""
        draw = self._draw
        parts: list[tuple[str, Value, str]] = [
            ("type", term(f"type:{happening.type}"), f"A {happening.type} hit")
        ]
        if draw.random() > _NO_TOWN:
            parts.append(("place", happening.town, happening.town.name))
        parts.append(("place", _country(happening.town), str(happening.town.country_name)))
        if draw.random() > _NO_DATE:
            parts.append(("date", *_dated(draw, happening.day)))
        if draw.random() < 0.5:
            parts.append(("target", term(f"target:{happening.target}"), f"at a {happening.target} post"))
        if draw.random() > _NO_TOLL:
            parts += [
                ("killed", *_counted(draw, happening.killed)),
                ("wounded", *_counted(draw, happening.wounded)),
            ]
        if happening.group and draw.random() < 0.7:
            parts.append(("claim", Actor(happening.group, ActorKind.GROUP), f"said {happening.group}"))
        if happening.killed == 1 and draw.random() < 0.7:
            parts.append(("victim", Text(happening.victim), happening.victim))
        return parts


def _town(draw: Random, number: int) -> Place:
    nation = _zipf(draw, COUNTRIES)
    north, east = -50 + 3.5 * nation + draw.uniform(-1.5, 1.5), draw.uniform(0, 6) + 10 * (nation % 6)
    ids = f"made:{number}", f"made:{nation}-{number % 8}"
    country = f"X{chr(65 + nation % 26)}{nation // 26}"
    name = _name(draw)
    return Place(
        name, PlaceKind.CITY, ids[0], country, f"Land {nation}", f"Part {ids[1]}", ids[1], north, east, 5.0
    )


def _country(town: Place) -> Place:
    return Place(
        str(town.country_name),
        PlaceKind.COUNTRY,
        f"made:{town.country}",
        town.country,
        town.country_name,
        radius_km=400.0,
    )


def _name(draw: Random) -> str:
    syllables = (
        "ka",
        "lo",
        "mi",
        "ren",
        "dor",
        "sa",
        "tul",
        "be",
        "gan",
        "ya",
        "fos",
        "ner",
        "pi",
        "zu",
        "vel",
    )
    return "".join(draw.choices(syllables, k=draw.choice((2, 3, 3, 4)))).title()


@cache
def _weights(size: int) -> list[float]:
    return list(accumulate(1 / (n + 2) for n in range(size)))


def _zipf(draw: Random, size: int) -> int:
    """A number below `size`: the first ones come often, the last ones seldom."""
    weights = _weights(size)
    return bisect(weights, draw.random() * weights[-1])


def _dated(draw: Random, day: date) -> tuple[PartialDate, str]:
    sort = draw.random()
    if sort < 0.85:
        return PartialDate(day, day, Granularity.DAY, "explicit"), f"on {day.isoformat()}"
    if sort < 0.93:
        unresolved = PartialDate(None, None, Granularity.UNRESOLVED, "weekday", weekday=day.weekday())
        return unresolved, f"on a {day:%A}"
    first = day.replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return PartialDate(first, last, Granularity.MONTH, "explicit"), f"in {day:%B %Y}"


def _counted(draw: Random, number: int) -> tuple[Count, str]:
    said = max(number + draw.choice((0, 0, 0, 0, -1, 1, 2)), 0)
    if draw.random() < 0.15:
        return Count(said, said, None, "at least"), f"at least {said}"
    return Count(said, said, said), str(said)


def _report_of(text: str, outlet: str, published: Published | None) -> Report:
    digest = hashlib.sha256(text.encode()).hexdigest()
    passage = Passage(0, len(text), PassageKind.PARAGRAPH)
    return Report(
        content_id("r", digest), digest, "made.txt", text, (passage,), outlet=outlet, published=published
    )


def _account(report: Report, number: int, kind: AccountKind, parts: list[tuple[str, Value, str]]) -> Account:
    line = report.text.split("\n")[number]
    start = sum(len(before) + 1 for before in report.text.split("\n")[:number])
    context = report.span(start, start + len(line))
    voice = Voice((VoiceLink(report.outlet or "", Role.MEDIA),))
    identity = content_id("a", report.id, context)
    drafts, at = [], start
    for field, value, words in parts:
        span = report.span(at, at + len(words))
        drafts.append(
            Draft(
                field=field,
                value=value,
                span=span,
                context=context,
                voice=voice,
                stance=Stance(),
                rule="made",
            )
        )
        at += len(words) + 1
    its = tuple(assertion(draft, report_id=report.id, account_id=identity) for draft in drafts)
    return Account(identity, report.id, kind, Span(start, start + 1, line[0]), (), line[:60], its)
