"""Headlines: "Police: Four dead in fire" and "Four dead in fire: police" credit the words to somebody."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.extract.attribution import Attribution
from variorum.extract.parse import Sentence, Token
from variorum.extract.scene import Scene
from variorum.extract.who import link_for
from variorum.model.assertion import Certainty, Polarity, Role

#: words at most in the name before or behind the colon
_NAME = 5
#: words at least in what is said
_SAID = 3
#: a group before a colon ("Taliban: a history") is what the report is about, and not who speaks
_SPEAKING = frozenset({Role.AUTHORITY, Role.WITNESS, Role.EXPERT, Role.MEDIA, Role.VICTIM})
_STOPS = frozenset(".!?")


def in_headline(scene: Scene, sentence: Sentence) -> Iterator[Attribution]:
    """The attribution of a headline that has one colon with a voice on one side; none elsewhere.

    A name before a colon that the parser takes for a sentence credits the rest of its passage.
    """
    colons = [t for t in sentence.tokens if t.text == ":"]
    if len(colons) != 1:
        return
    colon = colons[0]
    before = [t for t in sentence.tokens[: colon.i] if t.pos != "SPACE"]
    behind = [t for t in sentence.tokens[colon.i + 1 :] if t.pos != "SPACE"]
    passage = next((p for p in scene.report.passages if p.start == sentence.span.start), None)
    if not behind and passage and len(scene.report.text[colon.end : passage.end].split()) >= _SAID:
        yield from _credited(scene, sentence, (before, colon), (colon.end + 1, passage.end))
    elif len(behind) >= _SAID and _is_headline(scene, sentence):
        yield from _credited(scene, sentence, (before, colon), (behind[0].start, behind[-1].end))
    if len(before) >= _SAID and _is_headline(scene, sentence):
        yield from _credited(scene, sentence, (behind, colon), (before[0].start, before[-1].end))


def _credited(
    scene: Scene, sentence: Sentence, words: tuple[list[Token], Token], said: tuple[int, int]
) -> Iterator[Attribution]:
    name, colon = words
    link = link_for(scene, sentence, name[-1]) if len(name) <= _NAME and _names_somebody(name) else None
    if link is None:
        return
    person = link.role is Role.UNKNOWN and _is_person(scene, name[-1])
    if link.role in _SPEAKING or person:
        yield Attribution(
            sentence=sentence.index,
            cue=scene.parsed.span([colon]),
            head=name[-1],
            links=(link,),
            start=said[0],
            end=said[1],
            certainty=Certainty.CERTAIN,
            polarity=Polarity.AFFIRMED,
            mention=scene.parsed.span(name),
        )


def _is_headline(scene: Scene, sentence: Sentence) -> bool:
    """True for a sentence that is a passage by itself and has no stop at its end."""
    whole = any(
        p.start == sentence.span.start and p.end - sentence.span.end <= 1 for p in scene.report.passages
    )
    return whole and sentence.span.quote.rstrip()[-1:] not in _STOPS


def _names_somebody(name: list[Token]) -> bool:
    """True if the words are one noun phrase."""
    nouns = all(t.pos in ("NOUN", "PROPN", "ADJ", "DET", "NUM") or t.lower in ("of", "for") for t in name)
    return bool(name) and nouns and name[-1].pos in ("NOUN", "PROPN")


def _is_person(scene: Scene, name: Token) -> bool:
    """True if the name is taken for a person's in most places of the report; capitals mislead in headlines."""
    same = [t.entity for s in scene.sentences for t in s.tokens if t.text == name.text]
    return 2 * same.count("PERSON") > len(same)
