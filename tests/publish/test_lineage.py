"""Lineages as trees and as two columns: what a person sees of who copied whom."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from variorum.errors import BadInput
from variorum.link.lineage.lineages import lineages
from variorum.model.report import Known, Passage, PassageKind, Published, Report
from variorum.publish.lineage import Forest, beside, find, forest
from variorum.publish.lineage_view import CLOSE, OPEN, draw_beside, draw_forest

FIRST = (
    "A bomb in a parked van killed nine people at the harbour on Monday, the town police said in the evening. "
    "The van had stood beside the ferry dock for two days before it blew up at noon."
)
SECOND = (
    "Guards of the dock had asked for its driver in vain, and nobody came to fetch it over the weekend. "
    "More than thirty people were taken to the hospitals of the town in the course of the night."
)
OWN = "The mayor wants a fence around the dock before the summer, with gates that are shut at night."


def report(name: str, day: str | None, *paragraphs: str) -> Report:
    """A report of an outlet, a paragraph a passage."""
    text, passages = "", []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        passages.append(Passage(len(text), len(text) + len(paragraph), PassageKind.PARAGRAPH))
        text += paragraph
    out = Published(day, Known.GIVEN) if day else None
    return Report(f"r_{name.lower()}", name * 8, "a.txt", text, tuple(passages), outlet=name, published=out)


WIRE = report("Wire", "2021-05-03", FIRST, SECOND)
MAIL = report("Mail", "2021-05-04", OWN, FIRST.replace("parked ", ""), SECOND)
POST = report("Post", "2021-05-05", f"MARROW, Quarra (AP) - {OWN}", "Nobody else was hurt there.")
ECHO = report("Echo", None, "Two boats sank in the storm of the week, and nobody was on board of them then.")
REPORTS = {r.id: r for r in (WIRE, MAIL, POST, ECHO)}


@pytest.fixture
def found() -> Forest:
    """The lineages of the four."""
    return forest(list(lineages(REPORTS.values())), REPORTS)


def drawn(draw: Any, *things: Any) -> str:
    """What is printed, without a terminal."""
    console = Console(file=StringIO(), width=100, highlight=False)
    draw(console, *things)
    return str(console.file.getvalue())  # type: ignore[attr-defined]


def test_a_copy_stands_below_its_origin(found: Forest) -> None:
    tree = next(t for t in found.trees if t.reports == 2)
    (copy,) = tree.origin.copies
    assert (tree.origin.report_id, copy.report_id, copy.kind) == (WIRE.id, MAIL.id, "edited")
    assert "Wire published it earlier" in str(copy.reason)


def test_a_credited_origin_stands_above(found: Forest) -> None:
    tree = next(t for t in found.trees if t.outside)
    assert (tree.outside, tree.origin.report_id) == ("Associated Press", POST.id)
    assert tree.witness != tree.id
    assert "dateline" in str(tree.why)


def test_those_that_stand_alone_are_counted(found: Forest) -> None:
    assert (found.reports, found.lineages, found.witnesses, found.alone) == (4, 3, 3, 1)
    assert ECHO.id not in {t.origin.report_id for t in found.trees}


def test_the_lineage_of_one_report(found: Forest) -> None:
    lines = list(lineages(REPORTS.values()))
    assert [t.origin.report_id for t in forest(lines, REPORTS, MAIL.id).trees] == [WIRE.id]
    assert [t.origin.report_id for t in forest(lines, REPORTS, ECHO.id).trees] == [ECHO.id]


def test_it_is_printed(found: Forest) -> None:
    text = drawn(draw_forest, found)
    assert text.index("Wire, 2021-05-03") < text.index("└── r_mail")
    assert "Associated Press  credited, not held" in text
    assert "4 reports in 3 lineages, 3 of them independent; 1 stand alone" in text


def test_reports_that_credit_one_origin_stand_together() -> None:
    second = report("Echo", "2021-05-06", f"TESSEL (AP) - {SECOND}")
    reports = {r.id: r for r in (POST, second)}
    made = forest(list(lineages(reports.values())), reports)
    text = drawn(draw_forest, made)
    assert (made.lineages, made.witnesses) == (2, 1)
    assert text.count("credited, not held") == 1
    assert "├── r_" in text


def test_paragraphs_that_share_words_stand_in_one_row() -> None:
    pair = beside(WIRE, MAIL, lineages(REPORTS.values()))
    shown = [(left and left.text[:6], right and right.text[:6]) for left, right in pair.rows]
    assert shown == [(None, OWN[:6]), (FIRST[:6], FIRST[:6]), (SECOND[:6], SECOND[:6])]
    left, right = pair.rows[1]
    assert left is not None
    assert right is not None
    assert [right.text[a:b] for a, b in right.copied] == [right.text]
    assert "parked" not in "".join(left.text[a:b] for a, b in left.copied)
    assert "edited" in pair.relation


def test_copied_words_are_in_brackets_where_there_is_no_colour() -> None:
    text = drawn(draw_beside, beside(WIRE, MAIL, ()))
    assert f"{OPEN}A bomb in a{CLOSE} parked {OPEN}van" in text
    assert "too little to say" in text


def test_what_would_move_the_cursor_is_made_safe() -> None:
    bad = replace(ECHO, outlet="Echo\x1b[2J")
    assert "\x1b" not in drawn(draw_beside, beside(bad, WIRE, ()))


@pytest.mark.parametrize(("prefix", "found"), [("r_wi", WIRE.id), ("mail", MAIL.id), ("r_echo", ECHO.id)])
def test_a_report_is_named_by_its_first_letters(prefix: str, found: str) -> None:
    assert find(prefix, REPORTS).id == found


@pytest.mark.parametrize("prefix", ["zz", "r_"])
def test_a_name_that_fits_none_or_several_is_an_error(prefix: str) -> None:
    with pytest.raises(BadInput):
        find(prefix, REPORTS)
