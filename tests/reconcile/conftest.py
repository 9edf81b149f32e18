"""Builders: a newsroom of invented reports. Every assertion stands at its words in its report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

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
from variorum.model.finding import Finding, Record
from variorum.model.identity import content_id
from variorum.model.incident import Incident, Inference, Lineage, Link
from variorum.model.report import Known, Passage, PassageKind, Published, Report
from variorum.model.value import Count, Granularity, PartialDate, Value
from variorum.reconcile.settle import reconcile


def day(iso: str, last: str | None = None) -> PartialDate:
    """A day, or the days from `iso` to `last`."""
    start, end = date.fromisoformat(iso), date.fromisoformat(last or iso)
    return PartialDate(start, end, Granularity.DAY if start == end else Granularity.DAYS, "in a test")


@dataclass
class Desk:
    """One report in the making: say things, then the newsroom puts them on record."""

    outlet: str | None
    published: str | None
    said: list[tuple[str, Value, dict[str, object]]] = field(default_factory=list)
    kind: AccountKind = AccountKind.MAIN

    def says(self, name: str, value: Value | int, **how: object) -> Desk:
        """Say that field `name` has `value`; `by` is a (name, role) or a name in authority."""
        told = Count(value, value, value) if isinstance(value, int) else value
        self.said.append((name, told, how))
        return self

    def _words(self, i: int) -> str:
        name, value, how = self.said[i]
        return str(how.get("words") or f"{name} {i} {getattr(value, 'name', '')}".strip())

    def report(self) -> Report:
        """The report: a sentence for each thing said."""
        text = "".join(f"[{self.outlet} {i}] {self._words(i)}.\n" for i in range(len(self.said)))
        text = text or f"{self.outlet} says nothing."
        return Report(
            id=content_id("r", text, self.outlet, self.published),
            sha256="0" * 64,
            origin=f"{self.outlet}.txt",
            text=text,
            passages=(Passage(0, len(text), PassageKind.PARAGRAPH),),
            outlet=self.outlet,
            published=Published(self.published, Known.GIVEN) if self.published else None,
        )

    def account(self, report: Report) -> Account:
        """The account that the report gives."""
        account_id = content_id("a", report.id)
        its = tuple(self._assertion(i, report, account_id) for i in range(len(self.said)))
        head = report.span(0, 5)
        return Account(account_id, report.id, self.kind, head, (head,), "an attack", its)

    def _assertion(self, i: int, report: Report, account_id: str) -> Assertion:
        name, value, how = self.said[i]
        words = self._words(i)
        start = report.text.index(words, report.text.index(f"[{self.outlet} {i}] "))
        span = report.span(start, start + len(words))
        as_of = how.get("as_of")
        draft = Draft(
            field=name,
            value=value,
            span=span,
            context=span,
            voice=self._voice(how.get("by"), how.get("actor")),
            stance=Stance(
                how.get("polarity", Polarity.AFFIRMED),  # type: ignore[arg-type]
                how.get("certainty", Certainty.CERTAIN),  # type: ignore[arg-type]
            ),
            rule="test",
            as_of=day(as_of) if isinstance(as_of, str) else as_of,  # type: ignore[arg-type]
            notes=tuple(how.get("notes", {}).items()),  # type: ignore[attr-defined]
        )
        return assertion(draft, report_id=report.id, account_id=account_id)

    def _voice(self, by: object, actor: object) -> Voice:
        chain = [VoiceLink(self.outlet or "unnamed outlet", Role.MEDIA, named=bool(self.outlet))]
        if by is not None:
            name, role = by if isinstance(by, tuple) else (by, Role.AUTHORITY)
            chain.append(VoiceLink(str(name), role, actor=actor))  # type: ignore[arg-type]
        return Voice(tuple(chain))


class Newsroom:
    """Reports on one incident and what a policy makes of them."""

    def __init__(self) -> None:
        self.desks: list[Desk] = []
        self.lines: list[tuple[Desk, ...]] = []
        self.inferred: list[tuple[Desk, int, PartialDate, str]] = []
        self.as_of: list[tuple[Desk, int, PartialDate, str]] = []

    def report(self, outlet: str | None = "The Herald", published: str | None = None, **how: object) -> Desk:
        """Open a report; `copy_of` names the report that it derives from."""
        desk = Desk(outlet, published, kind=how.get("kind", AccountKind.MAIN))  # type: ignore[arg-type]
        self.desks.append(desk)
        origin = how.get("copy_of")
        line = next((line for line in self.lines if origin in line), None)
        if line is None:
            self.lines.append((desk,))
        else:
            self.lines[self.lines.index(line)] = (*line, desk)
        return desk

    def infer(self, desk: Desk, index: int, value: PartialDate, reason: str) -> None:
        """Let link date what was said at `index` of a report."""
        self.inferred.append((desk, index, value, reason))

    def infer_as_of(self, desk: Desk, index: int, value: PartialDate, reason: str) -> None:
        """Let link date the as-of of what was said at `index` of a report."""
        self.as_of.append((desk, index, value, reason))

    def record(self, order: Callable[[list[Desk]], list[Desk]] = list) -> Record:
        """The record, with reports and accounts in the order that `order` makes."""
        desks = order(self.desks)
        reports = {id(d): d.report() for d in desks}
        accounts = {id(d): d.account(reports[id(d)]) for d in desks}
        lineages = tuple(
            Lineage(
                content_id("l", reports[id(line[0])].id),
                reports[id(line[0])].id,
                tuple(reports[id(d)].id for d in line),
            )
            for line in self.lines
        )
        dated, as_of = (
            tuple(Inference(accounts[id(d)].assertions[i].id, value, why) for d, i, value, why in its)
            for its in (self.inferred, self.as_of)
        )
        links = tuple(Link(a.id, 1.0, ()) for a in accounts.values())
        return Record(
            Incident("i_test", links, False, dated, as_of_inferences=as_of),
            tuple(accounts.values()),
            tuple(reports.values()),
            lineages,
        )

    def findings(self, policy: str = "gtd-2019") -> dict[str, Finding]:
        """The findings of `policy` by field."""
        return {f.field: f for f in reconcile(self.record(), policy)}


@pytest.fixture
def newsroom() -> Newsroom:
    """An empty newsroom."""
    return Newsroom()


@pytest.fixture(scope="session")
def days() -> Callable[..., PartialDate]:
    """Makes a date of an ISO day, or of two."""
    return day


@pytest.fixture(scope="session")
def open_newsroom() -> type[Newsroom]:
    """Opens an empty newsroom: for properties, which need one for each example."""
    return Newsroom
