"""Deeds: verbs and nouns of violence with whom they meet and who does them, by the tree.

A deed is narrower than a happening: "killed" and "wounded" in one sentence are two deeds of one attack.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.extract.negation import negated
from variorum.extract.parse import Sentence, Token
from variorum.extract.roles import roles

#: relations that lead from a bomb to what it stood at
_AT = frozenset({"at", "in", "inside", "outside", "near", "against", "on", "into", "under", "behind", "to"})
_BOMBS = frozenset(
    {"bomb", "explosive", "grenade", "dynamite", "charge", "device", "rocket", "car-bomb", "cocktail", "mortar",
     "explosion", "blast", "attack", "missile", "stick", "projectile", "bombing", "murder", "killing", "kidnapping", "assault",
     "ambush", "raid", "massacre", "sabotage", "crime", "act", "assassination"}
)  # fmt: skip
_GOING_OFF = frozenset({"explode", "detonate", "go", "place", "plant", "throw", "hurl", "set", "toss", "fire",
                        "launch", "occur", "fall", "drop", "put", "leave", "lob", "deactivate", "defuse",
                        "find", "carry", "stage", "stag", "perpetrate", "commit", "conduct", "mount"})  # fmt: skip
#: verbs whose subject comes to the harm
_BEFALLS = frozenset({"die", "perish", "escape", "derail"})
_ON = {"attack": ("on", "against", "at"), "assault": ("on", "against"), "attempt": ("on", "against"),
       "raid": ("on", "against"), "ambush": ("on", "of", "against"), "damage": ("to",), "injury": ("to",),
       "bombing": ("of", "on", "at", "against"), "explosion": ("at", "in", "outside", "near"),
       "blast": ("at", "in", "outside", "near"), "sabotage": ("against", "of", "on")}  # fmt: skip
#: verbs that do something only to a person who is their object by more than the word ("take hostage")
_TAKING = frozenset({"take", "hold"})
#: verbs that do what their noun says
_COMMITTING = frozenset(
    {"commit", "perpetrate", "carry", "execute", "stage", "conduct", "make", "mount", "launch"}
)
_LEAVING = {"dead": "death", "wounded": "injury", "injured": "injury", "killed": "death", "unhurt": "unharmed",
            "unharmed": "unharmed"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed: its token, what it does ("death", "injury", "damage", "destroyed", ""), to and by whom."""

    token: Token
    effect: str
    patients: tuple[Token, ...]
    agents: tuple[Token, ...]
    denied: bool = False


def deeds(sentence: Sentence) -> Iterator[Deed]:
    """The deeds of a sentence in text order; such as would or could be done are left out."""
    for token in sentence.tokens:
        deed = _deed(sentence, token)
        if deed and (deed.patients or deed.agents):
            yield deed


def _deed(sentence: Sentence, token: Token) -> Deed | None:
    table = roles()["deed"]
    if token.lemma in ("be", "identify", "include"):
        return _state_of(sentence, token) or _list_of(sentence, token)
    if token.pos == "VERB":
        return _of_verb(sentence, token, table["verb"])
    if token.pos in ("NOUN", "PROPN") and token.lemma in table["noun"]:
        return Deed(
            token, table["noun"][token.lemma], tuple(_of_noun(sentence, token)), tuple(_by(sentence, token))
        )
    return None


def _state_of(sentence: Sentence, verb: Token) -> Deed | None:
    """ "X was unharmed after the attack", "two of them are dead"."""
    for state in sentence.children(verb, "acomp"):
        whom = sentence.children(verb, "nsubj")
        if state.lower in _LEAVING and whom and whom[0].pos in ("NOUN", "PROPN", "NUM"):
            denied = negated(sentence, verb)
            return Deed(verb, _LEAVING[state.lower], tuple(_all(sentence, whom)), (), denied)
    return None


def _found_dead(sentence: Sentence, verb: Token) -> Deed | None:
    """ "was found dead", "were found shot to death", "found him strangled"."""
    states = [
        t for t in sentence.children(verb, "oprd", "xcomp", "acomp", "ccomp", "advcl") if t.lower in _FOUND
    ]
    if not states:
        return None
    whom = sentence.children(verb, "nsubjpass", "dobj") or sentence.children(states[0], "nsubj", "nsubjpass")
    whom = whom or ([sentence.head(verb)] if verb.dep in ("acl", "relcl") else [])
    whom = [_meant(sentence, t) for t in whom]
    return Deed(verb, "death", tuple(_all(sentence, whom)), (), negated(sentence, verb)) if whom else None


#: how somebody may be found
_FOUND = frozenset({"dead", "shot", "murdered", "killed", "strangled", "stabbed", "slain", "beheaded", "lifeless",
                    "hanged", "decapitated", "mutilated", "assassinated", "riddled"})  # fmt: skip
#: words for all who came to one harm, behind which they are listed
_THE_HARMED = {"dead": "death", "killed": "death", "victim": "", "injured": "injury", "wounded": "injury",
               "hostage": "", "deceased": "death"}  # fmt: skip


