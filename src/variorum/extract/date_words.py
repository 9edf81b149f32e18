"""The vocabulary of dates: month and weekday names, parts of the day, seasons, as tables and patterns."""

from __future__ import annotations

from variorum.extract.number_words import SPELLED, either, listed

_MONTH_NAMES = listed(
    """
    january february march april may june july august september october november december
    """
)
_WEEKDAY_NAMES = listed(
    """
    monday tuesday wednesday thursday friday saturday sunday
    """
)
#: month name or abbreviation -> 1 to 12
MONTHS = {
    **{name: number for number, name in enumerate(_MONTH_NAMES, 1)},
    **{name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1)},
    "sept": 9,
}
#: weekday name or abbreviation -> 0 for Monday to 6
WEEKDAYS = {
    **{name: number for number, name in enumerate(_WEEKDAY_NAMES)},
    **{name[:3]: number for number, name in enumerate(_WEEKDAY_NAMES)},
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
WEEKDAY_NAMES = tuple(name.capitalize() for name in _WEEKDAY_NAMES)
MONTH_NAMES = tuple(name.capitalize() for name in _MONTH_NAMES)
#: season -> its first month in the north; the basis of the resolved date says that the north is meant
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
#: months whose names are also words or given names: alone they are months only after a word of time
WORDS_TOO = frozenset({3, 4, 5, 6, 8})

MONTH = rf"(?P<month>(?:{either(_MONTH_NAMES)}|{either([n[:3] for n in _MONTH_NAMES])}\.?|sept\.?)(?![a-z]))"
WEEKDAY = rf"(?P<weekday>{either(_WEEKDAY_NAMES)})(?![a-z])"
#: a weekday before a date, where abbreviations are safe
WITH_WEEKDAY = rf"(?:(?P<wd>{either(WEEKDAYS)})\b\.?,? (?:the )?)?"
DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:1[5-9]|20)[0-9]{2})(?![0-9])"
SHORT_YEAR = r"'?(?P<short>[0-9]{2})(?![0-9,.:/%-]|[a-z])"
EDGE = (
    r"(?P<edge>very early|early|mid|middle|late|(?:the )?(?:beginning|start|first days|early days"
    r"|middle|midst|end"
    r"|last days|closing days) of|year-end)"
)
#: words of EDGE -> early, mid or late
EDGES = {
    "early": ("early", "beginning", "start", "first"),
    "mid": ("mid",),
    "late": ("late", "end", "last", "closing"),
}
NUMBER = rf"(?P<number>[0-9]{{1,3}}|an?|the|{SPELLED})"
SHIFTS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "this past": -1,
    "this last": -1,
    "this": 0,
    "this coming": 1,
    "current": 0,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "the following": 1,
}
UNIT = r"(?P<unit>hour|day|week|month|year|decade)s?\b"
PARTS = r"(?:early |late |mid-?)?(?:morning|afternoon|evening|night|midday|dawn|dusk|noon|midnight)"


def edge_of(words: str | None) -> str | None:
    """Early, mid or late for the words of EDGE; None for None."""
    if words is None:
        return None
    return next(edge for edge, marks in EDGES.items() if any(mark in words for mark in marks))
