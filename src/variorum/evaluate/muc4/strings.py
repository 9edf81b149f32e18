"""Strings of MUC-4 fills compared: what counts as the same words, and what as part of them.

Rules of `taskdoc/scoring-guidelines.v7`, sections 3.1.1.1 (nonessential modifiers) and 3.1.1.2 (parts).
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[A-Z0-9]+(?:'[A-Z]+)?")
#: a name with another in brackets after it
_TWICE = re.compile(r'"?([^\[("]+)[\[(]([^\])"]+)[\])]\s*"?$')
#: articles, quantifiers and nationalities: the scoring program took them off itself (3.1.1.1)
_NONESSENTIAL = frozenset(
    [
        "A",
        "AN",
        "THE",
        "THIS",
        "THESE",
        "THAT",
        "THOSE",
        "ITS",
        "THEIR",
        "HIS",
        "HER",
        "OUR",
        "SOME",
        "SEVERAL",
        "MANY",
        "VARIOUS",
        "ANY",
        "OTHER",
        "ANOTHER",
        "ABOUT",
        "APPROXIMATELY",
        "MORE",
        "THAN",
        "AT",
        "LEAST",
        "TWO",
        "THREE",
        "FOUR",
        "FIVE",
        "SIX",
        "SEVEN",
        "EIGHT",
        "NINE",
        "TEN",
        "ELEVEN",
        "TWELVE",
        "ONE",
        "SALVADORAN",
        "SALVADORIAN",
        "COLOMBIAN",
        "PERUVIAN",
        "CHILEAN",
        "GUATEMALAN",
        "HONDURAN",
        "ECUADORAN",
        "BOLIVIAN",
        "ARGENTINE",
        "VENEZUELAN",
        "NICARAGUAN",
        "PANAMANIAN",
        "MEXICAN",
        "SPANISH",
        "US",
        "AMERICAN",
        "U",
        "S",
        "NORTH",
        "BRAZILIAN",
        "CUBAN",
        "GERMAN",
    ]
)
_PREPOSITIONS = frozenset(
    ["OF", "IN", "AT", "ON", "FROM", "WITH", "BY", "WHO", "WHICH", "NEAR", "FOR", "TO", "BELONGING"]
)


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words of a fill in capitals, without punctuation."""
    return tuple(_WORD.findall(text.upper()))


@lru_cache(maxsize=65536)
def essential(text: str) -> tuple[str, ...]:
    """The words without the leading modifiers that say nothing; all of them if nothing is left."""
    found = words(text)
    start = 0
    while start < len(found) and (found[start] in _NONESSENTIAL or found[start].isdigit()):
        start += 1
    return found[start:] or found


def same(a: str, b: str) -> bool:
    """True if two strings differ in nonessential modifiers only."""
    return essential(a) == essential(b)


@lru_cache(maxsize=65536)
def grade(response: str, key: str) -> float:
    """1 for the same words, .5 where one holds the words of the other, else 0.

    The judges of 1992 refused a lone word of a longer description more often than not, and gave half for
    like kinds of people, for which there is no half here. To follow them in the first only takes F further
    from the official one.
    """
    if same(response, key) or any(same(part, key) for part in _named_twice(response)):
        return 1.0
    ours, theirs = essential(response), essential(key)
    if not ours or not theirs:
        return 0.0
    if _holds(ours, theirs):
        # more modifiers of the same noun are right (3.1.1.1), what goes beyond the noun is half right
        return 1.0 if _head(ours) == _head(theirs) and _core(ours)[-len(theirs) :] == theirs else 0.5
    return 0.5 if _holds(theirs, ours) else 0.0


def _named_twice(text: str) -> tuple[str, ...]:
    """The name and its abbreviation where a string holds both: either is enough (3.2.10)."""
    found = _TWICE.match(text)
    return found.groups() if found else ()


def _holds(large: tuple[str, ...], small: tuple[str, ...]) -> bool:
    """True if the words of `small` follow one another in `large`."""
    size = len(small)
    return any(large[i : i + size] == small for i in range(len(large) - size + 1))


def _core(found: tuple[str, ...]) -> tuple[str, ...]:
    """The words up to the first preposition: the noun with what stands before it."""
    for at, word in enumerate(found):
        if at and word in _PREPOSITIONS:
            return found[:at]
    return found


def _head(found: tuple[str, ...]) -> str:
    return _core(found)[-1]
