"""The summary of a run: from records to plain structures, nothing drawn yet.

One block for each main incident, one line for each that reports tell of only in passing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from variorum.model.codebook import TOLLS, codebook
from variorum.model.finding import Finding, Reading, Record, Status
from variorum.model.value import Count, PartialDate, Place, Term, Value
from variorum.publish.responsibility import count_reports, responsibility
from variorum.publish.summary_words import ID_SHOWN, SERIES_WORDS, field_label, joined, triple, words

#: the states that a coder has to look at; agreed and single ones need no words
_OPEN = (Status.DISPUTED, Status.RANGE, Status.SUPERSEDED, Status.NONE_SUPPORTED)


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people as low, best, high; `text` puts them in one word."""

    field: str
    label: str
    low: int | None
    best: int | None
    high: int | None
    text: str
    status: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field on which the readings differ, the readings in words, and the rule that settled it."""

    field: str
    label: str
    status: str
    readings: tuple[str, ...]
    value: str
    sentence: str
    rule: str
    citation: str


@dataclass(frozen=True, slots=True)
class Block:
    """What a coder wants to know of an incident at a glance. `lineages` counts independent witnesses."""

    id: str
    background: bool
    what: str
    when: str
    where: str
    tolls: tuple[Toll, ...]
    said: tuple[str, ...]
    reports: int
    lineages: int
    outlets: tuple[str, ...]
    disputes: tuple[Dispute, ...]
    twins: tuple[str, ...]
    series: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Blocks for the main incidents and for the background ones, under one policy."""

    policy: str
    main: tuple[Block, ...]
    background: tuple[Block, ...]


def summarise(records: Iterable[Record], policy: str) -> Summary:
    """The summary of `records` under `policy`, in their order."""
    blocks = [block(record, policy) for record in records]
    main = tuple(b for b in blocks if not b.background)
    return Summary(policy, main, tuple(b for b in blocks if b.background))


def block(record: Record, policy: str) -> Block:
    """The block of one incident."""
    findings = record.under(policy)
    return Block(
        id=record.incident.id,
        background=record.incident.background,
        what=_what(record, findings),
        when=_value_of(record, findings, "date", PartialDate),
        where=_value_of(record, findings, "place", Place),
        tolls=tuple(t for field in TOLLS if (t := _toll(findings.get(field)))),
        said=responsibility(record),
        reports=count_reports(record, (r.id for r in record.reports)),
        lineages=len({line.witness for line in record.lineages}),
        outlets=_outlets(record),
        disputes=tuple(_dispute(f) for f in findings.values() if _is_open(f)),
        twins=tuple(twin.incident_id for twin in record.incident.twins),
        series=tuple(_series(record)),
    )


def _series(record: Record) -> Iterator[str]:
    """ "Part of X", "has as parts Y, Z": each with its id."""
    for role, says in SERIES_WORDS.items():
        others = [f"{s.label} ({s.incident_id[:ID_SHOWN]})" for s in record.series if s.role is role]
        if others:
            yield f"{says} {joined(others)}"


def _what(record: Record, findings: dict[str, Finding]) -> str:
    """The type of happening, and what was attacked if that is settled."""
    kind = _value_of(record, findings, "type", Term)
    target = findings.get("target")
    if target is None or not isinstance(target.value, Term):
        return kind
    return f"{kind} (target: {target.value.label})"


def _value_of(record: Record, findings: dict[str, Finding], field: str, kind: type[Value]) -> str:
    """The finding's value in words; without a finding what most assertions say; else that it is not known."""
    finding = findings.get(field)
    if finding is not None:
        return words(finding.value)
    told = Counter(words(a.value) for a in record.assertions(field) if isinstance(a.value, kind))
    if told:
        return told.most_common(1)[0][0]
    return f"{field_label(field)} not known"


def _toll(finding: Finding | None) -> Toll | None:
    if finding is None or not isinstance(finding.value, Count):
        return None
    value = finding.value
    ends = (value.low, value.best, value.high)
    return Toll(finding.field, field_label(finding.field), *ends, triple(value), finding.status.value)


def _outlets(record: Record) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.outlet or r.origin.rsplit("/", 1)[-1] for r in record.reports))


def _is_open(finding: Finding) -> bool:
    """True where readings differ in a field that can have only one value; parts of a toll follow it."""
    whole, _, part = finding.field.partition("/")
    return finding.status in _OPEN and not part and not codebook().field(whole).many


def _dispute(finding: Finding) -> Dispute:
    return Dispute(
        field=finding.field,
        label=field_label(finding.field),
        status=finding.status.value,
        readings=tuple(reading_words(r) for r in finding.readings),
        value=words(finding.value),
        sentence=finding.sentence,
        rule=finding.rule,
        citation=finding.citation,
    )


def reading_words(reading: Reading) -> str:
    """A reading with who says so: "84 (Iranian authorities)"."""
    voices = ", ".join(reading.voices[:2]) + (" and others" if len(reading.voices) > 2 else "")
    return f"{words(reading.value)} ({voices})" if voices else words(reading.value)
