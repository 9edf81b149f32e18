"""Who a noun phrase names: its words, its role, and the curated actor behind it if there is one."""

from __future__ import annotations

from dataclasses import replace

from variorum.extract.parse import Sentence, Token
from variorum.extract.phrases import words
from variorum.extract.scene import Scene
from variorum.model.assertion import Role, VoiceLink
from variorum.model.value import Actor, ActorKind

_PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them"})
_QUOTES = str.maketrans("", "", '“”"«»')
#: nouns that stand for a group named before
GROUP_NOUNS = frozenset(
    {
        "group",
        "organisation",
        "organization",
        "militant",
        "insurgent",
        "rebel",
        "jihadist",
        "movement",
        "militia",
        "outfit",
        "caliphate",
    }
)
#: how the noun phrase of a voice may be continued to the right and still be its name
_NAME_TAIL = frozenset({"of", "for"})
_ROLES = (
    (Role.PERPETRATOR, "perpetrator"),
    (Role.EXPERT, "expert"),
    (Role.AUTHORITY, "authority"),
    (Role.WITNESS, "witness"),
    (Role.VICTIM, "victim"),
    (Role.MEDIA, "media"),
)
_BY_KIND = {
    ActorKind.GROUP: Role.PERPETRATOR,
    ActorKind.STATE: Role.AUTHORITY,
    ActorKind.AUTHORITY: Role.AUTHORITY,
    ActorKind.OUTLET: Role.MEDIA,
}


def link_for(scene: Scene, sentence: Sentence, head: Token) -> VoiceLink | None:
    """The voice that the noun phrase headed by `head` names; None if it names nobody.

    A pronoun is taken for the person or body that the text named last as the one who speaks.
    """
    if head.lower in _PRONOUNS:
        return _pronoun(scene, sentence, head)
    if head.pos not in ("NOUN", "PROPN", "NUM", "ADJ", "PRON") or head.lower in ("that", "this", "which"):
        return None
    tokens = name_tokens(sentence, head)
    actor = _actor_in(scene, tokens)
    role = _role(scene, sentence, head, tokens)
    medium = _speaks_for(scene, sentence, head)
    span = scene.parsed.span(tokens)
    link = VoiceLink(_plain(span.quote), role, _is_named(tokens), span, actor.id if actor else None)
    meant = meant_group(scene, sentence, head) if actor is None else None
    if meant:
        return replace(link, role=Role.PERPETRATOR, actor=meant.id)
    if medium:
        return replace(link, role=Role.PERPETRATOR, actor=medium.id)
    return link


def _plain(name: str) -> str:
    """A name without the quotation marks that a report puts around a part of it."""
    return name.translate(_QUOTES)


def meant_group(scene: Scene, sentence: Sentence, head: Token) -> Actor | None:
    """The group that "the group", "the militants" stands for: the one named last."""
    definite = any(t.lower in ("the", "this", "its", "that") for t in sentence.children(head, "det", "poss"))
    if head.lemma not in GROUP_NOUNS or not definite:
        return None
    before = scene.group_before(head.start)
    return before.actor if before else None


def name_tokens(sentence: Sentence, head: Token) -> list[Token]:
    """The tokens of the noun phrase at `head` without its clauses, appositions and determiner."""
    left = [t for t in sentence.subtree(head) if t.i <= head.i]
    start = head.i
    taken = {t.i for t in left}
    while start - 1 in taken:
        start -= 1
    tokens = list(sentence.tokens[start : head.i + 1])
    for prep in sentence.children(head, "prep"):
        if prep.lower in _NAME_TAIL and prep.i == head.i + 1 and not sentence.children(prep, "pcomp"):
            tokens += [t for t in sentence.subtree(prep) if not _in_clause(sentence, t, prep)]
            break
    tokens = _with_name(sentence, head, tokens)
    contiguous = [t for n, t in enumerate(tokens) if n == 0 or t.i - tokens[0].i == n]
    return _strip(contiguous)


def _with_name(sentence: Sentence, head: Token, tokens: list[Token]) -> list[Token]:
    """ "the federal prosecutor, Jean Doe": a name right after an office is part of the voice's name."""
    for name in sentence.children(head, "appos"):
        after = sentence.tokens[tokens[-1].i + 1 : name.i + 1]
        if head.pos == "NOUN" and name.entity == "PERSON" and all(t.pos in ("PUNCT", "PROPN") for t in after):
            return [*tokens, *after]
    return tokens


def _in_clause(sentence: Sentence, token: Token, top: Token) -> bool:
    chain = [token, *sentence.ancestors(token)]
    inside = chain[: next((n for n, t in enumerate(chain) if t.i == top.i), len(chain))]
    return any(t.dep in ("relcl", "acl", "appos", "advcl") for t in inside)


def _strip(tokens: list[Token]) -> list[Token]:
    start = 0
    while start < len(tokens) - 1 and (
        tokens[start].pos in ("DET", "PUNCT", "CCONJ") or tokens[start].dep == "case"
    ):
        start += 1
    end = len(tokens)
    while end - 1 > start and tokens[end - 1].pos == "PUNCT":
        end -= 1
    return tokens[start:end]


