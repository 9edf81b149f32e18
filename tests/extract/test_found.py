"""What a rule finds takes its firmness from the words around: what is not told as happened is possible at most."""

from __future__ import annotations

import pytest

from variorum.extract.found import Spot, found
from variorum.extract.scene import scene
from variorum.model.assertion import Certainty
from variorum.model.report import Passage, PassageKind, Report
from variorum.model.value import Text


def certainty(text: str, word: str) -> Certainty:
    read = scene(Report("r_test", "00", "test", text, (Passage(0, len(text), PassageKind.PARAGRAPH),)))
    start = text.index(word)
    sentence = read.parsed.sentence_at(start)
    assert sentence is not None
    token = next(t for t in sentence.tokens if t.start == start)
    spot = Spot(sentence, read.report.span(start, start + len(word)), token)
    return found(read, spot, "motive", Text(word), rule="test").draft.stance.certainty


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Gunmen attacked the convoy.", "attacked", Certainty.CERTAIN),
        ("The gunman planned to buy a rifle.", "rifle", Certainty.POSSIBLE),
        ("If rebels attack the town, nine villages could burn.", "burn", Certainty.POSSIBLE),
        ("The gunman threatened to kill nine children.", "children", Certainty.POSSIBLE),
        ("The minister condemned the attack.", "attack", Certainty.CERTAIN),
        ("Police believe that the gunman fled.", "fled", Certainty.PROBABLE),
        ("Nobody knows whether he planned the shooting.", "shooting", Certainty.CERTAIN),
    ],
)
def test_firmness(text: str, word: str, expected: Certainty) -> None:
    assert certainty(text, word) is expected
