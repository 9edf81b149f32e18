"""Claims of responsibility: who claims, over what channel, and that nobody has claimed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from variorum.extract.attribution import Attribution
from variorum.extract.found import Found, Said, Spot, found
from variorum.extract.negation import negated
from variorum.extract.parse import Sentence, Token
from variorum.extract.parties import DOING, as_perpetrator, channel_notes, party, spot_of
from variorum.extract.scene import Scene
from variorum.extract.triggers import triggers
from variorum.extract.voices import attributions, subject
from variorum.extract.who import name_tokens
from variorum.model.assertion import Polarity, Role
from variorum.model.value import Actor, ActorKind, Nothing

_CLAIMING = frozenset({"claim", "claims", "assert", "take", "admit", "accept", "acknowledge", "assume"})
#: verbs whose claim is taken back
_WITHDRAWING = frozenset({"withdraw", "retract", "rescind", "disavow", "revoke"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "any", "anyone", "anybody"})
#: whom a claimant speaks of when it speaks of its own people
_OWN = frozenset(
    {
        "group",
        "organisation",
        "organization",
        "movement",
        "member",
        "fighter",
        "soldier",
        "bomber",
        "we",
        "it",
        "militant",
        "gunman",
        "operative",
        "cell",
        "unit",
        "lone",
        "warrior",
        "brigade",
        "man",
        "attacker",
        "they",
    }
)


#: nouns that end the name of an armed group
_GROUP_NOUNS = frozenset({"movement", "front", "army", "party", "group", "organization", "force", "squad", "command",
                          "brigade", "union", "alliance", "commando", "committee", "coordinator", "league"})  # fmt: skip


def claims(scene: Scene) -> Iterator[Found]:
    """All claims of responsibility in a report."""
    for sentence in scene.sentences:
        for token in sentence.tokens:
            if token.lower == "responsibility":
                yield from _of_responsibility(scene, sentence, token)
                yield from _no_claim(scene, sentence, token)
            if token.lemma == "claim" and token.pos == "VERB":
                yield from _claimed_deed(scene, sentence, token)
            if (
                token.lemma == "claim"
                and token.dep == "dobj"
                and sentence.head(token).lemma in ("make", "issue", "repeat")
            ):
                yield from _made(scene, sentence, token)
            if token.lemma == "claim" and token.dep == "dobj" and _takes_back(sentence, sentence.head(token)):
                yield from _made(scene, sentence, token, withdrawn=True)
    for attribution in attributions(scene):
        yield from _by_statement(scene, attribution)


def _of_responsibility(scene: Scene, sentence: Sentence, noun: Token) -> Iterator[Found]:
    """ "X claimed responsibility", in prose, in the passive and in a headline."""
    verb = _claiming_verb(sentence, noun)
    if verb is None:
        return
    claimant = _claimant(scene, sentence, verb)
    if claimant is None:
        return
    nobody = {claimant.lower, *(t.lower for t in sentence.children(claimant, "det"))} & _NOBODY
    if negated(sentence, verb) or nobody:
        # that one group has not claimed it does not say that nobody has
        if nobody:
            yield _unclaimed(scene, sentence, (claimant, verb, noun))
        return
    actor = party(scene, sentence, claimant)
    if actor is None or actor.kind not in (ActorKind.GROUP, ActorKind.AUTHORITY):
        words = scene.parsed.span(name_tokens(sentence, claimant)).quote
        actor = Actor(words, ActorKind.GROUP if _named_body(claimant, words) else ActorKind.UNKNOWN)
    yield _claim(scene, spot_of(scene, sentence, claimant, actor), actor, (verb, noun))


def _named_body(claimant: Token, words: str) -> bool:
    """ "The Zarate Front for Liberation claimed ...": who claims under a name of its own is a group."""
    if claimant.pos != "PROPN":
        return False
    several = sum(w[:1].isupper() for w in words.split()) > 1
    return claimant.lemma in _GROUP_NOUNS or (
        several and claimant.entity not in ("PERSON", "GPE", "LOC", "NORP")
    )


def _no_claim(scene: Scene, sentence: Sentence, noun: Token) -> Iterator[Found]:
    """ "There was no immediate claim of responsibility", "no claim of responsibility was made"."""
    claim = sentence.head(sentence.head(noun))
    nones = [t for t in sentence.children(claim, "det") if t.lower == "no"]
    if claim.lemma == "claim" and claim.pos == "NOUN" and noun.dep == "pobj" and nones:
        yield _unclaimed(scene, sentence, (claim, nones[0], noun))


def _claimed_deed(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Found]:
    """ "X has claimed the attack": the deed itself is the object."""
    deeds = {t.token.i: t.token for t in triggers(sentence) if not t.verbal}
    objects = [deeds[t.i] for t in sentence.children(verb, "dobj", "ccomp", "nsubjpass") if t.i in deeds]
    claimant = _claimant(scene, sentence, verb)
    actor = party(scene, sentence, claimant) if claimant else None
    if objects and claimant and actor and actor.kind is ActorKind.GROUP and not negated(sentence, verb):
        yield _claim(scene, spot_of(scene, sentence, claimant, actor), actor, (verb, objects[0]))


def _takes_back(sentence: Sentence, verb: Token) -> bool:
    """ "withdrew its claim", "took back its claim"."""
    back = verb.lemma == "take" and any(t.lower == "back" for t in sentence.children(verb))
    return back or verb.lemma in _WITHDRAWING


def _made(scene: Scene, sentence: Sentence, noun: Token, *, withdrawn: bool = False) -> Iterator[Found]:
    """ "the group made its claim through X", "the group withdrew its claim"."""
    verb = sentence.head(noun)
    claimant = _claimant(scene, sentence, verb)
    actor = party(scene, sentence, claimant) if claimant else None
    if claimant and actor and actor.kind is ActorKind.GROUP and not negated(sentence, verb):
        claim = _claim(scene, spot_of(scene, sentence, claimant, actor), actor, (verb, noun))
        yield _withdrawn(claim) if withdrawn else claim


def _withdrawn(claim: Found) -> Found:
    notes = (*claim.draft.notes, ("withdrawn", "yes"))
    return replace(claim, draft=replace(claim.draft, rule="claim: withdrawn", notes=notes))


def _claiming_verb(sentence: Sentence, noun: Token) -> Token | None:
    before = [
        t
        for t in sentence.tokens[max(0, noun.i - 4) : noun.i]
        if t.lemma in _CLAIMING or t.lower in _CLAIMING
    ]
    head = sentence.head(noun)
    if noun.dep == "nsubjpass" and head.lemma in _CLAIMING:
        return head
    return before[-1] if before and before[-1].pos != "NOUN" else None


def _claimant(scene: Scene, sentence: Sentence, verb: Token) -> Token | None:
    agents = [p for by in sentence.children(verb, "agent") for p in sentence.children(by, "pobj")]
    if agents:
        return agents[0]
    if verb.pos in ("VERB", "AUX"):
        who = subject(sentence, verb)
        if who is not None and who.lower != "responsibility":
            return who
    left = [t for t in sentence.tokens[: verb.i] if scene.actor_at(t)]
    return left[-1] if left else None


def _claim(scene: Scene, spot: Spot, actor: Actor, words: tuple[Token, Token]) -> Found:
    cue = scene.parsed.span(sorted(words, key=lambda t: t.i))
    said = Said(voice=as_perpetrator(scene, spot, actor), cue=cue, notes=channel_notes(spot.sentence))
    placed = found(scene, spot, "claim", actor, rule="claim: claimed responsibility", said=said)
    return Found(placed.draft, placed.sentence, words[1])


def _unclaimed(scene: Scene, sentence: Sentence, words: tuple[Token, Token, Token]) -> Found:
    claimant, verb, noun = words
    span = scene.parsed.span(
        sorted([claimant, *sentence.children(claimant, "det"), verb, noun], key=lambda t: t.i)
    )
    said = Said(polarity=Polarity.NOT_KNOWN, cue=scene.parsed.span([verb]))
    return found(
        scene, Spot(sentence, span, noun), "claim", Nothing("claim"), rule="claim: nobody claimed", said=said
    )


def _by_statement(scene: Scene, attribution: Attribution) -> Iterator[Found]:
    """ "X declared on Telegram that two of its members blew themselves up"."""
    if not attribution.links or attribution.polarity is Polarity.DENIED:
        return
    link = attribution.links[-1]
    if link.role is not Role.PERPETRATOR or link.actor is None or link.span is None:
        return
    sentence = scene.sentences[attribution.sentence]
    inside = sentence.inside(attribution.start, attribution.end)
    if not _own_deed(scene, sentence, inside):
        return
    actor = _group(scene, link.actor)
    if actor is None:
        return
    spot = Spot(sentence, link.span, attribution.head)
    notes = channel_notes(sentence)
    said = Said(voice=as_perpetrator(scene, spot, actor), cue=attribution.cue, notes=notes)
    yield found(scene, spot, "claim", actor, rule="claim: in its own statement", said=said)


def _group(scene: Scene, identity: str) -> Actor | None:
    actor = next((a.actor for a in scene.actors if a.actor.id == identity), None)
    if actor and actor.id == "amaq" and actor.parent:
        return next((a.actor for a in scene.actors if a.actor.id == actor.parent), actor)
    return actor


def _own_deed(scene: Scene, sentence: Sentence, inside: list[Token]) -> bool:
    """True if what is said tells of the happening as done by the claimant's own people, not negated."""
    own = [
        t
        for t in inside
        if t.dep in ("nsubj", "poss", "pobj", "nsubjpass") and (t.lemma in _OWN or t.lower == "its")
    ]
    names = [t for t in inside if (a := scene.actor_at(t)) and a.actor.kind is ActorKind.GROUP]
    happening = [t for t in triggers(sentence) if not t.unreal and t.token in inside]
    deeds = [t for t in inside if t.lemma in DOING or t.lower in ("responsible", "behind")]
    denied = any(t.dep == "neg" or t.lower in ("none", "nobody", "nothing") for t in inside)
    return bool(own or names) and bool(happening or deeds) and not denied
