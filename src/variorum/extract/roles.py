"""What sort of person or thing a noun phrase means: the table data/roles.toml, asked by head noun."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from variorum.extract.actors import demonym_country
from variorum.extract.parse import Sentence, Token

#: kinds of people by how much they say, the most telling first: a mayor is an official, not a man
_PEOPLE = (
    "guard",
    "police",
    "diplomat",
    "legal",
    "military",
    "official",
    "political",
    "assailant",
    "civilian",
)


@cache
def roles() -> dict[str, Any]:
    """The table of roles."""
    text = (files("variorum.extract") / "data" / "roles.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _by_phrase(group: str) -> dict[str, str]:
    """Phrase -> kind for "people" or "things"; an earlier kind wins."""
    table: dict[str, str] = {}
    kinds = _PEOPLE if group == "people" else tuple(roles()[group])
    for kind in kinds:
        for phrase in roles()[group][kind]:
            table.setdefault(phrase, kind)
    return table


@cache
def anybody() -> frozenset[str]:
    """Nouns for people who may as well have done it."""
    return frozenset(roles()["people"]["anybody"])


def kind_of_people(sentence: Sentence, head: Token) -> str | None:
    """The kind of the people that the phrase at `head` means, None if it means none."""
    kind = _look_up(sentence, head, "people")
    if kind is None and head.lemma == "member":
        kind = _member_of(sentence, head)
    if (
        kind is None
        and head.entity == "NORP"
        and head.dep not in ("amod", "compound")
        and demonym_country(head.text)
    ):
        return "civilian"
    if kind in ("civilian", "political", "official") and _beside(sentence, head, "police"):
        return "police" if head.lemma in ("officer", "official", "member", "agent", "man", "chief") else kind
    return kind


def _member_of(sentence: Sentence, head: Token) -> str | None:
    """ "members of the peasant patrol": what they are members of says who they are; of a bare name, nothing."""
    wholes = [
        t for of in sentence.children(head, "prep") if of.lower == "of" for t in sentence.children(of, "pobj")
    ]
    return next((roles()["member"][t.lemma] for t in wholes if t.lemma in roles()["member"]), None)


def kind_of_thing(sentence: Sentence, head: Token) -> str | None:
    """The kind of the thing that the phrase at `head` means, None if it means none."""
    kind = _look_up(sentence, head, "things")
    if kind is None:
        return None
    for wanted in ("diplomatic", "military", "police", "communications", "energy", "water", "financial",
                   "politician", "government"):  # fmt: skip
        if kind in _OPEN.get(wanted, ()) and _beside(sentence, head, wanted):
            return "law" if wanted == "police" else wanted
    return kind


#: kinds that a word beside the noun may change, by what it changes them to
_BUILDINGS = ("organisation", "other", "residence", "government", "facility")
_OPEN = {
    "diplomatic": (*_BUILDINGS, "vehicle"),
    "military": (*_BUILDINGS, "vehicle", "law"),
    "police": (*_BUILDINGS, "military"),
    "communications": (*_BUILDINGS, "energy", "commercial"),
    "energy": (*_BUILDINGS, "commercial"),
    "water": (*_BUILDINGS, "commercial"),
    "financial": _BUILDINGS,
    "politician": ("organisation", "other", "residence"),
    "government": ("organisation", "other"),
}


def former(sentence: Sentence, head: Token) -> bool:
    """True for "retired general", "former minister"."""
    return _beside(sentence, head, "former")


def _look_up(sentence: Sentence, head: Token, group: str) -> str | None:
    table = _by_phrase(group)
    before = sentence.tokens[head.i - 1] if head.i else None
    if before is not None:
        for pair in (f"{before.lemma} {head.lemma}", f"{before.lower} {head.lower}"):
            if pair in table:
                return table[pair]
    after = sentence.tokens[head.i + 1 : head.i + 3]
    if len(after) == 2 and after[0].lower == "of" and f"{head.lemma} of {after[1].lemma}" in table:
        return table[f"{head.lemma} of {after[1].lemma}"]
    # the parser gives a word in capitals, such as the first of a sentence, no lemma: "Guerrillas"
    singular = head.lower.removesuffix("s") if head.pos == "PROPN" else head.lemma
    return table.get(head.lemma) or table.get(head.lower) or table.get(singular)


def _beside(sentence: Sentence, head: Token, kind: str) -> bool:
    wanted = roles()["beside"][kind]
    near = sentence.children(head, "compound", "amod", "nmod", "poss")
    near += [
        t for of in sentence.children(head, "prep") if of.lower == "of" for t in sentence.children(of, "pobj")
    ]
    return any(t.lemma in wanted or t.lower in wanted for t in near)
