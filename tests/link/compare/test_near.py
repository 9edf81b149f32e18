"""What is found near an account by its form alone."""

from __future__ import annotations

from typing import Any

import pytest

from variorum.link.compare.near import MOST_WORDS, aged_people, ages, near, rare_words, streets


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee Varnani, 23, was hit.", ["Ann Lee Varnani"]),
        ("Anton Varnani Jr., 41, and Bela Quist, 19, were hit.", ["Anton Varnani Jr.", "Bela Quist"]),
        ("Bela “Bo” Quist (19) was hit", ["Bela Quist"]),
        ("On May 3, the police came.", []),
        ("Last Friday March 21, they came.", []),
        ("Harbour Action News 5, live.", []),
        ("Police said 23 people came.", []),
        ("Captain Ola Brenn said so.", []),
    ],
)
def test_people_with_their_age(text: str, names: list[str]) -> None:
    """A name before an age is one of those hit or accused; a date or an outlet is none."""
    assert [n.written for n in aged_people(text)] == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a 23-year-old man and a 7 year old girl", {23, 7}),
        ("Ann Lee, 45, was hit", {45}),
        ("a man aged 31", {31}),
        ("the 150-year-old mill", set()),
        ("in 1989, 12 people", set()),
    ],
)
def test_ages(text: str, found: set[int]) -> None:
    assert ages(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in the 1600 block of Wharf Street", {"wharf"}),
        ("at Old Mill Road and East 47th Ave.", {"mill", "47th"}),
        ("in the street", set()),
    ],
)
def test_streets(text: str, found: set[str]) -> None:
    assert streets(text) == found


def test_rare_words_leave_out_what_many_reports_have() -> None:
    assert rare_words("Police in Varnani's Tesselmoor said on Monday that Quist left.") == {
        "varnani",
        "tesselmoor",
        "quist",
    }


def test_a_list_of_hundreds_of_names_is_cut() -> None:
    """Whatever the list, it cannot meet all others."""
    text = ", ".join(f"Vq{chr(97 + n // 26)}{chr(97 + n % 26)}x" for n in range(300))
    assert len(rare_words(text)) == MOST_WORDS


def test_only_the_text_around_the_account_counts(world: Any) -> None:
    """What stands far from all that the account asserts may belong to another happening."""
    report = world.report(text="x" * 2000 + " Varnani")
    account = world.account(report)
    assert "Varnani" not in near(account, report)
