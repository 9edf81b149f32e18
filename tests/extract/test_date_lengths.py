"""Lengths, repetitions and vague times: words of time that date nothing."""

from __future__ import annotations

import pytest

from variorum.extract.date_lengths import FoundLength, LengthKind, find_lengths
from variorum.extract.dates import find_dates

K = LengthKind


def only(text: str) -> tuple[str, FoundLength]:
    """The one length in a text, with its words."""
    (found,) = find_lengths(text)
    return text[found.start : found.end], found


@pytest.mark.parametrize(
    ("text", "words", "unit", "count"),
    [
        ("The siege lasted three years.", "three years", "year", 3.0),
        ("He served a 12-year sentence.", "12-year", "year", 12.0),
        ("They talked for two and a half hours.", "two and a half hours", "hour", 2.5),
        ("They waited for a week.", "a week", "week", 1.0),
        ("The road was shut for several days.", "several days", "day", None),
        ("It has gone on for decades.", "decades", "decade", None),
        ("A day-long battle followed.", "day-long", "day", 1.0),
        ("She was held for the first six months.", "the first six months", "month", 6.0),
    ],
)
def test_a_length_has_its_unit_and_count(text: str, words: str, unit: str, count: float | None) -> None:
    found = only(text)
    assert found[0] == words
    assert (found[1].kind, found[1].unit, found[1].count) == (K.LENGTH, unit, count)


@pytest.mark.parametrize(
    ("text", "words", "unit", "count"),
    [
        ("Patrols pass every day.", "every day", "day", 1.0),
        ("The council meets every two weeks.", "every two weeks", "week", 2.0),
        ("They met every other month.", "every other month", "month", 2.0),
        ("The town was shelled daily.", "daily", "day", 1.0),
        ("The boats sail three times a week.", "week", "week", 1.0),
    ],
)
def test_a_repetition_says_how_often(text: str, words: str, unit: str, count: float) -> None:
    found = only(text)
    assert found[0] == words
    assert (found[1].kind, found[1].unit, found[1].count) == (K.REPEATED, unit, count)


def test_every_monday_is_a_weekday_repeated() -> None:
    words, found = only("Markets open every Monday.")
    assert (words, found.kind, found.weekday) == ("every Monday", K.REPEATED, 0)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The road is now open.", K.PRESENT),
        ("He is currently in hiding.", K.PRESENT),
        ("Talks will resume soon.", K.FUTURE),
        ("It was formerly a school.", K.PAST),
    ],
)
def test_vague_times_are_told_apart(text: str, kind: LengthKind) -> None:
    assert only(text)[1].kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "A 19-year-old student was shot.",
        "The boy was three years old.",
        "It happened two days ago.",
        "A week later the camp was empty.",
        "They fled as soon as the shelling began.",
        "Now that the road is open, aid arrives.",
        "Seven people were killed.",
    ],
)
def test_what_is_no_length(text: str) -> None:
    assert find_lengths(text) == ()


@pytest.mark.parametrize(
    "text", ["The siege lasted three years.", "It is now quiet.", "They meet every day."]
)
def test_lengths_date_nothing(text: str) -> None:
    assert find_dates(text) == ()
