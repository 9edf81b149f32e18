"""Words of a key, of the lexicon and numbers are found in text."""

from __future__ import annotations

import pytest

from training.words import numbers, places_of, triggers, weapons

_PLACES = {
    "whatever the case": ("PUERTO VIEJO", "in Puerto Viejo today", ["Puerto Viejo"]),
    "over a line's end": ("army truck", "the army\ntruck", ["army\ntruck"]),
    "whole words": ("car", "a cargo in a car", ["car"]),
    "each time": ("mayor", "the mayor and a mayor's aide", ["mayor", "mayor"]),
    "no words": ("-", "a - b", []),
}


@pytest.mark.parametrize(("words", "text", "expected"), _PLACES.values(), ids=_PLACES)
def test_places_of(words: str, text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in places_of(words, text)] == expected


_NUMBERS = {
    "figures": ("1,250 people and 7 dogs", [1250, 7]),
    "words": ("Twenty-one fell, eleven ran", [21, 11]),
    "no ages, money or shares": ("a 12-year-old gave $40 of it, 5%", []),
    "no decimals": ("2.5 km", []),
}


@pytest.mark.parametrize(("text", "expected"), _NUMBERS.values(), ids=_NUMBERS)
def test_numbers(text: str, expected: list[int]) -> None:
    assert [value for _, _, value in numbers(text, 0, len(text))] == expected


_TRIGGERS = {
    "The raiders blew up a bridge": {"type:bombing"},
    "He was gunned down": {"type:attack"},
    "They had stolen it": {"type:robbery"},
    "The house was set on fire": {"type:arson"},
    "It bloomed": set(),
}


@pytest.mark.parametrize(("text", "expected"), _TRIGGERS.items())
def test_words_that_name_a_happening(text: str, expected: set[str]) -> None:
    # "fire" alone is a word of shooting: the longer phrase is another type's
    found = {code for pattern, code in triggers() if (m := pattern.search(text)) and m[0].lower() != "fire"}
    assert found == expected


def test_weapons_bend() -> None:
    assert weapons()["weapon:knife"].search("with machetes")
    assert not weapons()["weapon:knife"].search("with spoons")
