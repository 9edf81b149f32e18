"""The Airwars export: minimum and maximum, and a belligerent that is suspected unless it says so itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.publish.made_records import rows_of
from variorum.model.finding import Record, Status
from variorum.publish.airwars.export import FORM, POLICY, row
from variorum.publish.tables.view import view

Make = Callable[..., Record]


def graded(record: Record, grade: str) -> Record:
    """The record with that grade in the sentence on the group."""
    words = f"{record.under(POLICY)['group'].value.name}: {grade}, suspected: blamed by police."  # type: ignore[union-attr]
    findings = (replace(f, sentence=words) if f.field == "group" else f for f in record.findings)
    return replace(record, findings=tuple(findings))


def test_tolls_have_a_minimum_and_a_maximum_and_an_open_end_is_empty(make: Make, a: Any) -> None:
    settled = {"killed": a.count(84, None, 99, "range"), "wounded": a.count(211, 211, None, "at least")}
    found = row(view(make(POLICY, settled=settled), POLICY))
    assert (found["killed_min"], found["killed_max"]) == (84, 99)
    assert (found["injured_min"], found["injured_max"]) == (211, None)


def test_a_place_comes_with_its_radius_and_a_date_with_both_ends(make: Make, a: Any) -> None:
    settled = {"place": a.place(radius_km=8.5), "date": a.days("2024-01-03", "2024-01-04")}
    found = row(view(make(POLICY, settled=settled), POLICY))
    assert (found["location"], found["radius_km"]) == ("Kerman", 8.5)
    assert (found["date_start"], found["date_end"]) == ("2024-01-03", "2024-01-04")


@pytest.mark.parametrize(
    ("grade", "status"),
    [
        ("Confirmed", "Accepts responsibility"),
        ("Fair", "Suspected"),
        ("Weak", "Suspected"),
        ("Contested", "Suspected"),
    ],
)
def test_a_belligerent_is_suspected_unless_it_accepts_responsibility(
    make: Make, a: Any, grade: str, status: str
) -> None:
    record = make(POLICY, settled={"group": [a.group, a.rival]}, status={"group": Status.DISPUTED})
    found = row(view(graded(record, grade), POLICY))
    assert (found["belligerent"], found["belligerent_status"]) == ("Islamic State", status)
    assert (found["grade"], found["other_belligerents"]) == (grade, "Taliban")


def test_nobody_named_leaves_belligerent_and_grade_empty(make: Make, a: Any) -> None:
    found = row(view(make(POLICY, settled={"killed": a.count(3)}), POLICY))
    assert not {"belligerent", "belligerent_status", "grade"} & set(found)


def test_rewrites_are_one_source_and_background_incidents_make_no_row(make: Make, a: Any) -> None:
    (found,) = rows_of(FORM, [make(POLICY, reports=3, lineages=((0, 1), (2,)))])
    assert found["sources"] == 2
    assert found["citations"] == (
        "Outlet 0, 2024-01-04, https://outlet0.example/a; Outlet 2, 2024-01-06, https://outlet2.example/a"
    )
    assert rows_of(FORM, [make(POLICY, background=True)]) == []
