"""Parties: which actor a noun phrase means, as the one who claims, is accused or denies."""

from __future__ import annotations

from variorum.extract.actors import actor_by_id, demonym_country
from variorum.extract.found import Spot
from variorum.extract.parse import Sentence, Token
from variorum.extract.phrases import phrase_table
from variorum.extract.scene import Scene
from variorum.extract.voices import credit, subject
from variorum.extract.who import link_for, meant_group, name_tokens
from variorum.model.assertion import Role, Voice, VoiceLink
from variorum.model.value import Actor, ActorKind

#: what an accusation is about
ROLE_NOUNS = frozenset(
    {
        "involvement",
        "role",
        "responsibility",
        "hand",
        "complicity",
        "part",
        "link",
        "connection",
        "accusation",
        "allegation",
        "charge",
        "claim",
        "suggestion",
        "report",
        "speculation",
        "tie",
    }
)
#: verbs with which somebody does a happening
DOING = frozenset(
    {
        "carry",
        "stage",
        "perpetrate",
        "orchestrate",
        "mastermind",
        "commit",
        "launch",
        "conduct",
        "execute",
        "plan",
        "organise",
        "organize",
        "order",
        "mount",
    }
)


def party(scene: Scene, sentence: Sentence, head: Token) -> Actor | None:
    """The actor that the noun phrase at `head` means: the most specific one that it names.

    "the group" is the group named last before; an adjective of nationality stands for its state.
    """
    named = _named(scene, sentence, head)
    if named:
        return named
    meant = meant_group(scene, sentence, head) or _it(scene, sentence, head)
    if meant:
        return meant
    return state_of(sentence, head)


def principal(actor: Actor) -> Actor:
    """The group behind its news agency: what Amaq says, the Islamic State says."""
    return actor_by_id(actor.parent) if actor.id == "amaq" and actor.parent else actor


def _named(scene: Scene, sentence: Sentence, head: Token) -> Actor | None:
    inside = [t for t in sentence.subtree(head) if not _behind_relative(sentence, t, head)]
    found = list(dict.fromkeys(principal(a.actor) for t in inside if (a := scene.actor_at(t))))
    found = [a for a in found if a.kind in (ActorKind.GROUP, ActorKind.STATE, ActorKind.AUTHORITY)]
    parents = {a.parent for a in found}
    specific = [a for a in found if a.id not in parents]
    own = scene.actor_at(head)
    if own and principal(own.actor) in specific:
        return principal(own.actor)
    groups = [a for a in specific if a.kind is ActorKind.GROUP]
    return next(iter(groups or specific), None)


def _behind_relative(sentence: Sentence, token: Token, head: Token) -> bool:
    """True behind a relative clause or a place ("based in"), but "known as X" still names the head."""
    node = token
    while node.i != head.i:
        if node.dep == "relcl" or (
            node.dep == "acl" and node.lemma not in ("know", "call", "name", "affiliate")
        ):
            return True
        if node.i == node.head:
            return True
        node = sentence.head(node)
    return False


def _it(scene: Scene, sentence: Sentence, head: Token) -> Actor | None:
    """ "it said it did": whoever says so in this sentence, else the group named last."""
    if head.lower not in ("it", "they"):
        return None
    says = subject(sentence, sentence.head(sentence.head(head)))
    if says and says.i < head.i and says.pos != "PRON":
        return party(scene, sentence, says)
    before = scene.group_before(head.start)
    return before.actor if before else None


def state_of(sentence: Sentence, head: Token) -> Actor | None:
    """The state whose adjective modifies `head`: "Israeli involvement"."""
    for token in sentence.children(head, "amod", "compound", "nmod"):
        country = demonym_country(token.text)
        if country:
            return actor_by_id(f"state:{country}")
    return None


def speaker(scene: Scene, spot: Spot, source: Token | None) -> Voice:
    """The voice whose innermost link is the noun phrase at `source`, within whoever relays it."""
    chain = credit(scene, spot.span.start).voice.chain
    link = link_for(scene, spot.sentence, source) if source else None
    if link and link.name not in {k.name for k in chain}:
        chain = (*chain, link)
    return Voice(chain)


def as_perpetrator(scene: Scene, spot: Spot, actor: Actor) -> Voice:
    """The voice of a claim: the claimant itself, in the role of perpetrator."""
    chain = tuple(k for k in credit(scene, spot.span.start).voice.chain if k.actor != actor.id)
    return Voice((*chain, VoiceLink(actor.name, Role.PERPETRATOR, True, spot.span, actor.id)))


def noun_phrase(scene: Scene, sentence: Sentence, head: Token) -> Spot:
    """The words of the noun phrase at `head`, as the place where an actor is named."""
    mention = scene.actor_at(head)
    if mention:
        return Spot(sentence, scene.report.span(mention.start, mention.end), head)
    return Spot(sentence, scene.parsed.span(name_tokens(sentence, head)), head)


def spot_of(scene: Scene, sentence: Sentence, head: Token, actor: Actor) -> Spot:
    """Where `actor` is named within the phrase at `head`, else the phrase itself."""
    for token in sentence.subtree(head):
        mention = scene.actor_at(token)
        if (
            mention
            and mention.actor == actor
            and sentence.span.start <= mention.start
            and mention.end <= sentence.span.end
        ):
            return Spot(sentence, scene.report.span(mention.start, mention.end), head)
    return noun_phrase(scene, sentence, head)


def channel_notes(sentence: Sentence) -> tuple[tuple[str, str], ...]:
    """Over what a claim was made, as notes `channel` (the words) and `mode` (GTD claimmode)."""
    for hit in phrase_table("channel").hits(sentence):
        words = " ".join(t.text for t in hit.tokens)
        return (("channel", words), ("mode", hit.value))
    return ()
