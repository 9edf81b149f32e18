"""Whom a deed meets and who does it, by the tree: objects, subjects, agents, and what is listed beside them."""

from __future__ import annotations

from variorum.extract.parse import Sentence, Token
from variorum.extract.roles import roles

#: relations that lead from a bomb to what it stood at
_AT = frozenset({"at", "in", "inside", "outside", "near", "against", "on", "into", "under", "behind", "to"})
#: verbs whose subject comes to the harm
_BEFALLS = frozenset({"die", "perish", "escape", "derail"})
_ON = {"attack": ("on", "against", "at"), "assault": ("on", "against"), "attempt": ("on", "against"),
       "raid": ("on", "against"), "ambush": ("on", "of", "against"), "damage": ("to",), "injury": ("to",),
       "bombing": ("of", "on", "at", "against"), "explosion": ("at", "in", "outside", "near"),
       "blast": ("at", "in", "outside", "near"), "sabotage": ("against", "of", "on")}  # fmt: skip
#: verbs that do what their noun says
_COMMITTING = frozenset(
    {"commit", "perpetrate", "carry", "execute", "stage", "conduct", "make", "mount", "launch"}
)


def met_by_verb(sentence: Sentence, verb: Token) -> list[Token]:
    """The objects of an active verb, the subject of a passive one or of one that befalls its subject."""
    objects = sentence.children(verb, "dobj", "nsubjpass")
    if verb.lemma in _BEFALLS:
        objects += _subjects(sentence, verb)
    if verb.dep in ("acl", "amod") and verb.tag == "VBN":
        # "the men killed in May", "the two murdered women"
        objects.append(sentence.head(verb))
    if verb.dep == "conj" and not objects:
        above = sentence.head(verb)
        if above.pos == "VERB":
            # "did not explode and was destroyed": a passive verb joined to an active one shares its subject
            own = ("nsubjpass", "nsubj") if sentence.children(verb, "auxpass") else ("nsubjpass",)
            objects += sentence.children(above, *own) or (
                sentence.children(above, "dobj") if not sentence.children(verb, "prep") else []
            )
    if verb.lemma in ("shoot", "fire"):
        objects += behind(sentence, verb, ("at", "on"))
    if verb.lemma == "set":
        objects = [t for t in [*objects, *behind(sentence, verb, ("to",))] if t.lemma != "fire"]
    if not objects and sentence.children(verb, "agent") and verb.i and not sentence.children(verb, "auxpass"):
        # "the bodies of the priests murdered by soldiers were buried": a participle that was taken for the verb
        before = sentence.tokens[verb.i - 1]
        objects += [before] if before.pos in ("NOUN", "PROPN") else []
    # "killed ten people, including the leader"
    objects += [x for t in (verb, *objects) for x in behind(sentence, t, ("including",))]
    return everyone(sentence, [meant(sentence, t) for t in objects])


def _subjects(sentence: Sentence, verb: Token) -> list[Token]:
    own = sentence.children(verb, "nsubj", "nsubjpass")
    if not own and verb.dep in ("conj", "xcomp"):
        return sentence.children(sentence.head(verb), "nsubj", "nsubjpass")
    return own


def met_by_noun(sentence: Sentence, noun: Token) -> list[Token]:
    """Whom or what the deed that a noun names met: "the murder of X", "an attack on Y", "X's killing"."""
    prepositions = _ON.get(noun.lemma, ("of",))
    whom = behind(sentence, noun, prepositions)
    for verb in _committed(sentence, noun):
        # "the attack staged by guerrillas on the palace", "was carried out against the offices"
        whom += behind(sentence, verb, tuple(p for p in prepositions if p in ("on", "against")))
    if noun.lemma not in (
        "explosion",
        "blast",
        "damage",
        "injury",
        "bombing",
        "attack",
        "assault",
        "attempt",
        "raid",
        "ambush",
    ):
        whom += sentence.children(noun, "poss")
    if noun.lemma in ("explosion", "blast", "attack", "bombing"):
        whom += _front(sentence, noun)
    whom += _object_of(sentence, noun)
    whom = [
        x
        for t in whom
        for x in ((sentence.children(t, "poss") + behind(sentence, t, ("of",))) if t.lemma == "life" else [t])
    ]
    return everyone(sentence, [meant(sentence, t) for t in whom])


def _committed(sentence: Sentence, noun: Token) -> list[Token]:
    """The verbs by which the noun is done: "attack staged by", "the attack was carried out"."""
    own = [t for t in sentence.children(noun, "acl", "relcl") if t.lemma in _COMMITTING]
    above = sentence.head(noun)
    return own + ([above] if noun.dep in ("nsubjpass", "dobj") and above.lemma in _COMMITTING else [])


