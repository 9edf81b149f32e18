"""Proposed: what the trained reader proposes and no rule has found, typed by the rules.

The network gives a span and a kind; what stands there is read as everything else is: by its noun phrase, with
voice and stance of the words around it. What the rules found goes before what is proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from variorum.extract.blames import attributed
from variorum.extract.found import Found, Said, Spot, found
from variorum.extract.harmed import armed_body, counted, phrase
from variorum.extract.how_many import number
from variorum.extract.parse import Sentence, Token
from variorum.extract.parties import party
from variorum.extract.persons import name_of
from variorum.extract.roles import anybody, kind_of_people, kind_of_thing
from variorum.extract.scene import Scene
from variorum.extract.trained.proposals import Proposed
from variorum.model.assertion import Certainty
from variorum.model.report import Span
from variorum.model.value import ActorKind, Text

#: kind of span -> the fields that tell the same
_TOLD_BY = {
    "victim": ("harmed", "assailant"),
    "target": ("struck",),
    "assailant": ("assailant", "harmed", "perpetrator"),
    "organisation": ("group", "branch", "blame", "claim", "denial"),
}
#: MUC-4's effects -> ours
_EFFECTS = {
    "death": "death",
    "injury": "injury",
    "regained freedom": "freed",
    "no injury or death": "unharmed",
    "destroyed": "destroyed",
    "some damage": "damage",
    "no damage": "no damage",
    "property taken from target": "taken",
}
#: an effect is taken over from this probability on; not tuned
_SURE = 0.6


#: a span counts from this share on; chosen on MUC-4's tst1 and tst2, higher for organisations than what is best
#: there (0.4): a wrong "who" costs more than a missing one
SURE_OF = {"victim": 0.9, "target": 0.7, "assailant": 0.4, "organisation": 0.8}


def proposed(scene: Scene, told: Iterable[Found]) -> Iterator[Found]:
    """What is proposed of who and what a happening met and who did it, where `told` has nothing."""
    taken = [(f.draft.field, f.draft.span) for f in told]
    for one in scene.proposals.of(*_TOLD_BY):
        if one.score < SURE_OF[one.kind]:
            continue
        if any(f in _TOLD_BY[one.kind] and _meet(one, span) for f, span in taken):
            continue
        sentence = scene.parsed.sentence_at(one.start)
        token = sentence.at(one.start, one.end) if sentence else None
        if sentence is None or token is None or token.pos not in ("NOUN", "PROPN", "NUM", "ADJ"):
            continue
        for item in _typed(scene, sentence, token, one):
            if not any(f == item.draft.field and f_span == item.draft.span for f, f_span in taken):
                taken.append((item.draft.field, item.draft.span))
                yield item


def _meet(one: Proposed, span: Span) -> bool:
    return one.start < span.end and span.start < one.end


def _typed(scene: Scene, sentence: Sentence, token: Token, one: Proposed) -> Iterator[Found]:
    token = counted(sentence, token)
    if one.kind == "organisation":
        yield from _organisation(scene, sentence, token)
    elif one.kind == "target":
        yield from _thing(scene, sentence, token, one)
    elif one.kind == "victim":
        yield from _people(scene, sentence, token, one)
    else:
        yield from _assailant(scene, sentence, token)


def _people(scene: Scene, sentence: Sentence, token: Token, one: Proposed) -> Iterator[Found]:
    name = name_of(scene, sentence, token)
    kind = kind_of_people(sentence, token)
    if name:
        span, value = scene.report.span(*name[0]), Text(name[1])
        notes = [("named", "yes"), ("number", "1")]
    elif kind and kind != "assailant":
        span = scene.parsed.span(phrase(sentence, token))
        value = Text(span.quote)
        notes = [("kind", kind), ("number", number(scene, sentence, token))]
    else:
        return
    yield _made(scene, Spot(sentence, span, token), "harmed", value, [*notes, *_effect(one)])


def _thing(scene: Scene, sentence: Sentence, token: Token, one: Proposed) -> Iterator[Found]:
    kind = kind_of_thing(sentence, token)
    if kind:
        span = scene.parsed.span(phrase(sentence, token))
        notes = [("kind", kind), ("number", number(scene, sentence, token)), *_effect(one)]
        yield _made(scene, Spot(sentence, span, token), "struck", Text(span.quote), notes)


def _assailant(scene: Scene, sentence: Sentence, token: Token) -> Iterator[Found]:
    name = None if scene.actor_at(token) else name_of(scene, sentence, token)
    span = scene.report.span(*name[0]) if name else scene.parsed.span(phrase(sentence, token))
    attacker = kind_of_people(sentence, token) == "assailant" or token.lemma in anybody()
    if name:
        yield _made(scene, Spot(sentence, span, token), "assailant", Text(name[1]), [("named", "yes")])
    elif attacker and not scene.actor_at(token):
        yield _made(scene, Spot(sentence, span, token), "assailant", Text(span.quote), [])


def _organisation(scene: Scene, sentence: Sentence, token: Token) -> Iterator[Found]:
    actor = party(scene, sentence, token) or armed_body(scene, sentence, token)
    if actor and actor.kind in (ActorKind.GROUP, ActorKind.AUTHORITY):
        yield from attributed(scene, (sentence, token, token), actor, "trained reader")


def _effect(one: Proposed) -> list[tuple[str, str]]:
    sure = [c for g, c, p in one.classes if g == "effect" and p >= _SURE and c in _EFFECTS]
    return [("effect", _EFFECTS[sure[0]])] if sure else []


def _made(scene: Scene, spot: Spot, field: str, value: Text, notes: list[tuple[str, str]]) -> Found:
    # a network names nobody firmly: who did it is probable at most
    certainty = Certainty.PROBABLE if field == "assailant" else Certainty.CERTAIN
    said = Said(notes=tuple(notes), certainty=certainty)
    return found(scene, spot, field, value, rule=f"{field}: trained reader", said=said)
