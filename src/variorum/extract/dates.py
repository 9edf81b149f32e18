"""Dates in text: `find_dates` finds the expressions, `resolve` turns one into an interval of days.

Rules: date_rules.py (patterns), date_builders.py (what a match says), date_guards.py (false friends),
date_resolve.py (intervals). Times of day are in times.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from variorum.extract.date_forms import (
    Calendar,
    Direction,
    Form,
    FoundDate,
    Named,
    Offset,
    Overnight,
    Range,
    Relation,
    Slashed,
    Unit,
    Weekday,
)
from variorum.extract.date_resolve import resolve
from variorum.extract.date_rules import RULES
from variorum.extract.date_words import MONTHS, PARTS
from variorum.extract.flatten import flatten, spaced
from variorum.extract.times import FoundTime, find_times

__all__ = ["Direction", "FoundDate", "FoundTime", "Relation", "find_dates", "find_times", "resolve"]

#: no rule matches a text without one of these; most sentences have none
_TRIGGER = re.compile(
    r"[0-9]|day|week|month|year|decade|century|hour|night|recent|today|morrow|christmas|spring|summer"
    r"|autumn|fall|winter|quarter|nineteen|eighteen"
    r"|morning|afternoon|evening|" + "|".join(name[:3] for name in MONTHS if len(name) > 4) + "|may|june|july"
)
#: words right before a date -> how the text uses it
_RELATIONS: tuple[tuple[Relation, str], ...] = (
    (Relation.AS_OF, r"as of|as at|as from"),
    (Relation.BY, r"(?:on or )?by"),
    (Relation.BEFORE, r"before|prior to|ahead of|on or before|earlier than"),
    (Relation.AFTER, r"after|on or after|following|later than"),
    (Relation.UNTIL, r"until|till|up to|through|not before"),
    (Relation.SINCE, r"since|from|starting|beginning"),
)
_RELATION = tuple(
    (relation, re.compile(spaced(rf"(?<![\w-])(?:{words})(?: the)? \Z"))) for relation, words in _RELATIONS
)
_FUTURE = re.compile(
    spaced(
        r"(?<!had[ ]been[ ])\b(?:scheduled|slated|set|due|planned|expected"
        r"|postponed)(?: to [a-z]+(?: [a-z]+)?)? (?:for"
        r"|on|by|until)?(?: early"
        r"| late)?[ ]?\Z|\bdue \Z|\b(?:as soon as|as early as|no later than)(?: [0-9.:apm ]+)? \Z"
        r"|\b(?:will|would|to be)(?: (?!attacks?\b|bombings?\b|blasts?\b|explosions?\b|killings?\b"
        r"|shootings?\b|raids?\b"
        r"|assaults?\b|strikes?\b|incidents?\b|massacres?\b|deaths?\b|after\b"
        r"|since\b)[a-z]+){1,5}? (?:on |by |until |in )?\Z"
    )
)
_PART_BEFORE = re.compile(
    spaced(
        rf"(?:\b(?:the |in the )?(?P<part>early (?:morning )?hours|small hours|{PARTS}) (?:of|on) (?:the )?"
        r"|\b(?P<edge>very early|early|late|overnight|mid)(?: on)?[ -])\Z"
    )
)
_PART_AFTER = re.compile(spaced(rf",? (?:in the |at )?(?P<part>{PARTS}|overnight)\b"))
_APPROXIMATE = re.compile(
    spaced(r"(?<![\w-])(?:on or )?(?:around|about|circa|approximately|roughly)(?: the)? \Z")
)
_KNOWN_NAMES = {(9, 11), (10, 7), (7, 7), (11, 26)}
_NAME_AFTER = re.compile(
    spaced(r",? (?:terror(?:ist)? |hamas |al-qaeda )?(?:attacks?|massacres?|assaults?|hijackings?)\b")
)
_JOINTS = (
    (
        re.compile(spaced(r"\b(?:between|from) (?:the )?\Z")),
        re.compile(spaced(r",? (?:and|to|until|through|till)(?: the)? ")),
    ),
    (
        re.compile(spaced(r"\bovernight(?: from| between| on)? \Z|\bnight of \Z")),
        re.compile(spaced(r" (?:to|into|and) |-")),
    ),
    (re.compile(""), re.compile(spaced(r"[ ]?- ?| through | into "))),
)
_INTO = re.compile(spaced(r" (?:in)?to(?: early)? "))
_FIRST_TO = re.compile(
    spaced(
        r"\b(?:overnight(?: from| between| on)? |(?:the )?night (?:of |between )|between |from )(?:the )?\Z"
    )
)
#: the words before a date that bear on it fit in this many code points
_REACH = 48


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    form: Form
    part: str | None = None


@lru_cache(maxsize=256)
def find_dates(text: str) -> tuple[FoundDate, ...]:
    """The date expressions in `text`, in order, no two overlapping; spans are code points of `text`.

    Remembers the last texts: the grammar of numbers asks again for the same sentence.
    """
    flat = flatten(text)
    if not _TRIGGER.search(flat):
        return ()
    alone = [_found(flat, candidate) for candidate in _longest(flat, text)]
    return tuple(_outermost([*_joined(flat, _outermost(alone))]))


def _outermost(found: list[FoundDate]) -> list[FoundDate]:
    """Without those that another took in with its part of the day: "overnight" of "overnight on Friday"."""
    kept: list[FoundDate] = []
    for one in sorted(found, key=lambda date: (date.start, -date.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _longest(flat: str, text: str) -> Iterator[_Candidate]:
    rows: list[tuple[int, int, int, Form, str | None]] = []
    for priority, rule in enumerate(RULES):
        for found in rule.pattern.finditer(flat):
            form = rule.build(found, text)
            if form is not None:
                rows.append((found.start(), -found.end(), priority, form, _own_part(found[0])))
    rows.sort(key=lambda row: row[:3])
    last = 0
    for start, minus_end, _, form, part in rows:
        if start >= last:
            yield _Candidate(start, -minus_end, form, part)
            last = -minus_end


def _own_part(words: str) -> str | None:
    """The part of the day that the words of a rule name themselves: "this morning", "tonight"."""
    if words == "tonight":
        return "night"
    found = re.search(r"\b(morning|afternoon|evening|night|overnight)\Z", words)
    return found[1] if found else None


def _found(flat: str, candidate: _Candidate) -> FoundDate:
    found = FoundDate(candidate.start, candidate.end, candidate.form, part=candidate.part)
    if _is_day(candidate.form):
        found = _with_part(flat, found)
    left = flat[max(0, found.start - _REACH) : found.start]
    about = _APPROXIMATE.search(left) if isinstance(found.form, Calendar) else None
    if about:
        found = replace(found, start=found.start - len(left) + about.start(), approximate=True)
        left = left[: about.start()]
    relation = next((r for r, pattern in _RELATION if pattern.search(left)), Relation.ON)
    return replace(found, form=_name(flat, found), relation=relation, future=_FUTURE.search(left) is not None)


def _is_day(form: Form) -> bool:
    if isinstance(form, Calendar):
        return form.day is not None
    if isinstance(form, Offset):
        return form.unit is Unit.DAY
    return isinstance(form, Weekday | Slashed)


def _with_part(flat: str, found: FoundDate) -> FoundDate:
    """The date with the part of the day before it ("early Thursday") or after it ("Thursday night")."""
    left = flat[max(0, found.start - _REACH) : found.start]
    before = _PART_BEFORE.search(left)
    after = _PART_AFTER.match(flat, found.end)
    parts = [
        before["part"] or before["edge"] if before else None,
        found.part,
        after["part"] if after else None,
    ]
    words = " ".join(part for part in parts if part) or None
    start = found.start - len(left) + before.start() if before else found.start
    return replace(found, start=start, end=after.end() if after else found.end, part=words)


def _name(flat: str, found: FoundDate) -> Form:
    """The form, as a name without a year where the day has become one ("the Sept. 11 attacks")."""
    form = found.form
    if not isinstance(form, Calendar) or form.year is not None or (form.month, form.day) not in _KNOWN_NAMES:
        return form
    named = _NAME_AFTER.match(flat, found.end)
    return Named(form.month or 0, form.day or 0) if named else form


def _joined(flat: str, found: list[FoundDate]) -> Iterator[FoundDate]:
    """The dates with "between X and Y" and "X-Y" made into ranges."""
    position = 0
    while position < len(found):
        pair = found[position : position + 2]
        both = _range(flat, pair[0], pair[1]) if len(pair) == 2 else None
        yield both or pair[0]
        position += 2 if both else 1


def _range(flat: str, first: FoundDate, second: FoundDate) -> FoundDate | None:
    left, between = flat[max(0, first.start - _REACH) : first.start], flat[first.end : second.start]
    if isinstance(first.form, Overnight) and isinstance(second.form, Weekday):
        before = Weekday((second.form.weekday - 1) % 7)
        form = Range(before, second.form)
        return FoundDate(first.start, second.end, form, part="night") if _INTO.fullmatch(between) else None
    if isinstance(first.form, Range | Overnight) or isinstance(second.form, Range | Overnight):
        return None
    led = any(before.search(left) and joint.fullmatch(between) for before, joint in _JOINTS)
    if not led:
        return None
    lead = _FIRST_TO.search(left)
    start = first.start - (len(lead[0]) if lead else 0)
    part = second.part or first.part or ("night" if lead and "night" in lead[0] else None)
    if not lead and type(first.form) is not type(second.form):
        return None
    return FoundDate(start, second.end, Range(first.form, second.form), part=part)
