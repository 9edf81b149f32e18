"""Denials and non-disputes: whose responsibility is denied, by whom; who does not dispute a claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from variorum.extract.blames import subject_or_agent
from variorum.extract.contents import noun_clause
from variorum.extract.found import Found, Said, found
from variorum.extract.negation import negated
from variorum.extract.parse import Sentence, Token
from variorum.extract.parties import DOING, ROLE_NOUNS, party, speaker, spot_of, state_of
from variorum.extract.scene import Scene
from variorum.extract.voices import credit
from variorum.model.assertion import Draft, Polarity, Stance
from variorum.model.value import Actor, ActorKind

_DENYING = frozenset({"deny", "reject", "dismiss", "refute", "rebut", "disavow", "rebuff"})
_DISPUTING = frozenset({"dispute", "contest", "challenge", "question", "doubt"})
#: verbs that say of somebody that they did it, or had a part in it
_ROLE_VERBS = frozenset({"be", "involve", "have", "play", "stand", "bear", *DOING})
_PARTIES = (ActorKind.GROUP, ActorKind.STATE, ActorKind.AUTHORITY)


def denials(scene: Scene) -> Iterator[Found]:
    """All denials and non-disputes of a report."""
    for sentence in scene.sentences:
        for token in sentence.tokens:
            if token.pos in ("VERB", "AUX"):
                for rule in _RULES if not _unsaid(scene, token) else ():
                    yield from rule(scene, sentence, token)


def _unsaid(scene: Scene, verb: Token) -> bool:
    """ "X denied that Y had denied it": Y's denial is said not to be one."""
    return verb.lemma in _DENYING and credit(scene, verb.start).polarity is Polarity.DENIED


def _denied_noun(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Found]:
    """ "X denied involvement", "dismissed Israeli involvement", "rejected the group's claim"."""
    if verb.lemma not in _DENYING or negated(sentence, verb):
        return
    for noun in sentence.children(verb, "dobj"):
        clause = noun_clause(sentence, noun)
        if noun.lemma not in ROLE_NOUNS or (clause and not _about_the_deed(sentence, clause)):
            continue
        source = subject_or_agent(sentence, verb)
        owner, actor = _owner(scene, sentence, noun)
        own = actor is None and noun.lemma != "claim"
        if noun.lemma == "claim" and actor is None:
            before = scene.group_before(noun.start)
            owner, actor = noun, before.actor if before else None
        if own and source is not None:
            owner, actor = source, party(scene, sentence, source)
        if actor and actor.kind in _PARTIES and owner is not None:
            yield _denial(
                scene,
                (sentence, owner, source, verb),
                actor,
                own=own or _same(scene, sentence, source, actor),
            )


def _owner(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Token | None, Actor | None]:
    """Whose involvement: "Israeli involvement", "Kyiv's role", "any role of the army", "the claim by X"."""
    of = [
        p
        for t in sentence.children(noun, "prep")
        if t.lower in ("of", "by")
        for p in sentence.children(t, "pobj")
    ]
    for token in [*sentence.children(noun, "poss"), *of]:
        actor = party(scene, sentence, token)
        if actor and token.lower not in ("its", "their", "his"):
            return token, actor
    for token in sentence.children(noun, "amod", "compound", "nmod"):
        mention = scene.actor_at(token)
        if mention:
            return token, mention.actor
    state = state_of(sentence, noun)
    return (noun, state) if state else (None, None)


def _same(scene: Scene, sentence: Sentence, source: Token | None, actor: Actor) -> bool:
    speaks = party(scene, sentence, source) if source else None
    return bool(speaks and (speaks.id == actor.id or (speaks.country and speaks.country == actor.country)))


def _denied_clause(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Found]:
    """ "X denied that Y was involved", "denied being behind it"."""
    if verb.lemma not in _DENYING or negated(sentence, verb):
        return
    for clause in sentence.children(verb, "ccomp", "xcomp"):
        # "denied that Y had denied it" says nothing of who did it
        if clause.lemma in _DENYING or not _about_responsibility(sentence, clause):
            continue
        source = subject_or_agent(sentence, verb)
        subjects = sentence.children(clause, "nsubj", "nsubjpass")
        who = subjects[0] if subjects and subjects[0].pos != "PRON" else source
        actor = party(scene, sentence, who) if who else None
        if who is not None and actor and actor.kind in _PARTIES:
            yield _denial(scene, (sentence, who, source, verb), actor, own=who is source)


