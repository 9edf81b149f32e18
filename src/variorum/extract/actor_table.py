"""The curated list of actors, by first word of every name; and the guards that a name needs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from variorum.extract.actor_tokens import words_of
from variorum.model.value import Actor, ActorKind

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A listed name. No actor: the words are blocked, since they name something else.

    `context`: one of these words must stand in the text. `speech`: only beside a verb of speech.
    """

    words: tuple[str, ...]
    key: Key
    actor: Actor | None
    context: tuple[str, ...] = ()
    speech: bool = False
    personal: bool = False
    unsafe: bool = False

    @property
    def short(self) -> bool:
        """True for an abbreviation of two letters, which in capitals may be any word."""
        return len(self.words) == 1 and len(self.key[0]) == 2 and self.words[0].isupper()


@dataclass(frozen=True, slots=True)
class Table:
    """All names by their words, their lengths (longest first) by first word, and all actors by id."""

    by_words: Mapping[Key, tuple[Name, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    by_id: Mapping[str, Actor]


@cache
def load(name: str) -> dict[str, Any]:
    """A data file of this room, parsed."""
    source = files("variorum.extract").joinpath("data", name)
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def table() -> Table:
    """The curated list, read once."""
    names: dict[Key, list[Name]] = {}
    by_id: dict[str, Actor] = {}
    for actor, listed, seat in (*_listed(), *_states()):
        by_id[actor.id or ""] = actor
        for name in listed:
            _add(names, _name(name, actor, seat=seat))
    for blocked in load("actors.toml")["blocked"]["names"]:
        _add(names, _name(blocked, None, seat=False))
    by_words = {key: tuple(rows) for key, rows in names.items()}
    return Table(MappingProxyType(by_words), MappingProxyType(_lengths(by_words)), MappingProxyType(by_id))


def _lengths(keys: Iterable[Key]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for key in keys:
        found.setdefault(key[0], set()).add(len(key))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def _add(names: dict[Key, list[Name]], name: Name) -> None:
    names.setdefault(name.key, []).append(name)


def _name(listed: str, actor: Actor | None, *, seat: bool) -> Name:
    data = load("actors.toml")
    bare = listed.removeprefix("the ").removeprefix("The ")
    words = words_of(bare)
    return Name(
        tuple(w.text for w in words),
        tuple(w.key for w in words),
        actor,
        context=tuple(data["context"].get(bare, ())),
        speech=seat or bare in data["beside_speech"]["names"],
        personal=bare in data["personal"]["names"],
        unsafe=bare in data["unsafe_in_capitals"]["names"],
    )


_Row = tuple[Actor, list[str], bool]


def _listed() -> Iterator[_Row]:
    data = load("actors.toml")
    for kind in (ActorKind.GROUP, ActorKind.OUTLET, ActorKind.ORGANISATION):
        for identity, names in data[kind.value].items():
            yield Actor(names[0], kind, identity), names, False
    for parent, rows in data["branch"].items():
        for identity, names in rows.items():
            yield Actor(names[0], ActorKind.GROUP, identity, parent=parent), names, False
    for country, rows in data["authority"].items():
        code = None if country == "none" else country
        for identity, names in rows.items():
            yield Actor(names[0], ActorKind.AUTHORITY, identity, country=code), names, False


def _states() -> Iterator[_Row]:
    data = load("actors.toml")
    countries = load("countries.toml")
    excluded = data["not_states"]
    for code, names in countries["names"].items():
        if code in excluded["codes"]:
            continue
        shown = names[0].removeprefix("the ")
        state = Actor(shown, ActorKind.STATE, f"state:{code}", country=code)
        yield state, [n for n in names if n not in excluded["names"]], False
        if code in data["seats"]:
            yield state, data["seats"][code], True
    for name, names in countries["gone"].items():
        yield Actor(name, ActorKind.STATE, "state:" + name.lower().replace(" ", "-")), names, False
