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
    """The attribution of a headline that has one colon with a voice on one side; none elsewhere."""
    colons = [t for t in sentence.tokens if t.text == ":"]
    if len(colons) != 1 or not _is_headline(scene, sentence):
        return
    colon = colons[0]
    before = [t for t in sentence.tokens[: colon.i] if t.pos != "SPACE"]
    behind = [t for t in sentence.tokens[colon.i + 1 :] if t.pos != "SPACE"]
    for name, said in ((before, behind), (behind, before)):
        if len(name) > _NAME or len(said) < _SAID or not _names_somebody(name):
            continue
        link = link_for(scene, sentence, name[-1])
        person = link is not None and link.role is Role.UNKNOWN and _is_person(scene, name[-1])
        if link and (link.role in _SPEAKING or person):
            yield Attribution(
                sentence=sentence.index,
                cue=scene.parsed.span([colon]),
                head=name[-1],
                links=(link,),
                start=said[0].start,
                end=said[-1].end,
                certainty=Certainty.CERTAIN,
                polarity=Polarity.AFFIRMED,
                mention=scene.parsed.span(name),
            )
            return


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
