"""Who and what an attack met, and who is described as doing it: people, things and attackers by noun phrase.

`victim` holds named victims by which happenings are told apart; here every phrase counts, with notes on what
it says: `kind` (data/roles.toml), `number`, `effect`, `named`, `role` (the words for a named person's office),
`nation` (ISO country of an adjective of nationality).
"""

from __future__ import annotations

from collections.abc import Iterator

from variorum.extract.actors import demonym_country
from variorum.extract.blames import attributed
from variorum.extract.deeds import Deed, deeds
from variorum.extract.found import Found, Said, Spot, found
from variorum.extract.how_many import number
from variorum.extract.parse import Sentence, Token
from variorum.extract.persons import name_of, role_of
from variorum.extract.phrases import words
from variorum.extract.roles import anybody, former, kind_of_people, kind_of_thing
from variorum.extract.scene import Scene
from variorum.model.value import Actor, ActorKind, Text

Notes = tuple[tuple[str, str], ...]

_SKIPPED = frozenset({"largest", "biggest", "rest", "number", "dozen", "hundred", "thousand", "total"})
#: determiners and quantities that are no part of what somebody is
_LIGHT = frozenset({"the", "a", "an", "this", "that", "these", "those", "some", "several", "many", "other", "another",
                    "all", "both", "any", "no", "at", "least", "more", "than", "about", "approximately", "nearly",
                    "over", "around", "almost", "and", "or", "only", "its", "each", "every", "up", "to", "most"})  # fmt: skip
_STATE_BODIES = frozenset({"army", "military", "police", "government", "force", "battalion", "brigade", "regime",
                           "guard", "squadron", "squad", "cartel", "mafia", "contra", "command", "front",
                           "extraditable", "party", "movement"})  # fmt: skip
_GROUPS = (ActorKind.GROUP, ActorKind.AUTHORITY)


def harmed(scene: Scene) -> Iterator[Found]:
    """People, things and attackers of every deed of the report."""
    for sentence in scene.sentences:
        for deed in deeds(sentence):
            for token in deed.patients:
                yield from _patient(scene, sentence, deed, token)
            if not _against_attackers(sentence, deed):
                for token in deed.agents:
                    yield from _agent(scene, sentence, deed, token)


def _against_attackers(sentence: Sentence, deed: Deed) -> bool:
    """True where the deed meets attackers or their bombs only: who kills a guerrilla or destroys a bomb attacks nobody."""
    met = [counted(sentence, t) for t in deed.patients]
    bombs = words("happening", "laying", "objects")
    return bool(met) and all(t.lemma in bombs or kind_of_people(sentence, t) == "assailant" for t in met)


def _patient(scene: Scene, sentence: Sentence, deed: Deed, token: Token) -> Iterator[Found]:
    token = counted(sentence, token)
    name = name_of(scene, sentence, token)
    if name:
        notes = (("named", "yes"), *_role(scene, sentence, token), ("number", "1"))
        value, span = Text(name[1]), scene.report.span(*name[0])
        yield _make(scene, Spot(sentence, span, token), deed, "harmed", value, notes)
        return
    if token.pos not in ("NOUN", "PROPN", "NUM", "ADJ"):
        return
    people = kind_of_people(sentence, token)
    if people:
        yield from _named_beside(scene, sentence, deed, token)
    thing = None if people else kind_of_thing(sentence, token)
    if people is None and (thing is None or _only_near(token)):
        return
    span = scene.parsed.span(phrase(sentence, token))
    notes = (
        ("kind", people or thing or ""),
        ("number", number(scene, sentence, token)),
        *_nation(sentence, token),
    )
    if people and former(sentence, token):
        notes = (*notes, ("former", "yes"))
    value = Text(span.quote)
    yield _make(scene, Spot(sentence, span, token), deed, "harmed" if people else "struck", value, notes)


_FORMER = frozenset({"former", "ex", "retired"})


