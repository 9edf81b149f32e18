"""Headlines that credit their words by a colon."""

from __future__ import annotations

import pytest

from tests.extract.built import titled
from variorum.extract.scene import scene
from variorum.extract.voices import credit


def voices(title: str, words: str) -> list[str]:
    report = titled(title, "It was late on Monday. Rain fell.")
    return [link.name for link in credit(scene(report), report.text.index(words)).voice.chain[1:]]


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
    report = titled(title, "Governor Jane Hartley spoke on Monday. Reporters met Jane Hartley at noon.")
    assert credit(scene(report), report.text.index("Bomb")).voice.primary.name == "Hartley"


def test_what_is_told_before_a_rejected_claim_is_not_rejected() -> None:
    assert voices("Dozens die in hotel fire, police reject claim", "Dozens") == []
