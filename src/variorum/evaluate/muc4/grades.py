"""A fill of an answer against a fill of the key: 1 right, .5 partly right, 0 wrong, by slot.

Rules of `taskdoc/scoring-guidelines.v7`, sections 3.1 and 3.2; the judges' history decides first, where it
is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from variorum.evaluate.muc4.history import History
from variorum.evaluate.muc4.strings import grade as string_grade
from variorum.evaluate.muc4.strings import words
from variorum.evaluate.muc4.templates import Fill, Option, Template

STRING_SLOTS = frozenset({"inc-instr-id", "perp-ind-id", "perp-org-id", "phys-tgt-id", "hum-tgt-name"})
#: the slots whose mismatches the judges of 1992 decided by hand
JUDGED_SLOTS = STRING_SLOTS | {"hum-tgt-desc"}
NUMBER_SLOTS = frozenset({"phys-tgt-num", "phys-tgt-total-num", "hum-tgt-num", "hum-tgt-total-num"})
#: the slots whose strings a cross-reference repeats
TAG_SLOTS = {
    "inc-instr-type": ("inc-instr-id",),
    "perp-org-conf": ("perp-org-id",),
    **dict.fromkeys(
        ("phys-tgt-type", "phys-tgt-num", "phys-tgt-nation", "phys-tgt-effect"), ("phys-tgt-id",)
    ),
    "hum-tgt-desc": ("hum-tgt-name",),
    **dict.fromkeys(
        ("hum-tgt-type", "hum-tgt-num", "hum-tgt-nation", "hum-tgt-effect"), ("hum-tgt-desc", "hum-tgt-name")
    ),
}
#: answer -> key fills for which it is partly right (3.2.7, 3.2.11, 3.2.13, 3.2.16, 3.2.20, 3.2.23); the
#: instruments are those of the set list in template-doc-part1
_PARTLY = {
    "perp-org-conf": {"SUSPECTED OR ACCUSED": {"SUSPECTED OR ACCUSED BY AUTHORITIES"}},
    "phys-tgt-type": {"POLITICAL FIGURE OFFICE OR RESIDENCE": {"GOVERNMENT OFFICE OR RESIDENCE"}},
    "phys-tgt-effect": {"DESTROYED": {"SOME DAMAGE"}},
    "hum-tgt-type": {
        "GOVERNMENT OFFICIAL": {"FORMER GOVERNMENT OFFICIAL"},
        "ACTIVE MILITARY": {"FORMER ACTIVE MILITARY"},
        "POLITICAL FIGURE": {"GOVERNMENT OFFICIAL"},
    },
    "hum-tgt-effect": {"NO INJURY": {"NO INJURY OR DEATH"}, "NO DEATH": {"NO INJURY OR DEATH"}},
    "inc-instr-type": {
        "GUN": {"MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE"},
        "EXPLOSIVE": {
            "BOMB",
            "VEHICLE BOMB",
            "DYNAMITE",
            "MINE",
            "AERIAL BOMB",
            "GRENADE",
            "MOLOTOV COCKTAIL",
        },
        "BOMB": {"VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB", "GRENADE", "MOLOTOV COCKTAIL"},
        "PROJECTILE": {"MISSILE", "ROCKET"},
    },
}
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DATE = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (?:19)?(\d{2})")


@dataclass(frozen=True)
class Grader:
    """Grades fills within a pair of templates: an answer's and the key's."""

    response: Template
    key: Template
    history: History = field(default_factory=History)

    def grade(self, slot: str, response: Fill, key: Fill, *, same_tag: bool) -> float:
        """The grade of the answer's fill: equal fills are right, then the judges decide, then the rules.

        `same_tag` says whether the cross-references of the two name the same thing (see `tags`); a right
        value with a wrong cross-reference is half right (3.1.2).
        """
        given = response.options[0]
        value = max(self._value(slot, given.value, option.value) for option in key.options)
        tagged = bool(given.tag) or any(option.tag for option in key.options)
        found = 0.5 if value == 1.0 and tagged and not same_tag else value
        if found == 1.0 and (slot not in JUDGED_SLOTS or _equal(given, key)):
            return found
        ruled = self.history.rule(self._place(slot), given, key)
        return found if ruled is None else ruled

    def shared(self, slot: str, response: Fill, key: Fill) -> bool:
        """True if the judges took the answer's fill for part of several of the key, this one among them."""
        return self.history.shared(self._place(slot), response.options[0], key)

    def _place(self, slot: str) -> tuple[str, int, str]:
        return (self.key.message, self.key.number or 0, slot)

    def _value(self, slot: str, given: str, wanted: str) -> float:
        rule = _RULES.get(slot)
        if rule:
            return rule(given, wanted)
        if slot in NUMBER_SLOTS:
            return number_grade(given, wanted)
        if slot in JUDGED_SLOTS:
            return string_grade(given, wanted)
        if words(given) == words(wanted):
            return 1.0
        return 0.5 if wanted in _PARTLY.get(slot, {}).get(given, ()) else 0.0