def _named_beside(scene: Scene, sentence: Sentence, deed: Deed, token: Token) -> Iterator[Found]:
    """ "a young couple, A and B": the names beside the noun for them."""
    for first in sentence.children(token, "appos"):
        for beside in [first, *sentence.children(first, "conj")]:
            name = name_of(scene, sentence, beside) if beside.pos == "PROPN" else None
            if name:
                kind = kind_of_people(sentence, token) or "civilian"
                notes = (("named", "yes"), ("kind", kind), ("number", "1"))
                span = scene.report.span(*name[0])
                yield _make(scene, Spot(sentence, span, beside), deed, "harmed", Text(name[1]), notes)


def _only_near(token: Token) -> bool:
    """A street at which something went off is a place, not what was attacked."""
    return token.dep == "pobj" and token.lemma in ("street", "avenue", "highway", "road", "track")


def _role(scene: Scene, sentence: Sentence, token: Token) -> Notes:
    role = role_of(scene, sentence, token)
    if role is None:
        return ()
    span, head = role
    kind = kind_of_people(sentence, head) or "civilian"
    notes: Notes = (("kind", kind), ("role", span.quote), *_nation(sentence, head))
    said_former = former(sentence, head) or any(w in _FORMER for w in span.quote.lower().split())
    return (*notes, ("former", "yes")) if said_former else notes


def _make(  # noqa: PLR0913, PLR0917  # what every assertion of a deed names
    scene: Scene, spot: Spot, deed: Deed, field: str, value: Text, notes: Notes
) -> Found:
    effect = _EFFECTS.get((field, deed.effect), deed.effect)
    if deed.denied:
        effect = f"no {effect}" if effect in ("death", "injury", "damage") else ""
    notes = (*notes, ("effect", effect)) if effect else notes
    made = found(scene, spot, field, value, rule=f"{field}: {deed.token.lemma}", said=Said(notes=notes))
    return Found(made.draft, made.sentence, deed.token)


#: a deed that does one thing to people does another to things
_EFFECTS = {
    ("harmed", "destroyed"): "",
    ("harmed", "damage"): "",
    ("harmed", "taken"): "",
    ("struck", "death"): "",
    ("struck", "injury"): "",
    ("struck", "freed"): "",
    ("struck", "unharmed"): "",
}


def _agent(scene: Scene, sentence: Sentence, deed: Deed, token: Token) -> Iterator[Found]:
    token = counted(sentence, token)
    if deed.denied or token.pos not in ("NOUN", "PROPN", "NUM"):
        return
    mention = scene.actor_at(token)
    group = mention.actor if mention and mention.actor.kind in _GROUPS else None
    name = None if mention else name_of(scene, sentence, token)
    kind = kind_of_people(sentence, token)
    span = scene.parsed.span(phrase(sentence, token))
    if name:
        span = scene.report.span(*name[0])
        value = Text(name[1])
        yield _assailant(scene, Spot(sentence, span, token), deed, value, named=True)
    elif not group and (kind == "assailant" or token.lemma in anybody()):
        yield _assailant(scene, Spot(sentence, span, token), deed, Text(span.quote))
    inner = group or group_within(scene, sentence, token) or armed_body(scene, sentence, token)
    if inner:
        yield from attributed(scene, (sentence, token, deed.token), inner, "doer of a deed")


def _assailant(scene: Scene, spot: Spot, deed: Deed, value: Text, *, named: bool = False) -> Found:
    said = Said(notes=(("named", "yes"),)) if named else None
    made = found(scene, spot, "assailant", value, rule=f"assailant: {deed.token.lemma}", said=said)
    return Found(made.draft, made.sentence, deed.token)


def group_within(scene: Scene, sentence: Sentence, token: Token) -> Actor | None:
    """The group within the phrase: "members of X", "X guerrillas", "the rebel group X", "rebels belonging to X"."""
    inside = sentence.children(token, "compound", "nmod", "poss", "amod", "appos")
    holders = [
        token,
        *(t for t in sentence.children(token, "acl") if t.lemma in ("belong", "affiliate", "work")),
    ]
    for holder in holders:
        for of in sentence.children(holder, "prep"):
            if of.lower in ("of", "from", "to", "with", "for"):
                inside += sentence.children(of, "pobj")
    for t in inside:
        mention = scene.actor_at(t)
        if mention and mention.actor.kind in _GROUPS:
            return mention.actor
    bodies = (b for t in inside if t.dep == "pobj" and (b := armed_body(scene, sentence, t)))
    return next(bodies, None) or _soldiers_of(sentence, token)


