"""Which mentions of a report ask the same question of the gazetteer, and in what context."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from variorum.extract.actors import ActorMention, demonym_country
from variorum.extract.place_contain import Container
from variorum.extract.place_names import Name
from variorum.extract.place_sense import Context, Question
from variorum.extract.place_signs import Signs
from variorum.extract.place_words import Words
from variorum.model.value import ActorKind, PlaceKind

# How much a mention speaks for its country: a name in full, an adjective ("Iranian"), a body of the state, the
# outlet's home. A country whose name is also a division's ("Georgia") speaks for itself only by its neighbours.
_NAMED = 1.0
_ADJECTIVE = 0.7
_BODY = 0.4
_OUTLET = 0.5
#: level words that name a division in the strict sense; "region" and "state" are used loosely
_STRICT = ("province", "governorate", "oblast", "prefecture")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the numbers of the names that ask it, and the name as written.

    `divided`: a strict level word says that it is a division.
    """

    question: Question
    numbers: tuple[int, ...]
    spelling: str
    divided: bool = False


def ask(
    names: Sequence[Name], signs: Mapping[int, Signs], containers: Mapping[int, tuple[Container, ...]]
) -> dict[str, Asked]:
    """The questions of a report by a key of their own.

    Mentions of one name are one question, unless level words or containers set them apart ("Kerman" and "Kerman
    province"; "Portland, Ore." and "Portland, Maine").
    """
    asked: dict[str, Asked] = {}
    ordered = sorted(signs, key=lambda n: (n not in containers, n))
    for n in ordered:
        key = _key(names[n], signs[n], containers.get(n, ()), asked)
        row = asked.get(key) or Asked(Question(names[n].entries), (), names[n].written)
        asked[key] = _joined(row, names[n], n, signs[n], containers.get(n, ()))
    return asked


def _key(name: Name, signs: Signs, rows: Sequence[Container], asked: Mapping[str, Asked]) -> str:
    level = signs.level if signs.level in (PlaceKind.ADMIN1, PlaceKind.ADMIN2) else None
    base = f"{name.key}|{level or ''}"
    for count in range(len(asked) + 1):
        key = f"{base}|{count}"
        if key not in asked or _compatible(name, rows, asked[key].question):
            return key
    return base


def _compatible(name: Name, rows: Sequence[Container], question: Question) -> bool:
    """True if one sense satisfies both the new containers and those asked about before."""
    held = _held(name, rows)
    before = _held(name, question.containers)
    return not held or not before or bool(held & before)


def _held(name: Name, rows: Sequence[Container]) -> set[int]:
    return {e.id for e in name.entries for c in rows if c.holds(e)}


def _joined(row: Asked, name: Name, number: int, signs: Signs, rows: tuple[Container, ...]) -> Asked:
    question = replace(
        row.question,
        containers=(*row.question.containers, *rows),
        level=row.question.level or signs.level,
        small=row.question.small or signs.small,
        count=row.question.count + 1,
    )
    divided = row.divided or signs.noun in _STRICT
    return Asked(question, (*row.numbers, number), name.written, divided)


def context_of(
    words: Words, names: Sequence[Name], actors: Sequence[ActorMention], outlet_country: str | None
) -> Context:
    """The countries that the report speaks of, with weights."""
    weights: defaultdict[str, float] = defaultdict(float)
    named: defaultdict[str, float] = defaultdict(float)
    for code, weight in _of_names(names):
        weights[code] += weight
        named[code] += weight
    for code, weight in (*_of_adjectives(words), *_of_actors(actors)):
        weights[code] += weight
    if outlet_country:
        weights[outlet_country] += _OUTLET
    return Context(dict(sorted(weights.items())), dict(sorted(named.items())))


def _of_names(names: Sequence[Name]) -> Iterator[tuple[str, float]]:
    for name in names:
        if name.fixed and name.fixed.country:
            yield name.fixed.country, _NAMED
        states = [e for e in name.entries if e.kind is PlaceKind.COUNTRY]
        shared = any(
            e.kind is PlaceKind.ADMIN1 and e.main and e.country != s.country
            for e in name.entries
            for s in states
        )
        yield from ((s.country, _NAMED) for s in states[:1] if not shared)


@lru_cache(maxsize=4)
def _of_adjectives(words: Words) -> tuple[tuple[str, float], ...]:
    codes = (demonym_country(word.text) for word in words.words)
    return tuple((code, _ADJECTIVE) for code in codes if code)


def _of_actors(actors: Sequence[ActorMention]) -> Iterator[tuple[str, float]]:
    for mention in actors:
        if mention.actor.country and mention.actor.kind is ActorKind.AUTHORITY:
            yield mention.actor.country, _BODY
