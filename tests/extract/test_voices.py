"""Who is credited with which words: cue by cue, and the voice of words in a report."""

from __future__ import annotations

import pytest

from variorum.extract.scene import Scene, scene
from variorum.extract.voices import attributions, credit
from variorum.model.assertion import Certainty, Polarity
from variorum.model.report import Passage, PassageKind, Report


def read(text: str) -> Scene:
    return scene(Report("r_test", "00", "test", text, (Passage(0, len(text), PassageKind.PARAGRAPH),)))


def chain(text: str, words: str) -> list[str]:
    """The names of the voices behind the outlet, outermost first."""
    return [link.name for link in credit(read(text), text.index(words)).voice.chain[1:]]


@pytest.mark.parametrize(
    ("text", "words", "voices"),
    [
        # a cue in the middle has words on both sides
        ("“The sooner it ends,” the mayor said, “the fewer will die.”", "The sooner", ["mayor"]),
        ("“The sooner it ends,” the mayor said, “the fewer will die.”", "the fewer", ["mayor"]),
        ("And yet, police said, the road stays closed.", "closed", ["police"]),
        ("And yet, police said, the road stays closed.", "yet", ["police"]),
        # the parser takes the quotation for a condition, or for nothing
        ("“If they are armed, and they are, fine,” the governor said.", "armed", ["governor"]),
        ("Asked about it, the colonel said: “Never again. Not here.”", "Never", ["colonel"]),
        ("“Was it a bomb?” the driver asked. “Was it gas?”", "Was it a bomb", ["driver"]),
        ("He said leaving the town could put thousands at risk.", "thousands", ["He"]),
        # the subject stands further off
        (
            "But several army drivers questioned in the yard on Friday, including two women, said they had seen smoke.",
            "smoke",
            ["several army drivers"],
        ),
        ("The general won applause by saying that the rebels had fled.", "fled", ["general"]),
        # "I" is the one who speaks
        ("“I think that nine men died,” the nurse said.", "nine", ["nurse"]),
        ("I believe that nine men died.", "nine", []),
    ],
)
def test_words_are_credited(text: str, words: str, voices: list[str]) -> None:
    assert chain(text, words) == voices


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was not over: the mayor said that four had died.", "not over"),
        ("The mayor said little. Four people had died.", "Four"),
        ("On Monday, the mayor said.", "Monday"),
    ],
)
def test_words_beside_a_cue_are_not_all_said(text: str, words: str) -> None:
    assert chain(text, words) == []


def test_what_somebody_declined_to_say_is_left_open() -> None:
    text = "The minister declined to say whether soldiers had fired."
    found = credit(read(text), text.index("fired"))
    assert (found.certainty, found.polarity) == (Certainty.POSSIBLE, Polarity.AFFIRMED)


def test_the_mention_is_the_word_beside_the_cue() -> None:
    (found,) = attributions(read("Nurses who said that the ward was full went on strike."))
    assert found.mention is not None
    assert (found.mention.quote, found.links[-1].name) == ("who", "Nurses")


@pytest.mark.parametrize(
    ("text", "words", "voices", "polarity"),
    [
        ("The army denied reports that 40 soldiers were killed.", "40", ["army"], Polarity.DENIED),
        (
            "The ministry dismissed the army's claim that 40 rebels were killed.",
            "40",
            ["ministry", "army"],
            Polarity.DENIED,
        ),
        (
            "The ministry rejected denials by the army that it had shelled the town.",
            "shelled",
            ["ministry", "army"],
            Polarity.AFFIRMED,
        ),
        ("The army's claim that it shelled the town is false.", "shelled", ["army"], Polarity.AFFIRMED),
        (
            "The mayor said a nurse had told him that nine men died.",
            "nine",
            ["mayor", "nurse"],
            Polarity.AFFIRMED,
        ),
        ("The claim was made that night by two men.", "night", [], Polarity.AFFIRMED),
    ],
)
def test_nouns_that_attribute(text: str, words: str, voices: list[str], polarity: Polarity) -> None:
    assert chain(text, words) == voices
    assert credit(read(text), text.index(words)).polarity is polarity
