"""Containers: the wider place that the words beside a name say it lies in ("Kerman, Iran")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.extract.actors import demonym_country
from variorum.extract.gazetteer import Entry
from variorum.extract.place_names import Name
from variorum.extract.place_tables import place_nouns, words
from variorum.extract.place_words import Words
from variorum.model.value import PlaceKind

#: where places are written with their division behind a comma, as in "Rochester, New York"
COMMA_STATES = frozenset({"US", "CA", "AU"})
_COMMA = re.compile(r", ?\n?(?:in |in the )?|,? ?\(")
_IN = re.compile(
    r",? (?:situated |located )?in (?:the )?(?:[\w-]+(?:ern|east|west|central) |central |upper |lower |rural )?"
    r"(?:[A-Z]\w+(?:n|i|ish|ese)[’']?s? )?(?:province of |state of |region of |governorate of |district of |county of )?"
)
_OF = re.compile(r",? the (?:capital|main city|largest city|administrative cent(?:re|er)) of (?:the )?")
_APPOSED = re.compile(
    r"^, (?:a|an|the) (?:[\w-]+ ){0,3}?(?:village|town|city|hamlet|settlement|suburb|district|area)(?= )"
)
_APPOSED_ADJECTIVE = re.compile(
    r", (?:a|an|the) (?:[\w-]+ ){0,2}?([A-Z]\w+) (?:[\w-]+ )?(?:village|town|city|hamlet|settlement|capital|port)\b"
)
_PROVINCE_BEHIND = re.compile(
    r" (?:province|state|governorate|region|oblast|district|county|prefecture|department)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Container:
    """What a name is said to lie in: entries of which one is meant, or a country alone.

    `explicit` is true where a level word says that it is one ("in Kandahar province").
    `by` is the number of the name that says it, None for an adjective or abbreviation.
    """

    entries: tuple[Entry, ...]
    countries: frozenset[str]
    by: int | None = None
    explicit: bool = False

    def holds(self, entry: Entry) -> bool:
        """True if `entry` lies in the container and is not the container itself."""
        if entry.country in self.countries and entry.kind is not PlaceKind.COUNTRY:
            return True
        return any(entry.id != c.id and _inside(entry, c) for c in self.entries)


def _inside(entry: Entry, wider: Entry) -> bool:
    if wider.kind is PlaceKind.COUNTRY:
        return entry.country == wider.country and entry.kind is not PlaceKind.COUNTRY
    if wider.kind is PlaceKind.ADMIN1:
        return entry.admin1 == wider.id
    return wider.kind is PlaceKind.ADMIN2 and entry.admin2 == wider.id


def containers_of(words_: Words, names: Sequence[Name]) -> Mapping[int, tuple[Container, ...]]:
    """For each name (by its number) what it is said to lie in."""
    found: dict[int, tuple[Container, ...]] = {}
    for n, name in enumerate(names):
        rows = (
            _behind(words_, names, n),
            _before(words_, names, n),
            _adjective(words_, name),
        )
        kept = tuple(c for c in rows if c)
        if kept:
            found[n] = kept
    return found


def _behind(words_: Words, names: Sequence[Name], n: int) -> Container | None:
    """The next name as the container: "X, Y", "X in eastern Y", "X, the capital of Y"."""
    if n + 1 >= len(names):
        return None
    between = words_.text[names[n].end : names[n + 1].start]
    between = _without_level(between)
    if not any(p.fullmatch(between) for p in (_COMMA, _IN, _OF)):
        return None
    listed = " in " not in between and not between.endswith("(")
    wider = _not_listed(names[n + 1]) if listed and not names[n + 1].short else _wider(names[n + 1])
    if not wider:
        return None
    explicit = (
        names[n + 1].short or " in " in between or bool(_PROVINCE_BEHIND.match(words_.text, names[n + 1].end))
    )
    return Container(wider, frozenset(), n + 1, explicit)


def _without_level(between: str) -> str:
    """ "Spinwam district in X": the level word is the name's own and no bar."""
    word = re.match(r" ([A-Za-z]+)(?=[ ,])", between)
    between = between[word.end() :] if word and word.group(1).lower() in place_nouns() else between
    return _APPOSED.sub("", between)


def _wider(name: Name) -> tuple[Entry, ...]:
    return tuple(e for e in name.entries if e.kind is not PlaceKind.CITY)


def _not_listed(name: Name) -> tuple[Entry, ...]:
    """What can be a container behind a bare comma: in "Hama, Homs and Idlib" Homs is the city, not the division."""
    cities = [e for e in name.entries if e.kind is PlaceKind.CITY]
    return tuple(
        e for e in _wider(name) if e.country in COMMA_STATES or not any(_inside(c, e) for c in cities)
    )


def _before(words_: Words, names: Sequence[Name], n: int) -> Container | None:
    """The name before as the owner: "Iraq's Anbar province", "Pakistan's city of Quetta", "Syria's northern Aleppo"."""
    if n == 0:
        return None
    owner = names[n - 1]
    if not words_[owner.last].owner:
        return None
    between = [w.lower for w in words_.words[owner.last + 1 : names[n].first]]
    allowed = (
        words("locative", "between")
        | place_nouns()
        | {"of", "the", "holy", "main", "second", "largest", "biggest"}
    )
    if (
        len(between) > 6
        or not all(w in allowed for w in between)
        or "\n\n" in words_.text[owner.end : names[n].start]
    ):
        return None
    wider = _wider(owner)
    return Container(wider, frozenset(), None, True) if wider else None


def _adjective(words_: Words, name: Name) -> Container | None:
    """The adjective before as the country: "the southeastern Iranian city of Kerman", "Afghan capital Kabul"."""
    apposed = _APPOSED_ADJECTIVE.match(words_.text, name.end)
    if apposed and (country := demonym_country(apposed.group(1))):
        return Container((), frozenset({country}), None, True)
    n = name.first - 1
    passed = 0
    skip = words("locative", "between") | place_nouns() | {"of", "the", "holy", "main", "second", "largest"}
    while n >= 0 and words_[n].lower in skip and passed < 5:
        n -= 1
        passed += 1
    if n < 0 or not passed or not words_[n].capital or words_.text[words_[n].end] not in " -":
        return None
    code = demonym_country(words_[n].text)
    nouns = {w.lower for w in words_.words[n + 1 : name.first]} & place_nouns()
    behind = name.last + 1 < len(words_) and words_[name.last + 1].lower in place_nouns()
    return Container((), frozenset({code}), None, True) if code and (nouns or behind) else None
