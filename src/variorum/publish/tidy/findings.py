"""The table of findings: what each policy made of each field of each incident."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from variorum.model.finding import Finding, Record
from variorum.publish.tables.columns import Row, columns
from variorum.publish.tables.table import Entry, Form
from variorum.publish.tidy.cells import value_cells


def entries(records: Iterable[Record]) -> Iterator[Entry]:
    """The rows by incident, in the order of the record."""
    for record in records:
        about = record.incident.id
        yield from ((about, _row(about, finding)) for finding in record.findings)


def _row(incident: str, finding: Finding) -> Row:
    chosen = [r for r in finding.readings if r.id in finding.chosen]
    return {
        "id": f"{incident}/{finding.policy}/{finding.field}",
        "incident": incident,
        "policy": finding.policy,
        "field": finding.field,
        "status": finding.status.value,
        **value_cells(finding.value),
        "readings": len(finding.readings),
        "chosen": len(chosen),
        "lineages": len({i for r in chosen for i in r.lineages}),
        "voices": "; ".join(dict.fromkeys(v for r in chosen for v in r.voices if v)),
        "sentence": finding.sentence,
        "rule": finding.rule,
        "citation": finding.citation,
    }


FORM = Form(
    name="findings",
    title="Findings: one row a field, incident and policy",
    columns=columns("tidy", "findings"),
    entries=entries,
    key="id",
    cited="citation",
)
