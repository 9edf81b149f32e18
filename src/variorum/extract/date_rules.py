"""The rules that find date expressions: name, pattern on flat text, what to make of a match.

The longest match at a place wins, then the rule that stands first. A builder gives None where the match
is none after all (a lower-case "may").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from variorum.extract import date_builders as build
from variorum.extract.date_forms import Form
from variorum.extract.date_words import (
    DAY,
    EDGE,
    MONTH,
    NUMBER,
    SEASONS,
    SHIFTS,
    SHORT_YEAR,
    UNIT,
    WEEKDAY,
    WITH_WEEKDAY,
    YEAR,
)
from variorum.extract.flatten import spaced
from variorum.extract.number_words import either


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern with its builder, which sees the match in flat text and the text as written."""

    name: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str], str], Form | None]


def _rule(name: str, pattern: str, builder: Callable[[re.Match[str], str], Form | None]) -> Rule:
    return Rule(name, re.compile(rf"(?<![\w$£€#@])(?:{spaced(pattern)})"), builder)


_SHIFT = rf"(?P<shift>{either(SHIFTS)})"
_HEDGE = (
    r"(?:(?P<hedge>about|around|some|roughly|approximately|almost|nearly|just under|less than"
    r"|fewer than|more than"
    r"|over|just over|well over|at least|exactly|only|just) )?"
)
_VAGUE_NUMBER = r"(?P<vague>several|some|many|a few|a couple of|a couple|a number of|numerous)"
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_END = r"(?![\w-])"
_RANGE_DAY = r"(?P<from>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?:[ ]?-[ ]?| to | and | or )"
_THE_SAME = r"that same|the same|that very|the very same|that"
_THE_NEXT = r"the next|the following|the ensuing"
_THE_PREVIOUS = r"the previous|the preceding"