def _soldiers_of(sentence: Sentence, token: Token) -> Actor | None:
    """ "army soldiers": the army, without an entry in the list."""
    if kind_of_people(sentence, token) != "military":
        return None
    armies = [t for t in sentence.children(token, "compound") if t.lemma in ("army", "military")]
    return Actor(armies[0].text, ActorKind.AUTHORITY) if armies else None


def armed_body(scene: Scene, sentence: Sentence, token: Token) -> Actor | None:
    """An armed body of a state, or of nobody, without an entry in the list: "the air force", "a death squad"."""
    if token.lemma not in _STATE_BODIES or (
        token.lemma in ("squad", "command", "front", "guard") and not _proper(sentence, token)
    ):
        # "security guards" are nobody's armed body, as "the National Guard" is
        return None
    left = [t for t in sentence.children(token, "compound", "amod", "nmod", "poss") if t.i < token.i]
    if token.lemma in ("force", "party", "movement", "group") and not any(t.pos != "PRON" for t in left):
        return None
    if any(t.pos == "PRON" for t in left):
        return None
    words = scene.parsed.span(phrase(sentence, token)).quote
    state = token.lemma in (
        "army",
        "military",
        "police",
        "government",
        "force",
        "battalion",
        "brigade",
        "regime",
        "guard",
    )
    return Actor(words, ActorKind.AUTHORITY if state else ActorKind.GROUP)


def _proper(sentence: Sentence, token: Token) -> bool:
    named = [t for t in sentence.children(token, "compound") if t.pos == "PROPN" and t.text[:1].isupper()]
    dead = any(t.lemma == "death" for t in sentence.children(token, "compound"))
    return dead or bool(named) or (token.pos == "PROPN" and not token.tag.endswith("S"))


def counted(sentence: Sentence, token: Token) -> Token:
    """The people behind a number of them: "two of the guards", "a group of men", "dozens of women"."""
    some = {token.lemma, token.lower} & (_SKIPPED | {"group", "lot", "majority", "pair"})
    if token.pos == "NUM" or some:
        for of in sentence.children(token, "prep"):
            if of.lower == "of":
                inner = [t for t in sentence.children(of, "pobj") if t.pos in ("NOUN", "PROPN")]
                if inner:
                    return inner[0]
    return token


_BEFORE = ("compound", "amod", "nmod", "poss", "nummod", "det", "quantmod", "advmod", "npadvmod", "punct")


def phrase(sentence: Sentence, head: Token) -> list[Token]:
    """The noun phrase at `head`: what stands before it without article and number, and a short "of ..." behind."""
    left = [t for t in sentence.children(head, *_BEFORE) if t.i < head.i and not t.tag.startswith("W")]
    start = min([head.i, *(min(s.i for s in sentence.subtree(t)) for t in left)])
    while start < head.i and _is_light(sentence.tokens[start]):
        start += 1
    end = head.i
    for of in sentence.children(head, "prep"):
        inside = sentence.subtree(of)
        if of.lower == "of" and of.i == head.i + 1 and len(inside) <= 7:
            end = max(t.i for t in inside if t.dep != "relcl")
    return list(sentence.tokens[start : end + 1])


def _is_light(token: Token) -> bool:
    return (
        token.lower in _LIGHT
        or token.pos in ("NUM", "PUNCT", "DET", "CCONJ")
        or token.lemma in ("dozen", "hundred")
    )


def _nation(sentence: Sentence, head: Token) -> Notes:
    for token in [*sentence.children(head, "amod", "compound", "nmod", "poss"), head]:
        country = demonym_country(token.text) or (
            "US" if token.lower in ("u.s.", "us") and token.text.isupper() else None
        )
        if country:
            return (("nation", country),)
    return ()
