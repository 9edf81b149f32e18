"""People accused, suspected or charged, where no group is: "accused the guerrillas of kidnapping 30 peasants".

What is said of them stays with whoever says it, and is at most probable: an accusation is no finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from variorum.extract.blames import subject_or_agent
from variorum.extract.found import Found, Said, Spot, found
from variorum.extract.harmed import counted, phrase
from variorum.extract.negation import negated
from variorum.extract.parse import Sentence, Token
from variorum.extract.parties import speaker
from variorum.extract.persons import name_of
from variorum.extract.phrases import words
from variorum.extract.roles import anybody, kind_of_people
from variorum.extract.scene import Scene
from variorum.extract.triggers import triggers
from variorum.model.assertion import Certainty
from variorum.model.value import ActorKind, Text

#: prepositions that lead from an accusation to what one is accused of
_OF = frozenset({"of", "for", "in", "with"})


def accused(scene: Scene) -> Iterator[Found]:
    """The people of every accusation of a happening in the report."""
    for sentence in scene.sentences:
        happening = {t.token.i for t in triggers(sentence)}
        for verb in sentence.tokens if happening else ():
            if verb.pos in ("VERB", "ADJ") and verb.lemma in words("cue", "accusing"):
                yield from _of_verb(scene, sentence, verb, happening)


def _of_verb(scene: Scene, sentence: Sentence, verb: Token, happening: set[int]) -> Iterator[Found]:
    deed = next((t for t in _charge(sentence, verb) if t.i in happening), None)
    if deed is None or negated(sentence, verb):
        return
    source = subject_or_agent(sentence, verb)
    for who in _whom(sentence, verb):
        value = _person(scene, sentence, counted(sentence, who))
        if value:
            span = scene.report.span(*value)
            spot = Spot(sentence, span, who)
            accuser = source if source and source.i != who.i else None
            said = Said(
                voice=speaker(scene, spot, accuser) if accuser else None,
                certainty=Certainty.PROBABLE,
                cue=scene.parsed.span([verb]),
            )
            made = found(
                scene, spot, "assailant", Text(span.quote), rule=f"assailant: {verb.lemma}", said=said
            )
            yield Found(made.draft, made.sentence, deed)


def _charge(sentence: Sentence, verb: Token) -> list[Token]:
    """What hangs on the accusation behind "of", "for", "in"."""
    inner = [t for t in sentence.children(verb, "prep") if t.lower in _OF]
    return [t for prep in inner for t in sentence.subtree(prep)]


def _whom(sentence: Sentence, verb: Token) -> list[Token]:
    """The object of "accused", the subject of "is accused", the noun that "accused of" hangs on."""
    found_here = sentence.children(verb, "dobj", "nsubjpass")
    if not found_here and verb.dep in ("acl", "amod"):
        found_here = [sentence.head(verb)]
    if not found_here and verb.dep == "relcl":
        found_here = [sentence.head(verb)]
    who = [
        sentence.head(verb) if t.lower in ("who", "that") and verb.dep == "relcl" else t for t in found_here
    ]
    return [*who, *(c for t in who for c in sentence.children(t, "conj"))]


def _person(scene: Scene, sentence: Sentence, token: Token) -> tuple[int, int] | None:
    """Where the words for a person or people stand that may have done it; None for groups, which blames find."""
    name = name_of(scene, sentence, token)
    if name:
        return name[0]
    mention = scene.actor_at(token)
    if mention and mention.actor.kind is ActorKind.GROUP:
        return None
    if token.pos not in ("NOUN", "PROPN"):
        return None
    if kind_of_people(sentence, token) != "assailant" and token.lemma not in anybody():
        return None
    span = scene.parsed.span(phrase(sentence, token))
    return span.start, span.end
