"""Credit lines: where a report says that its text, or a part of it, is another outlet's or an agency's.

A credit of the whole text makes the credited origin the witness, whether or not we hold its report. The
other credits say only that two reports have to do with each other: they help to tell which came first.
Whom a single sentence credits ("according to AFP") is read with its voice, not here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from variorum.model.origin import AGENCIES, agency_key, origin_id, origin_key
from variorum.model.report import PassageKind, Report

#: how many characters of the body may stand before a dateline or byline, and after a credit at the end
_HEAD, _FOOT = 400, 600
_AGENCY = "|".join(
    re.escape(name).replace(r"\ ", r"\s+")
    for name in sorted({n for names in AGENCIES.values() for n in names}, key=len, reverse=True)
)
#: an outlet's name: capitalised words, and what a channel is called by; no day or month
_DAYS = (
    r"(?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b)"
)
_CAPITAL = r"[A-Z@][\w&’'@-]*(?:\.\w+)*"
_NAME = (
    rf"(?P<name>(?:[Tt]he\s+)?{_DAYS}{_CAPITAL}(?:\s+(?:of|and|de|la|channel|news|agency|{_CAPITAL})){{0,5}})"
)
_END = r"\s*[.)\]]*\s*$"


@dataclass(frozen=True, slots=True)
class Rule:
    """A way in which reports credit the whole of their text: where it may stand, and how it is worded."""

    name: str
    pattern: re.Pattern[str]
    head: bool


#: the rules in the order in which they are tried; each names the origin in the group `name`
WHOLE = (
    Rule(
        "dateline",  # KERMAN, Iran (AP) — ; LONDON, Jan 4 (Reuters) -
        re.compile(rf"^[^\n()]{{0,80}}\(\s*(?P<name>{_AGENCY})\s*\)\s*[-–—]", re.MULTILINE),
        head=True,
    ),
    Rule(
        "byline",  # By The Associated Press ; By ADA LOW, Associated Press ; Associated Press
        re.compile(
            rf"^\W*(?:(?:by|from)\s+)?(?:[^\n,|/]{{2,60}}[,|/]\s*)?(?:the\s+)?(?P<name>(?-i:{_AGENCY}))"
            rf"(?:\s+(?:writers?|staff|correspondents?))?{_END}",
            re.MULTILINE | re.IGNORECASE,
        ),
        head=True,
    ),
    Rule(
        "source line",  # Source: AFP ; (Source: The Herald)
        re.compile(rf"^\W*(?:[Ss]ource|SOURCE|[Vv]ia|VIA)\s*:\s*{_NAME}{_END}", re.MULTILINE),
        head=False,
    ),
    Rule(
        "reporting by an agency",  # Reporting by Reuters
        re.compile(rf"^\W*[Rr]eporting\s+by\s+(?:the\s+)?(?P<name>{_AGENCY})\b[^\n]{{0,80}}$", re.MULTILINE),
        head=False,
    ),
    Rule(
        "agency alone at the end",  # (AFP) ; — AP
        re.compile(rf"^\W*(?P<name>{_AGENCY}){_END}", re.MULTILINE),
        head=False,
    ),
    Rule(
        "copyright",  # Copyright 2021 The Associated Press. All rights reserved.
        re.compile(
            rf"(?:©|\([Cc]\)|[Cc]opyright)[^\n]{{0,20}}?(?:\d{{4}}|[Bb]y)\s+(?:[Tt]he\s+)?(?P<name>{_AGENCY})\b"
        ),
        head=False,
    ),
    Rule(
        "first published",  # This story was first published by The Herald.
        re.compile(
            rf"\b[Tt]his\s+(?:story|article|report)\s+(?:was|first|originally|\s)+(?:published|appeared)\s+"
            rf"(?:by|in|on|at)\s+{_NAME}(?=[\s.,;)]|$)"
        ),
        head=False,
    ),
)
#: how a credit of the whole or a part is worded; {name} is the outlet
_ANY = (
    r"\({name}\)",
    r"\b(?:reporting by|source:|sources:|from|via|courtesy of|with|by) (?:the )?{name}\s*(?:$|[.;,)\n])",
    r"\baccording to (?:the )?{name}\b",
    r"\b(?:told|first published by|originally published by|provided by) (?:the )?{name}\b",
    r"(?:^|\W){name} (?:news agency )?(?:reported|reports|contributed)\b",
    r"^(?:the )?{name}\s*(?:/|$)",
)


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit of the whole text: the origin's id and name, the rule, and the words."""

    origin_id: str
    name: str
    rule: str
    words: str


def whole_credit(report: Report) -> Credit | None:
    """To whom `report` credits the whole of its text; None where it is its outlet's own.

    The report of an agency is the agency's, as one that credits it is. "AP contributed to this report" and
    "with agencies" credit a part, nobody knows which: they are no credit of the whole.
    """
    own = origin_key(report.outlet or "")
    if report.outlet and agency_key(report.outlet):
        return _credit(report.outlet, "the agency's own report", report.outlet)
    start = next((p.end for p in report.passages[:1] if p.kind is PassageKind.TITLE), 0)
    zones = _zones(report.text, start)
    for rule in WHOLE:
        found = rule.pattern.search(report.text, *zones[rule.head])
        if found and origin_key(found["name"]) not in (own, None):
            return _credit(found["name"], rule.name, found[0])
    return None


def _credit(name: str, rule: str, words: str) -> Credit | None:
    identity, key = origin_id(name), agency_key(name)
    plain = AGENCIES[key][0] if key else " ".join(name.split())
    return Credit(identity, plain, rule, " ".join(words.split())) if identity else None


def _zones(text: str, start: int) -> dict[bool, tuple[int, int]]:
    """Where credits are sought, at the head (True) and the foot (False)."""
    head = start, _line_end(text, min(start + _HEAD, len(text)))
    foot = max(start, text.rfind("\n", 0, max(0, len(text) - _FOOT)) + 1, len(text) - 2 * _FOOT), len(text)
    return {True: head, False: foot}


def _line_end(text: str, place: int) -> int:
    """The end of the line that holds `place`: a line that is cut would look like one that ends there.

    Of a line that goes on for long, `place` itself: a credit is a short line.
    """
    end = text.find("\n", place, place + _HEAD)
    return end if end >= 0 else len(text) if place + _HEAD >= len(text) else place


def credit_line(text: str, outlet: str) -> str | None:
    """The words by which `text` credits `outlet` for the whole or a part of it, None if it does not."""
    plain = text.lower()
    if not any(name.lower() in plain for name in _names(outlet)):
        return None
    for pattern in _patterns(outlet):
        found = pattern.search(text)
        if found:
            return found[0].strip(" \n.;,")
    return None


@cache
def _patterns(outlet: str) -> tuple[re.Pattern[str], ...]:
    names = "|".join(re.escape(name) for name in _names(outlet))
    flags = re.IGNORECASE | re.MULTILINE
    return tuple(re.compile(p.format(name=f"(?:{names})"), flags) for p in _ANY)


@cache
def _names(outlet: str) -> tuple[str, ...]:
    key = agency_key(outlet)
    names = AGENCIES[key] if key else (re.sub(r"^the\s+", "", outlet.strip().lower()),)
    return tuple(sorted(names, key=len, reverse=True))
