"""The reports in full: the text cut at every begin and end of a span, so that spans may overlap or nest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.model.report import Passage, PassageKind, Report
from variorum.publish.dossier.edition import Edition, Numbered
from variorum.publish.dossier.evidence import Ref, outlet_of, reference
from variorum.publish.dossier.matrix import CELL, published
from variorum.publish.dossier.safe import anchor, link
from variorum.publish.dossier.words import assertion_label, firmness, value_words
from variorum.publish.responsibility import said
from variorum.publish.summary_words import first_words


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that the same spans cover throughout. `role` is that of the shortest span's voice.

    `begins` are the anchors of the spans that begin here; `ends` are (number, card) of those that end;
    `card` is where the words lead; `spans` names all that cover it. Text that no span covers has none.
    """

    text: str
    role: str
    card: str
    spans: tuple[str, ...]
    begins: tuple[str, ...]
    ends: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """An entry of the margin: an assertion whose words begin in the paragraph."""

    number: int
    ref: Ref
    label: str
    value: str
    firm: str
    voice: str
    role: str
    background: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A passage with its margin."""

    title: bool
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class FullText:
    """A report in full, with what is known of it."""

    anchor: str
    siglum: str
    outlet: str
    title: str | None
    published: str
    known: str
    moment: str | None
    origin: str
    url: str | None
    href: str | None
    language: str
    sha256: str
    id: str
    version: int
    replaces: str | None
    blocks: tuple[Block, ...]


def full_texts(edition: Edition) -> tuple[FullText, ...]:
    """Every report of the page, in the order of the sigla."""
    return tuple(_full(edition, report) for report in edition.reports)


def _full(edition: Edition, report: Report) -> FullText:
    time = report.published
    return FullText(
        anchor=anchor("r", report.id),
        siglum=edition.sigla[report.id],
        outlet=outlet_of(report),
        title=None if report.title is None else report.title,
        published=published(report),
        known="" if time is None else time.known.value,
        moment=None if time is None else time.iso,
        # the folder is the business of who made the page, not of who reads it
        origin=report.origin.rsplit("/", 1)[-1],
        url=None if report.url is None else report.url,
        href=link(report.url),
        language=report.language,
        sha256=report.sha256,
        id=report.id,
        version=report.version,
        replaces=None if report.replaces is None else report.replaces,
        blocks=tuple(_blocks(edition, report)),
    )


def _blocks(edition: Edition, report: Report) -> Iterator[Block]:
    """The passages, each with the blank text up to the next one, so that no character is left out."""
    numbered = edition.said[report.id]
    background = {r.incident.id for r in edition.background}
    for passage in passages(report):
        begin_here = [n for n in numbered if passage.start <= n.assertion.span.start < passage.end]
        yield Block(
            title=passage.kind is PassageKind.TITLE,
            segments=tuple(segments(report, passage, numbered)),
            notes=tuple(_note(edition, n, background) for n in begin_here),
        )


def passages(report: Report) -> tuple[Passage, ...]:
    """The passages of a report, stretched so that together they hold the whole text."""
    found = sorted(report.passages, key=lambda p: p.start) or [
        Passage(0, len(report.text), PassageKind.PARAGRAPH)
    ]
    starts = [0, *(p.start for p in found[1:]), len(report.text)]
    stretched = zip(found, starts, starts[1:], strict=False)
    return tuple(Passage(start, end, p.kind) for p, start, end in stretched if start < end)


def segments(report: Report, passage: Passage, numbered: Sequence[Numbered]) -> Iterator[Segment]:
    """The passage cut at every begin and end of a span."""
    inside = [
        n for n in numbered if n.assertion.span.start < passage.end and n.assertion.span.end > passage.start
    ]
    for low, high in cut(passage, ((n.assertion.span.start, n.assertion.span.end) for n in inside)):
        over = [n for n in inside if n.assertion.span.start <= low and high <= n.assertion.span.end]
        yield _segment(report.text[low:high], (low, high), over)


def cut(passage: Passage, ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """A passage as the stretches between all begins and ends of these ranges: none covers a part of a stretch."""
    cuts = {passage.start, passage.end, *(edge for both in ranges for edge in both)}
    yield from pairwise(sorted(c for c in cuts if passage.start <= c <= passage.end))


def _segment(text: str, place: tuple[int, int], over: Iterable[Numbered]) -> Segment:
    shortest_first = sorted(over, key=lambda n: (n.assertion.span.end - n.assertion.span.start, n.number))
    if not shortest_first:
        return Segment(text, "", "", (), (), ())
    inner = shortest_first[0].assertion
    return Segment(
        text=text,
        role=inner.voice.primary.role.value,
        card=anchor("e", inner.id),
        spans=tuple(anchor("w", n.assertion.id) for n in shortest_first),
        begins=tuple(
            anchor("w", n.assertion.id) for n in shortest_first if n.assertion.span.start == place[0]
        ),
        ends=tuple(
            (n.number, anchor("e", n.assertion.id))
            for n in sorted(shortest_first, key=lambda n: n.number)
            if n.assertion.span.end == place[1]
        ),
    )


def _note(edition: Edition, numbered: Numbered, background: set[str]) -> Note:
    assertion = numbered.assertion
    primary = assertion.voice.primary
    return Note(
        number=numbered.number,
        ref=reference(edition, assertion),
        label=assertion_label(assertion),
        value=first_words(value_words(assertion.value), CELL),
        firm=firmness(assertion),
        voice=said(primary.name, primary.role),
        role=primary.role.value,
        background=numbered.incident_id in background,
    )
