"""A killing with no noun for it: the first verb of a report names the happening."""

from __future__ import annotations

import pytest

from variorum.extract.reader import extract
from variorum.model.assertion import AccountKind
from variorum.model.report import Known, Passage, PassageKind, Published, Report
from variorum.model.value import Term


def types(text: str) -> list[str]:
    passage = Passage(0, len(text), PassageKind.PARAGRAPH)
    report = Report("r_test", "00", "test", text, (passage,), published=Published("2024-05-12", Known.GIVEN))
    told = [a for a in extract(report) if a.kind is AccountKind.MAIN]
    return [s.value.code for a in told for s in a.of("type") if isinstance(s.value, Term)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Gunmen killed four farmers near Jos on Sunday, police said.", "type:attack"),
        ("A bomb killed three people in Lyon on Monday.", "type:bombing"),
        ("Three people were killed by a car bomb in Baghdad.", "type:vehicle-bombing"),
        ("The candidate has died from gunshot wounds, a spokesman reported.", "type:attack"),
        ("Two children were wounded in Gaza City on Tuesday.", "type:attack"),
    ],
)
def test_a_killing_opens_a_report(text: str, code: str) -> None:
    assert types(text)[0] == code


@pytest.mark.parametrize(
    "text",
    [
        "Seven people were killed when a bus crashed near Pune.",
        "The minister has died in hospital, a spokesman reported.",
        "The earthquake killed 40 people in the province.",
        "The new rules could kill the film industry, critics say.",
    ],
)
def test_accidents_and_figures_of_speech_open_nothing(text: str) -> None:
    assert types(text) == []


def places(text: str) -> list[str]:
    passage = Passage(0, len(text), PassageKind.PARAGRAPH)
    report = Report("r_test", "00", "test", text, (passage,), published=Published("2024-05-12", Known.GIVEN))
    return [s.original for a in extract(report) if a.kind is AccountKind.MAIN for s in a.of("place")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The airport opened again, with flights to Turin and Athens. The attack killed 32 people.", []),
        ("The airport in Turin opened again. The attack killed 32 people.", ["Turin"]),
    ],
)
def test_where_flights_go_is_not_where_it_happened(text: str, found: list[str]) -> None:
    assert places(text) == found
