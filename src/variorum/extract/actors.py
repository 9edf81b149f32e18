"""Actors: the groups, states, authorities, outlets and organisations that a text names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from variorum.extract.actor_guards import Around, admits
from variorum.extract.actor_table import Name, load, table
from variorum.extract.actor_tokens import Word, fits_case, joined, key_of, words_of
from variorum.model.value import Actor


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor named at characters start to end of a text, without article and possessive."""

    start: int
    end: int
    actor: Actor


@lru_cache(maxsize=4)
def find_actors(text: str) -> tuple[ActorMention, ...]:
    """The actors that `text` names, in text order: the longest name at each place, none overlapping.

    Remembers the last texts: the place finder asks again for the same report.
    """
    return tuple(_mentions(text, words_of(text)))


def actor_by_id(identity: str) -> Actor:
    """The actor with this id ("islamic-state", "state:US"); KeyError if the list has none."""
    return table().by_id[identity]


def demonym_country(word: str) -> str | None:
    """The ISO code of the state whose adjective or people `word` is ("Iranian", "Iraqis"), else None."""
    if not word[:1].isupper():
        return None
    key = key_of(word)
    return _demonyms().get(key)


@cache
def _demonyms() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, words in load("demonyms.toml").items():
        for word in words:
            found[key_of(word)] = code
            if not word.endswith(("s", "sh", "ch", "ese")):
                found[key_of(word) + "s"] = code
    return found


def _mentions(text: str, words: Sequence[Word]) -> Iterator[ActorMention]:
    lengths = table().lengths
    lower = text.lower()
    free = 0
    for n, word in enumerate(words):
        if n < free or word.key not in lengths:
            continue
        name = _longest(text, lower, words, n)
        if name is None:
            continue
        free = n + len(name.key)
        if name.actor:
            yield ActorMention(word.start, _end(text, word.start, words[free - 1].end), name.actor)


def _end(text: str, start: int, end: int) -> int:
    """The end with the bracket that closes one within the name: "of India (Maoist)"."""
    return end + 1 if "(" in text[start:end] and text[end : end + 1] == ")" else end


def _longest(text: str, lower: str, words: Sequence[Word], n: int) -> Name | None:
    for length in table().lengths[words[n].key]:
        found = words[n : n + length]
        for name in table().by_words.get(tuple([w.key for w in found]), ()):
            if _matches(text, found, name):
                capitals = _in_capitals(text, words[n].start)
                if admits(name, Around(text, lower, words, n, n + len(found) - 1, capitals)):
                    return name
    return None


def _matches(text: str, found: Sequence[Word], name: Name) -> bool:
    if not all(fits_case(a, w.text) for a, w in zip(name.words, found, strict=True)):
        return False
    comma = name.actor is None
    return all(joined(text, a, b, comma=comma) for a, b in pairwise(found))


def _in_capitals(text: str, position: int) -> bool:
    """True if the line at `position` has two words or more and no lower case: case then says nothing."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    line = text[start : end if end >= 0 else len(text)]
    return line.isupper() and " " in line.strip()
