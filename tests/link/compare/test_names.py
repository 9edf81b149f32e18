"""Names of people: spellings that meet, people who do not, and words that name nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.link.compare.names import fold, likeness, names_in, same_person, skeleton

NAMED = [
    ("Qasem Varnani", "varnani"),
    ("Maj. Gen. Qasem Varnani", "varnani"),
    ("the slain commander Qassem Varnani", "varnani"),
    ("Varnani", "varnani"),
    ("Omar al-Mosadi", "mosadi"),
    ("Seif-Allah al-Rashid", "rashid"),
    ("ARCHBISHOP OSCAR TELMO", "telmo"),
    ("José Ángel Peña", "pena"),
    ("Prime Minister Olaf Evans", "evans"),
    ("a lawyer, Vicente de la Torre, and", "torre"),
]
NOBODY = [
    "three children",
    "84 people",
    "Shiite pilgrims",
    "Iranians",
    "Christians",
    "Two",
    "",
    "police officers",
]
SAME = [
    ("Qasem Varnani", "Qassem Varnani", 1.0),
    ("Gen. Qasem Varnani", "Kassem Varnani", 1.0),
    ("Qasem Varnani", "Qasem Vernani", 1.0),
    ("Q. Varnani", "Qasem Varnani", 1.0),
    ("Varnani", "Qasem Varnani", 0.8),
    ("Anton Varnani", "Bela Varnani", 0.0),
    ("Qasem Varnani", "Qasem Telmo", 0.0),
    ("Imran Khan", "Imran Kaan", 0.0),
    ("Anton L. Varnani", "Bela L. Varnani", 0.0),
    ("Anton B. Varnani", "Bela Varnani", 0.0),
    ("A. L. Varnani", "Anton Varnani", 1.0),
    ("Pier Anton Varnani", "Anton Varnani", 1.0),
    # a second surname is often left out
    ("Ana Soler Vidal", "Ana Soler", 1.0),
    ("Minister Ana Soler Vidal", "Ana Soler", 1.0),
    ("Ana Soler Vidal", "Ana Vidal", 1.0),
    ("Ana Soler Vidal", "Bea Soler", 0.0),
    ("Ana Soler Vidal", "Ana", 0.0),
]


@pytest.mark.parametrize(("text", "surname"), NAMED)
def test_a_name_is_found_under_its_surname(text: str, surname: str) -> None:
    """Titles and particles are no part of it."""
    assert [name.surname for name in names_in(text)] == [surname]


@pytest.mark.parametrize("text", NOBODY)
def test_these_words_name_nobody(text: str) -> None:
    """Peoples, numbers and common nouns."""
    assert names_in(text) == ()


@pytest.mark.parametrize(("left", "right", "expected"), SAME)
def test_same_person(left: str, right: str, expected: float) -> None:
    """One man under two spellings, one under his surname, and two men."""
    (a,), (b,) = names_in(left), names_in(right)
    assert same_person(a, b) == same_person(b, a) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [("soleimani", "suleimani"), ("varnani", "vernanni"), ("khatib", "qatib"), ("mosadi", "mossady")],
)
def test_spellings_share_a_skeleton(a: str, b: str) -> None:
    """So that they meet in a block; the comparison decides."""
    assert skeleton(a) == skeleton(b)


def test_other_names_have_other_skeletons() -> None:
    """A key that all share is none."""
    assert len({skeleton(s) for s in ("varnani", "telmo", "rashid", "pena", "ao")}) == 5


@given(st.text(max_size=12), st.text(max_size=12))
def test_likeness_is_symmetric_and_bounded(left: str, right: str) -> None:
    """It depends on no order, and a word is wholly like itself."""
    assert likeness(left, right) == likeness(right, left)
    assert 0 <= likeness(left, right) <= likeness(left, left) == 1


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    """Plain letters stay plain."""
    assert fold(fold(text)) == fold(text)