def _object_of(sentence: Sentence, noun: Token) -> list[Token]:
    """ "X was the target of an attack", "X, victim of a kidnapping"."""
    of = sentence.head(noun)
    word = sentence.head(of)
    if (
        noun.dep != "pobj"
        or of.lower != "of"
        or word.lemma not in ("target", "victim", "object", "objective")
    ):
        return []
    above = sentence.head(word)
    if word.dep == "attr" and above.lemma in ("be", "become"):
        return sentence.children(above, "nsubj")
    return [above] if word.dep == "appos" else []


def behind(sentence: Sentence, token: Token, prepositions: tuple[str, ...]) -> list[Token]:
    """The objects of the prepositions that hang on `token`."""
    found = [p for p in sentence.children(token, "prep", "dative") if p.lower in prepositions]
    return [t for p in found for t in sentence.children(p, "pobj")]


def _front(sentence: Sentence, token: Token) -> list[Token]:
    """ "in front of the embassy", "close to the station": the thing beyond."""
    inner = [
        t
        for p in sentence.children(token, "prep")
        if p.lower in ("in", "at", "on")
        for t in sentence.children(p, "pobj")
    ]
    inner = [
        t for t in inner if t.lemma in ("front", "door", "entrance", "gate", "vicinity", "outside", "side")
    ]
    return [x for t in inner for x in behind(sentence, t, ("of", "to"))]


def bombed_at(sentence: Sentence, verb: Token) -> list[Token]:
    """What a bomb went off at, was thrown at or planted in, the phrase behind its noun included."""
    holders = [verb, *sentence.children(verb, "nsubj", "dobj", "nsubjpass")]
    found = [
        t
        for h in holders
        for p in sentence.children(h, "prep")
        if p.lower in _AT
        for t in sentence.children(p, "pobj")
    ]
    front = [x for h in holders for x in _front(sentence, h)]
    return everyone(sentence, [*found, *front])


def doers(sentence: Sentence, verb: Token) -> list[Token]:
    """The subject of an active verb, the agent of a passive one."""
    agents = [
        t
        for by in sentence.children(verb, "agent", "prep")
        if by.lower == "by"
        for t in sentence.children(by, "pobj")
    ]
    passive = bool(sentence.children(verb, "nsubjpass", "auxpass")) or (
        verb.dep == "acl" and verb.tag == "VBN"
    )
    if agents:
        return everyone(sentence, agents)
    if passive or verb.lemma in _BEFALLS:
        return []
    subjects = sentence.children(verb, "nsubj")
    if not subjects and verb.dep in ("conj", "xcomp", "advcl"):
        subjects = sentence.children(sentence.head(verb), "nsubj")
        if sentence.children(sentence.head(verb), "auxpass"):
            subjects = []
    if verb.dep == "relcl" and subjects and subjects[0].lower in ("who", "which", "that"):
        subjects = [sentence.head(verb)]
    return everyone(sentence, [t for t in subjects if t.pos in ("NOUN", "PROPN")])


def doers_of_noun(sentence: Sentence, noun: Token) -> list[Token]:
    """ "attack by guerrillas", "the murder was committed by guerrillas"; "guerrilla attack" keeps its modifier."""
    own = everyone(sentence, behind(sentence, noun, ("by",)) + _work_of(sentence, noun))
    verbs = _committed(sentence, noun)
    return own or [doer for verb in verbs for doer in doers(sentence, verb) if doer.i != noun.i]


_WORK = frozenset({"work", "handiwork", "doing"})
_ACTION = frozenset({"action", "act", "operation", "deed", "crime"})


def _work_of(sentence: Sentence, noun: Token) -> list[Token]:
    """ "The attack was the work of guerrillas", "was an action by guerrillas"."""
    verb = sentence.head(noun)
    if noun.dep != "nsubj" or verb.lemma != "be":
        return []
    attributes = sentence.children(verb, "attr")
    works = [t for w in attributes if w.lemma in _WORK for t in behind(sentence, w, ("of",))]
    return works + [t for w in attributes if w.lemma in _ACTION for t in behind(sentence, w, ("by",))]


def meant(sentence: Sentence, token: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if token.lower in ("who", "that", "whom", "which"):
        clause = next((t for t in (token, *sentence.ancestors(token)) if t.dep == "relcl"), None)
        return sentence.head(clause) if clause else token
    return token


def everyone(sentence: Sentence, tokens: list[Token]) -> list[Token]:
    """The tokens with everything that is listed beside them, no one twice."""
    return list({t.i: t for token in tokens for t in listed(sentence, token)}.values())


def listed(sentence: Sentence, token: Token) -> list[Token]:
    """`token` and what is listed beside it, but for what is a deed of its own."""
    found = [token]
    for beside in sentence.children(token, "conj"):
        found += listed(sentence, beside)
    # "the murder of X and the kidnapping of Y": what is listed may be a deed itself
    return [t for t in found if t is token or t.lemma not in roles()["deed"]["noun"]]
