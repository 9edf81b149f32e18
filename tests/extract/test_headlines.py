"""Headlines that credit their words by a colon."""

from __future__ import annotations

import pytest

from variorum.extract.scene import scene
from variorum.extract.voices import credit
from variorum.model.report import Passage, PassageKind, Report


def voices(title: str, words: str) -> list[str]:
    text = f"{title}\n\nIt was late on Monday. Rain fell."
    passages = (
        Passage(0, len(title), PassageKind.TITLE),
        Passage(len(title) + 2, len(text), PassageKind.PARAGRAPH),
    )
    read = scene(Report("r_test", "00", "test", text, passages))
    return [link.name for link in credit(read, text.index(words)).voice.chain[1:]]


@pytest.mark.parametrize(
    ("title", "words", "expected"),
    [
        ("Police: Four dead in warehouse fire", "Four", ["Police"]),
        ("Four dead in warehouse fire: police", "Four", ["police"]),
        ("Mayor Jane Roe: Bomb killed nine", "nine", ["Mayor Jane Roe"]),
        ("Witness: gunman fired at crowd", "gunman", ["Witness"]),
        ("Kabul: Nine dead in blast", "Nine", []),
        ("Update: Four dead in fire", "Four", []),
        ("Taliban: a history of violence", "history", []),
        ("Police: Four dead. The fire: a timeline", "Four", []),
    ],
)
def test_a_colon_credits_a_voice(title: str, words: str, expected: list[str]) -> None:
    assert voices(title, words) == expected


def test_a_colon_in_a_sentence_of_prose_credits_nobody() -> None:
    assert voices("The police: four of them are dead.", "four") == []


def test_a_surname_is_a_person_where_the_report_names_one() -> None:
    title = "Hartley: Bomb Was Left at the Gate"
    text = f"{title}\n\nGovernor Jane Hartley spoke on Monday. Reporters met Jane Hartley at noon."
    passages = (
        Passage(0, len(title), PassageKind.TITLE),
        Passage(len(title) + 2, len(text), PassageKind.PARAGRAPH),
    )
    read = scene(Report("r_test", "00", "test", text, passages))
    assert credit(read, text.index("Bomb")).voice.primary.name == "Hartley"