RULES: tuple[Rule, ...] = (
    _rule(
        "iso",
        r"(?P<year>(?:1[5-9]|20)[0-9]{2})([-/.])(?P<m>[01]?[0-9])\2(?P<day>[0-3]?[0-9])(?![0-9])",
        build.numeric,
    ),
    _rule(
        "compact", r"(?P<year>(?:19|20)[0-9]{2})(?P<m>[01][0-9])(?P<day>[0-3][0-9])(?![\w-])", build.numeric
    ),
    _rule(
        "slashed",
        rf"{WITH_WEEKDAY}(?P<a>[0-3]?[0-9])([/.-])(?P<b>[0-3]?[0-9])\3(?P<y>(?:19"
        rf"|20)?[0-9]{{2}})(?![\w/.-]\w)(?!\w)",
        build.slashed,
    ),
    _rule("day range, month", rf"{_RANGE_DAY}{DAY} (?:of )?{MONTH}(?:,? {YEAR})?", build.day_range),
    _rule(
        "month, day range", rf"{MONTH} {_RANGE_DAY}{DAY}(?![0-9]|[:,][0-9])(?:,? {YEAR})?", build.day_range
    ),
    _rule(
        "day, month",
        rf"{WITH_WEEKDAY}(?:the (?=[0-9]{{1,2}}[snrt]))?{DAY}(?:(?: of)?(?: |-))?{MONTH}(?:(?:,? |-|,){YEAR}"
        rf"|(?:[ -]){SHORT_YEAR})?",
        build.day_month,
    ),
    _rule(
        "month, day",
        rf"{WITH_WEEKDAY}(?:{_SHIFT} )?{MONTH} (?:the )?{DAY}(?![0-9]|[:,.][0-9])(?:,? {YEAR})?",
        build.month_day,
    ),
    _rule("month, year", rf"(?:{EDGE}[ -])?{MONTH}(?:,? | of ){YEAR}", build.month),
    _rule(
        "month",
        rf"(?:{EDGE}[ -])?(?:{_SHIFT} )?{MONTH}(?:(?: of)? (?P<shift_year>last|this|next) year)?",
        build.month,
    ),
    _rule(
        "year range",
        r"(?P<from>(?:1[89]|20)[0-9]{2})(?:-| to )(?P<to>(?:1[89]|20)[0-9]{2})" + _END,
        build.year_range,
    ),
    _rule("edge of a year", rf"{EDGE}[ -]{YEAR}{_END}", build.year_edge),
    _rule("year", rf"{YEAR}(?![\w-]|,[0-9]|[.:/][0-9]|[ ]?%)", build.year),
    _rule(
        "decade",
        rf"(?:(?:the )?(?:{EDGE}[ -](?:the )?)?(?:(?P<decade>(?:1[5-9]|20)[0-9]0)|'(?P<short>[0-9]0))"
        r"|the (?:(?P<edge2>early|mid|late)[ -])?(?P<plain>[3-9]0))'?s\b",
        build.decade,
    ),
    _rule(
        "weekday of a week",
        rf"{WEEKDAY}(?:,)? (?:of )?(?P<week>last|this|next) week\b",
        build.weekday_of_week,
    ),
    _rule("week's weekday", rf"(?P<week>last|this|next) week(?:'s| on) {WEEKDAY}", build.weekday_of_week),
    _rule("weekday", rf"(?:{_SHIFT} )?{WEEKDAY}", build.weekday),
    _rule("day after tomorrow", r"(?:the )?day after tomorrow\b", build.days_from(2)),
    _rule("day before yesterday", r"(?:the )?day before yesterday\b", build.days_from(-2)),
    _rule(
        "today",
        r"(?<!usa[ ])(?<!voa[ ])today\b|tonight\b|this (?:morning|afternoon|evening)\b",
        build.days_from(0),
    ),
    _rule("yesterday", r"yesterday\b|last (?:night|evening)\b", build.days_from(-1)),
    _rule("tomorrow", r"tomorrow\b", build.days_from(1)),
    _rule("overnight", r"overnight\b", build.overnight),
    _rule("weekend", r"(?:the |(?P<shift>last|this|next|this past|past) )weekend\b", build.weekend),
    _rule(
        "period",
        r"(?:(?P<edge>early|earlier|mid|late|later) )?(?P<shift>last|this|next) (?P<unit>week|month"
        r"|year|decade|century)\b",
        build.period,
    ),
    _rule(
        "part of the week",
        r"(?P<edge>early|earlier|late|later) in the (?P<unit>week|month|year|day)\b",
        build.anchored_part,
    ),
    _rule("ago", rf"{_HEDGE}(?:{_VAGUE_NUMBER}|{NUMBER}) {UNIT} (?P<way>ago)\b", build.offset),
    _rule(
        "days ago",
        r"(?P<vague>(?:days|weeks|months|years|decades)) (?P<way>ago|earlier)\b",
        build.bare_plural,
    ),
    _rule(
        "earlier and later",
        rf"{_HEDGE}(?:{_VAGUE_NUMBER}|{NUMBER}) {UNIT} (?P<way>earlier|previously|before|prior|later"
        rf"|after|afterwards)\b",
        build.offset,
    ),
    _rule(
        "window",
        rf"the (?P<shift>past|last|previous|next|coming) (?:{NUMBER} )?(?P<unit>hour|day|week|month"
        rf"|year|decade)s?\b(?! of\b)",
        build.window,
    ),
    _rule(
        "vague window",
        r"(?:the )?(?:past|last|previous) (?:few|several|couple of|couple) (?P<unit>hour|day|week"
        r"|month|year|decade)s?\b",
        build.vague_window,
    ),
    _rule("recent", r"recently\b|(?:in )?recent (?P<unit>hour|day|week|month|year|decade)s\b", build.recent),
    _rule("next day", rf"(?P<to>{_THE_NEXT}|{_THE_PREVIOUS}|{_THE_SAME}) {UNIT}", build.anchored),
    _rule(
        "next morning",
        rf"(?P<to>{_THE_NEXT}|{_THE_PREVIOUS}|{_THE_SAME}) (?:morning|afternoon|evening|night)\b",
        build.anchored,
    ),
    _rule(
        "quarter",
        r"(?:(?P<shift_before>last|this|next) year's )?(?:the )?"
        r"(?P<quarter>first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarter\b"
        rf"(?:,?(?: of)?(?: fiscal)? {YEAR}(?!,[0-9])| of (?P<shift_after>last|this|next) year\b)?",
        build.quarter,
    ),
    _rule(
        "year in words",
        r"(?P<hundreds>eighteen|nineteen|twenty)[ -](?P<rest>"
        rf"{either(_TENS)}(?:[ -]{either(_ONES)})?|{either(_TEENS)})\b(?![ -](?:thousand|hundred|percent))",
        build.spelled_year,
    ),
    _rule(
        "season",
        rf"(?:the )?(?P<season>{either(SEASONS)})(?: of)? {YEAR}|{_SHIFT} (?P<season2>{either(SEASONS)})\b",
        build.season,
    ),
    _rule("named day", r"(?P<named>9/11|7/7|26/11)(?![\w/])", build.named),
    _rule(
        "holiday",
        r"(?P<holiday>christmas eve|christmas day|new year's eve|new year's day|boxing day|may day)\b"
        rf"(?:,? {YEAR})?",
        build.holiday,
    ),
)
