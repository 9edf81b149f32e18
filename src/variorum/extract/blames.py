"""Blame and attribution of responsibility by others than the claimant, from accusation to suggestion."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.extract.found import Found, Said, found
from variorum.extract.negation import negated
from variorum.extract.parse import Sentence, Token
from variorum.extract.parties import DOING, party, speaker, spot_of
from variorum.extract.scene import Scene
from variorum.extract.voices import credit, subject
from variorum.model.assertion import Certainty, Polarity, Role
from variorum.model.value import Actor, ActorKind

_INVOLVEMENT = frozenset({"involvement", "role", "hand", "complicity"})
_SUGGESTING = {
    "suggest": Certainty.POSSIBLE,
    "hint": Certainty.POSSIBLE,
    "suspect": Certainty.PROBABLE,
    "indicate": Certainty.PROBABLE,
    "allege": Certainty.PROBABLE,
    "see": Certainty.PROBABLE,
    "point": Certainty.PROBABLE,
}
_ACCUSED = (ActorKind.GROUP, ActorKind.STATE, ActorKind.AUTHORITY)


def blames(scene: Scene) -> Iterator[Found]:
    """All that is said of who did it, by anybody but the one who did."""
    for sentence in scene.sentences:
        for token in sentence.tokens:
            for rule in _RULES:
                yield from rule(scene, sentence, token)


def _accusing(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Found]:
    """ "X blamed Y", "blamed it on Y", "accused Y of", "attributed it to Y", "suspects Y"."""
    if verb.pos != "VERB" or verb.lemma not in (
        "blame",
        "accuse",
        "attribute",
        "suspect",
        "implicate",
        "pin",
    ):
        return
    target = None if negated(sentence, verb) else _accused_of(sentence, verb)
    actor = party(scene, sentence, target) if target else None
    if target is None or actor is None or not _is_accused(scene, target, actor):
        return
    certainty = Certainty.PROBABLE if verb.lemma == "suspect" else Certainty.CERTAIN
    yield _blame(
        scene,
        (sentence, target, subject_or_agent(sentence, verb), verb),
        actor,
        ("blame: accusing verb", certainty),
    )


def _accused_of(sentence: Sentence, verb: Token) -> Token | None:
    prepositions = {"attribute": "to", "blame": "on", "pin": "on"}
    wanted = prepositions.get(verb.lemma)
    onto = [
        p
        for t in sentence.subtree(verb)
        if t.lower == wanted
        and t.dep in ("prep", "dative")
        and (t.head == verb.i or sentence.head(t).head == verb.i)
        for p in sentence.children(t, "pobj")
    ]
    if onto:
        return onto[0]
    if verb.lemma in ("attribute", "pin"):
        return None
    objects = sentence.children(verb, "dobj", "nsubjpass")
    return objects[0] if objects else None


def _is_accused(scene: Scene, target: Token, actor: Actor) -> bool:
    """The accused must be the phrase's own head or a group in it, not a name somewhere inside."""
    mention = scene.actor_at(target)
    return actor.kind in _ACCUSED and (
        mention is not None
        or target.lemma
        in (
            "group",
            "branch",
            "militant",
            "rebel",
            "fighter",
            "movement",
            "government",
            "gunman",
            "insurgent",
        )
    )


def subject_or_agent(sentence: Sentence, verb: Token) -> Token | None:
    """Who does it, in the active or in the passive voice."""
    agents = [p for by in sentence.children(verb, "agent") for p in sentence.children(by, "pobj")]
    if agents:
        return agents[0]
    return None if sentence.children(verb, "auxpass") else subject(sentence, verb)


def _involving(scene: Scene, sentence: Sentence, noun: Token) -> Iterator[Found]:
    """ "suggest the possible involvement of Y", "pointed to Y's role"."""
    verb = sentence.head(noun)
    if noun.lemma not in _INVOLVEMENT or noun.dep not in ("dobj", "pobj"):
        return
    verb = sentence.head(verb) if noun.dep == "pobj" else verb
    if verb.lemma not in _SUGGESTING or negated(sentence, verb):
        return
    owners = [
        p
        for of in sentence.children(noun, "prep")
        if of.lower in ("of", "by")
        for p in sentence.children(of, "pobj")
    ]
    owners += sentence.children(noun, "poss")
    for owner in owners[:1]:
        actor = party(scene, sentence, owner)
        if actor and actor.kind in _ACCUSED:
            source = subject_or_agent(sentence, verb)
            yield _blame(
                scene, (sentence, owner, source, verb), actor, ("blame: involvement", _SUGGESTING[verb.lemma])
            )


