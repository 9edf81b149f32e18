"""Builders of reports and accounts for the tests of linking; all happenings are invented or long public."""

from __future__ import annotations

import calendar
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from variorum.link.compare.profile import Profile, profile
from variorum.link.linker import Corpus, link
from variorum.model.assertion import (
    Account,
    AccountKind,
    Draft,
    Role,
    Stance,
    Voice,
    VoiceLink,
    assertion,
)
from variorum.model.codebook import codebook, term
from variorum.model.identity import content_id
from variorum.model.incident import Incident, Lineage
from variorum.model.judgement import Judgement, Verdict
from variorum.model.report import Known, Published, Report, Span
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

#: invented towns of an invented coast, with real geometry: about 111 km to a degree of latitude
TOWNS = {
    "Marrow": Place("Marrow", PlaceKind.CITY, "t:1", "QA", "Quarra", "North", "t:91", 10.0, 20.0, 5.0),
    "Marrow Port": Place(
        "Marrow Port", PlaceKind.CITY, "t:2", "QA", "Quarra", "North", "t:91", 10.12, 20.0, 3.0
    ),
    "Tessel": Place("Tessel", PlaceKind.CITY, "t:3", "QA", "Quarra", "South", "t:92", 8.0, 20.0, 5.0),
    "Odd": Place("Odd", PlaceKind.CITY, "t:4", "QA", "Quarra", "North", "t:91", 10.5, 21.0, 1.0),
    "Odd (South)": Place("Odd", PlaceKind.CITY, "t:5", "QA", "Quarra", "South", "t:92", 7.5, 20.5, 1.0),
    "North": Place("North", PlaceKind.ADMIN1, "t:91", "QA", "Quarra", None, None, 10.2, 20.5, 80.0),
    "South": Place("South", PlaceKind.ADMIN1, "t:92", "QA", "Quarra", None, None, 8.0, 20.5, 80.0),
    "Quarra": Place("Quarra", PlaceKind.COUNTRY, "t:99", "QA", "Quarra", None, None, 9.0, 20.5, 400.0),
    "Ostland": Place("Ostland", PlaceKind.COUNTRY, "t:98", "QB", "Ostland", None, None, 9.0, 28.0, 400.0),
    "Bram": Place("Bram", PlaceKind.CITY, "t:6", "QB", "Ostland", "East", "t:93", 9.0, 28.0, 5.0),
}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: no capital letter: rare capitalised words bring accounts together
_TEXT = "something happened there, the people of the town said. " * 2


def when(text: str) -> PartialDate:
    """`2021-05-03`, `2021-05`, `2021`, `2021-05-01/2021-05-03`, a weekday, or `recently`."""
    if text in _WEEKDAYS:
        return PartialDate(None, None, Granularity.UNRESOLVED, "weekday", weekday=_WEEKDAYS.index(text))
    if text == "recently":
        return PartialDate(None, None, Granularity.UNRESOLVED, "relative")
    if "/" in text:
        start, end = map(date.fromisoformat, text.split("/"))
        return PartialDate(start, end, Granularity.DAYS, "relative")
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 3:
        return PartialDate(date(*parts), date(*parts), Granularity.DAY, "explicit")
    if len(parts) == 2:
        last = calendar.monthrange(*parts)[1]
        return PartialDate(date(*parts, 1), date(*parts, last), Granularity.MONTH, "explicit")
    return PartialDate(date(parts[0], 1, 1), date(parts[0], 12, 31), Granularity.YEAR, "explicit")


