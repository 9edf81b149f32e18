"""Evidence: one card for each assertion, with the exact words in their sentence and whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from variorum.model.assertion import Assertion, VoiceLink
from variorum.model.finding import Record
from variorum.model.report import Report, Span
from variorum.publish.dossier.edition import Edition
from variorum.publish.dossier.safe import anchor
from variorum.publish.dossier.words import assertion_label, exactly, firmness, notes, value_words
from variorum.publish.found_by import found_by
from variorum.publish.responsibility import said


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a context: the exact words (`quote`), words that attribute them (`cue`)."""

    text: str
    quote: bool
    cue: bool


@dataclass(frozen=True, slots=True)
class VoiceView:
    """One link of a voice chain; `words` are those of the report where they differ from the name."""

    name: str
    role: str
    words: str | None


@dataclass(frozen=True, slots=True)
class Ref:
    """A pointer to a card: "A 12", where it lies and where its words stand in the full report."""

    cite: str
    card: str
    place: str


@dataclass(frozen=True, slots=True)
class Card:
    """All there is on one assertion. `bytes` is the range in the original bytes, None where it has none."""

    ref: Ref
    field: str
    value: str
    exact: tuple[str, ...]
    firm: str
    stance: str
    role: str
    pieces: tuple[Piece, ...]
    chain: tuple[VoiceView, ...]
    siglum: str
    outlet: str
    start: int
    end: int
    bytes: tuple[int, int] | None
    as_of: str | None
    cue: str | None
    rule: str
    notes: tuple[tuple[str, str], ...]
    inferred: tuple[str, ...]


def outlet_of(report: Report) -> str:
    """The outlet, or the file's name where the outlet is not known."""
    return report.outlet or report.origin.rsplit("/", 1)[-1] or "outlet not known"


def reference(edition: Edition, assertion: Assertion) -> Ref:
    """Where the card of an assertion and its words in the full report are."""
    return Ref(edition.cite(assertion), anchor("e", assertion.id), anchor("w", assertion.id))


def card(edition: Edition, record: Record, assertion: Assertion) -> Card:
    """The card of one assertion of a record."""
    report = record.report(assertion.report_id)
    span = assertion.span
    return Card(
        ref=reference(edition, assertion),
        field=assertion_label(assertion),
        value=value_words(assertion.value),
        exact=tuple(exactly(assertion.value)),
        firm=firmness(assertion),
        stance=f"{assertion.stance.polarity.value}, {assertion.stance.certainty.value}",
        role=assertion.voice.primary.role.value,
        pieces=pieces(report, assertion),
        chain=chain(assertion),
        siglum=edition.sigla[report.id],
        outlet=outlet_of(report),
        start=span.start,
        end=span.end,
        bytes=report.offsets.byte_range(span.start, span.end),
        as_of=None if assertion.as_of is None else as_of(assertion),
        cue=None if assertion.cue is None else assertion.cue.quote,
        rule=found_by(record, assertion),
        notes=tuple((label, words) for label, words in notes(assertion)),
        inferred=inferred(record, assertion),
    )


def as_of(assertion: Assertion) -> str:
    """The time as of which a voice says it, with how it was resolved; "" without one."""
    moment = assertion.as_of
    return "" if moment is None else f"{value_words(moment)} ({moment.basis})"


def inferred(record: Record, assertion: Assertion) -> tuple[str, ...]:
    """What linked accounts give for a date that this report alone leaves open."""
    dated = (("dated", record.incident.inferences), ("as of", record.incident.as_of_inferences))
    return tuple(
        f"{what} {value_words(i.value)}: {i.reason}"
        for what, inferences in dated
        for i in inferences
        if i.assertion_id == assertion.id
    )


def chain(assertion: Assertion) -> tuple[VoiceView, ...]:
    """The voices from the outlet to who said it first."""
    return tuple(_voice(link) for link in assertion.voice.chain)


def _voice(link: VoiceLink) -> VoiceView:
    name = said(link.name, link.role)
    words = None if link.span is None or link.span.quote == link.name else link.span.quote
    return VoiceView(name, link.role.value, words)


def pieces(report: Report, assertion: Assertion) -> tuple[Piece, ...]:
    """The context of an assertion, cut where its quote and its cue begin and end."""
    quote, cue = assertion.span, assertion.cue
    low = min(assertion.context.start, quote.start)
    high = max(assertion.context.end, quote.end)
    cuts = {low, high, quote.start, quote.end}
    if cue is not None:
        cuts |= {cut for cut in (cue.start, cue.end) if low < cut < high}
    ends = sorted(cuts)
    return tuple(_piece(report.span(a, b), quote, cue) for a, b in pairwise(ends))


def _piece(stretch: Span, quote: Span, cue: Span | None) -> Piece:
    attributing = cue is not None and cue.covers(stretch)
    return Piece(stretch.quote, quote.covers(stretch), attributing)
