"""Places: names of places in a report, told from persons and bodies of the same name, and resolved.

A name counts as a place by the signs around it (`place_signs`). What it means is decided once for the whole
report (`place_sense`): by what the words say it lies in, by the countries and divisions that the report speaks
of, by the other places named, and weakly by size. A place that the gazetteer lacks keeps its name and
what it is said to lie in, and gets no coordinates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.extract.actors import ActorMention, find_actors
from variorum.extract.gazetteer import gazetteer
from variorum.extract.place_bodies import in_local_body, is_township
from variorum.extract.place_build import at_home, place_of, unlisted
from variorum.extract.place_contain import Container, containers_of
from variorum.extract.place_extra import is_metonym, nearby
from variorum.extract.place_hoods import in_their_cities, named_cities
from variorum.extract.place_keys import key_of
from variorum.extract.place_names import Name, loose_names, names_of
from variorum.extract.place_questions import Asked, ask, context_of
from variorum.extract.place_sense import Answer, answers
from variorum.extract.place_sensible import sensible, spoken_of
from variorum.extract.place_signs import ENOUGH, EntitySpan, Setting, Signs, signs_of
from variorum.extract.place_unlisted import Unlisted, unlisted_names
from variorum.extract.place_words import Words, words_of
from variorum.model.value import ActorKind, Place, PlaceKind

__all__ = ["EntitySpan", "PlaceMention", "places_of", "resolve_name"]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named at [start, end) of the clean text, and how sure the chosen sense is (0 to 1).

    `metonym`: the name stands for a government ("Tehran accused") or only modifies a noun ("US forces"), and
    says nothing of where. `qualifier`: it only says where the place named before it lies ("Kerman, Iran").
    """

    start: int
    end: int
    place: Place
    score: float
    metonym: bool = False
    qualifier: bool = False


def places_of(
    text: str, entities: Sequence[EntitySpan], *, outlet_country: str | None = None
) -> tuple[PlaceMention, ...]:
    """The places named in `text`, in order; the same name in the same role has the same sense throughout.

    `entities` are the recogniser's spans; `outlet_country` is the ISO code of the outlet's country, a weak hint.
    """
    words, actors = words_of(text), find_actors(text)
    names, countries = _names(words, actors)
    setting = Setting(words, entities, _surnames(text, entities), countries, _called(text, entities))
    containers = containers_of(words, names)
    signs = _accepted(setting, names, containers)
    asked = ask(names, {**signs, **_cues(setting, names, signs)}, containers)
    context = context_of(words, [names[n] for n in sorted(signs)], actors, outlet_country)
    found = answers({key: row.question for key, row in asked.items() if row.question.entries}, context)
    meant = in_their_cities(asked, signs, sensible(asked, found, context))
    known = _mentions(words, names, signs, asked, meant)
    rest = unlisted_names(setting, [names[n] for n in sorted(signs)], names, _bodies(actors))
    cities = named_cities(asked, meant)
    found_all = _at_home((*known, *_unlisted(rest, cities)), spoken_of(meant, context))
    return tuple(sorted(found_all, key=lambda m: m.start))


def _names(words: Words, actors: Sequence[ActorMention]) -> tuple[list[Name], frozenset[str]]:
    """The names outside those of bodies, and the countries that the report speaks of.

    Only in these countries is another transliteration of a name looked for.
    """
    listed = names_of(words, gazetteer())
    countries = frozenset(context_of(words, listed, actors, None).countries)
    names = loose_names(words, listed, gazetteer(), countries)
    american = countries <= {"US"}
    return [
        n for n in names if not _covered(n, _bodies(actors)) and not (american and is_township(words, n))
    ], countries


def _bodies(actors: Sequence[ActorMention]) -> list[ActorMention]:
    return [a for a in actors if a.actor.kind is not ActorKind.STATE]


def _surnames(text: str, entities: Sequence[EntitySpan]) -> frozenset[str]:
    """Keys of the last names of people whom the report names in full."""
    people = [words_of(text[e.start : e.end]).words for e in entities if e.label == "PERSON"]
    return frozenset(key_of(p[-1].text) for p in people if len(p) > 1)


def _called(text: str, entities: Sequence[EntitySpan]) -> frozenset[str]:
    """Keys of the lone names of people: Knowles of "Knowles was shot"."""
    lone = (
        text[e.start : e.end] for e in entities if e.label == "PERSON" and " " not in text[e.start : e.end]
    )
    return frozenset(key_of(name.removesuffix("’s").removesuffix("'s")) for name in lone)


