"""Names that could be places: the longest runs of capitalised words that the gazetteer or a table knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from variorum.extract.actors import demonym_country
from variorum.extract.gazetteer import Entry, Gazetteer
from variorum.extract.place_keys import key_of, loose_key
from variorum.extract.place_tables import abbreviations, common_words, gone_states, regions
from variorum.extract.place_words import Words
from variorum.model.value import Place, PlaceKind

_ABBREVIATION = re.compile(r", ((?:[A-Z]\.){1,2}[A-Z]|W\. ?Va|[A-Z][a-z]{1,4}(?=\.)|[A-Z]{2})(?:\.|\b)")
#: what official names of countries open with
_OFFICIAL = (
    "republic of ",
    "kingdom of ",
    "state of ",
    "sultanate of ",
    "islamic republic of ",
    "federal republic of ",
)
#: words in a name: "Democratic Republic of the Congo" has six
_LONGEST = 6
#: words in lower case that may stand inside a name
_INSIDE = frozenset(
    [
        "of",
        "de",
        "del",
        "de",
        "la",
        "las",
        "los",
        "el",
        "al",
        "ul",
        "the",
        "and",
        "da",
        "do",
        "dos",
        "das",
        "e",
        "y",
        "sur",
        "le",
        "les",
        "en",
        "di",
        "du",
        "am",
        "an",
        "der",
        "upon",
        "on",
        "na",
        "ash",
        "ad",
        "ar",
    ]
)
_ARTICLES = frozenset({"al", "el", "as", "ash", "ad", "ar", "an", "at", "az"})
#: the first and the last word of what may be a name, and its key
_Window = tuple[int, int, str]
#: senses looked at for one name: "San Antonio" has over two hundred
_MOST_SENSES = 40


@dataclass(frozen=True, slots=True)
class Name:
    """The words first to last of a text as a name, with the places it can mean.

    `fixed` is set where a table says what it means (a region, a state that is gone); `short` is true for
    the abbreviation of a division behind a comma ("Alexandria, La.").
    """

    first: int
    last: int
    start: int
    end: int
    key: str
    written: str
    entries: tuple[Entry, ...]
    fixed: Place | None = None
    short: bool = False

    @property
    def is_country(self) -> bool:
        """True if a country has this name."""
        return any(e.kind is PlaceKind.COUNTRY for e in self.entries)


def names_of(words: Words, gazetteer: Gazetteer) -> tuple[Name, ...]:
    """The names in text order, none overlapping, the longest at each place."""
    windows = _windows(words)
    keys = {key for _, _, key in windows}
    known = gazetteer.lookup_many(keys | {_bare(k) for k in keys})
    found: dict[int, Name] = {}
    for first, last, key in windows:
        name = _name(words, (first, last, key), known)
        if name and (first not in found or found[first].last < last):
            found[first] = name
    names = tuple(_without_overlaps(found.values()))
    return tuple(_with_abbreviations(words, names, gazetteer))


def loose_names(
    words: Words, names: Sequence[Name], gazetteer: Gazetteer, countries: frozenset[str]
) -> tuple[Name, ...]:
    """The names, with those that only another transliteration of a place of `countries` explains."""
    taken = {n for name in names for n in range(name.first, name.last + 1)}
    free = [w for w in _windows(words) if not taken & set(range(w[0], w[1] + 1)) and len(w[2]) > 3]
    free = [w for w in free if not demonym_country(words[w[0]].text)]
    known = gazetteer.lookup_loosely({loose_key(key) for _, _, key in free if key not in common_words()})
    found: dict[int, Name] = {}
    for first, last, key in free:
        near = tuple(e for e in known.get(loose_key(key), ()) if e.country in countries)
        if near and key not in common_words():
            at = words[first].start, words[last].end
            found[first] = Name(first, last, *at, key, words.text[slice(*at)], near[:_MOST_SENSES])
    return tuple(sorted((*names, *_without_overlaps(found.values())), key=lambda n: n.first))


@lru_cache(maxsize=4)
def _windows(words: Words) -> tuple[_Window, ...]:
    return tuple(_all_windows(words))


def _all_windows(words: Words) -> Iterator[_Window]:
    for first in range(len(words)):
        if not _can_open(words, first):
            continue
        for last in range(first, min(first + _LONGEST, len(words))):
            if last > first and not words.joined(last - 1):
                break
            if words[last].capital:
                yield first, last, words.key(first, last)
            elif words[last].lower not in _INSIDE:
                break


def _can_open(words: Words, n: int) -> bool:
    word = words[n]
    return word.capital or (word.lower in _ARTICLES and words.gap(n) in ("-", "‑") and words[n + 1].capital)


def _name(words: Words, window: _Window, known: dict[str, tuple[Entry, ...]]) -> Name | None:
    first, last, key = window
    if _is_no_name(words, first, key) or demonym_country(words.text[words[first].start : words[last].end]):
        return None
    fixed = regions().get(key) or gone_states().get(key)
    entries = known.get(key) or _by_bare_name(key, known)
    if not fixed and not entries:
        return None
    at = words[first].start, words[last].end
    return Name(first, last, *at, key, words.text[slice(*at)], () if fixed else entries[:_MOST_SENSES], fixed)


#: words that alone, or with each other, name no place: "the West Side", "2400 block of North"
_DIRECTIONS = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "central",
        "upper",
        "lower",
        "side",
        "end",
        "area",
    ]
)


def _bare(key: str) -> str:
    """The key without "al" or "republic of"."""
    return next((key.removeprefix(o) for o in ("al ", *_OFFICIAL) if key.startswith(o)), key)


def _by_bare_name(key: str, known: dict[str, tuple[Entry, ...]]) -> tuple[Entry, ...]:
    found = known.get(_bare(key), ())
    return found if key.startswith("al ") else tuple(e for e in found if e.kind is PlaceKind.COUNTRY)


def _is_no_name(words: Words, first: int, key: str) -> bool:
    """ "Us", directions and a single letter are no places; nor is the US of a line in capitals."""
    text = words[first].text
    if _DIRECTIONS.issuperset(key.split()):
        return True
    if key == "us" and words.text[words[first].start - 1 : words[first].start] == "$":
        return True
    return len(key) < 2 or (
        key == "us" and (not text.isupper() or (first in words.shouted and "." not in text))
    )


def _with_abbreviations(words: Words, names: Sequence[Name], gazetteer: Gazetteer) -> Iterator[Name]:
    """The names, with the abbreviations that stand behind them in place of what else those could be."""
    free = 0
    for name in names:
        if name.first < free:
            continue
        yield name
        short = _abbreviation(words, name, gazetteer)
        if short:
            yield short
            free = short.last + 1


def _abbreviation(words: Words, name: Name, gazetteer: Gazetteer) -> Name | None:
    match = _ABBREVIATION.match(words.text, name.end)
    row = abbreviations().get(match.group(1).replace(" ", "")) if match else None
    if not match or not row:
        return None
    country, full = row
    entries = [
        e for e in gazetteer.lookup(key_of(full)) if e.country == country and e.kind is PlaceKind.ADMIN1
    ]
    inside = [n for n in range(name.last + 1, len(words)) if words[n].start < match.end(1)]
    if not entries or not inside:
        return None
    at = words[inside[0]].start, words[inside[-1]].end
    key = key_of(full)
    return Name(inside[0], inside[-1], *at, key, words.text[slice(*at)], tuple(entries), short=True)


def _without_overlaps(names: Iterable[Name]) -> Iterator[Name]:
    free = 0
    for name in sorted(names, key=lambda n: n.first):
        if name.first >= free:
            yield name
            free = name.last + 1
