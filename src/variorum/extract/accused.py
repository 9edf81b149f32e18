"""People accused, suspected or charged, where no group is: "accused the guerrillas of kidnapping 30 peasants".

What is said of them stays with whoever says it, and is at most probable: an accusation is no finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from variorum.extract.blames import subject_or_agent
from variorum.extract.found import Found, Said, Spot, found
from variorum.extract.harmed import counted, group_within, phrase
from variorum.extract.negation import negated
from variorum.extract.parse import Sentence, Token
from variorum.extract.parties import speaker, spot_of
from variorum.extract.persons import name_of
from variorum.extract.phrases import words
from variorum.extract.roles import anybody, kind_of_people
from variorum.extract.scene import Scene
from variorum.extract.triggers import triggers
from variorum.extract.voices import credit
from variorum.model.assertion import Certainty, Role
from variorum.model.value import ActorKind, Text

#: prepositions that lead from an accusation to what one is accused of
#: words whose subject is the accused, not the accuser
_STATES = frozenset({"responsible", "guilty", "involve", "implicated", "suspected"})
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
    for who in _whom(sentence, verb):
        token = counted(sentence, who)
        said = _said(scene, sentence, verb, who)
        value = _person(scene, sentence, token, deed)
        if value:
            span = scene.report.span(*value)
            spot = Spot(sentence, span, who)
            made = found(
                scene, spot, "assailant", Text(span.quote), rule=f"assailant: {verb.lemma}", said=said
            )
            yield Found(made.draft, made.sentence, deed)
        group = group_within(scene, sentence, token) if value else None
        # who claims it does not blame itself: claims read that
        claimed = credit(scene, token.start).voice.primary.role is Role.PERPETRATOR
        if group and not claimed:
            spot = spot_of(scene, sentence, token, group)
            made = found(scene, spot, "blame", group, rule=f"blame: people of it, {verb.lemma}", said=said)
            yield Found(made.draft, made.sentence, deed)


def _said(scene: Scene, sentence: Sentence, verb: Token, who: Token) -> Said:
    """The accuser's voice where one is named, else that of the sentence; never more than probable."""
    source = subject_or_agent(sentence, verb)
    named = source and source.i not in {t.i for t in sentence.subtree(who)}
    spot = Spot(sentence, scene.parsed.span([who]), who)
    return Said(
        voice=speaker(scene, spot, source) if named and verb.lemma not in _STATES else None,
        certainty=Certainty.PROBABLE,
        cue=scene.parsed.span([verb]),
    )


def _charge(sentence: Sentence, verb: Token) -> list[Token]:
    """What one is accused of: behind "of", "for", "in"; what is attributed or blamed on somebody."""
    if _onto(sentence, verb):
        return [t for thing in sentence.children(verb, "dobj", "nsubjpass") for t in sentence.subtree(thing)]
    inner = [t for t in sentence.children(verb, "prep") if t.lower in _OF]
    # "accused the rebels of kidnapping": the parser hangs "of" on the rebels
    inner += [
        t
        for whom in sentence.children(verb, "dobj")
        for t in sentence.children(whom, "prep")
        if t.lower == "of"
    ]
    return [t for prep in inner for t in sentence.subtree(prep)]


def _onto(sentence: Sentence, verb: Token) -> list[Token]:
    """Those whom something is attributed to or blamed on."""
    onto = {"attribute": "to", "blame": "on", "pin": "on"}.get(verb.lemma)
    preps = [t for t in sentence.children(verb, "prep", "dative") if t.lower == onto]
    return [t for prep in preps for t in sentence.children(prep, "pobj")]


def _whom(sentence: Sentence, verb: Token) -> list[Token]:
    """The object of "accused", the subject of "is accused" or "is responsible", the noun of "accused of"."""
    head = sentence.head(verb)
    found_here = _onto(sentence, verb) or sentence.children(verb, "dobj", "nsubjpass")
    if not found_here and verb.dep in ("acl", "amod", "relcl"):
        found_here = [head]
    if not found_here and verb.pos == "ADJ":
        # "they are responsible", "he holds them responsible"
        found_here = sentence.children(verb, "nsubj") or sentence.children(
            head, "nsubj" if head.lemma == "be" else "dobj"
        )
    who = [head if t.lower in ("who", "that") and verb.dep == "relcl" else t for t in found_here]
    return [*who, *(c for t in who for c in sentence.children(t, "conj"))]


def _person(scene: Scene, sentence: Sentence, token: Token, deed: Token) -> tuple[int, int] | None:
    """Where the words for a person or people stand that may have done it; None for groups, which blames find.

    The deed itself, hung on them by the parser, is no part of who they are.
    """
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
    words_for = phrase(sentence, token)
    whole = [t for t in words_for if t.i <= token.i] if deed in words_for else words_for
    span = scene.parsed.span(whole)
    return span.start, span.end
