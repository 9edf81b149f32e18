"""Contexts in which a number counts no people, each with a name: ages, money, times, parts of names ..."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from variorum.extract.flatten import spaced
from variorum.extract.number_bases import Base, CountKind
from variorum.extract.number_tables import (
    LABELS_BEFORE,
    MONEY_BEFORE,
    ONE_AFTER,
    ONE_BEFORE,
    PEOPLE_MANY,
    PEOPLE_STATES,
    THINGS,
    UNITS_AFTER,
    plural_thing,
)
from variorum.extract.number_words import either, listed


@dataclass(frozen=True, slots=True)
class Place:
    """A number in its flat text, with the text as written, which alone knows capitals."""

    flat: str
    text: str
    base: Base
    hedged: bool

    @property
    def left(self) -> str:
        """The 40 code points before the number."""
        return self.flat[max(0, self.base.start - 40) : self.base.start]

    @property
    def right(self) -> str:
        """The 60 code points after the number."""
        return self.flat[self.base.end : self.base.end + 60]

    @property
    def words(self) -> str:
        """The number as written, flat."""
        return self.flat[self.base.start : self.base.end]


_AGE_AFTER = re.compile(
    spaced(r"(?:-| )(?:year|month|week|day)s?(?:-| )old\b|-(?:something|somethings)\b| years? of age\b")
)
_AGE_BEFORE = re.compile(
    spaced(
        r"\b(?:aged?|ages|children|boys|girls|those|anyone|minors|turn(?:s|ed|ing)?) (?:(?:under|over"
        r"|below) )?\Z"
    )
)
_AGE_LIMIT = re.compile(
    spaced(
        r"\b(?:men|women|people|persons|those|children|adults|residents) (?:under|over|below|above|aged) \Z"
    )
)
_AGE_BETWEEN = re.compile(
    spaced(r"\b(?:aged?|ages)(?: (?:of|between|from))?(?: [a-z0-9-]+ (?:to|and|or))? \Z")
)
_NAME_AGE_BEFORE = re.compile(r"[A-Z][\w'’.-]*, \Z")
_NAME_AGE_AFTER = re.compile(spaced(r"(?:[,.;)]|$| and | who | was | told )"))
_TWO_DIGITS = re.compile(r"[1-9][0-9]?")
_MONEY = re.compile(rf"{MONEY_BEFORE}\Z")
_MONEY_AFTER = re.compile(r"[ ]?(?:[$£€¥]|us\$)")
_LABEL = re.compile(rf"\b{either(LABELS_BEFORE)}(?:\.|\. | |-| #|:)\Z|#\Z")
_OF = r"(?: of(?: the)?)?"
_UNIT = {
    name: re.compile(
        spaced(
            rf"{_OF}(?:-| )?(?:(?:more|full|straight|consecutive|square|cubic|million) )*"
            rf"{either(words)}(?![\w'])"
        )
    )
    for name, words in UNITS_AFTER.items()
}
#: what may stand between a number and a thing; a participle of what happens to people does not
_KIND_OF_THING = either(
    [
        *THINGS,
        *listed("more other separate different such nearby suicide stab gunshot roadside twin police"),
        *listed("small large powerful major deadly near-simultaneous coordinated"),
        r"(?!killed|wounded|injured|kidnapped|abducted|arrested|dead)[a-z]+ed",
    ]
)
_ONE_THING = re.compile(spaced(rf" (?:{_KIND_OF_THING} ){{0,2}}{either(THINGS)}\b(?!-)"))
_THINGS = re.compile(
    spaced(
        rf"{_OF} (?:{_KIND_OF_THING} ){{0,2}}(?:{either(map(plural_thing, THINGS))}|aircraft"
        rf"|explosives)\b(?!-)"
    )
)
_THEN_PEOPLE = re.compile(spaced(rf"(?: [a-z-]+){{1,3}}? {either(PEOPLE_MANY)}\b"))
_COMPOUND = re.compile(r"-(?!plus\b|odd\b)[a-z]")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b|-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b")
_LETTER_BEFORE = re.compile(r"(?:[a-z]-?|[/@_^=<>§]|[0-9][.:/-]|[.])\Z")
_LETTER_AFTER = re.compile(r"[a-z_/@°º]|\.[0-9]|:[0-9]|-[0-9]|'[0-9]")
_SCORE = re.compile(r"-[0-9]{1,3}\b")
_SCORE_TO = re.compile(spaced(r" (?:to|-) [0-9]{1,3}\b"))
_SCORE_WORD = re.compile(r"\b(?:voted?|won|win|lost|beat|scored?|led|defeat(?:ed)?)\b[a-z ]*\Z")
_SCORE_TO_BEFORE = re.compile(_SCORE_WORD.pattern[:-2] + r"[0-9]{1,3} (?:to|-) \Z")
_SCORE_BEFORE = re.compile(r"(?<![0-9,.])[0-9]{1,3}-\Z")
_PHONE = re.compile(
    r"\+[0-9][0-9 ()-]{6,}[0-9]|\b[0-9]{2,4}[ -][0-9]{3,4}[ -][0-9]{3,4}\b|\b[0-9]{3}-[0-9]{4}\b"
)
_PEOPLE_AFTER = re.compile(
    spaced(rf"(?: (?!in\b|of\b|by\b|when\b)[a-z-]+)?? {either(PEOPLE_MANY | PEOPLE_STATES)}\b")
)
_ONE_AFTER = re.compile(spaced(rf" (?:{ONE_AFTER})\b|'s\b|[-]"))
_CALLED = re.compile(spaced(r"\b(?:call|dial)(?:ed|led|ing|ling)?(?: the)? \Z"))
_EMERGENCY = re.compile(r"911|999|112|211|311|000")
_BLOCK = re.compile(r"[ -]block\b")
_ADDRESS = re.compile(
    r"[ ](?:[NSEW]{1,2}\.?[ ])?(?:(?:[A-Z][a-z.]+|[0-9]+(?:st|nd|rd|th))[ ]){1,3}"
    r"(?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Blvd|Boulevard|Ln|Lane|Way|Court|Ct|Place|Highway|Hwy"
    r"|Parkway)\b"
)
_REFERENCE_AFTER = re.compile(r"\]")
_REFERENCE_BEFORE = re.compile(r"\[(?:note |ref )?\Z")
_ONE_OF_PEOPLE = re.compile(spaced(rf" of(?: (?!attacks?\b)[a-z'-]+){{1,5}}? {either(PEOPLE_MANY)}\b"))
_ONE_BEFORE = re.compile(spaced(rf"\b(?:{ONE_BEFORE}) \Z"))
_LIST_NUMBER = re.compile(r"[.)](?:[ ]|$)")


def _age(place: Place) -> bool:
    before = (_AGE_BEFORE, _AGE_LIMIT, _AGE_BETWEEN)
    return bool(_AGE_AFTER.match(place.right)) or any(p.search(place.left) for p in before)


def _age_after_name(place: Place) -> bool:
    """ "Ada Example, 34, a teacher": a number of one or two digits between commas after a capital."""
    before = place.text[max(0, place.base.start - 40) : place.base.start]
    digits = place.base.plain and _TWO_DIGITS.fullmatch(place.words)
    return bool(digits and _NAME_AGE_BEFORE.search(before) and _NAME_AGE_AFTER.match(place.right))


def _money(place: Place) -> bool:
    return bool(_MONEY.search(place.left) or _MONEY_AFTER.match(place.right))


def _label(place: Place) -> bool:
    return not place.hedged and bool(_LABEL.search(place.left))


def _unit(name: str) -> Callable[[Place], bool]:
    pattern = _UNIT[name]
    return lambda place: bool(pattern.match(place.right))


def _thing(place: Place) -> bool:
    """ "two blasts", "two suicide bombs", "one attack"; not "two bomb victims" nor "three car bombers"."""
    pattern = _ONE_THING if place.base.value.high == 1 else _THINGS
    return bool(pattern.match(place.right)) and not _THEN_PEOPLE.match(place.right)


def _year(place: Place) -> bool:
    """1800 to 2099 in four plain digits, unless hedged or followed by people."""
    first = place.words[:4]
    plain = place.base.plain and first.isdigit() and 1800 <= int(first) < 2100
    return plain and not place.hedged and not _PEOPLE_AFTER.match(place.right)


def _name_part(place: Place) -> bool:
    """AK-47, F-16, 7.62, 10:30, 9/11, 3D: letters or signs that touch the number."""
    return bool(_LETTER_BEFORE.search(place.left) or _LETTER_AFTER.match(place.right)) and (
        place.base.plain or bool(_LETTER_BEFORE.search(place.left))
    )


def _score(place: Place) -> bool:
    """3-1, "voted 84 to 2"; but "lowered from 103 to 84" are two tolls."""
    first = _SCORE_WORD.search(place.left) and _SCORE_TO.match(place.right)
    between = first or _SCORE_TO_BEFORE.search(place.left)
    return place.base.plain and bool(between or _SCORE.match(place.right) or _SCORE_BEFORE.search(place.left))


def _phone(place: Place) -> bool:
    """Groups of digits set apart by blanks or dashes; digits that open with a zero; more than nine."""
    around = place.left + place.words + place.right
    inside = any(p.start() <= len(place.left) < p.end() for p in _PHONE.finditer(around))
    emergency = _EMERGENCY.fullmatch(place.words) and _CALLED.search(place.left)
    zero = len(place.words) > 1 and place.words[0] == "0"
    return place.base.plain and bool(inside or zero or emergency or len(place.words.replace(",", "")) > 9)


def _pronoun(place: Place) -> bool:
    lone = place.words == "one"
    if not lone or _ONE_OF_PEOPLE.match(place.right):
        return False
    return bool(_ONE_AFTER.match(place.right) or _ONE_BEFORE.search(place.left))


def _address(place: Place) -> bool:
    """6 North Example Street, the 400 block: digits, a name in capitals, and a word for a street."""
    named = _ADDRESS.match(place.text, place.base.end) or _BLOCK.match(place.right)
    return place.base.plain and bool(named)


def _reference(place: Place) -> bool:
    """A note's number in square brackets."""
    return bool(_REFERENCE_AFTER.match(place.right) and _REFERENCE_BEFORE.search(place.left))


def _list_number(place: Place) -> bool:
    opens = not place.flat[: place.base.start].strip(" (\n")
    return opens and place.base.plain and bool(_LIST_NUMBER.match(place.right))


#: the name of the rule -> whether by it the number at a place counts no people; the first to say so names it
NOT_PEOPLE: tuple[tuple[str, Callable[[Place], bool]], ...] = (
    ("age", _age),
    ("age after a name", _age_after_name),
    ("money", _money),
    ("label", _label),
    *((name, _unit(name)) for name in UNITS_AFTER),
    ("ordinal", lambda place: bool(_ORDINAL.match(place.right))),
    ("part of a name", _name_part),
    ("compound", lambda place: bool(_COMPOUND.match(place.right))),
    ("score", _score),
    ("telephone number", _phone),
    ("address", _address),
    ("reference", _reference),
    ("list number", _list_number),
    ("pronoun", _pronoun),
    ("year", _year),
    ("thing", _thing),
)


def not_people(place: Place) -> str | None:
    """The name of the rule by which the number counts no people, None if it may."""
    if place.base.kind is CountKind.ARTICLE:
        # the rule for articles has seen a noun for a person
        return None
    return next((name for name, holds in NOT_PEOPLE if holds(place)), None)
