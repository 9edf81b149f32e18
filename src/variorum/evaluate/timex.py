"""Dates of ours as TIMEX3 values: what TimeML would write for the same words (TimeML 1.2.1, TIMEX3 value).

Days are `1998-01-08`, with a part of the day `1998-01-08TNI`; weeks `1998-W02`, weekends `1998-W02-WE`, months
`1998-01`, quarters `1998-Q1`, seasons `1998-SU`, years `1998`, decades `199`, centuries `19`; lengths `P3M`;
vague times `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`. What we leave open has no value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from variorum.extract.date_forms import (
    Calendar,
    Decade,
    FoundDate,
    Named,
    Offset,
    Overnight,
    Period,
    Quarter,
    Range,
    Recent,
    Season,
    Unit,
    Vague,
    Window,
)
from variorum.extract.date_lengths import FoundLength, LengthKind
from variorum.extract.dates import find_dates
from variorum.extract.scene import Dated
from variorum.extract.times import FoundTime

_LETTERS = {Unit.YEAR: "Y", Unit.MONTH: "M", Unit.WEEK: "W", Unit.DAY: "D", Unit.HOUR: "H"}
_PARTS = {
    "morning": "MO",
    "dawn": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "night": "NI",
    "overnight": "NI",
}
_CLOCKS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
#: what joins the ends of a range; a hyphen within a word is none ("mid-May to June")
_JOINT = re.compile(r"(?<=.) (?:to|and|through|until|till|into) (?:early |the )?|(?<=\w)[ ]?[-–][ ]?(?=\w)")
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression at [start, end) with its TIMEX3 type and value; the value is empty where open."""

    start: int
    end: int
    type: str
    value: str

    @property
    def in_scope(self) -> bool:
        """True for what dates something: DATE and TIME, not DURATION and SET."""
        return self.type in ("DATE", "TIME")


def timexes(dated: Dated, words: str) -> Iterator[Timex]:
    """What TimeML marks for one date of ours at `words`; a range is two expressions, each by itself."""
    if isinstance(dated.found.form, Range):
        yield from _ends(dated, words)
        return
    value = value_of(dated)
    yield Timex(dated.start, dated.end, _type(value), value)


def _type(value: str) -> str:
    if value.startswith("P") and not value.endswith("_REF"):
        return "DURATION"
    return "TIME" if "T" in value.removesuffix("_REF") and not value.endswith("_REF") else "DATE"


def _ends(dated: Dated, words: str) -> Iterator[Timex]:
    """Both ends of a range, where the words of each can be told apart; the values are the range's own."""
    form, start, end = dated.found.form, dated.value.start, dated.value.end
    joint = _JOINT.search(words)
    if not isinstance(form, Range) or joint is None or start is None or end is None:
        yield Timex(dated.start, dated.end, "DATE", "")
        return
    first = find_dates(words[: joint.start()])
    begin = first[0].start if first else 0
    yield Timex(dated.start + begin, dated.start + joint.start(), "DATE", _fine(form.first, start))
    yield Timex(dated.start + joint.end(), dated.end, "DATE", _fine(form.last, end))


def _fine(form: object, day: date) -> str:
    if isinstance(form, Calendar) and form.day is None:
        return f"{day.year}" if form.month is None else f"{day:%Y-%m}"
    return day.isoformat()


def value_of(dated: Dated) -> str:
    """The TIMEX3 value of one date that is no range; empty where we leave it open."""
    form = dated.found.form
    rule = _RULES.get(type(form))
    if rule is not None:
        return rule(dated, form)
    start, end = dated.value.start, dated.value.end
    return _with_part(start, dated.found) if start and start == end else ""


def _with_part(day: date, found: FoundDate) -> str:
    part = next((code for word, code in _PARTS.items() if found.part and word in found.part), "")
    clock = next((c for word, c in _CLOCKS.items() if found.part and word in found.part.split()), "")
    tail = f"T{clock or part}" if clock or part else ""
    return f"{day.isoformat()}{tail}"


def _calendar(dated: Dated, form: Calendar) -> str:
    value = dated.value
    if value.start is None or value.end is None:
        return f"XXXX-{value.month:02d}" if value.month else ""
    middle = value.start + (value.end - value.start) / 2
    if form.day is not None:
        return _with_part(middle, dated.found)
    return f"{middle:%Y-%m}" if form.month is not None else f"{middle.year:04d}"


