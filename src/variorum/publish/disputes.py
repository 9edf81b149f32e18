"""Disagreements as data: the fields on which independent reports differ, those that matter most first."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from variorum.model.codebook import TOLLS
from variorum.model.finding import Finding, Reading, Record, Status
from variorum.model.value import Count, PartialDate, Place
from variorum.publish.summary import block
from variorum.publish.summary_words import field_label, words
from variorum.publish.tables.columns import Cell
from variorum.publish.tables.csv_text import cell

#: the states in which a field may need a person
OPEN = frozenset({Status.DISPUTED, Status.RANGE, Status.NONE_SUPPORTED})
#: how much the whole of a field weighs: a life before a name, a name before a day or a town, these before the rest
_WEIGHTS = {"killed": 1.0, "group": 0.9, "date": 0.7, "place": 0.7, "branch": 0.5}
_OTHER_TOLL, _OTHER = 0.6, 0.2
#: the people, days and degrees (some 25 km) apart at which half of the weight is reached
_PEOPLE, _DAYS, _DEGREES = 10.0, 3.0, 0.25
#: who did it is yes or no; so are fields without a measure
_WHOLE = 1.0


@dataclass(frozen=True, slots=True)
class Side:
    """A reading of a disputed field: its value, who says it, and how many witnesses and denials it has."""

    value: str
    chosen: bool
    lineages: int
    reports: int
    voices: tuple[str, ...]
    first: str | None
    last: str | None
    denied: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field of an incident on which lineages differ: how much it matters (0..1), the readings, and what settled it."""

    weight: float
    incident_id: str
    what: str
    when: str
    where: str
    field: str
    label: str
    status: str
    finding: str
    sides: tuple[Side, ...]
    rule: str
    sentence: str


def disagreements(records: Iterable[Record], policy: str) -> list[Disagreement]:
    """The disagreements of all incidents under `policy`, by weight; of equal ones by incident and field."""
    found = [one for record in records for one in _of(record, policy)]
    return sorted(found, key=lambda d: (-d.weight, d.incident_id, d.field))


def _of(record: Record, policy: str) -> Iterator[Disagreement]:
    summary = block(record, policy)
    for finding in record.under(policy).values():
        if not differ(finding):
            continue
        yield Disagreement(
            weight=round(weight(finding), 3),
            incident_id=record.incident.id,
            what=summary.what,
            when=summary.when,
            where=summary.where,
            field=finding.field,
            label=field_label(finding.field),
            status=finding.status.value,
            finding="" if finding.value is None else words(finding.value),
            sides=tuple(_side(reading, finding) for reading in finding.readings),
            rule=finding.rule,
            sentence=finding.sentence,
        )


def differ(finding: Finding) -> bool:
    """True if not all lineages give one reading, or somebody denies one."""
    sides = {frozenset(r.lineages) for r in finding.readings if r.lineages}
    denied = any(r.denied_by for r in finding.readings)
    return finding.status in OPEN and (len(sides) > 1 or denied)


def weight(finding: Finding) -> float:
    """How much the disagreement matters, 0..1: the weight of the field times how far its readings lie apart."""
    whole = finding.field.partition("/")[0]
    most = _WEIGHTS.get(finding.field, _OTHER_TOLL if whole in TOLLS else _OTHER)
    return most * _apart(finding.readings)


def _apart(readings: Sequence[Reading]) -> float:
    measures: Iterator[Callable[[Sequence[Reading]], float | None]] = iter((_people, _days, _degrees))
    return next((found for measure in measures if (found := measure(readings)) is not None), _WHOLE)


def _people(readings: Sequence[Reading]) -> float | None:
    """How far the numbers of a toll lie apart; open ends do not count."""
    counts = [r.value for r in readings if isinstance(r.value, Count)]
    ends = [n for c in counts for n in (c.low, c.best, c.high) if n is not None]
    return _share(max(ends) - min(ends), _PEOPLE) if ends else None


def _days(readings: Sequence[Reading]) -> float | None:
    dates = [r.value for r in readings if isinstance(r.value, PartialDate)]
    days = [(d.start.toordinal(), d.end.toordinal()) for d in dates if d.start and d.end]
    if len(days) < len(dates) or not days:
        return None
    return _share(max(start for start, _ in days) - min(end for _, end in days), _DAYS)


def _degrees(readings: Sequence[Reading]) -> float | None:
    places = [r.value for r in readings if isinstance(r.value, Place)]
    points = [(p.latitude, p.longitude) for p in places if p.latitude is not None and p.longitude is not None]
    if len(points) < len(places) or not points:
        return None
    return _share(max(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a in points for b in points), _DEGREES)


def _share(apart: float, half: float) -> float:
    """0 for nothing, one half at `half`, towards 1 for more."""
    return max(0.0, apart) / (max(0.0, apart) + half)


def _side(reading: Reading, finding: Finding) -> Side:
    return Side(
        value=words(reading.value),
        chosen=reading.id in finding.chosen,
        lineages=len(reading.lineages),
        reports=len(reading.reports),
        voices=reading.voices,
        first=reading.first,
        last=reading.last,
        denied=len(reading.denied_by),
    )


def as_csv(found: Iterable[Disagreement]) -> str:
    """A row for each reading, so that a spreadsheet can sort and filter; no cell is a live formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows([cell(value) for value in _row(one, side)] for one in found for side in one.sides)
    return out.getvalue()


_COLUMNS = (
    *("weight", "incident", "what", "when", "where", "field", "status", "finding"),
    *("reading", "chosen", "lineages", "reports", "voices", "first", "last", "denied"),
    *("rule", "sentence"),
)


def _row(one: Disagreement, side: Side) -> Iterator[Cell]:
    """The cells under `_COLUMNS`."""
    yield from (one.weight, one.incident_id, one.what, one.when, one.where, one.field, one.status)
    yield from (one.finding, side.value, "yes" if side.chosen else "no", side.lineages, side.reports)
    yield from ("; ".join(side.voices), side.first, side.last, side.denied, one.rule, one.sentence)
