"""Named attackers and branches: who names them, and that a statement names none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from variorum.extract.found import Found, Said, Spot, found
from variorum.extract.negation import negated
from variorum.extract.parse import Sentence, Token
from variorum.extract.parties import party, speaker, spot_of
from variorum.extract.scene import Scene
from variorum.extract.voices import credit, subject
from variorum.model.assertion import Certainty, Polarity, Stance
from variorum.model.value import Actor, ActorKind, Nothing

_ATTACKERS = frozenset(
    {
        "perpetrator",
        "attacker",
        "bomber",
        "gunman",
        "assailant",
        "suspect",
        "shooter",
        "man",
        "assassin",
        "kidnapper",
    }
)
_NAMING = frozenset({"identify", "name", "specify", "say", "mention", "disclose", "reveal", "release"})
_BRANCHES = frozenset({"branch", "affiliate", "faction", "wing", "offshoot", "cell"})


def namings(scene: Scene) -> Iterator[Found]:
    """Attackers named, and branches or attackers said not to be named."""
    for sentence in scene.sentences:
        for token in sentence.tokens:
            yield from _names_of(scene, sentence, token)
            yield from _no_branch(scene, sentence, token)
            yield from _affiliated(scene, sentence, token)


def _names_of(scene: Scene, sentence: Sentence, token: Token) -> Iterator[Found]:
    """ "the names of the attackers: A and B", "identified the gunman as A"."""
    if token.lemma not in _ATTACKERS or not _is_named(sentence, token):
        return
    verb = _naming_verb(sentence, token)
    source = subject(sentence, verb) if verb else None
    for start, end in _people_after(sentence, token):
        span = scene.report.span(start, end)
        spot = Spot(sentence, span, token)
        voice = speaker(scene, spot, source)
        certainty = Certainty.CERTAIN if _stated_plainly(sentence, token) else Certainty.PROBABLE
        said = Said(
            voice=voice,
            certainty=certainty,
            cue=scene.parsed.span([verb]) if verb else None,
            notes=(("alleged", "yes"),),
        )
        yield found(
            scene,
            spot,
            "perpetrator",
            Actor(span.quote, ActorKind.PERSON),
            rule="perpetrator: named",
            said=said,
        )


def _is_named(sentence: Sentence, noun: Token) -> bool:
    before = {t.lemma for t in sentence.tokens[max(0, noun.i - 6) : noun.i]}
    after = [t.lower for t in sentence.tokens[noun.i + 1 : noun.i + 3]]
    listed = bool(before & {"name", "names"}) and ":" in after
    as_name = bool(before & {"identify", "name"}) and "as" in after
    return listed or as_name


def _naming_verb(sentence: Sentence, noun: Token) -> Token | None:
    verbs = [t for t in sentence.tokens[: noun.i] if t.pos == "VERB" and t.lemma in _NAMING]
    return verbs[-1] if verbs else None


def _people_after(sentence: Sentence, noun: Token) -> Iterator[tuple[int, int]]:
    """The runs of person tokens after the noun, up to the next verb."""
    run: list[Token] = []
    for token in sentence.tokens[noun.i + 1 :]:
        if token.entity == "PERSON":
            run.append(token)
            continue
        if run:
            yield run[0].start, run[-1].end
            run = []
        if token.pos == "VERB":
            return
    if run:
        yield run[0].start, run[-1].end


def _stated_plainly(sentence: Sentence, noun: Token) -> bool:
    return not any(
        t.lower in ("alleged", "suspected", "purported") for t in sentence.tokens[max(0, noun.i - 8) : noun.i]
    )


def _no_branch(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Found]:
    """ "did not identify which branch was responsible": that none was named is a finding of its own."""
    if verb.pos != "VERB" or verb.lemma not in _NAMING or not negated(sentence, verb):
        return
    inside = [t for c in sentence.children(verb, "ccomp", "dobj", "xcomp") for t in sentence.subtree(c)]
    branches = [t for t in inside if t.lemma in _BRANCHES]
    attackers = [t for t in inside if t.lemma in _ATTACKERS]
    for field, nouns in (("branch", branches), ("perpetrator", attackers if not branches else [])):
        for noun in nouns[:1]:
            tokens = [t for t in sentence.children(noun, "det", "amod") if t.i < noun.i]
            span = scene.parsed.span(sorted([*tokens, noun], key=lambda t: t.i))
            spot = Spot(sentence, span, noun)
            said = Said(
                voice=speaker(scene, spot, subject(sentence, verb)),
                polarity=Polarity.NOT_KNOWN,
                cue=scene.parsed.span([verb]),
            )
            placed = found(scene, spot, field, Nothing(field), rule=f"{field}: named none", said=said)
            # that it was left open is certain, however open the words leave it
            yield replace(placed, draft=replace(placed.draft, stance=Stance(Polarity.NOT_KNOWN)))


def _affiliated(scene: Scene, sentence: Sentence, token: Token) -> Iterator[Found]:
    """ "two bombers affiliated with X": whoever says so gives the group."""
    if token.lemma not in ("affiliate", "link", "tie", "belong", "loyal") or token.dep not in (
        "acl",
        "relcl",
        "amod",
    ):
        return
    if sentence.head(token).lemma not in _ATTACKERS or negated(sentence, token):
        return
    for prep in sentence.children(token, "prep"):
        for noun in sentence.children(prep, "pobj"):
            actor = party(scene, sentence, noun)
            if actor and actor.kind is ActorKind.GROUP:
                spot = spot_of(scene, sentence, noun, actor)
                if not credit(scene, spot.span.start).voice.outlets_own or token.lemma == "affiliate":
                    yield found(scene, spot, "group", actor, rule="group: attackers affiliated with it")
