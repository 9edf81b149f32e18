"""Everything behind one incident, as plain structures: fields, readings, witnesses with quote and place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.model.assertion import Assertion, Certainty, Polarity, Stance, VoiceLink
from variorum.model.codebook import Field, codebook
from variorum.model.finding import Finding, Loss, Reading, Record
from variorum.model.report import Report
from variorum.publish.found_by import found_by
from variorum.publish.responsibility import said
from variorum.publish.summary import Block, block
from variorum.publish.summary_words import field_label, words

#: the mark of what is read from a row of a table
HAND_CODED = "hand-coded"


@dataclass(frozen=True, slots=True)
class Witness:
    """One assertion: who says it, how firmly, as of when, and the words at [start, end) of which report.

    `voices` has the outlet first and the voice that said it first last, each as (name, role).
    """

    id: str
    voices: tuple[tuple[str, str], ...]
    stance: str
    as_of: str | None
    report: str
    outlet: str
    start: int
    end: int
    quote: str
    context: str
    notes: tuple[tuple[str, str], ...]
    rule: str


@dataclass(frozen=True, slots=True)
class ReadingDetail:
    """A distinct value with its witnesses and those who deny it; `lost` says why it was not chosen.

    `id` is the reading's, "" where the policy has no finding on the field.
    `ended_by` is the id of the assertion that replaced, corrected or withdrew it, None where it still stands.
    `reports` and `lineages` are how many stand behind it, `voices` the primary voices.
    """

    id: str
    value: str
    chosen: bool
    lost: str | None
    stance: str
    reports: int
    lineages: int
    voices: tuple[str, ...]
    witnesses: tuple[Witness, ...]
    denied_by: tuple[Witness, ...] = ()
    ended_by: str | None = None


@dataclass(frozen=True, slots=True)
class FieldDetail:
    """A field: what the policy made of it and every reading. Without a finding, status is "not settled"."""

    field: str
    label: str
    status: str
    value: str
    sentence: str
    rule: str
    citation: str
    readings: tuple[ReadingDetail, ...]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report behind the incident: `score` and `reasons` say why it is linked."""

    id: str
    outlet: str
    published: str | None
    title: str | None
    origin: str
    url: str | None
    version: int
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineageLine:
    """Reports that are one witness, and why."""

    id: str
    origin: str
    reports: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """All there is on one incident under one policy."""

    policy: str
    summary: Block
    fields: tuple[FieldDetail, ...]
    reports: tuple[ReportLine, ...]
    lineages: tuple[LineageLine, ...]
    inferences: tuple[str, ...]


def detail(record: Record, policy: str) -> Detail:
    """The detail of a record; fields come in the order of the codebook and only where something is said."""
    return Detail(
        policy=policy,
        summary=block(record, policy),
        fields=tuple(_fields(record, record.under(policy))),
        reports=tuple(_report_lines(record)),
        lineages=tuple(_lineage_lines(record)),
        inferences=tuple(f"{words(i.value)}: {i.reason}" for i in record.incident.inferences),
    )


def _fields(record: Record, findings: dict[str, Finding]) -> Iterable[FieldDetail]:
    """Every field that has a finding, parts of a toll after their whole, or that anything is said of."""
    for field in codebook().fields:
        settled = [f for name, f in findings.items() if name.partition("/")[0] == field.name]
        yield from (_field(record, finding) for finding in settled)
        if not settled:
            yield from _unsettled(record, field)


def _field(record: Record, finding: Finding) -> FieldDetail:
    known = {a.id: a for a in record.assertions()}
    losses = {loss.reading_id: loss for loss in finding.losses}
    return FieldDetail(
        field=finding.field,
        label=field_label(finding.field),
        status=finding.status.value,
        value=words(finding.value),
        sentence=finding.sentence,
        rule=finding.rule,
        citation=finding.citation,
        readings=tuple(
            _reading(record, r, known, (r.id in finding.chosen, losses.get(r.id))) for r in finding.readings
        ),
    )


