"""Two reports side by side where one was made of the other, the words that both have marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.model.finding import Record
from variorum.model.incident import MERGING, Derived
from variorum.publish.dossier.edition import Edition
from variorum.publish.dossier.evidence import outlet_of
from variorum.publish.lineage import Passage, beside


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text, and whether the other report has it too."""

    text: str
    shared: bool


#: a paragraph, empty where the other report has nothing beside it
Cell = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """The origin on the left, what was made of it on the right, paragraphs with shared words in one row."""

    siglum: str
    outlet: str
    made_siglum: str
    made_outlet: str
    kind: str
    words: int
    rows: tuple[tuple[Cell, Cell], ...]


def pairs(edition: Edition, record: Record) -> tuple[Pair, ...]:
    """The pairs of an incident, in the order of the sigla of what was made."""
    edges = [d for lineage in record.lineages for d in lineage.derived if d.kind in MERGING]
    held = [d for d in edges if d.origin_id in edition.sigla and d.report_id in edition.sigla]
    held.sort(key=lambda d: (edition.place(d.report_id), edition.place(d.origin_id)))
    return tuple(_pair(edition, one) for one in held)


def _pair(edition: Edition, derived: Derived) -> Pair:
    reports = {report.id: report for report in edition.reports}
    origin, made = reports[derived.origin_id], reports[derived.report_id]
    found = beside(origin, made, ())
    return Pair(
        siglum=edition.sigla[origin.id],
        outlet=outlet_of(origin),
        made_siglum=edition.sigla[made.id],
        made_outlet=outlet_of(made),
        kind=derived.kind.value,
        words=found.words,
        rows=tuple((_cell(left), _cell(right)) for left, right in found.rows),
    )


def _cell(passage: Passage | None) -> Cell:
    return tuple(stretches(passage.text, passage.copied)) if passage else ()


def stretches(text: str, marked: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """`text` cut at the ends of the ranges `marked`, which are in order and do not overlap."""
    at = 0
    for start, end in marked:
        if at < start:
            yield Stretch(text[at:start], shared=False)
        yield Stretch(text[start:end], shared=True)
        at = end
    if at < len(text):
        yield Stretch(text[at:], shared=False)
