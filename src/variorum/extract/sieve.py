"""The sieve: which sentences of a report are worth reading, by a weighted vote of their words.

Looks at words only, a thousand times as fast as the parser, so that a feed in which most reports tell of no attack
costs next to nothing. The weights (data/sieve.toml, `python -m training.sieve`) were learnt from what a full reading
finds: they say how likely a sentence is to hold a quote of an assertion. What does not pass is not read: a sieve
loses some values, and a run that uses it says so in the name of its reader.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from variorum.extract.trained.windows import sentences
from variorum.model.report import Passage, PassageKind, Report

#: log odds from which a sentence of a report that is not about attacks is read: of -2.5, -1.75 and -1.2, which read MUC-4
#: tst1 and tst2 about equally well, the one that reads least
KEEP = -1.2
#: log odds that the likeliest sentence must reach, or else nothing of the report is read
OPEN = 0.0
#: a report with so many likely sentences is about attacks; with fewer, it mentions them in passing
ABOUT = 2
#: sentences at the beginning of a report, where the news is
_FIRST, _EARLY = 2, 5
#: signs that say where a sentence stands
PLACES = ("(first)", "(early)")
WORD = re.compile(r"[^\W\d_]+|\d")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence [start, end) of the clean text, the number of its passage, and its log odds."""

    start: int
    end: int
    passage: int
    odds: float


def sieved(report: Report) -> Report:
    """`report` with its passages cut down to the sentences to read; without any where nothing is likely to be told.

    A report that is about attacks is read whole: its unlikely sentences are what ties the likely ones together. The
    text stays whole in any case, so that every offset stays what it was.
    """
    found = weighed(report)
    likely = sum(one.odds >= OPEN for one in found)
    if likely >= ABOUT:
        return report
    if not likely:
        return replace(report, passages=())
    return replace(report, passages=tuple(_runs(report.passages, found)))


def weighed(report: Report) -> list[Weighed]:
    """Every sentence of `report` with its log odds, in order."""
    return [Weighed(*place, odds(signs)) for place, signs in signed(report)]


def signed(report: Report) -> Iterator[tuple[tuple[int, int, int], frozenset[str]]]:
    """Every sentence, as start, end and number of the passage, with its signs: words and where it stands."""
    body = 0
    for number, passage in enumerate(report.passages):
        title = passage.kind is PassageKind.TITLE
        for start, end in sentences(report.text, passage.start, passage.end):
            yield (start, end, number), _signs(report.text[start:end], _EARLY if title else body)
            body += not title


def _signs(words: str, body: int) -> frozenset[str]:
    here = (body < _FIRST, body < _EARLY)
    return frozenset(WORD.findall(words.lower())) | {
        name for name, is_so in zip(PLACES, here, strict=True) if is_so
    }


def odds(signs: frozenset[str]) -> float:
    """The log odds that a sentence with these signs holds something to read."""
    weights = _weights()
    return weights["(always)"] + sum(weights.get(sign, 0.0) for sign in signs)


@cache
def sieve_digest() -> str:
    """The digest of the weights and thresholds, part of every run that reads through the sieve."""
    told = f"{KEEP} {OPEN} {ABOUT}\n{_table()}"
    return f"sha256:{hashlib.sha256(told.encode()).hexdigest()[:16]}"


@cache
def _weights() -> Mapping[str, float]:
    found: Mapping[str, float] = tomllib.loads(_table())["weights"]
    return found


def _table() -> str:
    return (files("variorum.extract") / "data" / "sieve.toml").read_text(encoding="utf-8")


def _runs(passages: Sequence[Passage], found: Sequence[Weighed]) -> Iterator[Passage]:
    """The sentences to read, those that follow each other in a passage as one."""
    open_: Passage | None = None
    at = -1
    for one in found:
        if one.odds >= KEEP and open_ is not None and at == one.passage:
            open_ = replace(open_, end=one.end)
            continue
        if open_ is not None:
            yield open_
        kept = one.odds >= KEEP
        open_ = replace(passages[one.passage], start=one.start, end=one.end) if kept else None
        at = one.passage
    if open_ is not None:
        yield open_
