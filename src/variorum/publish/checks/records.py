"""Checks of records: words stand where they are said to, values have witnesses, figures and days are possible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from variorum.model.assertion import Account, Assertion
from variorum.model.finding import Finding
from variorum.model.report import Span
from variorum.model.value import Count, PartialDate, Place, Value
from variorum.publish.dataset import Dataset

#: the incident (or report) at fault, and what is wrong with it
Fault = tuple[str, str]


def quotes_stand(made: Dataset) -> Iterator[Fault]:
    """Every quote stands in its report at its span."""
    for record in made.records:
        reports = {r.id: r for r in record.reports}
        for account in record.accounts:
            report = reports[account.report_id]
            missing = [s for s in _spans(account) if not report.holds(s)]
            yield from ((record.incident.id, f"{report.id} lacks {s.quote!r} at {s.start}") for s in missing)


def _spans(account: Account) -> Iterator[Span]:
    yield account.head
    yield from account.mentions
    for said in account.assertions:
        yield from (said.span, said.context)
        yield from _voice_spans(said)


def _voice_spans(said: Assertion) -> Iterator[Span]:
    yield from (s for s in (said.cue, *(link.span for link in said.voice.chain)) if s is not None)


def values_have_witnesses(made: Dataset) -> Iterator[Fault]:
    """Every value that rests on readings has assertions of this record behind each of them."""
    for record in made.records:
        held = {a.id for a in record.assertions()}
        for finding in record.findings:
            if fault := _unsupported(finding, held):
                yield record.incident.id, f"{finding.policy}, {finding.field}: {fault}"


def _unsupported(finding: Finding, held: set[str]) -> str:
    readings = {r.id: r for r in finding.readings}
    if finding.readings and finding.value is not None and not finding.chosen:
        return "a value without a reading"
    if lost := [i for i in finding.chosen if i not in readings]:
        return f"no reading {lost[0]}"
    bare = [i for i in finding.chosen if not set(readings[i].assertions) & held]
    return f"nothing is said for {bare[0]}" if bare else ""


def ids_are_unique(made: Dataset) -> Iterator[Fault]:
    """No incident twice, no assertion twice."""
    incidents = Counter(r.incident.id for r in made.records)
    yield from ((i, "the incident is there twice") for i, n in incidents.items() if n > 1)
    first: dict[str, str] = {}
    for record in made.records:
        for said in record.assertions():
            if said.id in first:
                yield record.incident.id, f"{said.id} is in {first[said.id]} as well"
            first[said.id] = record.incident.id


def values_are_possible(made: Dataset) -> Iterator[Fault]:
    """low <= best <= high, a first day before the last, degrees on the globe."""
    for record in made.records:
        settled = ((f"{f.policy}, {f.field}", f.value) for f in record.findings)
        said = ((a.id, a.value) for a in record.assertions())
        for where, value in (*settled, *said):
            if value is not None and (fault := _impossible(value)):
                yield record.incident.id, f"{where}: {fault}"


def _impossible(value: Value) -> str:
    match value:
        case Count():
            ends = [n for n in (value.low, value.best, value.high) if n is not None]
            return "" if ends == sorted(ends) and min(ends, default=0) >= 0 else f"the figures are {ends}"
        case PartialDate(start=start, end=end):
            fits = (start is None) == (end is None) and (start is None or end is None or start <= end)
            return "" if fits else f"from {start} to {end}"
        case Place(latitude=latitude, longitude=longitude):
            on_globe = abs(latitude or 0) <= 90 and abs(longitude or 0) <= 180
            return "" if on_globe else f"at {latitude}, {longitude}"
    return ""
