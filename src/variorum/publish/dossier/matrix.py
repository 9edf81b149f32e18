"""The record as a matrix: a row for each field, a column for each report, a cell for what it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from variorum.model.assertion import Assertion
from variorum.model.codebook import codebook
from variorum.model.finding import Record
from variorum.model.incident import MERGING
from variorum.model.report import Report
from variorum.model.value import Granularity, PartialDate
from variorum.publish.dossier.edition import Edition
from variorum.publish.dossier.evidence import Ref, inferred, outlet_of, reference
from variorum.publish.dossier.safe import anchor
from variorum.publish.dossier.settled import FieldView, field_view, rows
from variorum.publish.dossier.words import firmness, notes, value_words
from variorum.publish.responsibility import said
from variorum.publish.summary_words import date_words, first_words

#: longer values (an assessment, a motive) are cut in a cell; the evidence has them in full
CELL = 110


@dataclass(frozen=True, slots=True)
class Item:
    """A value in a cell: what it is, in whose words, how firmly, and where the evidence lies.

    `won` are the positions of the policies whose finding rests on it.
    """

    value: str
    words: str | None
    firm: str
    voice: str
    role: str
    own: bool
    refs: tuple[Ref, ...]
    won: tuple[int, ...]
    notes: tuple[tuple[str, str], ...]
    inferred: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A report as the head of a column; `after` is the siglum of the report that it derives from."""

    siglum: str
    outlet: str
    published: str
    anchor: str
    after: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A field: the findings in the first cell, then a cell of items for each column."""

    field: FieldView
    anchor: str
    cells: tuple[tuple[Item, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The record of one incident; `silent` are the fields on which no report says anything."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    silent: tuple[str, ...]


def matrix(edition: Edition, record: Record) -> Matrix:
    """The matrix of a record, its columns in the order of the sigla."""
    columns = columns_of(edition, record)
    table = rows(record)
    views = {name: field_view(edition, record, name) for name in table}
    return Matrix(
        columns=tuple(_column(edition, record, r) for r in columns),
        rows=tuple(
            Row(
                field=views[name],
                anchor=anchor(f"f-{record.incident.id}", name),
                cells=tuple(cell(edition, record, views[name], _from(r, its)) for r in columns),
            )
            for name, its in table.items()
        ),
        silent=tuple(f.label for f in codebook().fields if f.name not in table),
    )


def columns_of(edition: Edition, record: Record) -> tuple[Report, ...]:
    """The reports that have an account of the incident, in the order of the sigla."""
    telling = {a.report_id for a in record.accounts}
    return tuple(r for r in edition.reports if r.id in telling)


def _from(report: Report, assertions: Iterable[Assertion]) -> tuple[Assertion, ...]:
    return tuple(a for a in assertions if a.report_id == report.id)


def _column(edition: Edition, record: Record, report: Report) -> Column:
    return Column(
        siglum=edition.sigla[report.id],
        outlet=outlet_of(report),
        published=published(report),
        anchor=anchor("r", report.id),
        after=after(edition, record, report.id),
    )


def after(edition: Edition, record: Record, report_id: str) -> str | None:
    """The siglum of the report that this one copies, None where it is a witness of its own."""
    for lineage in record.lineages:
        for derived in lineage.derived:
            if derived.report_id == report_id and derived.kind in MERGING:
                return edition.sigla.get(derived.origin_id)
    return None


def published(report: Report) -> str:
    """The day of publication as people read it; what is given where it is no ISO day."""
    return "date not known" if report.published is None else day_of(report.published.iso)


def day_of(iso: str) -> str:
    """ "4 January 2024" for an ISO day or moment; the text itself where it is none."""
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return date_words(PartialDate(day, day, Granularity.DAY, "publication"))


def cell(
    edition: Edition, record: Record, field: FieldView, assertions: Iterable[Assertion]
) -> tuple[Item, ...]:
    """The items of a cell: assertions of one value by one voice, equally firm, are one item."""
    groups: dict[tuple[object, ...], list[Assertion]] = {}
    for assertion in assertions:
        primary = assertion.voice.primary
        key = (value_words(assertion.value), firmness(assertion), primary.name, primary.role, assertion.notes)
        groups.setdefault(key, []).append(assertion)
    return tuple(_item(edition, record, field, group) for group in groups.values())


def _item(edition: Edition, record: Record, field: FieldView, group: list[Assertion]) -> Item:
    first = group[0]
    primary = first.voice.primary
    value = value_words(first.value)
    words = first_words(first.original, CELL)
    same = words.casefold().strip("“”\"'.") == value.casefold().strip("“”\"'.")
    return Item(
        value=first_words(value, CELL),
        words=None if same or words == first_words(value, CELL) else words,
        firm=firmness(first),
        voice=said(primary.name, primary.role),
        role=primary.role.value,
        own=first.voice.outlets_own,
        refs=tuple(reference(edition, a) for a in group),
        won=tuple(i for i, s in enumerate(field.settled) if any(a.id in s.chosen for a in group)),
        notes=tuple((k, v) for k, v in notes(first)),
        inferred=tuple(dict.fromkeys(i for a in group for i in inferred(record, a))),
    )
