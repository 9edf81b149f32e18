"""Deeds: verbs and nouns of violence with whom they meet and who does them, by the tree.

A deed is narrower than a happening: "killed" and "wounded" in one sentence are two deeds of one attack.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.extract.deed_parties import (
    behind,
    bombed_at,
    doers,
    doers_of_noun,
    everyone,
    listed,
    meant,
    met_by_noun,
    met_by_verb,
)
from variorum.extract.negation import negated
from variorum.extract.parse import Sentence, Token
from variorum.extract.roles import roles

_BOMBS = frozenset(
    {"bomb", "explosive", "grenade", "dynamite", "charge", "device", "rocket", "car-bomb", "cocktail", "mortar",
     "explosion", "blast", "attack", "missile", "stick", "projectile", "bombing", "murder", "killing", "kidnapping", "assault",
     "ambush", "raid", "massacre", "sabotage", "crime", "act", "assassination"}
)  # fmt: skip
_GOING_OFF = frozenset({"explode", "detonate", "go", "place", "plant", "throw", "hurl", "set", "toss", "fire",
                        "launch", "occur", "fall", "drop", "put", "leave", "lob", "deactivate", "defuse",
                        "find", "carry", "stage", "stag", "perpetrate", "commit", "conduct", "mount"})  # fmt: skip
#: verbs that do something only to a person who is their object by more than the word ("take hostage")
_TAKING = frozenset({"take", "hold"})
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
            token,
            table["noun"][token.lemma],
            tuple(met_by_noun(sentence, token)),
            tuple(doers_of_noun(sentence, token)),
        )
    return None


def _state_of(sentence: Sentence, verb: Token) -> Deed | None:
    """ "X was unharmed after the attack", "two of them are dead"."""
    for state in sentence.children(verb, "acomp"):
        whom = sentence.children(verb, "nsubj")
        if state.lower in _LEAVING and whom and whom[0].pos in ("NOUN", "PROPN", "NUM"):
            denied = negated(sentence, verb)
            return Deed(verb, _LEAVING[state.lower], tuple(everyone(sentence, whom)), (), denied)
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
    whom = [meant(sentence, t) for t in whom]
    return Deed(verb, "death", tuple(everyone(sentence, whom)), (), negated(sentence, verb)) if whom else None


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
        whom = behind(sentence, verb, ("as",))
    else:
        whom = [t for t in sentence.children(verb, "attr", "nsubj", "dobj") if t.i > verb.i]
    named = [t for t in whom if t.pos == "PROPN"]
    word = before[-1].lower if before[-1].lower in _THE_HARMED else before[-1].lower.rstrip("s")
    return Deed(verb, _THE_HARMED[word], tuple(everyone(sentence, named)), ()) if named else None


#: between "the victims" and the verb that lists them may stand a short clause, in tokens
_LIST_REACH = 12


def _of_verb(sentence: Sentence, verb: Token, table: dict[str, str]) -> Deed | None:
    denied = negated(sentence, verb)
    if verb.lemma in _GOING_OFF and _bombed(sentence, verb):
        things = [*bombed_at(sentence, verb)]
        return Deed(verb, "", tuple(things), tuple(doers(sentence, verb)), denied)
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
    return Deed(verb, effect, tuple(met_by_verb(sentence, verb)), tuple(doers(sentence, verb)), denied)


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
    return any(t.lemma in _BOMBS for n in near for t in listed(sentence, n))


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
            return Deed(verb, _LEAVING[token.lower], tuple(everyone(sentence, whom[:1])), (), denied)
    lives = [t for t in sentence.children(verb, "dobj") if t.lemma == "life"]
    if lives:
        return Deed(
            verb,
            "death",
            tuple(
                everyone(
                    sentence, [*behind(sentence, lives[0], ("of",)), *sentence.children(lives[0], "poss")]
                )
            ),
            (),
        )
    return None
