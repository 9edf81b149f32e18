"""A made corpus for timing the linker: reports of attacks in made towns, skewed as news is.

Seeded: the same seed gives the same reports. Of 400 towns some see an attack a week and most one a year; the
number of reports of an incident follows a power law, from one (most) to hundreds. Reports get figures wrong or
round them, come out up to five days later, name the town or only the country; one account in eight gives no
date, one in nine no town; one report in three tells of an older incident too. The corpus grows in time, not
in density: twice the reports are twice the days.

Texts are as long as news is, and names in them as rare as in real ones (`link_words`). Each happening has some names
of its own (who speaks of it, a quarter, a hospital), of which a report has more than half.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from variorum.evaluate.link_words import MadeWords, zipf
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
COUNTRIES, TOWNS, GROUPS, OUTLETS, GIVEN, SURNAMES = 30, 400, 40, 300, 400, 4_000
#: the share of accounts that lack a date, a town, a toll, the name of a group; of reports without a time
_NO_DATE, _NO_TOWN, _NO_TOLL, _NO_GROUP, _NO_TIME = 0.12, 0.11, 0.3, 0.55, 0.05
#: the share of reports that tell of an older incident too
_ASIDE = 0.35
#: the share of accounts of a happening that name its group, a victim who died alone, a street, each of its own names
_SAYS_GROUP, _SAYS_VICTIM, _SAYS_STREET, _SAYS_NAME = 0.7, 0.7, 0.3, 0.6
#: about how many reports in a hundred tell of one who died alone
_ONE_DIED = 0.16
#: names that only one happening has: four in five pairs of its reports then share one, as three in four do in real ones
_OWN = 4
_TYPES = ("bombing", "suicide-bombing", "shooting", "armed-assault", "kidnapping", "shelling", "attack")
_OFTEN = (30, 10, 25, 15, 8, 7, 5)
_TARGETS = ("police", "military", "gathering", "religious", "government")
#: made words around what is told: in a report, of these about what it recalls, and in a paragraph
_AROUND, _ASIDE_AROUND, _PARAGRAPH = 280, 80, 40
#: happenings that are drawn to find one that is older
_TRIED = 5
_AGES = range(16, 80)

Parts = list[tuple[str, Value, str]]


@dataclass(frozen=True, slots=True)
class Happening:
    """What is told of: the truth, which reports give in part. `own` are the names that only it has."""

    number: int
    day: date
    town: Place
    type: str
    target: str
    group: str | None
    killed: int
    wounded: int
    victim: str
    age: int
    street: str
    own: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Story:
    """What a report tells of one happening: what kind of account, fields with their words, paragraphs around them."""

    kind: AccountKind
    number: int
    parts: Parts
    around: tuple[str, ...]

    @property
    def line(self) -> str:
        """The words that the account asserts."""
        return " ".join(words for _, _, words in self.parts)


class MadeNews:
    """Makes reports with their accounts, without end, for a corpus of so many accounts."""

    def __init__(self, accounts: int, *, seed: int = 5) -> None:
        """Spread the happenings over the days of such a corpus."""
        self._draw = draw = Random(seed)  # noqa: S311  # no secret: figures that anyone can repeat
        self._days = max(int(accounts * DAYS_PER_ACCOUNT), 3)
        self._words = words = MadeWords(draw)
        nations = words.names(COUNTRIES, 1.0)
        self._towns = [_town(draw, n, name, nations) for n, name in enumerate(words.names(TOWNS, 1.0))]
        self._groups = words.names(GROUPS, (1 - _NO_GROUP) * _SAYS_GROUP)
        # of all who are named, few are victims
        self._given = words.names(GIVEN, 1.0)
        self._surnames = words.names(SURNAMES, _ONE_DIED * _SAYS_VICTIM)
        self._past: list[Happening] = []
        self._made = 0
        #: the number of the happening that each account tells of, by account id
        self.told: dict[str, int] = {}

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
            number=len(self._past),
            day=FIRST + timedelta(days=draw.randrange(self._days)),
            town=self._towns[zipf(draw, TOWNS)],
            type=draw.choices(_TYPES, _OFTEN)[0],
            target=draw.choice(_TARGETS),
            group=f"Front {self._groups[zipf(draw, GROUPS)]}" if draw.random() > _NO_GROUP else None,
            killed=killed,
            wounded=min(int(killed * draw.uniform(0, 4)), 900),
            victim=f"{self._given[zipf(draw, GIVEN)]} {self._surnames[zipf(draw, SURNAMES)]}",
            age=draw.choice(_AGES),
            street=self._words.invented(),
            own=tuple(self._words.invented() for _ in range(_OWN)),
        )

    def _report(self, happening: Happening) -> tuple[Report, list[Account]]:
        draw = self._draw
        self._made += 1
        outlet = f"Outlet {zipf(draw, OUTLETS)}"
        day = happening.day + timedelta(days=min(int(draw.expovariate(1.2)), 5))
        when = None if draw.random() < _NO_TIME else Published(day.isoformat(), Known.RECORD)
        stories = list(self._stories(happening))
        lines = [line for story in stories for line in (story.line, *story.around)]
        report = _report_of("\n".join([*lines, f"number {self._made}."]), outlet, when)
        accounts, at = [], 0
        for story in stories:
            accounts.append(_account(report, at, story))
            self.told[accounts[-1].id] = story.number
            at += len(story.line) + sum(len(text) + 1 for text in story.around) + 1
        return report, accounts

    def _stories(self, happening: Happening) -> Iterator[_Story]:
        """The news, and an older happening that the report recalls."""
        older = self._older(happening)
        yield self._story(AccountKind.MAIN, happening, _AROUND - (_ASIDE_AROUND if older else 0))
        if older:
            yield self._story(AccountKind.BACKGROUND, older, _ASIDE_AROUND)

    def _older(self, happening: Happening) -> Happening | None:
        if self._draw.random() >= _ASIDE:
            return None
        some = (self._draw.choice(self._past) for _ in range(_TRIED))
        return next((h for h in some if h.day < happening.day), None)

    def _story(self, kind: AccountKind, happening: Happening, size: int) -> _Story:
        """What is told of a happening, with so many words around it in which its own names stand first."""
        draw, words = self._draw, self._words.plain(size)
        for name in self._words.chance(size / _AROUND):
            words[draw.randrange(size)] = name
        for name in happening.own:
            if draw.random() < _SAYS_NAME:
                words[draw.randrange(min(_PARAGRAPH, size))] = name
        some = (" ".join(words[n : n + _PARAGRAPH]) for n in range(0, size, _PARAGRAPH))
        return _Story(kind, happening.number, self._parts(happening), tuple(f"The {text}." for text in some))

    def _parts(self, happening: Happening) -> Parts:
        """Fields, values and words of what one report gives of it."""
        draw = self._draw
        parts: Parts = [("type", term(f"type:{happening.type}"), f"A {happening.type} hit")]
        if draw.random() > _NO_TOWN:
            parts.append(("place", happening.town, happening.town.name))
        parts.append(("place", _country(happening.town), str(happening.town.country_name)))
        if draw.random() > _NO_DATE:
            parts.append(("date", *_dated(draw, happening.day)))
        if draw.random() < 0.5:
            parts.append(("target", term(f"target:{happening.target}"), f"at a {happening.target} post"))
        if draw.random() > _NO_TOLL:
            parts += [
                ("killed", *_counted(draw, happening.killed, "killed")),
                ("wounded", *_counted(draw, happening.wounded, "wounded")),
            ]
        if draw.random() < _SAYS_STREET:
            parts.append(("site", Text(happening.street), f"on {happening.street} Street"))
        if happening.group and draw.random() < _SAYS_GROUP:
            parts.append(("claim", Actor(happening.group, ActorKind.GROUP), f"said {happening.group}"))
        if happening.killed == 1 and draw.random() < _SAYS_VICTIM:
            parts.append(("victim", Text(happening.victim), f"against {happening.victim}, {happening.age},"))
        return parts


def _town(draw: Random, number: int, name: str, nations: Sequence[str]) -> Place:
    nation = zipf(draw, len(nations))
    north, east = -50 + 3.5 * nation + draw.uniform(-1.5, 1.5), draw.uniform(0, 6) + 10 * (nation % 6)
    ids = f"made:{number}", f"made:{nation}-{number % 8}"
    country = f"X{chr(65 + nation % 26)}{nation // 26}"
    return Place(
        name, PlaceKind.CITY, ids[0], country, nations[nation], f"Part {ids[1]}", ids[1], north, east, 5.0
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


def _counted(draw: Random, number: int, field: str) -> tuple[Count, str]:
    said = max(number + draw.choice((0, 0, 0, 0, -1, 1, 2)), 0)
    if draw.random() < 0.15:
        return Count(said, said, None, "at least"), f"at least {said} {field}"
    return Count(said, said, said), f"{said} {field}"


def _report_of(text: str, outlet: str, published: Published | None) -> Report:
    digest = hashlib.sha256(text.encode()).hexdigest()
    passage = Passage(0, len(text), PassageKind.PARAGRAPH)
    return Report(
        content_id("r", digest), digest, "made.txt", text, (passage,), outlet=outlet, published=published
    )


def _account(report: Report, start: int, story: _Story) -> Account:
    line = story.line
    context = report.span(start, start + len(line))
    voice = Voice((VoiceLink(report.outlet or "", Role.MEDIA),))
    identity = content_id("a", report.id, context)
    drafts, at = [], start
    for field, value, words in story.parts:
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
    return Account(identity, report.id, story.kind, Span(start, start + 1, line[0]), (), line[:60], its)
