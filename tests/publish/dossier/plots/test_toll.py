"""The course of a toll: marks at their time, superseded ones told apart, what has no time not drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from variorum.model.finding import Record
from variorum.model.report import Known, Published
from variorum.model.value import Count
from variorum.publish.dossier.edition import edition
from variorum.publish.dossier.plots.said import statements
from variorum.publish.dossier.plots.scale import RIGHT
from variorum.publish.dossier.plots.toll import COLOURS, Course, course
from variorum.publish.dossier.settled import field_view
from variorum.reconcile.fields import collated

POLICY = "gtd-2019"


def drawn(record: Record, field: str = "killed") -> Course | None:
    """The course of a toll of a record."""
    held = edition((record,), POLICY)
    (found,) = (f for f in collated(record) if f.field == field)
    return course(held, field_view(held, record, field), statements(found), "table")


def counted(record: Record, **counts: Count) -> Record:
    """The record with other figures for what the reports with these outlets say of the killed."""
    outlets = {r.id: (r.outlet or "").split()[0].lower() for r in record.reports}

    def changed(said: Any) -> Any:
        new = counts.get(outlets[said.report_id])
        return replace(said, value=new) if new and said.field == "killed" and not said.notes else said

    accounts = tuple(replace(a, assertions=tuple(map(changed, a.assertions))) for a in record.accounts)
    return replace(record, accounts=accounts)


def published(record: Record, **days: str | None) -> Record:
    """The record with other days of publication, by outlet."""

    def changed(report: Any) -> Any:
        word = (report.outlet or "").split()[0].lower()
        if word not in days:
            return report
        day = days[word]
        return replace(report, published=None if day is None else Published(day, Known.GIVEN))

    return replace(record, reports=tuple(map(changed, record.reports)))


def test_each_statement_has_a_mark_that_opens_its_evidence(velmar: Any) -> None:
    found = drawn(velmar.main)
    assert found is not None
    assert [(m.figure, [r.cite for r in m.refs]) for m in found.marks] == [
        ("31", ["A 1"]),
        ("31+", ["A 8"]),
        ("36–39", ["B 2", "C 2"]),
    ]


def test_a_voice_has_one_colour_and_shape_of_its_own(velmar: Any) -> None:
    found = drawn(velmar.main)
    assert found is not None
    looks = [(colour, shape) for _, colour, shape in found.voices]
    assert len(set(looks)) == len(looks)


def test_many_voices_are_still_told_apart(velmar: Any) -> None:
    found = drawn(velmar.crowd(9))
    assert found is not None
    assert len({(c, s) for _, c, s in found.voices}) == len(found.voices)
    assert COLOURS == 8


def test_a_range_has_a_band_and_an_open_end_an_arrow(velmar: Any) -> None:
    found = drawn(velmar.main)
    assert found is not None
    by_figure = {m.figure: m for m in found.marks}
    assert by_figure["36–39"].band is not None
    assert by_figure["31+"].band is None
    assert (by_figure["31+"].open_up, by_figure["31"].open_up) == (True, False)


def test_what_has_no_time_is_named_and_not_drawn(velmar: Any) -> None:
    record = published(velmar.main, northline=None, canal=None)
    found = drawn(record)
    assert found is not None
    assert "36–39" not in {m.figure for m in found.marks}
    assert any("36–39" in words for words, _ in found.untimed)
    assert any(line.cells[0] == "" and line.cells[1] == "none" for line in found.sheet.lines)


def test_a_single_statement_has_no_course(velmar: Any) -> None:
    assert drawn(velmar.main, "killed/children") is None


def test_a_later_figure_of_the_same_voice_ends_the_step_and_dashes_it(velmar: Any) -> None:
    later = published(velmar.main, northline="2031-05-15", canal="2031-05-17")
    lone = replace(later, lineages=())
    found = drawn(counted(lone, canal=Count(44, 44, 44)))
    assert found is not None
    first, last = (m for m in found.marks if m.figure in ("36–39", "44"))
    assert (first.ended, last.ended) == (True, False)
    assert first.step[0].x2 == last.x
    assert last.step[0].x2 == f"{RIGHT:.2f}%"


def test_the_same_figure_again_is_no_new_step(velmar: Any) -> None:
    later = replace(published(velmar.main, northline="2031-05-15", canal="2031-05-17"), lineages=())
    found = drawn(later)
    assert found is not None
    assert not [m for m in found.marks if m.ended]


def test_the_axis_begins_at_nought_and_a_higher_figure_lies_higher(velmar: Any) -> None:
    found = drawn(velmar.main)
    assert found is not None
    assert found.levels[0][1] == 0
    heights = [y for y, _ in found.levels]
    assert heights == sorted(heights, reverse=True)


@pytest.mark.parametrize("low", ["=1+1", "+31", "@x"])
def test_the_table_has_no_live_formula(velmar: Any, low: str) -> None:
    reports = tuple(replace(r, outlet=low) for r in velmar.main.reports)
    found = drawn(replace(velmar.main, reports=reports))
    assert found is not None
    assert f",{low}" not in found.sheet.csv
    assert found.sheet.csv.startswith(
        "as of,time,voice,role,low,best,high,hedge,superseded,doubt,outlets,evidence\n"
    )


def test_policies_that_find_the_same_are_drawn_once(velmar: Any) -> None:
    found = drawn(velmar.main)
    assert found is not None
    assert [(f.policies, f.figure) for f in found.found] == [((0, 1), "31"), ((2,), "31")]
    first, other = found.found
    assert first.low == first.high != other.high
