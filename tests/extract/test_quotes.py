"""Quotations: their ranges, and the voice that says all of one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.extract.quotes import _within, quotations
from variorum.extract.scene import Scene, scene
from variorum.extract.voices import credit
from variorum.model.report import Passage, PassageKind, Report


def read(text: str) -> Scene:
    passages, start = [], 0
    for part in text.split("\n\n"):
        passages.append(Passage(start, start + len(part), PassageKind.PARAGRAPH))
        start += len(part) + 2
    return scene(Report("r_test", "00", "test", text, tuple(passages)))


def voice_of(text: str, words: str) -> str:
    found = credit(read(text), text.index(words)).voice
    return found.primary.name


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “we ran” and left.", ["we ran"]),
        ('She wrote "no" twice: "no" again.', ["no", "no"]),
        ("“One paragraph goes on.\n\n“The next one ends.”", ["One paragraph goes on.", "The next one ends."]),
        ("Nobody spoke.", []),
    ],
)
def test_quotations_stay_within_their_paragraph(text: str, inside: list[str]) -> None:
    assert [text[a:b] for a, b in quotations(read(text))] == inside


@given(st.text(alphabet='ab “”"', max_size=30))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    found = list(_within(text, 0, len(text)))
    edges = [edge for low, high in found for edge in (low, high)]
    assert edges == sorted(edges)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "“Four people died at the gate,” the mayor told reporters. “Nine more were hurt in the yard.”",
            "Nine more",
        ),
        (
            "“It was dark in the yard. Nine people were hurt there,” the mayor said.",
            "It was dark",
        ),
    ],
)
def test_a_quotation_has_one_voice(text: str, words: str) -> None:
    assert voice_of(text, words) == "mayor"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor said the gate was open. Nine people were hurt.", "Nine people"),
        (
            "“Four people died at the gate,” the mayor said.\n\n“Nine people were hurt in the yard.”",
            "Nine people",
        ),
        (
            "“Four people died at the gate,” the mayor said. A nurse sang “the old song of the river” twice.",
            "the old",
        ),
    ],
)
def test_words_outside_a_quotation_or_beside_other_words_are_not_credited(text: str, words: str) -> None:
    assert voice_of(text, words) != "mayor"


@pytest.mark.parametrize(
    ("text", "words", "voice"),
    [
        ("The committee has put it at 133, and the ministry raised the toll to 137.", "133", "committee"),
        ("The charity raised 133 tents for the victims.", "133", "unnamed outlet"),
    ],
)
def test_to_put_or_raise_says_something_of_a_number_only(text: str, words: str, voice: str) -> None:
    assert voice_of(text, words) == voice
