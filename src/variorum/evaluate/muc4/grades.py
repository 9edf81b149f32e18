"""A fill of an answer against a fill of the key: 1 right, .5 partly right, 0 wrong, by slot.

Rules of `taskdoc/scoring-guidelines.v7`, sections 3.1 and 3.2; the judges' history decides first, where it
is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from variorum.evaluate.muc4.history import History
from variorum.evaluate.muc4.strings import grade as string_grade
from variorum.evaluate.muc4.strings import words
from variorum.evaluate.muc4.templates import Fill, Option, Template

STRING_SLOTS = frozenset({"inc-instr-id", "perp-ind-id", "perp-org-id", "phys-tgt-id", "hum-tgt-name"})
NUMBER_SLOTS = frozenset({"phys-tgt-num", "phys-tgt-total-num", "hum-tgt-num", "hum-tgt-total-num"})
#: the slots whose strings a cross-reference repeats
TAG_SLOTS = {
    "inc-instr-type": ("inc-instr-id",),
    "perp-org-conf": ("perp-org-id",),
    **dict.fromkeys(("phys-tgt-type", "phys-tgt-num", "phys-tgt-nation", "phys-tgt-effect"), ("phys-tgt-id",)),
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
        "EXPLOSIVE": {"BOMB", "VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB", "GRENADE", "MOLOTOV COCKTAIL"},
        "BOMB": {"VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB", "GRENADE", "MOLOTOV COCKTAIL"},
        "PROJECTILE": {"MISSILE", "ROCKET"},
    },
}
_DATE = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (?:19)?(\d{2})")


@dataclass(frozen=True)
class Grader:
    """Grades fills within a pair of templates: an answer's and the key's."""

    response: Template
    key: Template
    history: History = field(default_factory=History)

    def grade(self, slot: str, response: Fill, key: Fill) -> float:
        """The best grade of the answer's option against the key's."""
        place = (self.key.message, self.key.number or 0, slot)
        given = response.options[0]
        best = max(self._option(slot, given, option) for option in key.options)
        if best == 1.0:
            return best
        ruled = self.history.rule(place, given, key)
        return best if ruled is None else max(ruled, best if slot not in STRING_SLOTS else ruled)

    def _option(self, slot: str, given: Option, wanted: Option) -> float:
        rule = _RULES.get(slot)
        if rule:
            return rule(given.value, wanted.value)
        if slot in STRING_SLOTS:
            return self._string(slot, given.value, wanted.value)
        value = self._value(slot, given.value, wanted.value)
        if not value or (not given.tag and not wanted.tag):
            return value
        return value if value < 1 or self._same_tag(slot, given.tag, wanted.tag) else 0.5

    def _string(self, slot: str, given: str, wanted: str) -> float:
        found = string_grade(given, wanted)
        if found == 1.0:
            return found
        place = (self.key.message, self.key.number or 0, slot)
        ruled = self.history.rule(place, Option(given), Fill((Option(wanted),)))
        return found if ruled is None else ruled

    def _value(self, slot: str, given: str, wanted: str) -> float:
        if slot in NUMBER_SLOTS:
            return number_grade(given, wanted)
        if slot == "hum-tgt-desc":
            return self._string(slot, given, wanted)
        if words(given) == words(wanted):
            return 1.0
        return 0.5 if wanted in _PARTLY.get(slot, {}).get(given, ()) else 0.0

    def _same_tag(self, slot: str, given: str, wanted: str) -> bool:
        return any(self._string(other, given, wanted) == 1.0 for other in TAG_SLOTS[slot])


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
    """Dates (3.2.2): the same; half for a part of the key's range, and for a default of the right day."""
    ours, theirs = _days(given), _days(wanted)
    if not ours or not theirs:
        return float(words(given) == words(wanted))
    if ours == theirs and _open(given) == _open(wanted):
        return 1.0
    if _open(given) or len(theirs) > 1 or _open(wanted):
        return 0.5 if ours[-1] in (theirs[-1], *(theirs if not _open(given) else ())) else 0.0
    return 0.0


def _days(text: str) -> list[tuple[str, ...]]:
    return [(d.zfill(2), m, y) for d, m, y in _DATE.findall(text.upper())]


def _open(text: str) -> bool:
    return text.startswith("-")


def location_grade(given: str, wanted: str) -> float:
    """Locations (3.2.3): the same places; half for the right country only, or part of the places."""
    ours, theirs = _places(given), _places(wanted)
    if ours == theirs:
        return 1.0
    if not ours or not theirs:
        return 0.0
    if ours[0] == theirs[0]:
        # the containing areas need not all be named
        return 1.0 if len(ours) > 1 and len(theirs) > 1 and ours[-1] == theirs[-1] else 0.5
    return 0.5 if ours[1:] and ours[1:] == theirs[1:] else 0.0


def _places(text: str) -> list[str]:
    return [" ".join(words(re.sub(r"\([^)]*\)", " ", part))) for part in text.split(":")]


_RULES: dict[str, Callable[[str, str], float]] = {
    "inc-type": type_grade,
    "inc-stage": set_grade,
    "perp-inc-cat": set_grade,
    "inc-date": date_grade,
    "inc-loc": location_grade,
}