def _negated_role(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Found]:
    """ "X said Y had nothing to do with it", "no indication that Y was involved", "Y was not behind it"."""
    if verb.lemma not in _ROLE_VERBS:
        return
    nothing = any(t.lower == "nothing" for t in sentence.children(verb, "dobj"))
    doubted = sentence.head(verb).lemma in ("indication", "evidence", "sign", "proof") and _no(
        sentence, sentence.head(verb)
    )
    if not (nothing or doubted or negated(sentence, verb)) or not _about_responsibility(sentence, verb):
        return
    who = subject_or_agent(sentence, verb)
    if verb.lemma == "involve":
        who = next(iter(sentence.children(verb, "nsubj", "nsubjpass")), who)
    actor = party(scene, sentence, who) if who else None
    if who is None or actor is None or actor.kind not in _PARTIES:
        return
    spot = spot_of(scene, sentence, who, actor)
    given = credit(scene, spot.span.start)
    own = given.voice.primary.actor == actor.id
    polarity = Polarity.DENIED
    said = Said(polarity=polarity, cue=given.cue, notes=(("own", "yes" if own else "no"),))
    placed = found(scene, spot, "denial", actor, rule="denial: negated responsibility", said=said)
    yield Found(_firm(placed.draft), placed.sentence, verb)


def _no_role(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Found]:
    """ "there was no Ukrainian involvement", "it was not the work of the group"."""
    nouns = sentence.children(verb, "attr", "dobj", "nsubj")
    for noun in nouns:
        absent = noun.lemma in ROLE_NOUNS and any(t.lower == "no" for t in sentence.children(noun, "det"))
        undone = noun.lemma in ("work", "deed", "doing") and negated(sentence, verb)
        owner, actor = (
            _owner(scene, sentence, noun) if verb.lemma == "be" and (absent or undone) else (None, None)
        )
        if owner is None or actor is None or actor.kind not in _PARTIES:
            continue
        spot = spot_of(scene, sentence, owner, actor)
        given = credit(scene, spot.span.start)
        if given.voice.outlets_own or given.voice.primary.actor == actor.id:
            continue
        said = Said(polarity=Polarity.DENIED, cue=given.cue, notes=(("own", "no"),))
        placed = found(scene, spot, "denial", actor, rule="denial: no part in it", said=said)
        yield Found(_firm(placed.draft), placed.sentence, verb)


def _firm(draft: Draft) -> Draft:
    return replace(draft, stance=Stance(Polarity.DENIED, draft.stance.certainty))


def _no(sentence: Sentence, noun: Token) -> bool:
    verb = sentence.head(noun)
    return any(t.lower == "no" for t in sentence.children(noun, "det")) or negated(sentence, verb)


def _about_responsibility(sentence: Sentence, clause: Token) -> bool:
    below = {t.lemma for t in sentence.subtree(clause)} | {clause.lemma}
    acts = {"involve", "involved", "behind", "responsible", "involvement", "role", "responsibility"}
    doing = {"carry", "stage", "perpetrate", "orchestrate"} & {clause.lemma}
    nothing = {"nothing", "anything", "something"} & below and "do" in below
    return bool(below & acts or doing or nothing)


def _about_the_deed(sentence: Sentence, clause: Token) -> bool:
    """Whether what is claimed is the deed ("that he was one of its men"), and not a toll."""
    own = any(t.lower in ("its", "their") for t in sentence.subtree(clause))
    return own or _about_responsibility(sentence, clause)


def _not_disputed(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Found]:
    """ "X does not dispute Y's claim of responsibility"."""
    if verb.lemma not in _DISPUTING or not negated(sentence, verb):
        return
    for noun in sentence.children(verb, "dobj"):
        if noun.lemma not in ("claim", "responsibility", "involvement", "role", "assertion"):
            continue
        owner, actor = _owner(scene, sentence, noun)
        if actor is None:
            before = scene.group_before(noun.start)
            owner, actor = noun, before.actor if before else None
        if actor is None or owner is None:
            continue
        spot = spot_of(scene, sentence, owner, actor)
        source = subject_or_agent(sentence, verb)
        voice = speaker(scene, spot, source)
        said = Said(voice=voice, polarity=Polarity.NOT_DISPUTED, cue=scene.parsed.span([verb]))
        placed = found(scene, spot, "non_dispute", actor, rule="non-dispute: claim not disputed", said=said)
        yield Found(placed.draft, placed.sentence, noun)


_RULES = (_denied_noun, _denied_clause, _negated_role, _no_role, _not_disputed)


def _denial(
    scene: Scene, where: tuple[Sentence, Token, Token | None, Token], actor: Actor, *, own: bool
) -> Found:
    sentence, owner, source, verb = where
    spot = spot_of(scene, sentence, owner, actor)
    said = Said(
        voice=speaker(scene, spot, source),
        polarity=Polarity.DENIED,
        cue=scene.parsed.span([verb]),
        notes=(("own", "yes" if own else "no"),),
    )
    placed = found(scene, spot, "denial", actor, rule="denial: denying verb", said=said)
    return Found(placed.draft, placed.sentence, verb)
