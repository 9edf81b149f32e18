"""Days and moments as people write them in metadata, to ISO 8601; ambiguous ones are refused."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

#: first day that a report can have been published: no outlet's archive in digital form is older
FIRST_YEAR = 1900

#: the months in order, in small letters
_NAMES = "january february march april may june july august september october november december"
MONTHS = tuple(_NAMES.split())
_MONTH = r"(?P<month>[A-Z][a-z]{2,8})\.?"
_CLOCK = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?)?"
#: "4 January 2024" and "Jan. 4, 2024", with a weekday before and a time after them, of which only the day
#: is kept; 04/01/2024 means two different days on the two sides of the Atlantic and is in no table
_WRITTEN = (
    re.compile(
        rf"(?:[A-Z][a-z]{{2,8}},?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}}){_CLOCK}"
    ),
    re.compile(
        rf"(?:[A-Z][a-z]{{2,8}},?\s+)?{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_CLOCK}"
    ),
)
_ISO = re.compile(r"\d{4}-?\d{2}-?\d{2}(?:[T ]\d{2}:?\d{2}.*)?")


def iso(words: str) -> str | None:
    """The ISO 8601 day or moment that `words` name; None if they name none, or could name two.

    Read are ISO dates and times, "4 January 2024", "January 4, 2024" and the dates of mail headers.
    A moment keeps the offset it was given with: the day is the day there.
    """
    text = words.strip()
    found = _from_iso(text) or _from_words(text) or _from_mail(text)
    return found if found is not None and int(found[:4]) >= FIRST_YEAR else None


def _from_iso(text: str) -> str | None:
    if not _ISO.fullmatch(text):
        return None
    try:
        if len(text) <= len("2024-01-04"):
            return date.fromisoformat(text).isoformat()
        return datetime.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _from_words(text: str) -> str | None:
    for pattern in _WRITTEN:
        if found := pattern.fullmatch(text):
            month = _month(found["month"].lower())
            return None if month is None else _day(int(found["year"]), month, int(found["day"]))
    return None


def _month(name: str) -> int | None:
    """The month with this name or its first letters ("jan", "sept")."""
    return next((i for i, full in enumerate(MONTHS, 1) if full.startswith(name)), None)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _from_mail(text: str) -> str | None:
    """The moment of an RFC 5322 date ("Thu, 04 Jan 2024 10:00:00 +0000")."""
    if not re.match(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:", text):
        return None
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).isoformat()