def _covered(name: Name, actors: Sequence[ActorMention]) -> bool:
    return any(a.start < name.end and name.start < a.end for a in actors)


def _accepted(
    setting: Setting, names: Sequence[Name], containers: Mapping[int, tuple[Container, ...]]
) -> dict[int, Signs]:
    """The signs of the names that count as places, by number."""
    signs = {n: signs_of(setting, name) for n, name in enumerate(names)}
    for n, rows in containers.items():
        if any(c.holds(e) for c in rows for e in names[n].entries) or (signs[n].small and rows):
            signs[n] = signs[n].plus("container follows")
    sure = {names[n].key for n, s in signs.items() if s.weight >= ENOUGH}
    streets = {names[n].key for n, row in signs.items() if "street" in row.found}
    for n, row in signs.items():
        if names[n].key in streets and not {"street", "large", "dateline", "level word"} & set(row.found):
            signs[n] = row.plus("elsewhere a street")
        elif row.weight < ENOUGH and names[n].key in sure:
            signs[n] = row.plus("elsewhere a place")
    for n in _listed(setting.words, names, signs):
        signs[n] = signs[n].plus("listed with a place")
    return {n: s for n, s in signs.items() if s.weight >= ENOUGH}


def _cues(setting: Setting, names: Sequence[Name], places: Mapping[int, Signs]) -> dict[int, Signs]:
    """The names that are no places here but tell of the area: Paris of "Paris Police Department"."""
    free = (n for n in range(len(names)) if n not in places)
    return {n: signs_of(setting, names[n]) for n in free if in_local_body(setting.words, names[n])}


def _listed(words: Words, names: Sequence[Name], signs: Mapping[int, Signs]) -> Iterator[int]:
    """The names in doubt that a comma or "and" joins to a place: "Hama, Homs and Idlib"."""
    for n, row in signs.items():
        beside = [k for k in (n - 1, n + 1) if k in signs and signs[k].weight >= ENOUGH]
        gaps = [words.text[names[min(n, k)].end : names[max(n, k)].start] for k in beside]
        if row.weight < ENOUGH and any(g in (", ", " and ", ", and ", " or ") for g in gaps):
            yield n


def _mentions(
    words: Words,
    names: Sequence[Name],
    signs: Mapping[int, Signs],
    asked: dict[str, Asked],
    found: dict[str, Answer],
) -> Iterator[PlaceMention]:
    qualifiers = {c.by for row in asked.values() for c in row.question.containers if c.by is not None}
    for key, row in asked.items():
        for n in (n for n in row.numbers if n in signs):
            name = names[n]
            place, score = _resolved(row, name, found.get(key))
            seat = place.kind is PlaceKind.COUNTRY or _is_seat(found.get(key))
            yield PlaceMention(
                name.start,
                name.end,
                nearby(words, name, place),
                score,
                "party before" in signs[n].found or is_metonym(words, name, seat=seat),
                n in qualifiers,
            )


def _is_seat(answer: Answer | None) -> bool:
    return answer is not None and answer.senses[0][0].capital


def _resolved(row: Asked, name: Name, answer: Answer | None) -> tuple[Place, float]:
    if name.fixed:
        return name.fixed, 1.0
    if answer is None:
        kind = row.question.level or PlaceKind.CITY
        return unlisted(row.spelling, kind, row.question.containers, gazetteer()), 0.5
    return place_of(answer, gazetteer()), answer.senses[0][1]


def _at_home(mentions: Iterable[PlaceMention], countries: frozenset[str]) -> Iterator[PlaceMention]:
    """The mentions, those without a country in the only one that the report speaks of."""
    home = next(iter(countries)) if len(countries) == 1 else None
    for mention in mentions:
        yield replace(mention, place=at_home(mention.place, home, gazetteer())) if home else mention


def _unlisted(rest: Sequence[Unlisted], cities: Sequence[Answer]) -> Iterator[PlaceMention]:
    """Places without an entry; a quarter of the one city that the report names is in that city."""
    for row in rest:
        if row.quarter and len(cities) == 1:
            place = place_of(cities[0], gazetteer())
        else:
            place = unlisted(row.name, row.kind, row.containers, gazetteer())
        yield PlaceMention(row.start, row.end, place, row.score)


def resolve_name(name: str) -> Place | None:
    """The likeliest place called `name`, without any context; None if the gazetteer has none."""
    mentions = places_of(f"In {name}.", (EntitySpan(3, 3 + len(name), "GPE"),))
    return mentions[0].place if mentions else None