def _list_of(sentence: Sentence, verb: Token) -> Deed | None:
    """ "The injured were A and B", "among the dead are A", "the victims were identified as A and B"."""
    before = [
        t for t in sentence.tokens[: verb.i] if t.lower.rstrip("s") in _THE_HARMED or t.lower in _THE_HARMED
    ]
    if not before or verb.i - before[-1].i > _LIST_REACH:
        return None
    if verb.lemma == "identify":
        whom = _of(sentence, verb, ("as",))
    else:
        whom = [t for t in sentence.children(verb, "attr", "nsubj", "dobj") if t.i > verb.i]
    named = [t for t in whom if t.pos == "PROPN"]
    word = before[-1].lower if before[-1].lower in _THE_HARMED else before[-1].lower.rstrip("s")
    return Deed(verb, _THE_HARMED[word], tuple(_all(sentence, named)), ()) if named else None


#: between "the victims" and the verb that lists them may stand a short clause, in tokens
_LIST_REACH = 12


def _of_verb(sentence: Sentence, verb: Token, table: dict[str, str]) -> Deed | None:
    denied = negated(sentence, verb)
    if verb.lemma in _GOING_OFF and _bombed(sentence, verb):
        things = [*_places(sentence, verb)]
        return Deed(verb, "", tuple(things), tuple(_doer(sentence, verb)), denied)
    if verb.lemma == "find":
        return _found_dead(sentence, verb)
    if verb.lemma in ("leave", "claim", "cause", "cost"):
        return _leaving(sentence, verb, denied=denied)
    if verb.lemma in _TAKING and not _hostage(sentence, verb):
        return None
    if verb.lemma not in table and verb.lemma not in _TAKING:
        return None
    if verb.lemma == "set" and not any(
        t.lemma in ("fire", "ablaze", "alight") for t in _near(sentence, verb)
    ):
        return None
    effect = table.get(verb.lemma, "")
    if verb.lemma in ("shoot", "stab", "beat", "gun") and _to_death(sentence, verb):
        effect = "death"
    return Deed(verb, effect, tuple(_of_clause(sentence, verb)), tuple(_doer(sentence, verb)), denied)


def _near(sentence: Sentence, verb: Token) -> list[Token]:
    """The tokens of a verb's own clause behind it."""
    clause = [t for t in sentence.subtree(verb) if t.i > verb.i]
    inner = {
        t.i for v in clause if v.pos == "VERB" and v.dep in ("conj", "advcl") for t in sentence.subtree(v)
    }
    return [t for t in clause if t.i not in inner]


def _to_death(sentence: Sentence, verb: Token) -> bool:
    after = [t.lemma for t in sentence.tokens[verb.i + 1 : verb.i + 4]]
    return "death" in after or "dead" in after or verb.lemma == "gun"


def _hostage(sentence: Sentence, verb: Token) -> bool:
    return any(t.lemma in ("hostage", "prisoner", "captive") for t in sentence.tokens[verb.i : verb.i + 6])


def _bombed(sentence: Sentence, verb: Token) -> bool:
    # what a bomb leaves behind is no bomb: only what is left somewhere
    near = sentence.children(
        verb, *(("dobj", "nsubjpass") if verb.lemma == "leave" else ("nsubj", "dobj", "nsubjpass"))
    )
    if verb.lemma in ("explode", "detonate"):
        return True
    # "a bomb placed by guerrillas at the pipeline"
    near += [sentence.head(verb)] if verb.dep == "acl" and verb.tag == "VBN" else []
    return any(t.lemma in _BOMBS for n in near for t in _listed(sentence, n))


def _leaving(sentence: Sentence, verb: Token, *, denied: bool) -> Deed | None:
    """ "left three people dead", "claimed the lives of two women", "caused the death of X"."""
    for token in sentence.subtree(verb):
        if (
            token.lower in _LEAVING
            and token.i > verb.i
            and token.dep in ("oprd", "acomp", "ccomp", "xcomp", "amod", "acl")
        ):
            whom = [t for t in (*sentence.children(token, "nsubj", "nsubjpass"), sentence.head(token))
                    if t.pos in ("NOUN", "PROPN", "NUM")]  # fmt: skip
            whom = whom or sentence.children(verb, "dobj")
            return Deed(verb, _LEAVING[token.lower], tuple(_all(sentence, whom[:1])), (), denied)
    lives = [t for t in sentence.children(verb, "dobj") if t.lemma == "life"]
    if lives:
        return Deed(
            verb,
            "death",
            tuple(_all(sentence, [*_of(sentence, lives[0], ("of",)), *sentence.children(lives[0], "poss")])),
            (),
        )
    return None


def _of_clause(sentence: Sentence, verb: Token) -> list[Token]:
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
            objects += sentence.children(above, "nsubjpass") or (
                sentence.children(above, "dobj") if not sentence.children(verb, "prep") else []
            )
    if verb.lemma in ("shoot", "fire"):
        objects += _of(sentence, verb, ("at", "on"))
    if verb.lemma == "set":
        objects = [t for t in [*objects, *_of(sentence, verb, ("to",))] if t.lemma != "fire"]
    # "killed ten people, including the leader"
    objects += [x for t in (verb, *objects) for x in _of(sentence, t, ("including",))]
    return _all(sentence, [_meant(sentence, t) for t in objects])


