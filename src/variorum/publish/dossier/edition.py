"""What the whole page shares: the reports in order with their sigla, and a number for every assertion.

As in a printed variorum, each witness has a siglum (A, B, C ...); "A 12" is the twelfth assertion of report A
in the order of its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.model.assertion import Assertion
from variorum.model.finding import Record
from variorum.model.report import Report
from variorum.publish.dossier.safe import anchor

_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Numbered:
    """An assertion with its number in its report and the incident it is told of."""

    assertion: Assertion
    number: int
    incident_id: str


@dataclass(frozen=True, slots=True)
class Edition:
    """Records in page order, policies (the run's own first), reports by siglum, assertions by report.

    `others` are incidents that have a page beside this one, in a folder.
    """

    main: tuple[Record, ...]
    background: tuple[Record, ...]
    policies: tuple[str, ...]
    reports: tuple[Report, ...]
    sigla: dict[str, str]
    said: dict[str, tuple[Numbered, ...]]
    numbers: dict[str, int]
    others: frozenset[str] = frozenset()

    def address(self, incident_id: str) -> str | None:
        """Where an incident is to be found: on this page, on one beside it, or nowhere (None)."""
        if any(r.incident.id == incident_id for r in (*self.main, *self.background)):
            return f"#{anchor('i', incident_id)}"
        return f"{page_name(incident_id)}" if incident_id in self.others else None

    def place(self, report_id: str) -> tuple[int, str]:
        """Where a report stands in the order of the sigla; one that the page does not have comes first."""
        siglum = self.sigla.get(report_id, "")
        return len(siglum), siglum

    def cite(self, assertion: Assertion) -> str:
        """The siglum and number of an assertion: "A 12"."""
        return f"{self.sigla[assertion.report_id]} {self.numbers[assertion.id]}"


def page_name(incident_id: str) -> str:
    """The file of an incident's own page in a folder."""
    return f"{anchor('incident', incident_id)}.html"


def single(record: Record, policies: tuple[str, ...], others: frozenset[str]) -> Edition:
    """The edition of one incident, on a page of its own whether or not it is told of in passing."""
    front = replace(record, incident=replace(record.incident, background=False))
    held = edition((front,), policies[0])
    return replace(held, main=(record,), policies=policies, others=others)


def edition(records: Sequence[Record], policy: str) -> Edition:
    """The edition of `records`; the order they come in makes no difference."""
    main = sorted((r for r in records if not r.incident.background), key=_main_first)
    background = sorted((r for r in records if r.incident.background), key=lambda r: r.incident.id)
    ordered = (*main, *background)
    reports = _reports(ordered)
    said = {report.id: _numbered(report, ordered) for report in reports}
    return Edition(
        main=tuple(main),
        background=tuple(background),
        policies=policies_of(ordered, policy),
        reports=reports,
        sigla={report.id: siglum(i) for i, report in enumerate(reports)},
        said=said,
        numbers={n.assertion.id: n.number for its in said.values() for n in its},
    )


def _main_first(record: Record) -> tuple[int, str]:
    """Incidents that most reports are about come first."""
    return -len({a.report_id for a in record.accounts}), record.incident.id


def policies_of(records: Iterable[Record], policy: str) -> tuple[str, ...]:
    """The policies that settled any of the records, `policy` first."""
    others = {f.policy for r in records for f in r.findings} - {policy}
    return (policy, *sorted(others))


def _reports(records: Iterable[Record]) -> tuple[Report, ...]:
    found = {report.id: report for record in records for report in record.reports}
    return tuple(sorted(found.values(), key=_by_time))


def _by_time(report: Report) -> tuple[bool, str, str, str]:
    published = report.published
    return published is None, published.iso if published else "", report.outlet or "", report.id


def _numbered(report: Report, records: Iterable[Record]) -> tuple[Numbered, ...]:
    found = {a.id: (a, incident) for a, incident in _of_report(report.id, records)}
    in_order = sorted(found.values(), key=lambda pair: _text_order(pair[0]))
    return tuple(Numbered(a, i, incident) for i, (a, incident) in enumerate(in_order, start=1))


def _of_report(report_id: str, records: Iterable[Record]) -> Iterator[tuple[Assertion, str]]:
    for record in records:
        for account in record.accounts:
            if account.report_id == report_id:
                yield from ((a, record.incident.id) for a in account.assertions)


def _text_order(assertion: Assertion) -> tuple[int, int, str, str]:
    return assertion.span.start, -assertion.span.end, assertion.field, assertion.id


def siglum(position: int) -> str:
    """A to Z, then AA, AB and so on."""
    letter = chr(ord("A") + position % _LETTERS)
    return letter if position < _LETTERS else siglum(position // _LETTERS - 1) + letter
