"""Our own tables: findings, assertions and reports of the invented bombing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.publish.made_records import Values, rows_of
from variorum.model.finding import Status
from variorum.model.value import Nothing, Value
from variorum.publish.tables.columns import Row, columns
from variorum.publish.tidy import assertions, findings, reports
from variorum.publish.tidy.cells import value_cells


@pytest.mark.parametrize(
    ("value", "cells"),
    [
        (None, {}),
        (Values.count(84, None, 99), {"value": "84–99", "code": None, "low": 84, "best": None, "high": 99}),
        (
            Values.days("2024-01-03", "2024-01-04"),
            {"value": "3–4 January 2024", "code": None, "date_start": "2024-01-03", "date_end": "2024-01-04"},
        ),
        (Values.unresolved(), {"value": "a Wednesday (no date)", "code": None}),
        (
            Values.kerman,
            {
                "value": "Kerman, Iran",
                "code": "geonames:128234",
                "latitude": 30.28321,
                "longitude": 57.07879,
            },
        ),
        (Values.group, {"value": "Islamic State", "code": "group:is"}),
        (Values.terms("type:bombing")[0], {"value": "bombing", "code": "type:bombing"}),
        (Values.text("a cemetery"), {"value": "a cemetery", "code": None}),
        (Nothing("branch"), {"value": "no branch named", "code": None}),
    ],
)
def test_a_value_fills_the_cells_of_its_class(value: Value | None, cells: Row) -> None:
    assert value_cells(value) == cells


def test_a_finding_says_how_many_stand_behind_it(velmar: Any) -> None:
    rows = {row["id"]: row for row in rows_of(findings.FORM, velmar.records)}
    row = rows["i_velmar/gtd-2019/killed"]
    assert (row["policy"], row["field"], row["readings"]) == ("gtd-2019", "killed", 2)
    assert row["sentence"]
    assert len(rows) == sum(len(r.findings) for r in velmar.records)


def test_an_assertion_says_where_its_words_stand_and_whose_they_are(velmar: Any) -> None:
    texts = {r.id: r.text for record in velmar.records for r in record.reports}
    rows = rows_of(assertions.FORM, velmar.records)
    assert all(texts[str(row["report"])][row["start"] : row["end"]] == row["quote"] for row in rows)  # type: ignore[misc]
    toll = next(row for row in rows if row["voice"] == "interior ministry")
    assert (toll["role"], toll["through"]) == ("authority", "Harbour Courier")


def test_a_report_says_which_witness_it_is_and_not_where_its_file_lies(velmar: Any) -> None:
    rows = {row["outlet"]: row for row in rows_of(reports.FORM, [velmar.main])}
    assert rows["Northline Wire"]["witness"] == rows["Canal Street Post"]["witness"]
    assert rows["Harbour Courier"]["incidents"] == 1
    origins = {r.origin for r in velmar.main.reports}
    assert not origins & {value for row in rows.values() for value in row.values()}


def test_every_status_is_a_code_of_the_table() -> None:
    """Else the check of codes would stop the publishing of a store in which people have decided something."""
    (status,) = [c for c in columns("tidy", "findings") if c.name == "status"]
    assert set(status.codes or ()) == {s.value for s in Status}
