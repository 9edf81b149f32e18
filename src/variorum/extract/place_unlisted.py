"""Places that the gazetteer lacks, known as places by the words around them alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.extract.actors import ActorMention, demonym_country
from variorum.extract.place_contain import Container, containers_of
from variorum.extract.place_names import Name
from variorum.extract.place_signs import EntitySpan, Setting
from variorum.extract.place_tables import abbreviations, common_words, levels, words
from variorum.extract.place_words import Words
from variorum.model.value import PlaceKind

_NAME = r"((?:[A-Z][\w’'-]+|al-[A-Z]\w+)(?:[ -](?:[A-Z][\w’'-]+|al-[A-Z]\w+)){0,3})"
_BEFORE = re.compile(
    rf"\b(village|town|hamlet|settlement|city|municipality|district|suburb|neighbou?rhood|commune|province) of {_NAME}"
)
_BEHIND = re.compile(
    rf"{_NAME} (village|town|hamlet|settlement|municipality|district|neighbou?rhood|suburb|province)\b"
)
_APPOSED = re.compile(
    rf"{_NAME}, (?:a|an|the) (?:[\w-]+ ){{0,3}}?(village|town|city|hamlet|settlement|suburb)\b"
)
#: "in the Coldbrook area of Stone County"
_AREA = re.compile(
    rf"\b(?:in|near|at|around) the {_NAME} (?:area|community|section) of (?=[A-Z][\w.]+ (?:[A-Z]\w+ )?(?:County|Parish)\b)"
)
_TOWNSHIP = re.compile(rf"({_NAME[1:-1]} (?:Township|TOWNSHIP|Twp\.?|TWP\.?))(?=\W)")
#: "COLD BROOK, Okla. (WXYZ) --": the head of a line, in capitals, with the state
_DATELINE = re.compile(
    r"^([A-Z][A-Z.’' -]{2,30}[A-Z]), ((?:[A-Z]\.){2}|[A-Z][a-z]{1,4}(?=\.)|[A-Z]{2})\.?,? ?(?:\([^()\n]{2,40}\) ?)?(?:[-–—]|\n)",
    re.MULTILINE,
)
_COUNTY = re.compile(r"\b(?:county|parish|co)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s?$")
#: "Ft", "St": no names by themselves
_SHORTEST = 3
# Scores of what the recogniser or a level word alone tells: people should look.
_BY_LEVEL = 0.5
_BY_RECOGNISER = 0.3


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A name at [start, end) of a place without an entry, of this kind, in these containers.

    `quarter` is true where a level word says that it is a part of a city.
    """

    start: int
    end: int
    name: str
    kind: PlaceKind
    containers: tuple[Container, ...]
    score: float
    quarter: bool = False


def unlisted_names(
    setting: Setting, places: Sequence[Name], names: Sequence[Name], actors: Sequence[ActorMention]
) -> tuple[Unlisted, ...]:
    """Names with a level word ("the village of X in Y province") or that the recogniser calls a place after "in"."""
    text = setting.words
    taken = [(p.start, p.end) for p in places] + [(a.start, a.end) for a in actors]
    found: list[Unlisted] = []
    for start, end, noun, score in (*_by_dateline(text), *_by_level(text), *_by_recogniser(setting)):
        if not any(s < end and start < e for s, e in taken) and not demonym_country(text.text[start:end]):
            taken.append((start, end))
            found.append(
                Unlisted(
                    start,
                    end,
                    _written(text.text[start:end]),
                    _kind(noun),
                    _containers(text, (start, end), names),
                    score,
                    quarter=noun in words("level", "quarter"),
                )
            )
    return tuple(found)


def _by_level(text: Words) -> Iterator[tuple[int, int, str, float]]:
    for match in _BEFORE.finditer(text.text):
        yield match.start(2), _end(match.group(2), match.start(2)), match.group(1), _BY_LEVEL
    for match in (*_TOWNSHIP.finditer(text.text), *_AREA.finditer(text.text)):
        yield match.start(1), match.end(1), "town", _BY_LEVEL
    for match in (*_BEHIND.finditer(text.text), *_APPOSED.finditer(text.text)):
        first = match.group(1).split()[0].lower()
        if first not in common_words() and first not in words("locative", "between"):
            yield match.start(1), _end(match.group(1), match.start(1)), match.group(2), _BY_LEVEL


def _by_dateline(text: Words) -> Iterator[tuple[int, int, str, float]]:
    for match in _DATELINE.finditer(text.text):
        if match.group(2).rstrip(".") in abbreviations() and not _COUNTY.search(match.group(1)):
            yield match.start(1), match.end(1), "town", _BY_LEVEL


def _written(name: str) -> str:
    """The name as it is written outside lines in capitals."""
    return " ".join(word.capitalize() for word in name.split()) if name.isupper() else name


def _end(name: str, start: int) -> int:
    return start + len(_POSSESSIVE.sub("", name))


def _kind(noun: str) -> PlaceKind:
    """The level that a level word states; unknown without one."""
    if not noun:
        return PlaceKind.UNKNOWN
    return levels().get(noun.replace("neighbour", "neighbor"), PlaceKind.CITY)


def _by_recogniser(setting: Setting) -> Iterator[tuple[int, int, str, float]]:
    text = setting.words.text
    for entity in setting.entities:
        before = text[max(0, entity.start - 16) : entity.start].lower().split()
        name = _POSSESSIVE.sub("", text[entity.start : entity.end])
        if entity.label != "GPE" or not before or before[-1] not in words("locative", "strong") | {"at"}:
            continue
        if _looks_like_name(setting, name):
            yield entity.start, entity.start + len(name), "", _BY_RECOGNISER


def _looks_like_name(setting: Setting, name: str) -> bool:
    parts = name.split()
    if len(name.rstrip(".")) < _SHORTEST:
        return False
    capital = all(p[0].isupper() for p in parts if p[0].isalpha() and len(p) > 3)
    known = {p.lower() for p in parts} & (common_words() | setting.surnames | words("nouns", "body"))
    return capital and name[:1].isupper() and not name.isupper() and not known and "\n" not in name


def _containers(text: Words, at: tuple[int, int], names: Sequence[Name]) -> tuple[Container, ...]:
    """What the name at `at` is said to lie in, read as if it were a name among the others."""
    covered = [n for n, w in enumerate(text.words) if at[0] <= w.start < at[1]]
    if not covered:
        return ()
    here = Name(covered[0], covered[-1], *at, "", "", ())
    others = [n for n in names if n.end <= at[0] or n.start >= at[1]]
    row = sorted([*others, here], key=lambda n: n.start)
    number = row.index(here)
    return containers_of(text, row[max(0, number - 1) : number + 2]).get(min(number, 1), ())


__all__ = ["EntitySpan", "Unlisted", "unlisted_names"]
