"""Signs: what the words around a name say about whether it is a place, and of which level.

A name is taken for a place where the weights of its signs add up to `ENOUGH`. The recogniser is one sign
among several, since it takes persons for places and places for persons.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from variorum.extract.place_bodies import (
    LARGE,
    in_body,
    is_given_name,
    is_hyphenated,
    is_saints,
    names_building,
)
from variorum.extract.place_keys import key_of
from variorum.extract.place_lead import lead, noun_behind
from variorum.extract.place_names import Name
from variorum.extract.place_streets import is_street
from variorum.extract.place_tables import common_words, levels, place_nouns, words
from variorum.extract.place_words import Words
from variorum.model.value import PlaceKind

#: the sum of weights from which a name counts as a place. Weights were set by hand on half of LGL and
#: GeoWebNews: a strong sign of its own suffices, a weak one needs a second.
ENOUGH = 2.0
_WEIGHTS = {
    "country": 3.0,
    "region": 2.5,
    "level word": 5.0,
    "container follows": 3.0,
    "names its level": 2.5,
    "dateline": 4.0,
    "strong preposition": 2.0,
    "weak preposition": 1.0,
    "recogniser": 2.0,
    "recogniser, other place": 1.0,
    "recogniser, person": -2.0,
    "recogniser, body": 0.0,
    "large": 1.0,
    "division": 1.0,
    "only an alias of a small place": -1.0,
    "common word": -2.0,
    "common word opens": -1.5,
    "surname": -3.0,
    "part of a longer name": -2.5,
    "title before": -5.0,
    "body behind": -5.0,
    "building behind": 3.0,
    "street": -6.0,
    "elsewhere a street": -3.0,
    "first name": -4.0,
    "hyphenated": -4.0,
    "in capitals": -1.0,
    "happening behind": 1.0,
    "people behind": 2.0,
    "age before": 2.0,
    "party before": 3.0,
    "listed with a place": 1.5,
    "elsewhere a place": 1.5,
}
#: level words that make a place even of a word of English
_STRICT = frozenset({"province", "governorate", "oblast", "county", "village", "island", "parish", "shire"})
#: "Gajigana, a remote village in Borno"
#: words of a recognised name that are looked at; longer ones are clauses taken for names
_LONGEST_NAME = 20
_APPOSITION = re.compile(
    r", (?:a|an|the) (?:[\w-]+ ){0,3}?(village|town|city|hamlet|settlement|suburb|district|capital)\b",
    re.IGNORECASE,
)


_OWNS = re.compile(r" (?:of|called|named) [A-Z]")


@dataclass(frozen=True, slots=True)
class EntitySpan:
    """A span of the recogniser, with its label (GPE, LOC, FAC, NORP, ORG, PERSON, ...)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What the signs of a report's names are read from; `countries` are those that it speaks of."""

    words: Words
    entities: Sequence[EntitySpan]
    surnames: frozenset[str]
    countries: frozenset[str] = frozenset()
    #: keys of the lone names by which the report calls people
    people: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Signs:
    """The weight of a name's signs, their names, and the level word among them."""

    weight: float
    found: tuple[str, ...]
    noun: str | None = None

    @property
    def level(self) -> PlaceKind | None:
        """The level that the level word states."""
        return levels().get(self.noun) if self.noun else None

    @property
    def small(self) -> bool:
        """True if the level word is one for small places ("village")."""
        return self.noun in words("level", "small")

    def plus(self, *more: str) -> Signs:
        """These signs with more."""
        found = (*self.found, *more)
        return Signs(sum(_WEIGHTS[s] for s in found), found, self.noun)


def signs_of(setting: Setting, name: Name) -> Signs:
    """The signs of `name` by itself; what names beside it add is up to the caller."""
    noun = _level_noun(setting.words, name)
    if noun and _is_common(setting.words, name) and not _strictly(setting.words, name, noun):
        noun = None
    found = [
        *_of_entries(setting, name),
        *(["names its level"] if _names_level(setting.words, name) else []),
        *_of_recogniser(setting, name),
        *_of_words(setting, name),
        *_of_person(setting, name),
        *(["level word"] if noun else []),
    ]
    return Signs(0.0, tuple(_overruled(found)), noun).plus()


def _overruled(found: Sequence[str]) -> list[str]:
    """The signs without those of the recogniser that the words overrule: "in Newberry" is no person."""
    doubt = {"surname", "part of a longer name", "title before", "common word"} & set(found)
    sure = {"strong preposition", "people behind", "age before", "party before"} & set(found)
    return [s for s in found if not (sure and not doubt and s == "recogniser, person")]


def _is_common(text: Words, name: Name) -> bool:
    return name.first == name.last and text[name.first].lower in common_words()


def _names_level(text: Words, name: Name) -> bool:
    """True for "Lamar County": the level word is a part of the name."""
    return name.last > name.first and text[name.last].capital and text[name.last].lower in _STRICT


def _strictly(text: Words, name: Name, noun: str) -> bool:
    """True for "town of Police" and "Hope county", but not for "City Hall" and "Police Department"."""
    before = name.first - 1
    quarter = noun in words("level", "quarter")
    return quarter or noun in _STRICT or (before >= 0 and text[before].lower == "of")


