"""Places: names of places in a report, told from persons and bodies of the same name, and resolved.

A name counts as a place if the recogniser says so, if the words around it do ("in", "the city of"), or
if the same name counts elsewhere in the report. What a name means is decided once for the whole report,
by the country and division named beside it, the countries that the report speaks of, and size.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.extract.actors import demonym_country, find_actors
from variorum.extract.place_index import Entry, lookup
from variorum.extract.toponym_sense import Around, best, to_place
from variorum.model.value import ActorKind, Place, PlaceKind

__all__ = ["EntitySpan", "PlaceMention", "places_of"]


@dataclass(frozen=True, slots=True)
class EntitySpan:
    """A span of the recogniser, with its label (GPE, LOC, FAC, NORP, ORG, PERSON, ...)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named at [start, end), with the sense chosen and its score."""

    start: int
    end: int
    place: Place
    score: float


_WORD = r"(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-Þ][\w’'‑-]*"
_LINK = r"(?:de|del|la|el|al|of|the|and|du|da|do|di|bin|e|y|es)"
_NAME = re.compile(rf"(?:{_WORD})(?:[ \u00a0]+(?:{_LINK}[ \u00a0]+)?(?:{_WORD}))*")
_PIECE = re.compile(rf"{_WORD}|{_LINK}")
_POSSESSIVE = re.compile(r"[’']s?$")
_LOCATIVE = re.compile(
    r"(?:\b(?:in|at|near|outside|around|from|across|inside|to|into|toward|towards|throughout|within|leaving|entering)"
    r"(?: (?:the )?(?:central|northern|southern|eastern|western|north|south|east|west|downtown|nearby|neighbou?ring"
    r"|north-?eastern|north-?western|south-?eastern|south-?western|rural|upper|lower|greater))*"
    r"|\b(?:city|town|village|province|district|region|suburb|capital|port|state|county|governorate|neighbou?rhood"
    r"|municipality|outskirts|area|north|south|east|west|edge) of(?: the)?"
    r"|\b(?:city|town|village|capital|suburb|district),?)[ \u00a0]$",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"\b(?:near|outside|close to|outskirts of|edge of|(?:north|south|east|west)\w* of|(?:kilomet(?:re|er)s|miles|km) from)"
    r"(?: the)?[ \u00a0]$",
    re.IGNORECASE,
)
_HAPPENING_AFTER = re.compile(r"^[ \u00a0](?:attacks?|bombings?|blasts?|shootings?|explosions?|massacre|province|district|siege)\b")
#: how far before a name the words that bear on it are looked for
_BEFORE = 48
_NOT_PLACES = ("PERSON", "ORG", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "FAC")
#: common words that are towns somewhere; only the recogniser or a locative can make them places
_SHORTEST = 3
_REGIONS = {"middle east": "Middle East", "sahel": "Sahel", "balkans": "Balkans", "caucasus": "Caucasus", "horn of africa": "Horn of Africa",
            "central asia": "Central Asia", "west africa": "West Africa", "east africa": "East Africa", "kashmir": "Kashmir",
            "europe": "Europe", "africa": "Africa", "asia": "Asia", "latin america": "Latin America"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    text: str
    entries: tuple[Entry, ...]


def places_of(text: str, entities: Sequence[EntitySpan]) -> tuple[PlaceMention, ...]:
    """The places named in `text`, in order, each resolved to one sense for the whole report."""
    names = list(_names(text))
    persons = _surnames(text, entities)
    sure = [n for n in names if _is_place(text, n, entities, persons)]
    known = {n.text for n in sure} - persons
    again = [n for n in names if n.text in known and not _inside_other(n, entities)]
    chosen = sorted({(n.start, n.end): n for n in (*sure, *again)}.values(), key=lambda n: n.start)
    around = _around(text, chosen)
    return tuple(sorted((*_resolved(text, chosen, around), *_regions(text)), key=lambda m: m.start))


def _names(text: str) -> Iterator[_Name]:
    """The longest runs of capitalised words that the gazetteer knows, left to right."""
    for run in _NAME.finditer(text):
        pieces = [(m.start(), m.end()) for m in _PIECE.finditer(text, run.start(), run.end())]
        position = 0
        while position < len(pieces):
            name, taken = _longest(text, pieces[position:])
            if name:
                yield name
            position += taken


def _longest(text: str, pieces: list[tuple[int, int]]) -> tuple[_Name | None, int]:
    for size in range(min(5, len(pieces)), 0, -1):
        start, end = pieces[0][0], pieces[size - 1][1]
        if not text[start].isupper():
            return None, 1
        words = _POSSESSIVE.sub("", text[start:end])
        entries = lookup(words) if len(words) >= _SHORTEST or words.isupper() else ()
        if entries:
            return _Name(start, start + len(words), words, entries), size
    return None, 1


def _surnames(text: str, entities: Iterable[EntitySpan]) -> set[str]:
    """Last names of the people whom the report names in full."""
    people = [text[e.start : e.end] for e in entities if e.label == "PERSON"]
    return {_POSSESSIVE.sub("", p.split()[-1]) for p in people if len(p.split()) > 1}


def _is_place(text: str, name: _Name, entities: Sequence[EntitySpan], persons: set[str]) -> bool:
    if _inside_other(name, entities) or _goes_on(text, name):
        return False
    before = text[max(0, name.start - _BEFORE) : name.start]
    locative = bool(_LOCATIVE.search(before))
    country = any(e.kind is PlaceKind.COUNTRY and e.main for e in name.entries)
    if name.text in persons and not (locative and _in_country(text, name)):
        return False
    labels = {e.label for e in entities if e.start < name.end and name.start < e.end}
    if country or (labels & {"GPE", "LOC"} and not name.text.isupper()):
        return True
    return _dateline(text, name) or (locative and _main_or_large(name)) or _names_happening(text, name)


def _inside_other(name: _Name, entities: Sequence[EntitySpan]) -> bool:
    """True within a longer name of a person or body: "Washington Institute", "Paris Smith"."""
    return any(
        e.label in _NOT_PLACES and e.start <= name.start and name.end <= e.end and (e.end - e.start) > (name.end - name.start) + 4
        for e in entities
    )


def _goes_on(text: str, name: _Name) -> bool:
    """True if a capitalised body noun follows: "Kabul University", "Boston Globe" are no towns."""
    after = re.match(r"[ \u00a0]([A-Z]\w+)", text[name.end : name.end + 24])
    bodies = ("Institute", "University", "Times", "Post", "Globe", "Group", "Council", "Conference", "Agency", "House", "Police",
              "Corps", "Ministry", "Army", "Accord", "Courier", "Herald", "Tribune", "Wire", "News", "Line")  # fmt: skip
    return bool(after and after.group(1) in bodies)


def _in_country(text: str, name: _Name) -> bool:
    after = re.match(r",? (?:in )?([A-Z]\w+)", text[name.end : name.end + 30])
    return bool(after and any(e.kind is PlaceKind.COUNTRY for e in lookup(after.group(1))))


def _main_or_large(name: _Name) -> bool:
    return any(e.main or e.population > 100_000 for e in name.entries)


def _dateline(text: str, name: _Name) -> bool:
    """ "KERMAN, Iran (AP) -": a name in capitals that opens a paragraph and a dash that follows."""
    opens = name.start == 0 or text[name.start - 1] == "\n"
    return opens and bool(re.match(r"[^\n.]{0,40}?(?:\([^)\n]{2,40}\)[ \u00a0]?[-–—]|[ \u00a0][-–—][ \u00a0])", text[name.end : name.end + 90]))


def _names_happening(text: str, name: _Name) -> bool:
    return bool(_HAPPENING_AFTER.match(text[name.end : name.end + 14])) and any(e.main for e in name.entries)


def _around(text: str, names: Sequence[_Name]) -> Around:
    """The countries and divisions that the report speaks of, by how often."""
    countries: Counter[str] = Counter()
    for name in names:
        countries.update({e.country for e in name.entries if e.kind is PlaceKind.COUNTRY and _POSSESSIVE.sub("", name.text)})
    for word in re.findall(r"\b[A-Z]\w+\b", text):
        code = demonym_country(word)
        if code:
            countries[code] += 1
    for mention in find_actors(text):
        if mention.actor.country and mention.actor.kind is not ActorKind.OUTLET:
            countries[mention.actor.country] += 1
    divisions = {e.id for n in names for e in n.entries if e.kind is PlaceKind.ADMIN1 and e.main}
    return Around(tuple(sorted(countries.items())), frozenset(divisions))


def _resolved(text: str, names: Sequence[_Name], around: Around) -> Iterator[PlaceMention]:
    senses: dict[str, tuple[Place, float]] = {}
    for n, name in enumerate(names):
        beside = _beside(text, names, n)
        if beside:
            senses[name.text] = best(name.entries, around, beside)
    for name in names:
        place, score = senses.get(name.text) or best(name.entries, around, None)
        senses.setdefault(name.text, (place, score))
        if _NEAR.search(text[max(0, name.start - _BEFORE) : name.start]):
            place = _near(place)
        yield PlaceMention(name.start, name.end, place, score)


def _near(place: Place) -> Place:
    """The place with the wider radius that "near" leaves: UCDP counts up to 25 km as near (GED where_prec 2)."""
    radius = max(25.0, place.radius_km or 0.0)
    return replace(place, near=True, radius_km=radius)


def _beside(text: str, names: Sequence[_Name], n: int) -> Entry | None:
    """The wider place that stands right after a name: "Kerman, Iran", "Tripoli in northern Lebanon"."""
    if n + 1 >= len(names):
        return None
    name, after = names[n], names[n + 1]
    between = text[name.end : after.start]
    if not re.fullmatch(r",? ?(?:in |in the )?(?:\w+ern |central )?(?:province of |state of )?", between) or not between.strip(" "):
        return None
    wider = [e for e in after.entries if e.kind in (PlaceKind.COUNTRY, PlaceKind.ADMIN1) and e.main]
    return wider[0] if wider else None


def _regions(text: str) -> Iterator[PlaceMention]:
    for match in re.finditer("|".join(_REGIONS), text, re.IGNORECASE):
        if text[match.start()].isupper() and not text[match.end() : match.end() + 1].isalpha():
            yield PlaceMention(match.start(), match.end(), Place(_REGIONS[match.group().lower()], PlaceKind.REGION), 0.5)


def resolve_name(name: str) -> Place | None:
    """The likeliest place called `name`, without any context; None if the gazetteer has none."""
    entries = lookup(name)
    return to_place(entries[0], ()) if entries else None
