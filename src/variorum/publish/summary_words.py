"""Values in plain words, short enough for a line of the terminal."""

from __future__ import annotations

from calendar import day_name, month_name
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from variorum.model.codebook import codebook
from variorum.model.incident import SeriesRole
from variorum.model.value import (
    Actor,
    Count,
    Nothing,
    PartialDate,
    Place,
    PlaceKind,
    Term,
    Text,
    Value,
)

#: digits of an id that are shown: enough to tell ten thousand incidents apart, and `show` takes a prefix
ID_SHOWN = 10
#: what an incident is to another of the same series, before the other's name
SERIES_WORDS = {SeriesRole.WHOLE: "part of", SeriesRole.PART: "has as parts"}


def words(value: Value | None) -> str:
    """The value in words; "not known" for None."""
    match value:
        case None:
            return "not known"
        case PartialDate():
            return date_words(value)
        case Count():
            return count_words(value)
        case Place():
            return place_words(value)
        case Actor():
            return value.name
        case Term():
            return value.label
        case Text():
            return value.text
        case Nothing():
            return f"no {value.about} named"


def date_words(value: PartialDate) -> str:
    """A date at its granularity: "3 January 2024", "January 2024", "a Wednesday (no date)"."""
    if value.start is None or value.end is None:
        return f"{_clue(value)} (no date)"
    if whole := _month_or_year(value.start, value.end):
        return whole
    if value.start == value.end:
        return _day(value.start)
    return _range(value.start, value.end)


def _month_or_year(start: date, end: date) -> str:
    """The month or year that the days are from first to last; "" for others: "early March" is neither."""
    if start.day != 1 or (end + timedelta(days=1)).day != 1:
        return ""
    if (start.year, start.month) == (end.year, end.month):
        return f"{month_name[start.month]} {start.year}"
    return str(start.year) if (start.month, end.month, start.year) == (1, 12, end.year) else ""


def _clue(value: PartialDate) -> str:
    """What is known of a date that is not resolved."""
    if value.weekday is not None:
        return f"a {day_name[value.weekday]}"
    if value.month is not None:
        return " ".join(str(part) for part in (value.day, month_name[value.month]) if part)
    return "not known"


def _day(day: date) -> str:
    return f"{day.day} {month_name[day.month]} {day.year}"


def _range(start: date, end: date) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day(end)}"
    if start.year == end.year:
        return f"{start.day} {month_name[start.month]} – {_day(end)}"
    return f"{_day(start)} – {_day(end)}"


def count_words(value: Count) -> str:
    """A number with its open ends: "84", "at least 84", "up to 12", "90–99"."""
    low, high = value.low, value.high
    if low is None and high is None:
        return "not known" if value.best is None else f"about {value.best}"
    if high is None:
        return f"at least {low}"
    if low is None:
        return f"up to {high}"
    return str(low) if low == high else f"{low}–{high}"


def triple(value: Count) -> str:
    """Low, best and high: "84–84–99"; "?" for an open end, one number where all three are equal."""
    ends = (value.low, value.best, value.high)
    if len(set(ends)) == 1 and value.best is not None:
        return str(value.best)
    return "–".join("?" if end is None else str(end) for end in ends)


def place_words(value: Place) -> str:
    """A place with its division and country, each once: "near Kerman, Iran"."""
    parts = [value.name]
    if value.kind in (PlaceKind.SITE, PlaceKind.CITY, PlaceKind.ADMIN2):
        parts.append(value.within or "")
    parts.append(value.country_name or "")
    named = [part for i, part in enumerate(parts) if part and part not in parts[:i]]
    return ("near " if value.near else "") + ", ".join(named)


def listed(names: Iterable[str], *, most: int = 3) -> str:
    """Names as "A, B and C", each once; beyond `most` of them "A, B, C and 2 more"."""
    unique = list(dict.fromkeys(names))
    if len(unique) > most:
        return f"{', '.join(unique[:most])} and {len(unique) - most} more"
    return " and ".join(filter(None, (", ".join(unique[:-1]), *unique[-1:])))


def field_label(name: str) -> str:
    """The label of a field in small letters; of a part of a toll, "killed (children)"."""
    whole, _, part = name.partition("/")
    label = codebook().field(whole).label.lower()
    return f"{label} ({part})" if part else label


def number(count: int, noun: str) -> str:
    """ "1 report", "2 reports"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def first_words(text: str, most: int) -> str:
    """`text` on one line, cut at a word to `most` code points."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + "…"


def joined(parts: Sequence[str]) -> str:
    """Clauses as one sentence without its full stop."""
    return "; ".join(parts)
