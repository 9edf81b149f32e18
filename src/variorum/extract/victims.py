"""Victims by name: the persons whom a happening befell, by the tree around its trigger."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.extract.attach import sentence_of
from variorum.extract.parse import Sentence, Token
from variorum.extract.scene import Scene
from variorum.extract.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Person:
    """A named person as victim: the tokens of the name, and the surname by which accounts are compared."""

    tokens: tuple[Token, ...]
    surname: str


def victims_of(scene: Scene, trigger: Trigger) -> list[Person]:
    """The named persons whom the trigger's happening befell."""
    sentence = sentence_of(scene, trigger)
    nouns = [
        t
        for t in _patients(sentence, trigger.token)
        if t.entity in ("PERSON", "GPE", "LOC", "ORG") or t.pos == "PROPN"
    ]
    return [p for t in nouns if (p := _person(scene, sentence, t))]


def _patients(sentence: Sentence, token: Token) -> list[Token]:
    """The objects of a verbal trigger, the "of X" of a killing, the subject of "was killed by a strike"."""
    found = sentence.children(token, "dobj", "nsubjpass") if token.pos == "VERB" else []
    if token.pos != "VERB" and token.lemma in (
        "assassination",
        "killing",
        "murder",
        "slaying",
        "execution",
        "abduction",
        "kidnapping",
    ):
        found += [
            p
            for of in sentence.children(token, "prep")
            if of.lower == "of"
            for p in sentence.children(of, "pobj")
        ]
        found += sentence.children(token, "poss")
    head = sentence.head(token)
    if (
        head.lower in ("by", "in")
        and token.dep == "pobj"
        and sentence.head(head).lemma in ("kill", "assassinate", "slay")
    ):
        found += sentence.children(sentence.head(head), "nsubjpass")
    return [_who(sentence, t) for t in found]


def _who(sentence: Sentence, token: Token) -> Token:
    """The noun that a relative pronoun stands for; of "X's death, who ..." it is X."""
    if token.lower not in ("who", "that", "whom"):
        return token
    noun = sentence.head(sentence.head(token))
    owners = sentence.children(noun, "poss") if noun.lemma in ("death", "body", "killing") else []
    return owners[0] if owners else noun


def _person(scene: Scene, sentence: Sentence, token: Token) -> Person | None:
    if token.pos != "PROPN" or scene.actor_at(token):
        return None
    names = [t for t in sentence.children(token, "compound") if t.pos == "PROPN"]
    joined = [t for t in names if t.i < token.i]
    is_person = (
        token.entity == "PERSON"
        or any(t.entity == "PERSON" for t in joined)
        or _named_elsewhere(scene, token)
    )
    return Person((*joined, token), token.text.lower()) if is_person else None


def _named_elsewhere(scene: Scene, token: Token) -> bool:
    """True if another mention of the same surname was seen as a person's."""
    return any(
        t.text == token.text and t.entity == "PERSON" for s in scene.sentences for t in s.tokens
    ) or not any(p.start <= token.start < p.end for p in scene.places)