def _of_entries(setting: Setting, name: Name) -> list[str]:
    if name.short:
        return ["country"]
    if name.fixed:
        return ["region" if name.fixed.kind is PlaceKind.REGION else "country"]
    if name.is_country:
        return ["country"]
    found = []
    people = max(e.population if e.main else e.population // 4 for e in name.entries)
    if people > LARGE:
        found.append("large")
    if any(e.kind is PlaceKind.ADMIN1 and e.main for e in name.entries):
        found.append("division")
    if people < LARGE and not any(e.main or e.country in setting.countries for e in name.entries):
        found.append("only an alias of a small place")
    return found


def _of_recogniser(setting: Setting, name: Name) -> list[str]:
    over = [e for e in setting.entities if e.start < name.end and name.start < e.end]
    labels = {e.label for e in over}
    wider = any(_has_more(setting.words, name, e) for e in over)
    if labels & {"GPE", "LOC"}:
        return ["recogniser", *(["part of a longer name"] if wider else [])]
    if "PERSON" in labels:
        return ["recogniser, person", *(["part of a longer name"] if wider else [])]
    if labels & {"ORG", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"}:
        return ["recogniser, body", *(["part of a longer name"] if wider else [])]
    return ["recogniser, other place"] if "FAC" in labels else []


def _has_more(text: Words, name: Name, entity: EntitySpan) -> bool:
    """True if the recogniser's span has other words of a name: Eastern of "Eastern Ghouta" is no place."""
    if "," in text.text[entity.start : entity.end]:
        return False
    first = bisect_left(text.words, entity.start, key=lambda w: w.start)
    inside = takewhile(lambda w: w.start < entity.end, text.words[first : first + _LONGEST_NAME])
    rest = (w for w in inside if not name.start <= w.start < name.end)
    return any(w.capital and not _place_word(w.lower) for w in rest)


def _place_word(word: str) -> bool:
    return word in place_nouns() or word in words("locative", "between") or word in words("nouns", "title")


def _of_words(setting: Setting, name: Name) -> list[str]:
    found, text = [], setting.words
    common = _is_common(text, name)
    if common:
        found.append("common word")
        if text.opens(name.first):
            found.append("common word opens")
    if name.first in text.shouted:
        found.append("in capitals")
    preposition = _preposition(text, name.first)
    if preposition:
        found.append(f"{preposition} preposition")
    found += lead(text, name)
    found += noun_behind(text, name) if not common else []
    return found


def _preposition(text: Words, first: int) -> str | None:
    n = first - 1
    while n >= 0 and text[n].lower in words("locative", "between") and text.joined(n):
        n -= 1
    if n < 0 or not text.joined(n):
        return None
    if text[n].lower in words("locative", "strong"):
        return "strong"
    return "weak" if text[n].lower in words("locative", "weak") else None


def _is_first_name(setting: Setting, name: Name) -> bool:
    """True for Medina of "Medina Stone" where the report goes on to speak of Stone."""
    text, behind = setting.words, name.last + 1
    if behind >= len(text) or text.gap(name.last) != " " or not text[behind].capital:
        return False
    return key_of(text[behind].text) in setting.people and _preposition(text, name.first) is None


def _level_noun(text: Words, name: Name) -> str | None:
    """The level word before ("the city of X", "port city X") or behind ("X province") a name."""
    behind = name.last + 1
    if behind < len(text) and text.joined(name.last) and text[behind].lower in place_nouns():
        # "the Wyoming town of Lingle": the word is that of the name that follows
        towns = words("level", "city") - words("level", "quarter") - {"suburb"}
        owned = _OWNS.match(text.text, text[behind].end) and text[behind].lower in towns
        if not owned and (text[behind].lower != "state" or text[behind].capital or name.entries):
            return text[behind].lower
    apposition = _APPOSITION.match(text.text, name.end)
    if apposition:
        return apposition.group(1).lower()
    n = name.first - 1
    if n >= 0 and text[n].lower == "the":
        n -= 1
    if n >= 1 and text[n].lower == "of":
        noun = text[n - 1].lower
        return noun if noun in place_nouns() - words("level", "quarter") and text.joined(n - 1) else None
    # "the Austin neighborhood, Chicago": the word is that of the name before it
    cities = words("level", "city") - words("level", "quarter")
    apposed = n >= 0 and text.gap(n) in (" ", ", ") and text[n].lower in cities
    return text[n].lower if apposed and n == name.first - 1 else None


def _of_person(setting: Setting, name: Name) -> list[str]:
    text, found = setting.words, []
    if name.key in setting.surnames:
        found.append("surname")
    if names_building(text, name):
        found.append("building behind")
    elif in_body(text, name):
        found.append("body behind")
    if is_hyphenated(text, name):
        found.append("hyphenated")
    if is_street(text.text, name.start, name.end):
        found.append("street")
    if _is_first_name(setting, name):
        found.append("first name")
    before = name.first - 1
    if before < 0 or name.first in text.shouted:
        return found
    if text.joined(before) or text.gap(before) == ". ":
        if text[before].lower in words("nouns", "title") and (
            text[before].capital or text.gap(before) == ". "
        ):
            found.append("title before")
        elif is_given_name(text, before):
            found.append("part of a longer name")
    if is_saints(text, name):
        found.append("part of a longer name")
    return found
