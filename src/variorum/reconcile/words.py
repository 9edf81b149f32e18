"""Values, days and lists in plain English, for the sentences and reasons of findings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from variorum.model.value import Actor, Count, PartialDate, Place, Term, Text, Value

#: month names, so that no locale of the machine gets into a record
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_NO_WORD = re.compile(r"[^\w]+")


def value_words(value: Value | None) -> str:
    """A value as a coder would write it in a sentence."""
    if isinstance(value, Count):
        return count_words(value)
    if isinstance(value, PartialDate):
        return date_words(value)
    if isinstance(value, Term):
        return value.label
    if isinstance(value, Text):
        return f"“{value.text}”"
    if isinstance(value, Place):
        return place_words(value)
    if isinstance(value, Actor):
        return value.name
    return "none" if value is None else "not named"


def count_words(count: Count) -> str:
    """ "84", "at least 84", "90 to 99", "up to 50"; an unknown plural is "a number that is not told"."""
    low, high = count.low, count.high
    if low is None and high is None:
        return "a number that is not told"
    if high is None:
        return f"at least {low}"
    if low is None:
        return f"up to {high}"
    return str(low) if low == high else f"{low} to {high}"


def day_words(day: date) -> str:
    """ "4 January 2024"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def iso_words(iso: str) -> str:
    """The day of an ISO text as "4 January 2024"."""
    return day_words(date.fromisoformat(iso[:10]))


def date_words(value: PartialDate) -> str:
    """A day, "the days from ... to ...", or what is known of an unresolved date."""
    if value.start is None or value.end is None:
        hints = [
            _WEEKDAYS[value.weekday] if value.weekday is not None else "",
            str(value.day) if value.day is not None else "",
            _MONTHS[value.month - 1] if value.month is not None else "",
        ]
        return " ".join(["an unresolved date", *(f"({h})" for h in [" ".join(filter(None, hints))] if h)])
    if value.start == value.end:
        return day_words(value.start)
    return f"{day_words(value.start)} to {day_words(value.end)}"


def place_words(place: Place) -> str:
    """A place with its first-order division and country, nearest first, without repeats."""
    near = "near " if place.near else ""
    parts = (place.name, place.within, place.country_name or place.country)
    return near + ", ".join(dict.fromkeys(p for p in parts if p))


def listed(things: Iterable[str]) -> str:
    """ "a, b and c", each once, in the given order."""
    found = list(dict.fromkeys(things))
    return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)


def number_of(count: int, what: str) -> str:
    """ "1 lineage", "2 lineages"."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def bare(name: str) -> str:
    """A name without a leading article."""
    return _ARTICLE.sub("", " ".join(name.split()))


def key_of(words: str) -> str:
    """Words compared: no case, no leading article, no punctuation."""
    return " ".join(_NO_WORD.sub(" ", bare(words).casefold()).split())
