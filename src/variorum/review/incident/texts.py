"""The reports of an incident, cut so that every span and every copied passage can be marked by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.model.finding import Record
from variorum.model.incident import MERGING, Derived
from variorum.model.report import Passage, PassageKind, Report
from variorum.publish.detail import stance_words
from variorum.publish.dossier.edition import Edition, Numbered
from variorum.publish.dossier.evidence import outlet_of
from variorum.publish.dossier.safe import anchor, link
from variorum.publish.dossier.texts import cut, passages
from variorum.publish.dossier.ties import how
from variorum.publish.dossier.words import assertion_label, firmness
from variorum.publish.responsibility import said


@dataclass(frozen=True, slots=True)
class Tag:
    """What a highlight says of itself: field, voice and stance. `key` is the assertion's number on the page."""

    key: str
    anchor: str
    field: str
    voice: str
    stance: str
    role: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that the same spans cover: `keys` are theirs; `begins` and `ends` those that begin and end here."""

    words: str
    copied: bool
    keys: tuple[str, ...]
    begins: tuple[Tag, ...]
    ends: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A passage; `title` if it is one, `start` where it begins in the clean text."""

    title: bool
    start: int
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A report in full; `title` is its headline where that is no part of the text.

    `made_of` says in words what it has of others, `copied` whether any of it is marked so.
    """

    anchor: str
    id: str
    siglum: str
    outlet: str
    title: str
    published: str
    known: str
    origin: str
    href: str | None
    made_of: tuple[str, ...]
    copied: bool
    blocks: tuple[Block, ...]


def key_of(siglum: str, number: int) -> str:
    """What the page calls an assertion: "A12"."""
    return f"{siglum}{number}"


def texts(edition: Edition, record: Record) -> tuple[Text, ...]:
    """Every report of the incident, in the order of the sigla."""
    derived = [d for line in record.lineages for d in line.derived]
    return tuple(_text(edition, r, [d for d in derived if d.report_id == r.id]) for r in edition.reports)


def _text(edition: Edition, report: Report, derived: Sequence[Derived]) -> Text:
    siglum, time = edition.sigla[report.id], report.published
    copied = [place for d in derived if d.kind in MERGING for place in d.copied]
    marked = [(_tag(siglum, n), n) for n in edition.said[report.id]]
    return Text(
        anchor=anchor("r", report.id),
        id=report.id,
        siglum=siglum,
        outlet=outlet_of(report),
        title=_headline(report),
        published=time.iso if time else "no time",
        known=time.known.value if time else "",
        origin=report.origin.rsplit("/", 1)[-1],
        href=link(report.url),
        made_of=tuple(how(d, edition.sigla.get(d.origin_id, d.outside or d.origin_id)) for d in derived),
        copied=bool(copied),
        blocks=tuple(
            Block(p.kind is PassageKind.TITLE, p.start, tuple(_stretches(report, p, marked, copied)))
            for p in passages(report)
        ),
    )


def _headline(report: Report) -> str:
    told = any(p.kind is PassageKind.TITLE for p in report.passages)
    return "" if told else report.title or ""


def _tag(siglum: str, numbered: Numbered) -> Tag:
    assertion = numbered.assertion
    primary = assertion.voice.primary
    return Tag(
        key=key_of(siglum, numbered.number),
        anchor=anchor("w", assertion.id),
        field=assertion_label(assertion),
        voice=said(primary.name, primary.role),
        stance=firmness(assertion) or stance_words(assertion.stance),
        role=primary.role.value,
    )


def _stretches(
    report: Report,
    passage: Passage,
    marked: Sequence[tuple[Tag, Numbered]],
    copied: Sequence[tuple[int, int]],
) -> Iterator[Stretch]:
    spans = [(tag, n.assertion.span.start, n.assertion.span.end) for tag, n in marked]
    inside = [s for s in spans if s[1] < passage.end and s[2] > passage.start]
    for low, high in cut(passage, [*((start, end) for _, start, end in inside), *copied]):
        over = [s for s in inside if s[1] <= low and high <= s[2]]
        yield Stretch(
            words=report.text[low:high],
            copied=any(start <= low and high <= end for start, end in copied),
            keys=tuple(tag.key for tag, _, _ in over),
            begins=tuple(tag for tag, start, _ in over if start == low),
            ends=tuple(tag for tag, _, end in over if end == high),
        )
