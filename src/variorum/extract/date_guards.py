"""False friends of dates: "may", the Sunday Times, Good Friday, 2022 people, "In January 12 people ..."."""

from __future__ import annotations

import re

from variorum.extract.date_words import WORDS_TOO
from variorum.extract.flatten import spaced
from variorum.extract.number_tables import ALL_UNITS, PEOPLE_MANY
from variorum.extract.number_words import either

_BEFORE_MONTH = re.compile(
    spaced(
        r"(?:\b(?:in|since|of|by|until|till|from|before|after|during|through|throughout|between|late"
        r"|early|mid|every|each"
        r"|around|about)|\b(?:january|february|march|april|may|june|july|august|september|october"
        r"|november|december)"
        r" (?:and|or|to|through)) \Z|mid-\Z|[0-9]-\Z"
    )
)
_YEAR_LABEL = re.compile(
    spaced(
        r"(?:\b(?:no|nos|number|flight|highway|route|room|resolution|article|section|page|model"
        r"|channel|boeing|airbus|about"
        r"|nearly|almost|some|than|least|many as|over|roughly|approximately|around|up to|another"
        r"|additional|estimated|at"
        r")\.? |[$£€#@/-])\Z"
    )
)
_YEAR_LED = re.compile(
    spaced(
        r"\b(?:in|since|during|until|till|by|from|before|after|early|late|of|the|an?|this|that|its|his) \Z"
    )
)
_YEAR_UNIT = re.compile(
    spaced(
        rf"(?: (?!in\b|of\b|by\b|when\b|and\b|the\b"
        rf"|that\b)[a-z-]+)?? {either(PEOPLE_MANY)}\b"
        rf"|[ -]?{either(ALL_UNITS)}\b| (?:gmt|utc|hrs|local|others|more)\b|[ ]?%"
        r"| (?:were |have been )?(?:killed|wounded|injured|dead|arrested)\b"
        r"| (?:chevrolet|chevy|ford|toyota|honda|nissan|bmw|dodge|hyundai|kia|jeep|mercedes|model)\b"
    )
)
_WEEKDAY_NAME_BEFORE = re.compile(
    spaced(r"\b(?:black|good|bloody|ash|easter|palm|holy|super|cyber|every|each|any|alternate|man|ruby) \Z")
)
_WEEKDAY_NAME_AFTER = re.compile(
    spaced(
        r" (?:times|telegraph|mirror|express|mail|herald|independent|post|tribune|world|sun|star"
        r"|people|night live"
        r"|school|night football|vanguard|punch|nation|standard|monitor|review|club)\b"
    )
)
_DAY_UNIT = re.compile(
    spaced(
        rf" {either(PEOPLE_MANY)}\b| (?:others|more)\b"
        rf"|[ -](?!{either(['days?', 'night', 'am', 'pm'])}\b)"
        rf"{either(ALL_UNITS)}\b|[ ]?%"
    )
)


def capital(text: str, start: int) -> bool:
    """True if the word at `start` is written with a capital, as months and weekdays are."""
    return text[start].isupper()


def month_alone(found: re.Match[str], month: int) -> bool:
    """True if a month without day, year or modifier is one: May, March, April, June need a word of time.

    Abbreviations alone (Jan, Mar, Dec) are as often names, and are none.
    """
    left = found.string[max(0, found.start() - 20) : found.start()]
    led = _BEFORE_MONTH.search(left) is not None
    full = len(found["month"].rstrip(".")) > 3 or found["month"] == "may"
    return led or (full and month not in WORDS_TOO and not found["month"].startswith("sept."))


def not_a_day_of_month(found: re.Match[str]) -> bool:
    """True for "In January 12 people": the number belongs to what follows."""
    left = found.string[max(0, found.start() - 4) : found.start()]
    if found["year"] or left.endswith(("on ", "on\n")):
        return False
    return left.endswith(("in ", "in\n")) or _DAY_UNIT.match(found.string, found.end()) is not None


def not_a_year(found: re.Match[str]) -> bool:
    """True for 2022 people, $2000, Flight 1990, more than 2000."""
    left = found.string[max(0, found.start() - 16) : found.start()]
    if _YEAR_LED.search(left):
        return False
    return bool(_YEAR_LABEL.search(left) or _YEAR_UNIT.match(found.string, found.end()))


def not_a_weekday(found: re.Match[str]) -> bool:
    """True for the Sunday Times, Good Friday and every Friday."""
    left = found.string[max(0, found.start() - 12) : found.start()]
    end = found.end()
    return bool(_WEEKDAY_NAME_BEFORE.search(left) or _WEEKDAY_NAME_AFTER.match(found.string, end))