def _period(dated: Dated, form: Period) -> str:
    start = dated.value.start
    return unit_value(form.unit, start) if start else ""


def unit_value(unit: Unit, day: date) -> str:
    """The calendar unit that holds `day`."""
    year, week, _ = day.isocalendar()
    return {
        Unit.DAY: day.isoformat(),
        Unit.WEEK: f"{year}-W{week:02d}",
        Unit.WEEKEND: f"{year}-W{week:02d}-WE",
        Unit.MONTH: f"{day:%Y-%m}",
        Unit.YEAR: f"{day.year}",
        Unit.DECADE: f"{day.year // 10}",
        Unit.CENTURY: f"{day.year // 100}",
    }.get(unit, "")


def _offset(dated: Dated, form: Offset) -> str:
    start, end = dated.value.start, dated.value.end
    if start is None or end is None:
        return ""
    middle = start + (end - start) / 2
    return _with_part(middle, dated.found) if form.unit is Unit.DAY else unit_value(form.unit, middle)


def _window(_dated: Dated, form: Window) -> str:
    if form.unit is Unit.DECADE:
        return f"P{10 * form.count}Y"
    time = "T" if form.unit is Unit.HOUR else ""
    return f"P{time}{form.count}{_LETTERS.get(form.unit, '')}"


def _season(dated: Dated, form: Season) -> str:
    start = dated.value.start
    return f"{start.year}-{_SEASONS[form.season]}" if start else ""


def _quarter(dated: Dated, form: Quarter) -> str:
    start = dated.value.start
    return f"{start.year}-Q{form.number}" if start else ""


def _overnight(dated: Dated, _form: Overnight) -> str:
    start = dated.value.start
    return f"{start.isoformat()}TNI" if start else ""


def _decade(_dated: Dated, form: Decade) -> str:
    return f"{form.year // 10}"


def _named(_dated: Dated, form: Named) -> str:
    return f"XXXX-{form.month:02d}-{form.day:02d}"


def _past(_dated: Dated, _form: Recent | Vague) -> str:
    return "PAST_REF"


_RULES: dict[type, Callable[[Dated, Any], str]] = {
    Calendar: _calendar,
    Period: _period,
    Offset: _offset,
    Window: _window,
    Quarter: _quarter,
    Season: _season,
    Overnight: _overnight,
    Decade: _decade,
    Named: _named,
    Recent: _past,
    Vague: _past,
}


_LENGTH_LETTERS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
_REFERENCES = {
    LengthKind.PAST: "PAST_REF",
    LengthKind.PRESENT: "PRESENT_REF",
    LengthKind.FUTURE: "FUTURE_REF",
}


def length(found: FoundLength, offset: int, published: date | None) -> Timex:
    """A length as DURATION, a repetition as SET, a vague time as DATE; decades count as ten years."""
    start, end = offset + found.start, offset + found.end
    if found.kind in _REFERENCES:
        return Timex(start, end, "DATE", _REFERENCES[found.kind])
    if found.kind is LengthKind.THIS:
        return Timex(start, end, "DATE", _running(found.unit, published) if published else "")
    if found.weekday is not None:
        return Timex(start, end, "SET", f"XXXX-WXX-{found.weekday + 1}")
    type_ = "SET" if found.kind is LengthKind.REPEATED else "DURATION"
    return Timex(start, end, type_, _period_value(found.unit, found.count))


def _period_value(unit: str, count: float | None) -> str:
    if unit == "decade" and count is not None:
        unit, count = "year", 10 * count
    if unit == "year" and count is not None and count % 1:
        unit, count = "month", 12 * count
    time = "T" if unit in ("second", "minute", "hour") else ""
    number = "X" if count is None else f"{count:g}"
    return f"P{time}{number}{_LENGTH_LETTERS[unit]}"


def _running(unit: str, published: date) -> str:
    """The year of publication; the last quarter that is over, which business reports are about."""
    if unit == "year":
        return f"{published.year}"
    quarter = (published.month - 1) // 3
    return f"{published.year}-Q{quarter}" if quarter else f"{published.year - 1}-Q4"


def timed(time: FoundTime, offset: int, day: str) -> Timex:
    """A time of day as TIME: on `day` (a TIMEX3 day), that of publication where the words name none."""
    clock = f"{day[:10]}T{time.clock}" if time.clock and day else ""
    return Timex(offset + time.start, offset + time.end, "TIME", clock)
