"""Records made by hand: settled values with an assertion, a reading and a report behind each."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from variorum.model.assertion import (
    Account,
    AccountKind,
    Assertion,
    Certainty,
    Draft,
    Polarity,
    Role,
    Stance,
    Voice,
    VoiceLink,
    assertion,
)
from variorum.model.codebook import term
from variorum.model.finding import Finding, Reading, Record, Status
from variorum.model.incident import Incident, Lineage, Link
from variorum.model.report import Known, OffsetMap, Passage, PassageKind, Published, Report
from variorum.model.value import (
    Actor,
    ActorKind,
    Count,
    Granularity,
    PartialDate,
    Place,
    PlaceKind,
    Term,
    Text,
    Value,
)
from variorum.publish.tables.columns import Row
from variorum.publish.tables.table import Form, table

TEXT = "Police said 84 people were killed."


@dataclass(frozen=True)
class Said:
    """One assertion to put into the record."""

    field: str
    value: Value
    voice: str = "police"
    role: Role = Role.AUTHORITY
    stance: Stance = dataclasses.field(default_factory=Stance)
    notes: tuple[tuple[str, str], ...] = ()
    report: int = 0


@dataclass(frozen=True)
class Spec:
    """What a record is to hold: `settled` values become findings, `said` only assertions."""

    policy: str
    settled: dict[str, Value | Sequence[Value]] = dataclasses.field(default_factory=dict)
    said: tuple[Said, ...] = ()
    status: dict[str, Status] = dataclasses.field(default_factory=dict)
    notes: dict[str, tuple[tuple[str, str], ...]] = dataclasses.field(default_factory=dict)
    reports: int = 1
    lineages: tuple[tuple[int, ...], ...] | None = None
    background: bool = False
    kind: AccountKind = AccountKind.MAIN
    incident: str = "i_1"


def _report(n: int) -> Report:
    size = len(TEXT)
    return Report(
        id=f"r_{n}",
        sha256=f"{n:064d}",
        origin=f"report-{n}.txt",
        text=TEXT,
        passages=(Passage(0, size, PassageKind.PARAGRAPH),),
        outlet=f"Outlet {n}",
        url=f"https://outlet{n}.example/a",
        title=f"Title {n}",
        published=Published(f"2024-01-{n + 4:02d}", Known.GIVEN),
        offsets=OffsetMap((0,), (10,), (10 + size,), (size,)),
    )


def _assertion(said: Said, n: int) -> Assertion:
    report = _report(said.report)
    # another place for each, so that no two assertions share an id
    span, context = report.span(n % 20, n % 20 + 10), report.span(0, len(TEXT))
    voice = Voice((VoiceLink(f"Outlet {said.report}", Role.MEDIA), VoiceLink(said.voice, said.role)))
    draft = Draft(
        field=said.field,
        value=said.value,
        span=span,
        context=context,
        voice=voice,
        stance=said.stance,
        rule=f"test-{n}",
        notes=said.notes,
    )
    return assertion(draft, report_id=report.id, account_id=f"a_{said.report}")


def _finding(spec: Spec, name: str, said: Sequence[Assertion]) -> Finding:
    readings = tuple(
        Reading(f"g_{name}_{n}", name, a.value, a.stance, (a.id,), (a.report_id,), ("l_0",), ("police",))
        for n, a in enumerate(said)
    )
    status = spec.status.get(name, Status.SINGLE)
    value = readings[0].value if readings else None
    sentence = f"{name} is {status.value}"
    chosen = tuple(r.id for r in readings)
    return Finding(
        spec.incident, name, spec.policy, status, value, "rule", sentence, "p. 1", readings, chosen
    )


def build(spec: Spec) -> Record:
    """The record that `spec` describes."""
    listed = {n: list(v) if isinstance(v, (list, tuple)) else [v] for n, v in spec.settled.items()}
    settled = [Said(n, v, notes=spec.notes.get(n, ())) for n, values in listed.items() for v in values]
    made = [_assertion(s, n) for n, s in enumerate((*settled, *spec.said))]
    behind = made[: len(settled)]
    findings = tuple(_finding(spec, name, [a for a in behind if a.field == name]) for name in listed)
    reports = tuple(_report(n) for n in range(spec.reports))
    head = reports[0].span(7, 11)
    accounts = tuple(
        Account(f"a_{n}", r.id, spec.kind, head, (head,), "x", tuple(a for a in made if a.report_id == r.id))
        for n, r in enumerate(reports)
    )
    groups = spec.lineages or tuple((n,) for n in range(spec.reports))
    lineages = tuple(Lineage(f"l_{g[0]}", f"r_{g[0]}", tuple(f"r_{n}" for n in g)) for g in groups)
    incident = Incident(spec.incident, tuple(Link(a.id, 1.0, ()) for a in accounts), spec.background)
    return Record(incident, accounts, reports, lineages, findings)


class Values:
    """Values by short names."""

    kerman = Place(
        "Kerman", PlaceKind.CITY, "geonames:128234", "IR", "Iran", "Kerman", None, 30.28321, 57.07879
    )
    group = Actor("Islamic State", ActorKind.GROUP, "group:is")
    branch = Actor("ISIS-Khorasan", ActorKind.GROUP, "group:is-k", "group:is")
    rival = Actor("Taliban", ActorKind.GROUP, "group:taliban")
    state = Actor("Ukraine", ActorKind.STATE, "state:ua", None, "UA")
    Said = Said
    Spec = Spec

    @staticmethod
    def day(iso: str) -> PartialDate:
        """A date known to the day."""
        return PartialDate(date.fromisoformat(iso), date.fromisoformat(iso), Granularity.DAY, "test")

    @staticmethod
    def days(first: str, last: str) -> PartialDate:
        """An interval of days."""
        return PartialDate(date.fromisoformat(first), date.fromisoformat(last), Granularity.DAYS, "test")

    @staticmethod
    def unresolved() -> PartialDate:
        """A weekday without a date."""
        return PartialDate(None, None, Granularity.UNRESOLVED, "test", weekday=2)

    @staticmethod
    def count(
        low: int | None, best: int | None = None, high: int | None = None, hedge: str = "exact"
    ) -> Count:
        """A count; with one number, an exact one."""
        if best is None and high is None and hedge == "exact":
            return Count(low, low, low)
        return Count(low, best, high, hedge)

    @staticmethod
    def terms(*codes: str) -> tuple[Term, ...]:
        """Terms of the codebook."""
        return tuple(term(c) for c in codes)

    @staticmethod
    def text(words: str) -> Text:
        """Words as a value."""
        return Text(words)

    @classmethod
    def place(cls, **changes: Any) -> Place:
        """Kerman with changes."""
        return replace(cls.kerman, **changes)

    @staticmethod
    def denial(actor: Actor, voice: str = "police", own: str = "no") -> Said:
        """Somebody denies that `actor` did it."""
        return Said("denial", actor, voice, stance=Stance(Polarity.DENIED), notes=(("own", own),))

    @staticmethod
    def blame(actor: Actor, certainty: Certainty = Certainty.CERTAIN, voice: str = "the minister") -> Said:
        """Somebody accuses `actor`."""
        return Said("blame", actor, voice, stance=Stance(certainty=certainty))

    @staticmethod
    def claim(actor: Actor, **notes: str) -> Said:
        """`actor` claims responsibility."""
        return Said("claim", actor, actor.name, Role.PERPETRATOR, notes=tuple(notes.items()))


@pytest.fixture(scope="session")
def a() -> type[Values]:
    """Values and specifications by short names."""
    return Values


@pytest.fixture(scope="session")
def make() -> Callable[..., Record]:
    """The record with the given policy and what else `Spec` names."""

    def made(policy: str, **parts: Any) -> Record:
        return build(Spec(policy, **parts))

    return made


def rows_of(form: Form, records: Sequence[Record]) -> list[Row]:
    """The rows of a table."""
    return list(table(form, records).rows)


def told(row: Row) -> set[str]:
    """The columns that are not empty."""
    return {name for name, value in row.items() if value is not None}