def _equal(given: Option, key: Fill) -> bool:
    return any(words(given.value) == words(one.value) for one in key.options)


def type_grade(given: str, wanted: str) -> float:
    """Incident type (3.2.4): ATTACK is partly right for any other."""
    return 1.0 if given == wanted else 0.5 if given == "ATTACK" else 0.0


def set_grade(given: str, wanted: str) -> float:
    """A fill of a closed list without cross-reference: the same or wrong."""
    return float(words(given) == words(wanted))


def number_grade(given: str, wanted: str) -> float:
    """Numbers (3.2.14): the same; half for the anchor of a range or of a "~"."""
    ours, theirs = "".join(given.split()), "".join(wanted.split())
    if ours == theirs:
        return 1.0
    return 0.5 if ours.isdigit() and ours in re.findall(r"\d+", theirs) else 0.0


def date_grade(given: str, wanted: str) -> float:
    """Dates (3.2.2): the same days, or half for a part of the key's range or a default of the right day.

    A default ("- 26 AUG 89") ends on the day of the report. What the guidelines leave open follows the
    official reports: a range that ends with the key's default is right, the day before its end half right.
    """
    ours, theirs = _span(given), _span(wanted)
    if not ours or not theirs:
        return float(words(given) == words(wanted))
    if ours == theirs:
        return 1.0
    (start, end), (first, last) = ours, theirs
    if start is None:
        return 0.5 * (end == last)
    if first is None:
        return 0.5 * (start == end and last - end in (0, 1)) + 1.0 * (start != end and last == end)
    if start == end:
        return 0.5 * (first <= end <= last)
    return 0.5 * (first != last and (start == first or end == last))


def _span(text: str) -> tuple[int | None, int] | None:
    """First and last day of a date as day numbers, the first None for a default, None if there is no day."""
    found = [_day(*parts) for parts in _DATE.findall(text.upper())]
    days = [day for day in found if day is not None]
    if not days or len(days) < len(found):
        return None
    return (None if text.startswith("-") else days[0]), days[-1]


def _day(day: str, month: str, year: str) -> int | None:
    """The day's number; the years of the set lie in one century, and 00 stands for one that is not known."""
    if month not in _MONTHS:
        return None
    try:
        return date(1900 + int(year), _MONTHS.index(month) + 1, int(day)).toordinal()
    except ValueError:
        return None


def location_grade(given: str, wanted: str) -> float:
    """Locations (3.2.3): the same places of the same kinds, half for the same country.

    The official reports give nothing for a right place in a wrong country, and half where only a containing
    area or the kind of place differs.
    """
    ours, theirs = _places(given), _places(wanted)
    return 1.0 if ours == theirs else 0.5 if ours[0] == theirs[0] else 0.0


def _places(text: str) -> list[tuple[str, ...]]:
    return [words(part) for part in text.split(":")]


_RULES: dict[str, Callable[[str, str], float]] = {
    "inc-type": type_grade,
    "inc-stage": set_grade,
    "perp-inc-cat": set_grade,
    "inc-date": date_grade,
    "inc-loc": location_grade,
}