def _is_named(tokens: list[Token]) -> bool:
    return any(t.pos == "PROPN" for t in tokens) and not any(
        t.lower in ("unnamed", "anonymous", "unidentified") for t in tokens
    )


def _actor_in(scene: Scene, tokens: list[Token]) -> Actor | None:
    head = tokens[-1]
    found = scene.actor_at(head) or next((a for t in reversed(tokens) if (a := scene.actor_at(t))), None)
    if found is None:
        return None
    covers_head = found.start <= head.start and head.end <= found.end
    return found.actor if covers_head or found.actor.kind is not ActorKind.GROUP else None


def _role(scene: Scene, sentence: Sentence, head: Token, tokens: list[Token]) -> Role:
    mention = scene.actor_at(head)
    if mention and mention.actor.kind in _BY_KIND:
        return _BY_KIND[mention.actor.kind]
    described = [
        t for a in sentence.children(head, "appos") for t in [a, *sentence.children(a, "compound", "amod")]
    ]
    nouns = [head, *[t for t in reversed(tokens) if t is not head], *described]
    for noun in nouns:
        role = _role_of_word(noun)
        if role:
            return role
    return _known_person(scene, sentence, head) or _affiliation(sentence, head) or Role.UNKNOWN


def _role_of_word(token: Token) -> Role | None:
    for role, name in _ROLES:
        if token.lemma in words("role", name) or token.lower in words("role", name):
            return role
    return None


def _affiliation(sentence: Sentence, head: Token) -> Role | None:
    """ "Jane Roe from the Institute for X": the body that a person is said to be of."""
    for prep in sentence.children(head, "prep"):
        if prep.lower in ("from", "of", "at", "with"):
            for noun in sentence.children(prep, "pobj"):
                role = _role_of_word(noun)
                if role:
                    return role
    return None


def _known_person(scene: Scene, sentence: Sentence, head: Token) -> Role | None:
    """The role that a surname had where the report named the person in full."""
    if head.pos != "PROPN":
        return None
    for earlier in scene.sentences[: sentence.index]:
        for token in earlier.tokens:
            if token.text == head.text and token.entity == "PERSON":
                tokens = name_tokens(earlier, token)
                described = [t for a in earlier.children(token, "appos") for t in [a, *earlier.children(a)]]
                roles = [r for t in [*reversed(tokens), *described] if (r := _role_of_word(t))]
                found = roles[0] if roles else _affiliation(earlier, token)
                if found:
                    return found
    return None


def _speaks_for(scene: Scene, sentence: Sentence, head: Token) -> Actor | None:
    """The group behind a statement or channel: the one that the phrase names, else the one named last.

    Only a definite medium ("the statement") is tied to a group named before; "a statement" by itself
    is anybody's.
    """
    if head.lemma not in words("role", "medium"):
        return None
    inside = [a for t in sentence.subtree(head) if (a := scene.actor_at(t))]
    groups = [a.actor for a in inside if a.actor.kind is ActorKind.GROUP]
    if groups:
        return groups[0]
    below = {t.lemma for t in sentence.subtree(head)}
    definite = any(t.lower in ("the", "this", "its", "that") for t in sentence.children(head, "det", "poss"))
    tied = bool(below & {"group", "militant", "organisation", "organization", "jihadist"})
    before = scene.group_before(head.start)
    others = any(a.actor.kind is not ActorKind.GROUP for a in inside)
    return before.actor if before and (tied or (definite and not others)) else None


def _pronoun(scene: Scene, sentence: Sentence, head: Token) -> VoiceLink | None:
    """The voice before this sentence that a pronoun can stand for, nearest first."""
    plural = head.lower in ("they", "them")
    person = head.lower in ("he", "she", "him", "her")
    for earlier in reversed(scene.sentences[max(0, sentence.index - 3) : sentence.index + 1]):
        for token in earlier.tokens:
            if token.dep != "nsubj" or token.lower in _PRONOUNS or token.start >= head.start:
                continue
            link = link_for(scene, earlier, token)
            if (
                link
                and link.role is not Role.UNKNOWN
                and _agrees(earlier, token, plural=plural, person=person)
            ):
                return link
    return _somebody(scene, sentence, head)


def _somebody(scene: Scene, sentence: Sentence, head: Token) -> VoiceLink | None:
    """A pronoun whose noun is not found still credits somebody, and not the outlet; "it seems" nobody."""
    if head.lower == "it" and sentence.head(head).lemma not in words("cue", "certain"):
        return None
    return VoiceLink(head.text, Role.UNKNOWN, False, scene.parsed.span([head]))


def _agrees(sentence: Sentence, token: Token, *, plural: bool, person: bool) -> bool:
    if plural:
        return token.tag in ("NNS", "NNPS")
    named = [t for t in [token, *sentence.children(token, "appos", "compound")] if t.entity == "PERSON"]
    is_person = bool(named) or token.lemma in words("role", "person")
    return is_person if person else token.tag in ("NN", "NNP") and not is_person