def _subjects(sentence: Sentence, verb: Token) -> list[Token]:
    own = sentence.children(verb, "nsubj", "nsubjpass")
    if not own and verb.dep in ("conj", "xcomp"):
        return sentence.children(sentence.head(verb), "nsubj", "nsubjpass")
    return own


def _of_noun(sentence: Sentence, noun: Token) -> list[Token]:
    prepositions = _ON.get(noun.lemma, ("of",))
    whom = _of(sentence, noun, prepositions)
    for verb in _committed(sentence, noun):
        # "the attack staged by guerrillas on the palace", "was carried out against the offices"
        whom += _of(sentence, verb, tuple(p for p in prepositions if p in ("on", "against")))
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
        for x in ((sentence.children(t, "poss") + _of(sentence, t, ("of",))) if t.lemma == "life" else [t])
    ]
    return _all(sentence, [_meant(sentence, t) for t in whom])


def _committed(sentence: Sentence, noun: Token) -> list[Token]:
    """The verbs by which the noun is done: "attack staged by", "the attack was carried out"."""
    own = [t for t in sentence.children(noun, "acl", "relcl") if t.lemma in _COMMITTING]
    above = sentence.head(noun)
    return own + ([above] if noun.dep in ("nsubjpass", "dobj") and above.lemma in _COMMITTING else [])


def _object_of(sentence: Sentence, noun: Token) -> list[Token]:
    """ "X was the target of an attack", "X, victim of a kidnapping"."""
    of = sentence.head(noun)
    word = sentence.head(of)
    if noun.dep != "pobj" or of.lower != "of" or word.lemma not in ("target", "victim", "object"):
        return []
    above = sentence.head(word)
    if word.dep == "attr" and above.lemma in ("be", "become"):
        return sentence.children(above, "nsubj")
    return [above] if word.dep == "appos" else []


def _of(sentence: Sentence, token: Token, prepositions: tuple[str, ...]) -> list[Token]:
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
    return [x for t in inner for x in _of(sentence, t, ("of", "to"))]


def _places(sentence: Sentence, verb: Token) -> list[Token]:
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
    return _all(sentence, [*found, *front])


def _doer(sentence: Sentence, verb: Token) -> list[Token]:
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
        return _all(sentence, agents)
    if passive or verb.lemma in _BEFALLS:
        return []
    subjects = sentence.children(verb, "nsubj")
    if not subjects and verb.dep in ("conj", "xcomp", "advcl"):
        subjects = sentence.children(sentence.head(verb), "nsubj")
        if sentence.children(sentence.head(verb), "auxpass"):
            subjects = []
    if verb.dep == "relcl" and subjects and subjects[0].lower in ("who", "which", "that"):
        subjects = [sentence.head(verb)]
    return _all(sentence, [t for t in subjects if t.pos in ("NOUN", "PROPN")])


def _by(sentence: Sentence, noun: Token) -> list[Token]:
    """ "attack by guerrillas", "the murder was committed by guerrillas"; "guerrilla attack" keeps its modifier."""
    own = _all(sentence, _of(sentence, noun, ("by",)) + _work_of(sentence, noun))
    verbs = _committed(sentence, noun)
    return own or [doer for verb in verbs for doer in _doer(sentence, verb) if doer.i != noun.i]


_WORK = frozenset({"work", "handiwork", "doing"})
_ACTION = frozenset({"action", "act", "operation", "deed", "crime"})


def _work_of(sentence: Sentence, noun: Token) -> list[Token]:
    """ "The attack was the work of guerrillas", "was an action by guerrillas"."""
    verb = sentence.head(noun)
    if noun.dep != "nsubj" or verb.lemma != "be":
        return []
    attributes = sentence.children(verb, "attr")
    works = [t for w in attributes if w.lemma in _WORK for t in _of(sentence, w, ("of",))]
    return works + [t for w in attributes if w.lemma in _ACTION for t in _of(sentence, w, ("by",))]


def _meant(sentence: Sentence, token: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if token.lower in ("who", "that", "whom", "which"):
        clause = next((t for t in (token, *sentence.ancestors(token)) if t.dep == "relcl"), None)
        return sentence.head(clause) if clause else token
    return token


def _all(sentence: Sentence, tokens: list[Token]) -> list[Token]:
    """The tokens with everything that is listed beside them, no one twice."""
    return list({t.i: t for token in tokens for t in _listed(sentence, token)}.values())


def _listed(sentence: Sentence, token: Token) -> list[Token]:
    found = [token]
    for beside in sentence.children(token, "conj"):
        found += _listed(sentence, beside)
    # "the murder of X and the kidnapping of Y": what is listed may be a deed itself
    return [t for t in found if t is token or t.lemma not in roles()["deed"]["noun"]]
