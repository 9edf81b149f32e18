"""Whether words tell of something as happened, as not happened, as ahead, or leave it open."""

from __future__ import annotations

import pytest

from variorum.extract.realis import Realis, told
from variorum.extract.scene import scene
from variorum.model.report import Passage, PassageKind, Report


def realis(text: str, word: str) -> Realis:
    report = Report("r_test", "00", "test", text, (Passage(0, len(text), PassageKind.PARAGRAPH),))
    read = scene(report)
    start = text.index(word)
    sentence = read.parsed.sentence_at(start)
    assert sentence is not None
    token = next(t for t in sentence.tokens if t.start <= start < t.end)
    return told(read, sentence, token).realis


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Gunmen attacked the convoy on Sunday.", "attacked"),
        ("The army managed to retake the village.", "retake"),
        ("Police said that two men had been shot.", "shot"),
        ("He is wanted for the murder of a judge.", "murder"),
        ("Soldiers who would not talk had burned the huts.", "burned"),
        ("The ministry did not disclose the attack for a week.", "attack"),
        ("Nobody knows whether the driver saw the shooting.", "shooting"),
        ("Police did not say when the bomb exploded.", "exploded"),
        ("He did not answer, but fired at the officers.", "fired"),
        ("The mayor called the shooting a tragedy.", "shooting"),
        ("A neighbour called to report that two men had been shot.", "shot"),
        ("Detectives are seeking the men responsible for a shooting in June.", "shooting"),
        ("The council will not lift the curfew imposed in May.", "imposed"),
    ],
)
def test_happened(text: str, word: str) -> None:
    assert realis(text, word) is Realis.HAPPENED


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The rebels did not attack the village.", "attack"),
        ("No one claimed the bombing.", "claimed"),
        ("The bomb failed to explode.", "explode"),
        ("The guards refused to fire.", "fire"),
        ("Troops prevented an attack on the base.", "attack"),
        ("The mayor denied that soldiers had shot at the crowd.", "shot"),
        ("Firefighters could not reach the house.", "reach"),
        ("The guards let them go without firing a shot.", "firing"),
        ("Fences kept the crowd from reaching the gate.", "reaching"),
        ("The aborted invasion cost him his office.", "invasion"),
        ("Soldiers prevented the attack on the base.", "attack"),
    ],
)
def test_not(text: str, word: str) -> None:
    assert realis(text, word) is Realis.NOT


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The group threatened to bomb the station.", "bomb"),
        ("If rebels attack the town, the army is ready.", "attack"),
        ("They planned to kidnap the consul.", "kidnap"),
        ("Ministers called for the arrest of the general.", "arrest"),
        ("Militants may strike again.", "strike"),
        ("Two men came to kill the guard.", "kill"),
        ("Ministers called for the withdrawal of all troops.", "withdrawal"),
    ],
)
def test_open(text: str, word: str) -> None:
    expected = Realis.HAPPENED if word == "kill" else Realis.OPEN
    assert realis(text, word) is expected


def test_ahead() -> None:
    assert realis("The court will try the men in June.", "try") is Realis.AHEAD
    assert realis("The general will not return to the city.", "return") is Realis.NOT
