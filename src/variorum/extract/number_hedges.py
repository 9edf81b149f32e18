"""Hedges: how the words around a number widen it to low, best and high.

One principle gives `best`: it is the number nearest to the one written that the words allow. "More than
280" gives 281, "nearly 100" gives 99, "at least 84" gives 84, "about 30" gives 30. A range has two
written numbers, so its best is the middle, rounded down (towards the lower toll, as ACLED prefers).
Where no number is written ("dozens", "several") there is no best: any figure would be ours, not the
report's. A hedge never narrows what the bare number means.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from variorum.extract.flatten import spaced
from variorum.extract.number_words import either
from variorum.model.value import Count

#: "nearly" and "about" reach a tenth from the number written: "nearly 100" is 90-99 in our design page;
#: rounded away from the number, so that "about 12" is 10-14 and not 11-13
_TENTH = 10


def _tenth(number: int) -> int:
    return -(-number // _TENTH)


def at_least(count: Count) -> Count:
    """ "at least 84": 84 and no high. GTD (2019) codes "at least 11" as 11."""
    return replace(count, high=None, hedge="at least")


def more_than(count: Count) -> Count:
    """ "more than 280": 281 and no high; of a range, more than its low end."""
    low = None if count.low is None else count.low + 1
    best = low if count.best is not None else None
    return Count(low, best, None, "more than")


def nearly(count: Count) -> Count:
    """ "nearly 100": 90 to 99. Below two the words allow only zero."""
    if count.best is None or count.low is None:
        return count
    below = max(count.best - 1, 0)
    return Count(min(count.low - count.low // _TENTH, below), below, below, "nearly")


def about(count: Count) -> Count:
    """ "about 30": 27 to 33, best as written. Somebody is not nobody: low stays 1 or more."""
    low = None if count.low is None else max(count.low - _tenth(count.low), min(count.low, 1))
    high = None if count.high is None else count.high + _tenth(count.high)
    return Count(low, count.best, high, "about")


def up_to(count: Count) -> Count:
    """ "up to 50", "as many as 50": no low, 50 at most."""
    return replace(count, low=None, hedge="up to")


def fewer_than(count: Count) -> Count:
    """ "fewer than 50": no low, 49 at most."""
    if count.best is None:
        return replace(count, low=None, high=None, hedge="fewer than")
    below = max(count.best - 1, 0)
    return Count(None, below, below, "fewer than")


def as_it_is(count: Count) -> Count:
    """Words that belong to the number and change nothing: "a total of 84", "another 12"."""
    return count


@dataclass(frozen=True, slots=True)
class Hedge:
    """A rule of the table: what the words do to a count, and whether they say "in addition"."""

    apply: Callable[[Count], Count]
    additional: bool = False


_ADVERB = r"(?:(?:just|well|slightly|a little|a bit|far|considerably|significantly|even) )?"
#: rule -> the words before a number, as patterns on flat text
BEFORE: tuple[tuple[Hedge, str], ...] = (
    (Hedge(at_least), r"at(?: the very)? least|no (?:fewer|less) than|not (?:fewer|less) than"),
    (Hedge(at_least), r"a minimum of|as few as|not below|minimum"),
    (
        Hedge(more_than),
        rf"{_ADVERB}(?:more than|upwards? of|in excess of|north of|greater than|exceeding|over)",
    ),
    (Hedge(more_than), rf"{_ADVERB}(?:beyond|above|exceeds|exceeded)"),
    (
        Hedge(nearly),
        r"nearly|almost|close to|just under|just short of|just below|approaching|not quite|nearing",
    ),
    (
        Hedge(about),
        r"about|around|some|roughly|approximately|approx\.?|circa|(?:an )?estimated(?: at)?|perhaps",
    ),
    (Hedge(about), r"more or less|in the region of|in the vicinity of|on the order of|something like|maybe"),
    (Hedge(up_to), r"up to|as many as|as high as|no more than|not more than|at most|a maximum of|maximum"),
    (Hedge(fewer_than), r"fewer than|less than|under|below"),
    (Hedge(as_it_is, additional=True), r"another|an additional|additional|a further|yet another"),
    (Hedge(as_it_is), r"a total of|a combined"),
)
#: rule -> the words after a number
AFTER: tuple[tuple[Hedge, str], ...] = (
    (Hedge(at_least), r" or (?:more|greater|above)\b|-plus\b|\+|,? at the (?:very )?least\b"),
    (Hedge(about), r" or so\b|[- ]odd\b|,? (?:give or take|more or less)\b"),
    (Hedge(up_to), r" or (?:fewer|less)\b|,? at (?:the )?most\b"),
    (Hedge(as_it_is, additional=True), r" (?:more|further|additional)\b(?! than| or less)"),
)
#: words after which "over" belongs to the verb and "under" and "below" to an age
_NO_HEDGE = re.compile(
    r"(?:\b(?:hand|turn|t[ao]ke|took|taking|presid|fought|fight|argu|cross|pass|fl[ey]w?|r[au]n|mull|sign)"
    r"(?:ed|ing|s|en)?(?: [a-z]+)? over"
    r"|\b(?:aged?|children|boys|girls|those|anyone|kids|youths|minors|everyone|players|adults|men|women) "
    r"(?:and |or )?(?:under|below|over|above)"
    r"|\b(?:information|concern|worr|detail|question|talk|news|report|know|ask|complain|learn|heard"
    r"|hear)[a-z]* about)\Z"
)
_BEFORE = tuple(
    (hedge, re.compile(rf"(?<![\w-])(?:{spaced(words)})[ \n]{{1,3}}\Z")) for hedge, words in BEFORE
)
_TILDE = re.compile(r"(?:~|≈|c\.)[ ]?\Z")
_AFTER = tuple((hedge, re.compile(spaced(words))) for hedge, words in AFTER)
_OTHERS = re.compile(spaced(rf" {either(['others?', 'other [a-z]+'])}\b"))
#: the longest words of BEFORE with their adverb fit in this many code points
_REACH = 40


def hedge_before(flat: str, start: int) -> tuple[Hedge, int] | None:
    """The hedge that ends just before `start` and where it begins, None if there is none."""
    left = flat[max(0, start - _REACH) : start]
    tilde = _TILDE.search(left)
    if tilde:
        return Hedge(about), start - len(left) + tilde.start()
    found = [(hedge, match.start()) for hedge, pattern in _BEFORE for match in pattern.finditer(left)]
    if not found or _NO_HEDGE.search(left.rstrip()):
        return None
    hedge, begin = min(found, key=lambda row: row[1])
    return hedge, start - len(left) + begin


def hedge_after(flat: str, end: int) -> tuple[Hedge, int] | None:
    """The hedge that begins at `end` and where it ends, None if there is none."""
    for hedge, pattern in _AFTER:
        match = pattern.match(flat, end)
        if match:
            return hedge, match.end()
    return None


def others_after(flat: str, end: int) -> bool:
    """True for "12 others" and "12 other people": a number that adds to one named before."""
    return _OTHERS.match(flat, end) is not None
