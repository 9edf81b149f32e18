"""One incident as the page tells it: head, record, ledger, tolls, statements, apparatus, ties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from variorum.model.assertion import Assertion
from variorum.model.codebook import TOLLS
from variorum.model.finding import Record
from variorum.publish.dossier.edition import Edition
from variorum.publish.dossier.evidence import Card, card
from variorum.publish.dossier.ledger import Entry, Part, entries, ledger
from variorum.publish.dossier.matrix import Matrix, matrix
from variorum.publish.dossier.plots.places import Map, places
from variorum.publish.dossier.plots.said import statements
from variorum.publish.dossier.plots.timeline import Timeline, timeline
from variorum.publish.dossier.plots.toll import Course, course
from variorum.publish.dossier.safe import anchor
from variorum.publish.dossier.settled import OPEN, FieldView, Policies, rows
from variorum.publish.dossier.ties import Ties, ties
from variorum.publish.dossier.tolls import Plot, plot
from variorum.publish.responsibility import responsibility
from variorum.publish.summary import block
from variorum.reconcile.evidence import gather
from variorum.reconcile.fields import collated

#: the fields of the heading
_HEAD = ("type", "date", "place")


@dataclass(frozen=True, slots=True)
class Apparatus:
    """A field with the cards of all assertions of it, in the order of the reports."""

    field: FieldView
    anchor: str
    cards: tuple[Card, ...]

    @property
    def toll(self) -> bool:
        """True for a toll, whose readings stand in a table of their own."""
        return self.field.name.split("/")[0] in TOLLS


@dataclass(frozen=True, slots=True)
class IncidentView:
    """An incident, ready for the templates. `head` has the fields of the heading that are told.

    `calm` are the policies (by position) that leave no field open.
    """

    id: str
    anchor: str
    background: bool
    what: str
    when: str
    where: str
    head: dict[str, FieldView]
    said: tuple[str, ...]
    reports: int
    lineages: int
    outlets: tuple[str, ...]
    disputed: tuple[FieldView, ...]
    calm: Policies
    matrix: Matrix
    courses: tuple[Course, ...]
    timeline: Timeline | None
    map: Map | None
    ledger: tuple[Part, ...]
    tolls: tuple[Plot, ...]
    statements: tuple[Entry, ...]
    motives: tuple[Entry, ...]
    assessments: tuple[Entry, ...]
    apparatus: tuple[Apparatus, ...]
    ties: Ties


def incident_view(edition: Edition, record: Record) -> IncidentView:
    """The view of one record."""
    table = matrix(edition, record)
    fields = {row.field.name: row.field for row in table.rows}
    summary = block(record, edition.policies[0])
    tolls = [f for name, f in fields.items() if name.split("/")[0] in TOLLS]
    return IncidentView(
        id=record.incident.id,
        anchor=anchor("i", record.incident.id),
        background=record.incident.background,
        what=summary.what,
        when=summary.when,
        where=summary.where,
        head={name: fields[name] for name in _HEAD if name in fields},
        said=tuple(responsibility(record)),
        reports=summary.reports,
        lineages=summary.lineages,
        outlets=tuple(summary.outlets),
        disputed=tuple(f for f in fields.values() if f.open),
        calm=_calm(edition, fields.values()),
        matrix=table,
        courses=tuple(_courses(edition, record, fields)),
        timeline=timeline(edition, gather(record), fields.get("date"), _named(record, "said-and-happened")),
        map=places(fields.get("place"), _named(record, "places")),
        ledger=ledger(edition, record),
        tolls=tuple(plot(f) for f in tolls if f.readings),
        statements=entries(edition, record, ("statement",)),
        motives=entries(edition, record, ("motive",)),
        assessments=entries(edition, record, ("assessment",)),
        apparatus=_apparatus(edition, record, fields),
        ties=ties(edition, record),
    )


def _courses(edition: Edition, record: Record, fields: dict[str, FieldView]) -> Iterator[Course]:
    """The tolls that have a course: a figure at two times, or by two voices."""
    for found in collated(_of_tolls(record)):
        if found.field in fields and found.field != "attackers":
            name = _named(record, found.field)
            drawn = course(edition, fields[found.field], statements(found), name)
            if drawn is not None:
                yield drawn


def _of_tolls(record: Record) -> Record:
    """The record with its tolls alone, and the number of attackers, whom a toll may include."""
    accounts = (replace(a, assertions=a.of(*TOLLS, "attackers")) for a in record.accounts)
    return replace(record, accounts=tuple(accounts))


def _calm(edition: Edition, fields: Iterable[FieldView]) -> Policies:
    restless = {i for f in fields for i, s in enumerate(f.settled) if s.status in OPEN}
    return tuple(i for i in range(len(edition.policies)) if i not in restless)


def _named(record: Record, what: str) -> str:
    """The name of a table of an incident, as a file may be called."""
    return anchor(record.incident.id, what)


def _apparatus(edition: Edition, record: Record, fields: dict[str, FieldView]) -> tuple[Apparatus, ...]:
    """Each assertion once: in its own field's row, not again where a claim stands behind a group."""
    shown_once: set[str] = set()
    found = []
    for name, assertions in rows(record).items():
        own = [a for a in assertions if a.field == name.split("/")[0] and a.id not in shown_once]
        shown_once |= {a.id for a in own}
        place = anchor(f"x-{record.incident.id}", name)
        found.append(Apparatus(fields[name], place, _cards(edition, record, own)))
    return tuple(a for a in found if a.cards or a.field.readings)


def _cards(edition: Edition, record: Record, assertions: list[Assertion]) -> tuple[Card, ...]:
    ordered = sorted(assertions, key=lambda a: (len(edition.sigla[a.report_id]), _place(edition, a)))
    return tuple(card(edition, record, a) for a in ordered)


def _place(edition: Edition, assertion: Assertion) -> tuple[str, int]:
    return edition.sigla[assertion.report_id], edition.numbers[assertion.id]
