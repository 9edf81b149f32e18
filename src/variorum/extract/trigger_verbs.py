"""Verbs that name a happening only with what stands beside them: "placed a bomb", "held hostage", "found strangled"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from variorum.extract.deed_parties import behind, meant
from variorum.extract.parse import Sentence, Token
from variorum.extract.phrases import words
from variorum.extract.roles import anybody, kind_of_people

#: the verb, and the type of happening that it names
Named = tuple[Token, str]


def laid(sentence: Sentence) -> Iterator[Named]:
    """ "placed two bombs", "threw a grenade at", "a bomb was set off": the verb alone says nothing."""
    for token in sentence.tokens:
        if token.pos == "VERB" and token.lemma in words("happening", "laying", "verbs"):
            things = [meant(sentence, t) for t in sentence.children(token, "dobj", "nsubjpass")]
            if any(_bomb(sentence, t) for t in things):
                yield token, "type:bombing"


def _bomb(sentence: Sentence, token: Token) -> bool:
    """ "a bomb", "dynamite sticks", "sticks of dynamite"."""
    near = [token, *sentence.children(token, "compound"), *behind(sentence, token, ("of",))]
    return any(t.lemma in words("happening", "laying", "objects") for t in near)


def wrecked(sentence: Sentence) -> Iterator[Named]:
    """ "The rebels destroyed a section of the pipeline", "sabotaged the exchange": where attackers do it."""
    for token in sentence.tokens:
        if token.pos != "VERB" or token.lemma not in ("destroy", "sabotage", "wreck"):
            continue
        if _attackers(sentence, token) and sentence.children(token, "dobj", "nsubjpass"):
            yield token, "type:sabotage"


def _attackers(sentence: Sentence, verb: Token) -> bool:
    return any(kind_of_people(sentence, t) == "assailant" for t in _doers(sentence, verb))


def _doers(sentence: Sentence, verb: Token) -> list[Token]:
    """Who the verb's own clause says does it; `deed_parties.doers` looks further, as a deed may."""
    agents = [t for by in sentence.children(verb, "agent") for t in sentence.children(by, "pobj")]
    return agents + sentence.children(verb, "nsubj")


def set_off(sentence: Sentence) -> Iterator[Named]:
    """ "A bomb destroyed a house", "the house was wrecked by a grenade": what a bomb does is a bombing."""
    for token in sentence.tokens:
        if token.pos == "VERB" and token.lemma in words("happening", "blasting", "verbs"):
            subjects = words("happening", "blasting", "subjects")
            if any(t.lemma in subjects for t in _doers(sentence, token)):
                yield token, "type:bombing"


def defused(sentence: Sentence) -> Iterator[Named]:
    """ "A car bomb was defused": a bombing that failed."""
    for token in sentence.tokens:
        if token.pos == "VERB" and token.lemma in words("happening", "defusing", "verbs"):
            things = [meant(sentence, t) for t in sentence.children(token, "dobj", "nsubjpass")]
            if any(t.lemma in words("happening", "laying", "objects") for t in things):
                yield token, "type:bombing"


def burnt(sentence: Sentence) -> Iterator[Named]:
    """ "Hooded men burned three buses", "set the houses on fire": arson where somebody does it to something."""
    for token in sentence.tokens:
        if token.pos != "VERB" or token.lemma not in words("happening", "burning", "verbs"):
            continue
        if token.lemma == "set" and not _on_fire(sentence, token):
            continue
        if sentence.children(token, "dobj", "nsubjpass") and _somebody(sentence, token):
            yield token, "type:arson"


def _on_fire(sentence: Sentence, verb: Token) -> bool:
    """ "set two schools on fire"."""
    ons = [t for t in sentence.subtree(verb) if t.lower == "on" and t.i > verb.i]
    return any(t.lemma == "fire" for on in ons for t in sentence.children(on, "pobj"))


def _somebody(sentence: Sentence, verb: Token) -> bool:
    """True if the verb has a doer: a fire that burned houses has none."""
    doers = _doers(sentence, verb)
    while not doers and verb.dep in ("conj", "xcomp", "advcl") and verb.head != verb.i:
        verb = sentence.head(verb)
        doers = sentence.children(verb, "nsubj")
    return any(t.lemma in anybody() or kind_of_people(sentence, t) == "assailant" for t in doers)


def taken_hostage(sentence: Sentence) -> Iterator[Named]:
    """ "were being held hostage by", "took the guests as hostages"; "was taken away by armed men" is a kidnapping."""
    for token in sentence.tokens:
        if token.pos != "VERB" or token.lemma not in ("take", "hold", "keep", "detain", "seize"):
            continue
        near = sentence.tokens[token.i + 1 : token.i + _HOSTAGE_REACH]
        if any(t.lemma in ("hostage", "captive") for t in near):
            yield token, "type:hostage-taking"
        elif _taken(sentence, token):
            yield token, "type:kidnapping"


def _taken(sentence: Sentence, verb: Token) -> bool:
    """True where attackers take somebody away or hold somebody: police would be arresting."""
    if verb.lemma == "take" and not {t.lower for t in sentence.children(verb)} & {
        "away",
        "captive",
        "prisoner",
    }:
        return False
    whom = [meant(sentence, t) for t in sentence.children(verb, "dobj", "nsubjpass")]
    return _attackers(sentence, verb) and any(
        t.entity == "PERSON" or kind_of_people(sentence, t) not in (None, "assailant") for t in whom
    )


def found_slain(sentence: Sentence) -> Iterator[Named]:
    """ "was found strangled": how somebody was found says that it was done; "found dead" alone does not."""
    for token in sentence.tokens:
        if token.lemma == "find" and token.pos == "VERB":
            states = sentence.children(token, "oprd", "xcomp", "acomp", "ccomp")
            if any(t.lower in words("happening", "slain", "states") for t in states):
                yield token, "type:killing"


#: between "held" and "hostage" stands whom, in tokens
_HOSTAGE_REACH = 8


#: each rule by itself; a verb is named by the first that knows it
RULES: tuple[Callable[[Sentence], Iterator[Named]], ...] = (
    laid,
    set_off,
    defused,
    wrecked,
    burnt,
    taken_hostage,
    found_slain,
)
