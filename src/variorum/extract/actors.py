"""Actors: the groups, states, authorities, outlets and organisations of the curated list that a text names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

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


def find_actors(text: str) -> tuple[ActorMention, ...]:
    """The actors that `text` names, in text order: the longest name at each place, none overlapping."""
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
    by_first = table().by_first
    lower = text.lower()
    n = 0
    while n < len(words):
        name = _longest(text, lower, words, n) if words[n].key in by_first else None
        if name is None:
            n += 1
            continue
        last = n + len(name.key) - 1
        if name.actor:
            yield ActorMention(words[n].start, words[last].end, name.actor)
        n = last + 1


def _longest(text: str, lower: str, words: Sequence[Word], n: int) -> Name | None:
    for name in table().by_first[words[n].key]:
        if _matches(text, words, n, name):
            around = Around(text, lower, words, n, n + len(name.key) - 1, _in_capitals(text, words[n].start))
            if admits(name, around):
                return name
    return None


def _matches(text: str, words: Sequence[Word], n: int, name: Name) -> bool:
    found = words[n : n + len(name.key)]
    if tuple(w.key for w in found) != name.key:
        return False
    if not all(fits_case(a, w.text) for a, w in zip(name.words, found, strict=True)):
        return False
    return all(joined(text, a, b) for a, b in zip(found, found[1:], strict=False))


def _in_capitals(text: str, position: int) -> bool:
    """True if the line at `position` has two words or more and no lower case: case then says nothing."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    line = text[start : end if end >= 0 else len(text)]
    return line.isupper() and " " in line.strip()