def _doing(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Found]:
    """ "Y was behind it", "Y carried it out", "it was carried out by Y", said by anybody else."""
    if not _tells_who(sentence, verb) or verb.dep in ("csubj", "pcomp", "csubjpass"):
        return
    who = subject_or_agent(sentence, verb)
    actor = party(scene, sentence, who) if who else None
    if who is None or actor is None or actor.kind not in _ACCUSED or negated(sentence, verb):
        return
    if scene.actor_at(who) is None and who.lemma in ("it", "they", "its"):
        return
    yield from attributed(scene, (sentence, who, verb), actor, "doing verb")


def _tells_who(sentence: Sentence, verb: Token) -> bool:
    if verb.lemma in ("be", "stand"):
        below = {t.lower for t in sentence.children(verb, "prep", "acomp", "advmod")}
        return bool(below & {"behind", "responsible"})
    if verb.lemma not in DOING or verb.pos != "VERB":
        return False
    objects = sentence.children(verb, "dobj", "nsubjpass")
    deeds = (
        "attack",
        "bombing",
        "assault",
        "blast",
        "massacre",
        "killing",
        "shooting",
        "strike",
        "explosion",
        "kidnapping",
        "raid",
    )
    return any(t.lemma in deeds for t in [*objects, sentence.head(verb)])


def _by_agent(scene: Scene, sentence: Sentence, by: Token) -> Iterator[Found]:
    """ "killed by Y", "an attack by Y", "a US drone strike": the agent of the happening itself."""
    deeds = (
        "kill",
        "attack",
        "bombing",
        "assault",
        "ambush",
        "assassinate",
        "abduct",
        "kidnap",
        "shoot",
        "raid",
        "massacre",
        "murder",
    )
    if by.lower != "by" or by.dep not in ("agent", "prep") or sentence.head(by).lemma not in deeds:
        return
    for who in sentence.children(by, "pobj"):
        actor = _agent_actor(scene, sentence, who)
        if actor and actor.kind in _ACCUSED:
            yield from attributed(scene, (sentence, who, sentence.head(by)), actor, "agent")


def _agent_actor(scene: Scene, sentence: Sentence, who: Token) -> Actor | None:
    mention = scene.actor_at(who)
    if mention:
        return mention.actor
    inside = [
        a.actor
        for t in sentence.children(who, "compound", "amod", "nmod", "poss")
        if (a := scene.actor_at(t))
    ]
    return (
        inside[0]
        if inside
        and who.lemma
        in (
            "drone",
            "strike",
            "airstrike",
            "militant",
            "fighter",
            "force",
            "troop",
            "soldier",
            "gunman",
            "rebel",
            "missile",
        )
        else None
    )


def _possessed(scene: Scene, sentence: Sentence, noun: Token) -> Iterator[Found]:
    """ "the U.S. drone assassination": a state or group that modifies a strike or a killing is its agent."""
    if noun.lemma not in (
        "assassination",
        "strike",
        "airstrike",
        "raid",
        "bombardment",
        "shelling",
    ) or noun.pos not in ("NOUN", "PROPN"):
        return
    if sentence.head(noun).lower == "by":
        return
    for token in sentence.children(noun, "compound", "nmod", "poss", "amod"):
        mention = scene.actor_at(token)
        if mention and mention.actor.kind in _ACCUSED and mention.end <= noun.start:
            yield from attributed(scene, (sentence, token, noun), mention.actor, "possessor")


_RULES = (_accusing, _involving, _doing, _by_agent, _possessed)


def attributed(
    scene: Scene, where: tuple[Sentence, Token, Token], actor: Actor, rule: str
) -> Iterator[Found]:
    """Blame if somebody is credited with it, the outlet's own `group` if not; no claimant blames itself."""
    sentence, who, anchor = where
    spot = spot_of(scene, sentence, who, actor)
    given = credit(scene, spot.span.start)
    if given.voice.primary.role is Role.PERPETRATOR and not given.voice.outlets_own:
        return
    field = "group" if given.voice.outlets_own else "blame"
    if given.polarity is Polarity.DENIED:
        return
    # a source that tells it as a fact accuses nobody: MUC-4 tells the two apart (part 2, slot 11)
    said = Said(notes=(("told", "as fact"),)) if field == "blame" else None
    placed = found(scene, spot, field, actor, rule=f"{field}: {rule}", said=said)
    yield Found(placed.draft, placed.sentence, anchor)


def _blame(
    scene: Scene,
    where: tuple[Sentence, Token, Token | None, Token],
    actor: Actor,
    how: tuple[str, Certainty],
) -> Found:
    sentence, target, source, verb = where
    spot = spot_of(scene, sentence, target, actor)
    voice = speaker(scene, spot, source)
    said = Said(voice=voice, certainty=how[1], cue=scene.parsed.span([verb]))
    # "X was blamed": by somebody, which is not the outlet saying that X did it
    placed = found(scene, spot, "blame", actor, rule=how[0], said=said)
    return Found(placed.draft, placed.sentence, verb)
