"""The table of assertions: who says what, in which report, at which characters and bytes, how firmly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from variorum.model.assertion import Account, Assertion, Voice
from variorum.model.finding import Record
from variorum.model.report import Report
from variorum.publish.summary_words import words
from variorum.publish.tables.columns import Row, columns
from variorum.publish.tables.table import Entry, Form
from variorum.publish.tidy.cells import value_cells


def entries(records: Iterable[Record]) -> Iterator[Entry]:
    """The rows by incident, account by account in the order of the text."""
    for record in records:
        reports = {r.id: r for r in record.reports}
        for account in record.accounts:
            its = (_row(reports[account.report_id], account, said) for said in account.assertions)
            yield from ((record.incident.id, {**row, "incident": record.incident.id}) for row in its)


def _row(report: Report, account: Account, said: Assertion) -> Row:
    return {
        "id": said.id,
        "report": report.id,
        "account": account.id,
        "told": account.kind.value,
        "field": said.field,
        **value_cells(said.value),
        **_place(report, said),
        **_voice(said.voice),
        "polarity": said.stance.polarity.value,
        "certainty": said.stance.certainty.value,
        "as_of": None if said.as_of is None else words(said.as_of),
        "notes": "; ".join(f"{key}={value}" for key, value in said.notes),
        "rule": said.rule,
    }


def _place(report: Report, said: Assertion) -> Row:
    """Where the words stand in the clean text and in the original bytes."""
    place: Row = {"quote": said.original, "start": said.span.start, "end": said.span.end}
    found = report.offsets.byte_range(said.span.start, said.span.end)
    return place if found is None else {**place, "byte_start": found[0], "byte_end": found[1]}


def _voice(voice: Voice) -> Row:
    through = "; ".join(link.name for link in voice.chain[:-1])
    return {"voice": voice.primary.name, "role": voice.primary.role.value, "through": through}


FORM = Form(
    name="assertions",
    title="Assertions: one row for each thing that a report says of an incident",
    columns=columns("tidy", "assertions"),
    entries=entries,
    key="id",
    cited="report",
    exact=True,
)
