"""Made accounts of invented attacks, for linking through a store."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from variorum.model.assertion import Account, AccountKind, Draft, Role, Stance, Voice, VoiceLink, assertion
from variorum.model.codebook import term
from variorum.model.identity import content_id
from variorum.model.judgement import Judgement, Verdict, judgement
from variorum.model.report import Known, Published, Report
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
from variorum.store import Store

_DAY = date(2021, 5, 3)
#: two towns that touch, one far away, and their country
PLACES = (
    Place("Marrow", PlaceKind.CITY, "t:1", "QA", "Quarra", "North", "t:91", 10.0, 20.0, 5.0),
    Place("Marrow Port", PlaceKind.CITY, "t:2", "QA", "Quarra", "North", "t:91", 10.12, 20.0, 3.0),
    Place("Tessel", PlaceKind.CITY, "t:3", "QA", "Quarra", "South", "t:92", 8.0, 20.0, 5.0),
    Place("Quarra", PlaceKind.COUNTRY, "t:99", "QA", "Quarra", None, None, 9.0, 20.5, 400.0),
)
_WEEKDAY = PartialDate(None, None, Granularity.UNRESOLVED, "weekday", weekday=2)


@dataclass(frozen=True)
class Told:
    """What one account says; None for what it does not."""

    type: str = "bombing"
    day: int | None = 0
    place: int | None = 0
    killed: int | None = None
    group: str | None = None
    victim: str | None = None
    weekday: bool = False
    kind: AccountKind = AccountKind.MAIN

    def values(self) -> list[tuple[str, Value]]:
        """The fields with their values."""
        found: list[tuple[str, Value]] = [("type", term(f"type:{self.type}"))]
        if self.day is not None:
            day = _DAY + timedelta(days=self.day)
            found.append(("date", PartialDate(day, day, Granularity.DAY, "explicit")))
        if self.weekday:
            found.append(("date", _WEEKDAY))
        if self.place is not None:
            found.append(("place", PLACES[self.place]))
        if self.killed is not None:
            found.append(("killed", Count(self.killed, self.killed, self.killed)))
        if self.group is not None:
            found.append(("claim", Actor(self.group, ActorKind.GROUP)))
        if self.victim is not None:
            found.append(("victim", Text(self.victim)))
        return found


@dataclass(frozen=True)
class Made:
    """A report of an invented outlet with its accounts."""

    report: Report
    accounts: tuple[Account, ...]

    def into(self, store: Store, reader: str = "reader 1") -> None:
        """Put it into the store, read."""
        store.add_report(self.report, self.report.text.encode())
        store.put_accounts(self.report.id, reader, self.accounts)


#: what some reports name beside an account: linking asks for it (decision 13)
_NAMED = (
    "Ilva Brannoch, 23, was hit on Quillmere Street near Tolvane Place.",
    "Hit on Quillmere Street: Ilva Brannoch, 23.",
    "",
)


def _report(number: int, published: int | None) -> Report:
    named = _NAMED[number % len(_NAMED)]
    text = f"something happened there, the people of the town said, told by outlet {number}. {named}"
    digest = hashlib.sha256(text.encode()).hexdigest()
    day = None if published is None else (_DAY + timedelta(days=published)).isoformat()
    return Report(
        id=content_id("r", digest),
        sha256=digest,
        origin=f"{number}.txt",
        text=text,
        passages=(),
        outlet=f"Outlet {number}",
        published=None if day is None else Published(day, Known.RECORD),
    )


def make(number: int, told: Sequence[Told], *, published: int | None = 0) -> Made:
    """The report of outlet `number`, which came out so many days after 3 May 2021 (None: not known)."""
    report = _report(number, published)
    return Made(report, tuple(_account(report, n, one) for n, one in enumerate(told)))


def _account(report: Report, number: int, told: Told) -> Account:
    span = report.span(number, number + 1)
    identity = content_id("a", report.id, number)
    voice = Voice((VoiceLink(report.outlet or "", Role.MEDIA),))
    drafts = [
        Draft(field=name, value=value, span=span, context=span, voice=voice, stance=Stance(), rule="test")
        for name, value in told.values()
    ]
    its = tuple(assertion(draft, report_id=report.id, account_id=identity) for draft in drafts)
    return Account(identity, report.id, told.kind, span, (span,), f"account {number}", its)


def judge(verdict: str, left: Account, right: Account, at: int = 1, *, by: str = "Ada") -> Judgement:
    """A person's decision; a greater `at` is a later one."""
    return judgement(
        Verdict(verdict), left.id, right=right.id, reason="seen", by=by, at=f"2024-01-{at:02}T00:00Z"
    )


def undo(one: Judgement, at: int) -> Judgement:
    """That its author undoes a decision."""
    return judgement(Verdict.UNDO, one.id, reason="", by=one.by, at=f"2024-01-{at:02}T00:00Z")
