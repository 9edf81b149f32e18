"""What a number is before it is hedged: a figure, a range, a vague plural, none, a couple, one person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from variorum.extract.flatten import spaced
from variorum.extract.number_tables import GROUPS, PEOPLE_MANY, PEOPLE_ONE, THINGS
from variorum.extract.number_words import (
    DOZEN,
    MAGNITUDES,
    SPELLED,
    PlainNumber,
    either,
    listed,
    plain_numbers,
)
from variorum.model.value import Count


class CountKind(StrEnum):
    """What sort of words give the count: a number, the article of one person, or "no one"."""

    CARDINAL = "cardinal"
    ARTICLE = "article"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Base:
    """A count without its hedges, with the range of its words.

    `plain` is true for a number in digits alone, which may be a year, a score or a part of a name.
    """

    start: int
    end: int
    value: Count
    kind: CountKind = CountKind.CARDINAL
    plain: bool = False
    additional: bool = False


#: vague plural -> one unit of it, which is its low. ACLED codes "tens" 10, "dozens" 12, "hundreds" 100,
#: and papers do write "dozens" for fewer than 24: one unit is what no writer falls below
UNITS = {
    "tens": 10,
    "dozens": DOZEN,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1_000,
    "lakhs": 100_000,
    "millions": 1_000_000,
}
#: words for an unknown plural (MUC's PLURAL): more than one, and no more is known
_UNKNOWN_PLURAL = (
    "several|a few|quite a few|a handful|a small number|a large number|a number|many|numerous|multiple"
    "|countless"
)
_OF_UNITS = r"(?P<many>tens|dozens|scores|hundreds) of (?P<large>thousands|millions|lakhs)"
_UNIT_NAMES = either([*UNITS])
_SOME_UNITS = (
    rf"(?P<some>several|many|a few"
    rf"|a couple(?: of)?) (?P<unit>{either(['dozen', 'score', *MAGNITUDES])})(?:s\b)?"
)
_VAGUE = re.compile(
    spaced(
        rf"(?<![\w-])(?:{_OF_UNITS}|{_SOME_UNITS}|(?P<units>{_UNIT_NAMES})"
        rf"|(?P<plural>{_UNKNOWN_PLURAL})|(?P<couple>a couple)|(?P<two>both(?= (?:of|were|are|was|had"
        rf"|died)\b| (?:[a-z]+ )?{either(PEOPLE_MANY)}\b)|a pair(?= of))"
        r"|(?P<three>a trio(?= of)))(?![\w-])"
    )
)
#: "how many", "as many" give no number, "the scores" are results
_NOT_VAGUE = {
    "plural": re.compile(spaced(r"\b(?:how|as|so|too|not|in) \Z")),
    "units": re.compile(spaced(r"\b(?:test|box|exam|the|his|her|their|by|in|on) \Z")),
}
_NONE_OF = either(["one", "people", "deaths?", "casualt(?:y|ies)", "injur(?:y|ies)", "fatalit(?:y|ies)"])
_NONE = re.compile(
    spaced(
        rf"(?<![\w-])(?:no one\b(?!'s)|nobody\b|none\b|not (?:a single|one)(?= [a-z])"
        rf"|(?:no|zero)(?= (?:(?:immediate|further|other|civilian|reports? of) )?{_NONE_OF}\b))"
    )
)
#: words that end the noun phrase that "a" opens
_PHRASE_END = listed(
    """
    of in for to and or that which by on at with from as a an the his her their its was were is has
    had said told killed hit after when while who not dozen few handful further additional
    """
)
_PERSON = rf"{either(PEOPLE_ONE)}\b(?!['-])(?! {either([*THINGS, *GROUPS])}s?\b)"
_ADJECTIVE = rf"(?!{either(_PHRASE_END)}\b)(?!{SPELLED})(?:[0-9]+-)?[a-z][a-z-]*"
_ARTICLE = re.compile(spaced(rf"(?<![\w-])(?P<word>another|an?)(?= (?:{_ADJECTIVE} ){{0,3}}?{_PERSON})"))
#: numbers joined by a dash alone are a range only if they are this near: 14-7595 is a number of a file
_WIDEST = 5
_JOINT = re.compile(spaced(r" to |-to-| or |[ ]?-[ ]?| and "))
_FROM = re.compile(spaced(r"\bfrom (?:at least |more than |about |around )?\Z"))
_RANGING = re.compile(spaced(r"(?:\b(?:rang|var|estimat)[a-z]*|\banywhere|\bput|\breports?) from \Z"))
_BETWEEN = re.compile(spaced(r"\bbetween (?:about |around |some |an estimated )?\Z"))


def bases(flat: str) -> Iterator[Base]:
    """The counts of flat text without hedges, left to right; the longer of two that overlap."""
    found = [*_figures(flat), *_vague(flat), *_none(flat), *_articles(flat)]
    found.sort(key=lambda base: (base.start, -base.end))
    last = 0
    for base in found:
        if base.start >= last:
            yield base
            last = base.end


def _figures(flat: str) -> Iterator[Base]:
    numbers = list(plain_numbers(flat))
    position = 0
    while position < len(numbers):
        pair = numbers[position : position + 2]
        ranged = _range(flat, *pair) if len(pair) == 2 else None
        yield ranged or _exact(pair[0])
        position += 2 if ranged else 1


def _exact(number: PlainNumber) -> Base:
    value = Count(number.value, number.value, number.value)
    return Base(number.start, number.end, value, plain=number.digits)


def _range(flat: str, first: PlainNumber, second: PlainNumber) -> Base | None:
    """Two numbers as one range: 6-8, six to eight, two or three, between 20 and 30.

    "From 103 to 84" and "from 84 to 103" are a revision, not a range, unless something ranges.
    """
    joint = _JOINT.fullmatch(flat, first.end, second.start)
    left = flat[max(0, first.start - 40) : first.start]
    between = _BETWEEN.search(left)
    shared = second.unit if first.unit == 1 and first.value < second.value // second.unit else 1
    low, high = first.value * shared, second.value
    if (
        not joint
        or low >= high
        or (joint[0].strip() == "-" and high > _WIDEST * low)
        or (joint[0].strip() == "and" and not between)
    ):
        return None
    if _FROM.search(left) and not _RANGING.search(left):
        return None
    start = first.start - len(between[0]) if between else first.start
    plain = first.digits and second.digits and joint[0].strip() == "-"
    return Base(start, second.end, Count(low, (low + high) // 2, high, "range"), plain=plain)


def _vague(flat: str) -> Iterator[Base]:
    for found in _VAGUE.finditer(flat):
        name = "plural" if found["plural"] else "units" if found["units"] == "scores" else ""
        left = flat[max(0, found.start() - 8) : found.start()]
        if name and _NOT_VAGUE[name].search(left):
            continue
        yield Base(found.start(), found.end(), _vague_count(found))


def _vague_count(found: re.Match[str]) -> Count:
    if found["many"]:
        low = UNITS[found["many"]] * UNITS[found["large"]]
        return Count(low, None, None, f"{found['many']} of {found['large']}")
    if found["some"]:
        return _some_units(found["some"], found["unit"])
    if found["units"]:
        return Count(UNITS[found["units"]], None, None, found["units"])
    if found["couple"]:
        return Count(2, 2, 3, "a couple")
    if found["plural"]:
        return Count(2, None, None, "several")
    exact = 2 if found["two"] else 3
    return Count(exact, exact, exact)


def _some_units(some: str, unit: str) -> Count:
    """ "several dozen" is two dozen or more; "a couple hundred" two hundred to three hundred."""
    one = UNITS.get(f"{unit}s") or MAGNITUDES[unit]
    if "couple" in some:
        return Count(2 * one, 2 * one, 3 * one, "a couple")
    return Count(2 * one, None, None, f"{unit}s")


def _none(flat: str) -> Iterator[Base]:
    for found in _NONE.finditer(flat):
        yield Base(found.start(), found.end(), Count(0, 0, 0, "none"), CountKind.NONE)


def _articles(flat: str) -> Iterator[Base]:
    for found in _ARTICLE.finditer(flat):
        additional = found["word"] == "another"
        yield Base(found.start(), found.end(), Count(1, 1, 1), CountKind.ARTICLE, additional=additional)