def _reading(
    record: Record, reading: Reading, known: dict[str, Assertion], fate: tuple[bool, Loss | None]
) -> ReadingDetail:
    chosen, loss = fate
    return ReadingDetail(
        id=reading.id,
        value=words(reading.value),
        chosen=chosen,
        lost=loss.reason if loss else None,
        stance=stance_words(reading.stance),
        reports=len(reading.reports),
        lineages=len(reading.lineages),
        voices=reading.voices,
        witnesses=_witnesses(record, (known[i] for i in reading.assertions if i in known)),
        denied_by=_witnesses(record, (known[i] for i in reading.denied_by if i in known)),
        ended_by=loss.ended.by if loss and loss.ended else None,
    )


def _unsettled(record: Record, field: Field) -> Iterable[FieldDetail]:
    """What is said of a field on which the policy has no finding, by value and stance."""
    groups: dict[tuple[str, str], list[Assertion]] = defaultdict(list)
    for assertion in record.assertions(field.name):
        groups[words(assertion.value), stance_words(assertion.stance)].append(assertion)
    if not groups:
        return
    readings = tuple(_unread(record, value, stance, its) for (value, stance), its in groups.items())
    yield FieldDetail(field.name, field_label(field.name), "not settled", "", "", "", "", readings)


def _unread(record: Record, value: str, stance: str, its: Sequence[Assertion]) -> ReadingDetail:
    return ReadingDetail(
        id="",
        value=value,
        chosen=False,
        lost=None,
        stance=stance,
        reports=len({a.report_id for a in its}),
        lineages=_lineages(record, its),
        voices=tuple(sorted({a.voice.primary.name for a in its})),
        witnesses=_witnesses(record, its),
    )


def _lineages(record: Record, assertions: Iterable[Assertion]) -> int:
    """How many independent lineages the reports of these assertions belong to."""
    origin = {report_id: line.witness for line in record.lineages for report_id in line.report_ids}
    return len({origin.get(a.report_id, a.report_id) for a in assertions})


def _witnesses(record: Record, assertions: Iterable[Assertion]) -> tuple[Witness, ...]:
    return tuple(_witness(record, a) for a in assertions)


def _witness(record: Record, assertion: Assertion) -> Witness:
    report = record.report(assertion.report_id)
    return Witness(
        id=assertion.id,
        voices=tuple((said(link.name, link.role), _role(report, link)) for link in assertion.voice.chain),
        stance=stance_words(assertion.stance),
        as_of=None if assertion.as_of is None else words(assertion.as_of),
        report=report.id,
        outlet=outlet_of(report),
        start=assertion.span.start,
        end=assertion.span.end,
        quote=assertion.original,
        context=assertion.context.quote,
        notes=assertion.notes,
        rule=found_by(record, assertion),
    )


def _role(report: Report, link: VoiceLink) -> str:
    """What a voice is to the happening; a table is marked as what people coded by hand."""
    return link.role.value if report.dataset is None else HAND_CODED


def outlet_of(report: Report) -> str:
    """Who published a report; the name of its file where it does not say."""
    return report.outlet or report.origin.rsplit("/", 1)[-1]


def stance_words(stance: Stance) -> str:
    """How firmly and which way: "certain", "denied", "possible"; certainty alone where it is affirmed."""
    if stance.polarity is Polarity.AFFIRMED:
        return stance.certainty.value
    if stance.certainty is Certainty.CERTAIN:
        return stance.polarity.value
    return f"{stance.polarity.value}, {stance.certainty.value}"


def _report_lines(record: Record) -> Iterable[ReportLine]:
    links = {link.account_id: link for link in record.incident.links}
    for account in record.accounts:
        report, link = record.report(account.report_id), links[account.id]
        published = None if report.published is None else report.published.iso
        yield ReportLine(
            id=report.id,
            outlet=outlet_of(report),
            published=published,
            title=report.title,
            origin=report.origin,
            url=report.url,
            version=report.version,
            score=link.score,
            reasons=link.reasons,
        )


def _lineage_lines(record: Record) -> Iterable[LineageLine]:
    held = {r.id for r in record.reports}
    for lineage in record.lineages:
        reasons = tuple(f"{d.report_id} {d.kind.value}: {d.reason}" for d in lineage.derived)
        its = tuple(i for i in lineage.report_ids if i in held)
        yield LineageLine(lineage.id, lineage.origin_id, its, reasons)
