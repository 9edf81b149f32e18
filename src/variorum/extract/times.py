"""Times of day in text: "3 p.m.", "15:00", "shortly after noon", "around 8:30 a.m. local time", "at dawn"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from variorum.extract.flatten import flatten, spaced


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time of day: [start, end) in the text, and the clock time as HH:MM where the words give one.

    `zone` is what is written of the time zone ("gmt", "local time"), in lower case.
    """

    start: int
    end: int
    clock: str | None = None
    zone: str | None = None


_HALF = r"[ ]?(?P<half>[ap])(?:\.[ ]?m\.?|m\b)"
_ZONE = (
    r"(?: (?:hours|hrs)\b)?(?: (?P<zone>local(?: time)?|gmt|utc|est|edt|cet|cest|ist|bst"
    r"|(?!this|that|the|some|any)[a-z]+ time)\b)?"
)
_LEAD = (
    r"(?:(?:(?:shortly|just|soon|right|minutes|hours|moments|immediately) )?"
    r"(?:around|about|approximately|roughly|before|after|by|until|near) )?"
)
_CLOCK = r"(?P<hour>[01]?[0-9]|2[0-3])"
_FORMS = (
    rf"{_CLOCK}(?:[:.](?P<minute>[0-5][0-9]))?{_HALF}",
    r"(?P<hour24>[01]?[0-9]|2[0-3])[:h](?P<minute24>[0-5][0-9])(?::[0-5][0-9])?(?![0-9:])(?:[ ]?hours"
    r"|[ ]?hrs)?",
    r"(?P<military>(?:[01][0-9]|2[0-3])[0-5][0-9])(?= (?:gmt|utc|hours|hrs|local)\b)",
    # "at 2230 on 12 January", the way of MUC's radio reports
    r"(?<=\bat[ ])(?P<after_at>(?:[01][0-9]|2[0-3])[0-5][0-9])(?=[,.;)]| (?:on|today|yesterday)\b| \[)",
    r"(?P<oclock>[1-9]|1[0-2]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o'clock",
)
_NAMED = r"(?P<named>midnight|noon|midday|dawn|daybreak|dusk|sunset|sunrise|nightfall)"
_TIME = re.compile(
    spaced(rf"(?<![\w.,:$-])(?:{_LEAD}(?:{'|'.join(_FORMS)}){_ZONE}|(?:at )?{_LEAD}{_NAMED}\b)(?!-)")
)
#: the only names that are a point of the clock; dawn and dusk move with the seasons
_NAMED_CLOCK = {"midnight": "00:00", "noon": "12:00", "midday": "12:00"}


@lru_cache(maxsize=256)
def find_times(text: str) -> tuple[FoundTime, ...]:
    """The times of day in `text`, in order, each with the words that place it ("shortly after noon")."""
    flat = flatten(text)
    return tuple(_time(found) for found in _TIME.finditer(flat) if not _is_name(text, found))


def _is_name(text: str, found: re.Match[str]) -> bool:
    """A capitalised Dawn is a newspaper or a person, unless the text is in capitals throughout."""
    named = found["named"]
    return bool(named) and text[found.start("named")].isupper() and not text.isupper()


def _time(found: re.Match[str]) -> FoundTime:
    return FoundTime(found.start(), found.end(), _clock(found), found["zone"])


def _clock(found: re.Match[str]) -> str | None:
    if found["named"]:
        return _NAMED_CLOCK.get(found["named"])
    if found["hour24"]:
        return f"{int(found['hour24']):02d}:{found['minute24']}"
    digits = found["military"] or found["after_at"]
    if digits:
        return f"{digits[:2]}:{digits[2:]}"
    if found["oclock"]:
        return None
    hour = int(found["hour"])
    if hour > 12:
        return f"{hour:02d}:{found['minute'] or '00'}"
    return f"{hour % 12 + (12 if found['half'] == 'p' else 0):02d}:{found['minute'] or '00'}"
