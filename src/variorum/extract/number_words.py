"""Plain numbers in text: digits with separators and magnitudes, and numbers spelled in words.

Knows no hedges and no contexts; those are number_hedges.py and number_contexts.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from variorum.extract.flatten import GAP


def listed(words: str) -> tuple[str, ...]:
    """The words of a list that is written as one text."""
    return tuple(words.split())


_DIGIT = {
    w: n
    for n, w in enumerate(
        listed("one two three four five six seven eight nine"),
        1,
    )
}
_TEEN = {
    w: n
    for n, w in enumerate(
        listed("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
        10,
    )
}
_TENS = {
    w: 10 * n
    for n, w in enumerate(
        listed("twenty thirty forty fifty sixty seventy eighty ninety"),
        2,
    )
}
#: words that multiply what stands before them; lakh and crore are South Asian English
MAGNITUDES = {
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "billion": 1_000_000_000,
}
_SMALL = {**_DIGIT, **_TEEN, **_TENS}
DOZEN = 12


def either(words: Iterable[str]) -> str:
    """A group that matches any of `words`, which may be patterns; the longest is tried first."""
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


_SEP = rf"(?:-|{GAP})"
_TO_99 = rf"(?:{either(_TENS)}(?:{_SEP}{either(_DIGIT)})?|{either(_TEEN)}|{either(_DIGIT)})\b"
_TO_999 = rf"(?:(?:a|{_TO_99}){_SEP}hundred\b(?:{_SEP}(?:and{_SEP})?{_TO_99})?|{_TO_99})"
_SCALE = either(w for w in MAGNITUDES if w != "hundred")
#: a number in words, up to 999 billion
SPELLED = (
    rf"(?:(?:a|{_TO_999}){_SEP}{_SCALE}\b(?:,?{_SEP}(?:and{_SEP})?{_TO_999}(?:{_SEP}{_SCALE}\b)?)*|{_TO_999})"
)
#: a number in digits: 84, 1,200, 1,00,000
DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}|[0-9]{1,12})"
_WITH_MAGNITUDE = rf"(?:{DIGITS}(?:\.[0-9]{{1,3}})?){_SEP}{either(MAGNITUDES)}\b"
_HALF = rf"(?:half{_SEP}a|a{_SEP}half|half)"
_DOZENS = rf"(?:{_HALF}|a|{SPELLED}|[0-9]{{1,3}}){_SEP}dozen\b"

_PLAIN = re.compile(
    rf"(?<![\w.])(?:(?P<dozen>{_DOZENS})|(?P<large>{_WITH_MAGNITUDE})|(?P<digits>{DIGITS})(?![0-9])"
    rf"|(?P<words>{SPELLED}))"
)
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class PlainNumber:
    """A number of the text with its range; `digits` is true where it is written in digits alone.

    `unit` is what the last word multiplies by (12 for "two dozen", 1,000 for "3 thousand"): in "two
    to three dozen" the first number shares it.
    """

    start: int
    end: int
    value: int
    digits: bool = False
    unit: int = 1


def plain_numbers(flat: str) -> Iterator[PlainNumber]:
    """The numbers of flat text from left to right, no two overlapping."""
    for found in _PLAIN.finditer(flat):
        number = _number(found)
        if number is not None:
            yield number


def _number(found: re.Match[str]) -> PlainNumber | None:
    start, end = found.span()
    if found["dozen"]:
        return PlainNumber(start, end, _dozens(found["dozen"]), unit=DOZEN)
    if found["large"]:
        return _with_magnitude(found)
    if found["digits"]:
        return PlainNumber(start, end, int(found["digits"].replace(",", "")), digits=True)
    return PlainNumber(start, end, spelled_value(found["words"]), unit=_last_unit(found["words"]))


def _last_unit(words: str) -> int:
    return MAGNITUDES.get(_WORD.findall(words)[-1], 1)


def _with_magnitude(found: re.Match[str]) -> PlainNumber | None:
    figure = re.match(r"[0-9.,]+", found["large"])
    word = _WORD.findall(found["large"])[-1]
    if figure is None:
        return None
    value = Decimal(figure[0].rstrip(",.").replace(",", "")) * MAGNITUDES[word]
    whole = value == value.to_integral_value()
    return PlainNumber(found.start(), found.end(), int(value), unit=MAGNITUDES[word]) if whole else None


def _dozens(words: str) -> int:
    if "half" in words:
        return DOZEN // 2
    first = re.split(r"[\s-]+dozen", words)[0]
    return DOZEN * (1 if first == "a" else number_value(first))


def number_value(words: str) -> int:
    """The value of digits or of a number in words; "a" and "an" are one."""
    if words[0].isdigit():
        return int(words.replace(",", ""))
    return 1 if words in ("a", "an") else spelled_value(words)


def spelled_value(words: str) -> int:
    """The value of a number in words that SPELLED matched; "a hundred" is 100."""
    total = current = 0
    for word in _WORD.findall(words):
        if word == "hundred":
            current = max(current, 1) * 100
        elif word in MAGNITUDES:
            total += max(current, 1) * MAGNITUDES[word]
            current = 0
        else:
            current += _SMALL.get(word, 0)
    return total + current
