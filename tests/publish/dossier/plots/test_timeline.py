"""The timeline: said as of a day, happened on days, and nothing drawn of what has no time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from variorum.model.finding import Record
from variorum.publish.dossier.edition import edition
from variorum.publish.dossier.plots.timeline import Timeline, timeline
from variorum.publish.dossier.settled import field_view
from variorum.reconcile.evidence import gather

POLICY = "gtd-2019"


def drawn(record: Record) -> Timeline | None:
    """The timeline of a record."""
    held = edition((record,), POLICY)
    return timeline(held, gather(record), field_view(held, record, "date"), "table")


def test_each_report_has_a_row_in_the_order_of_the_sigla(velmar: Any) -> None:
    found = drawn(velmar.main)
    assert found is not None
    assert [r.siglum for r in found.rows] == ["A", "B", "C"]
    assert len({r.y for r in found.rows}) == 3


def test_what_a_report_states_is_told_apart_from_the_day_it_came_out(velmar: Any) -> None:
    found = drawn(velmar.main)
    assert found is not None
    stated = {s.stated: s for s in found.rows[0].said}
    assert stated[True].words.startswith("as of 13 May 2031: ")
    assert stated[False].words.startswith("published 13 May 2031: ")


def test_a_date_that_links_gave_is_drawn_as_such(velmar: Any) -> None:
    found = drawn(velmar.main)
    assert found is not None
    assert next(s for r in found.rows for s in r.happened).inferred is False
    assert any(s.inferred for r in found.rows for s in r.happened)


def test_reports_without_a_time_are_named(velmar: Any) -> None:
    reports = tuple(replace(r, published=None) for r in velmar.main.reports)
    found = drawn(replace(velmar.main, reports=reports, lineages=()))
    assert found is not None
    assert found.untimed == ("A", "C")  # by outlet, as none has a time: Canal Street, Harbour, Northline


def test_nothing_with_a_time_is_no_timeline(velmar: Any) -> None:
    reports = tuple(replace(r, published=None) for r in velmar.main.reports)
    bare = tuple(
        replace(a, assertions=tuple(replace(s, as_of=None) for s in a.assertions))
        for a in velmar.main.accounts
    )
    assert drawn(replace(velmar.main, reports=reports, accounts=bare)) is None


def test_every_mark_and_row_of_the_table_has_its_evidence(velmar: Any) -> None:
    found = drawn(velmar.main)
    assert found is not None
    assert all(s.refs for r in found.rows for s in (*r.said, *r.happened))
    assert all(line.refs for line in found.sheet.lines)
    assert "Claims of responsibility" in {line.cells[5] for line in found.sheet.lines}