def number(text: int | str) -> Count:
    """`84`, `at least 40`, `more than 280`, `nearly 100`."""
    if isinstance(text, int):
        return Count(text, text, text)
    hedge, _, digits = text.rpartition(" ")
    n = int(digits)
    return {
        "at least": Count(n, n, None, hedge),
        "more than": Count(n + 1, None, None, hedge),
        "nearly": Count(n - n // 10, None, n - 1, hedge),
    }[hedge]


def _value(name: str, given: object) -> Value:
    kind = codebook().field(name).type
    if isinstance(given, PartialDate | Count | Place | Actor | Text):
        return given
    if kind == "PartialDate":
        return when(str(given))
    if kind == "Count":
        return number(given)  # type: ignore[arg-type]
    if kind == "Place":
        return TOWNS[str(given)]
    if kind == "Actor":
        person = name == "perpetrator"
        key = None if person else str(given).lower().replace(" ", "-")
        return Actor(str(given), ActorKind.PERSON if person else ActorKind.GROUP, key)
    return Text(str(given)) if kind == "Text" else term(f"{name}:{given}")


def _draft(name: str, value: Value, report: Report, as_of: str | None, notes: dict[str, str]) -> Draft:
    span = Span(0, len(report.text), report.text)
    voice = Voice((VoiceLink(report.outlet or "the outlet", Role.MEDIA),))
    return Draft(
        field=name,
        value=value,
        span=span,
        context=span,
        voice=voice,
        stance=Stance(),
        rule=f"{name}.test",
        as_of=when(as_of) if as_of else None,
        notes=tuple(notes.items()),
    )


@dataclass
class World:
    """Collects reports, accounts and judgements; `link()` links what it has."""

    reports: list[Report] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)

    def report(
        self,
        outlet: str = "The Marrow Mail",
        published: str | None = None,
        *,
        text: str | None = None,
        replaces: str | None = None,
    ) -> Report:
        """A report; without `text` its text says nothing that anybody could compare."""
        body = text if text is not None else f"{_TEXT}{len(self.reports)}"
        sha = hashlib.sha256(f"{outlet}{published}{body}{len(self.reports)}".encode()).hexdigest()
        out = Published(published, Known.GIVEN) if published else None
        made = Report(
            f"r_{sha[:12]}", sha, "a.txt", body, (), outlet=outlet, published=out, replaces=replaces
        )
        self.reports.append(made)
        return made

    def account(
        self,
        report: Report,
        kind: AccountKind = AccountKind.MAIN,
        *,
        as_of: str | None = None,
        notes: dict[str, str] | None = None,
        **fields: object,
    ) -> Account:
        """An account of `report`; a list gives several assertions for one field."""
        count = len([a for a in self.accounts if a.report_id == report.id])
        identity = content_id("a", report.id, count)
        assertions = tuple(
            assertion(
                _draft(name, _value(name, one), report, as_of, notes or {}),
                report_id=report.id,
                account_id=identity,
            )
            for name, given in fields.items()
            for one in (given if isinstance(given, list) else [given])
        )
        head = report.span(count, count + 1)
        made = Account(identity, report.id, kind, head, (head,), f"account {count}", assertions)
        self.accounts.append(made)
        return made

    def told(self, published: str | None = None, kind: str = "main", **fields: object) -> Account:
        """An account in a report of its own, by an outlet of its own."""
        outlet = f"Outlet {len(self.reports) + 1}"
        return self.account(self.report(outlet, published), AccountKind(kind), **fields)

    def profile(self, account: Account) -> Profile:
        """What linking sees of the account."""
        return profile(account, next(r for r in self.reports if r.id == account.report_id))

    def judge(self, verdict: str, left: Account, right: Account, at: str = "2024-01-01T00:00Z") -> None:
        """A person's decision about two accounts."""
        identity = content_id("j", verdict, left.id, right.id, at)
        self.judgements.append(Judgement(identity, Verdict(verdict), left.id, right.id, "seen", "Ada", at))

    def corpus(self) -> Corpus:
        """All that there is."""
        return Corpus(tuple(self.reports), tuple(self.accounts), tuple(self.judgements))

    def incidents(self) -> list[Incident]:
        """The incidents of this world."""
        return [found for found in link(self.corpus()) if isinstance(found, Incident)]

    def lineages(self) -> list[Lineage]:
        """The lineages of this world."""
        return [found for found in link(self.corpus()) if isinstance(found, Lineage)]

    def together(self) -> set[frozenset[str]]:
        """The incidents as sets of account ids."""
        return {frozenset(one.account_id for one in incident.links) for incident in self.incidents()}

    def of(self, account: Account) -> Incident:
        """The incident that the account is in."""
        return next(i for i in self.incidents() if account.id in {one.account_id for one in i.links})


@pytest.fixture
def world() -> World:
    """An empty world."""
    return World()


@pytest.fixture
def new_world() -> Callable[[], World]:
    """Makes empty worlds, for tests that need several."""
    return World


@pytest.fixture
def days_from() -> Callable[[str, int], Iterator[str]]:
    """The ISO days from a day on."""

    def made(start: str, count: int) -> Iterator[str]:
        first = date.fromisoformat(start)
        yield from ((first + timedelta(days=n)).isoformat() for n in range(count))

    return made
