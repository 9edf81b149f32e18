"""Names that could be places: the longest runs of capitalised words that the gazetteer or a table knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from variorum.extract.gazetteer import Entry, Gazetteer
from variorum.extract.place_tables import gone_states, regions
from variorum.extract.place_words import Words
from variorum.model.value import Place, PlaceKind

#: words in a name: "Democratic Republic of the Congo" has six
_LONGEST = 6
#: words in lower case that may stand inside a name
_INSIDE = frozenset(
    "of de del de la las los el al ul the and da do dos das e y sur le les en di du am an der upon on na ash ad ar".split()
)
_ARTICLES = frozenset({"al", "el", "as", "ash", "ad", "ar", "an", "at", "az"})
#: senses looked at for one name: "San Antonio" has over two hundred
_MOST_SENSES = 40


@dataclass(frozen=True, slots=True)
class Name:
    """The words first to last of a text as a name, with the places it can mean.

    `fixed` is set where a table says what it means (a region, a state that is gone).
    """

    first: int
    last: int
    start: int
    end: int
    key: str
    written: str
    entries: tuple[Entry, ...]
    fixed: Place | None = None

    @property
    def is_country(self) -> bool:
        """True if a country has this name."""
        return any(e.kind is PlaceKind.COUNTRY for e in self.entries)


def names_of(words: Words, gazetteer: Gazetteer) -> tuple[Name, ...]:
    """The names in text order, none overlapping, the longest at each place."""
    windows = list(_windows(words))
    keys = {key for _, _, key in windows}
    known = gazetteer.lookup_many(keys | {k.removeprefix("al ") for k in keys})
    found: dict[int, Name] = {}
    for first, last, key in windows:
        name = _name(words, (first, last, key), known)
        if name and (first not in found or found[first].last < last):
            found[first] = name
    return tuple(_without_overlaps(found.values()))


def _windows(words: Words) -> Iterator[tuple[int, int, str]]:
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


def _name(words: Words, window: tuple[int, int, str], known: dict[str, tuple[Entry, ...]]) -> Name | None:
    first, last, key = window
    if _is_pronoun(words, first, key):
        return None
    fixed = regions().get(key) or gone_states().get(key)
    entries = known.get(key) or known.get(key.removeprefix("al ")) or ()
    if not fixed and not entries:
        return None
    at = words[first].start, words[last].end
    return Name(first, last, *at, key, words.text[slice(*at)], () if fixed else entries[:_MOST_SENSES], fixed)


def _is_pronoun(words: Words, first: int, key: str) -> bool:
    """ "Us" and the US of a line in capitals are no country; nor is a single letter a place."""
    text = words[first].text
    return len(key) < 2 or (
        key == "us" and (not text.isupper() or (first in words.shouted and "." not in text))
    )


def _without_overlaps(names: Iterable[Name]) -> Iterator[Name]:
    free = 0
    for name in sorted(names, key=lambda n: n.first):
        if name.first >= free:
            yield name
            free = name.last + 1
