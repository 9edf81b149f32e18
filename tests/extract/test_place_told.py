"""Where it was, told beside the happening: the towns of police news, their quarters, and what is no place of it."""

from __future__ import annotations

import pytest

from tests.extract.built import titled, told_of_main
from variorum.model.assertion import Assertion
from variorum.model.value import Place


def told(title: str, *paragraphs: str) -> list[Assertion]:
    """The places of the main account of a report."""
    return told_of_main(titled(title, *paragraphs), "place")


def names(found: list[Assertion]) -> list[str]:
    """The names of the places told."""
    return [a.value.name for a in found if isinstance(a.value, Place)]


@pytest.mark.parametrize(
    ("paragraph", "town"),
    [
        ("ALBANY, Ga. (WXYZ) - A man was shot to death on Tuesday night, deputies said.", "Albany"),
        ("A man was shot to death. Officers were called to a home in Albany, Georgia, at 9 p.m.", "Albany"),
        ("A man was shot dead on Tuesday. He was hit in the 400 block of Pine Street in Toledo.", "Toledo"),
        ("A man was shot dead on Tuesday. Toledo police are looking for a blue van.", "Toledo"),
        (
            "A man was shot dead when three men stormed his flat. It took place inside a Toledo home.",
            "Toledo",
        ),
    ],
)
def test_the_town_is_told_by_what_stands_around_it(paragraph: str, town: str) -> None:
    assert names(told("Man shot dead", paragraph)) == [town]


@pytest.mark.parametrize(
    "paragraph",
    [
        "A Toledo man was shot to death on Tuesday night, deputies said.",
        "A man was shot dead on Tuesday. His brother grew up in Toledo.",
        "A man was shot on Tuesday. He was flown to a hospital in Toledo.",
    ],
)
def test_where_somebody_is_from_or_brought_to_is_no_sign(paragraph: str) -> None:
    assert all(a.rule != "place: by what is told around it" for a in told("Man shot dead", paragraph))


def test_the_home_of_a_victim_is_not_where_it_happened() -> None:
    found = told(
        "Teen killed", "Police charged a man with the shooting of Mark Stone, of Toledo, on Tuesday."
    )
    assert all(a.rule != "place: of the happening" for a in found)


def test_a_towns_words_stand_where_the_assertion_says() -> None:
    found = told("Man shot", "A man was shot dead on Tuesday. Toledo police are looking for a blue van.")
    assert [a.span.quote for a in found] == ["Toledo"]


def test_a_capital_in_a_dateline_is_where_one_wrote() -> None:
    found = told("Bomb kills two", "LIMA (Wire) - A bomb killed two people on Monday, police said.")
    assert all(a.note("lead") != "dateline" or a.rule == "place: named in the lead" for a in found)


def test_the_city_of_a_quarter_is_told_beside_it() -> None:
    found = told(
        "Two shot", "Two men died in a shooting in Anacostia on Friday. Washington police seek a van."
    )
    around = [(a.value.name, a.note("around")) for a in found if isinstance(a.value, Place)]
    assert around == [("Anacostia", None), ("Washington", "Anacostia")]


def test_a_suburb_with_a_police_of_its_own_is_no_quarter() -> None:
    found = told(
        "Girl shot",
        "A girl was hurt in a shooting in Garner on Friday, Garner police said. Raleigh police helped them.",
    )
    assert set(names(found)) == {"Garner"}


def test_the_towns_of_an_outlet_in_a_title_are_not_of_its_report() -> None:
    found = told("Man shot dead - WXYZ News 5 - Toledo, OH", "A man was shot dead on Tuesday, deputies said.")
    assert names(found) == []
