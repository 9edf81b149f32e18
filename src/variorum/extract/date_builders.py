"""What each rule of date_rules.py makes of a match: a form, or None where the words are no date."""

from __future__ import annotations

import re
from collections.abc import Callable

from variorum.extract.date_forms import (
    Calendar,
    Decade,
    Form,
    Named,
    Offset,
    Overnight,
    Period,
    Quarter,
    Range,
    Recent,
    Season,
    Slashed,
    Unit,
    Vague,
    Weekday,
    Window,
)
from variorum.extract.date_guards import capital, month_alone, not_a_day_of_month, not_a_weekday, not_a_year
from variorum.extract.date_words import MONTHS, SHIFTS, WEEKDAYS, edge_of
from variorum.extract.number_words import number_value

#: two-digit years from 69 are 1969 to 1999, the others 2000 to 2068 (POSIX strptime)
_PIVOT = 69
_NAMED_DAYS = {"9/11": (9, 11), "7/7": (7, 7), "26/11": (11, 26)}
_HOLIDAYS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "may day": (5, 1),
}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
#: a hedge before "four years ago" -> by how many units the count may be lower and higher
_SLACK = {
    "almost": (1, 0),
    "nearly": (1, 0),
    "just under": (1, 0),
    "less than": (1, 0),
    "fewer than": (1, 0),
    "more than": (0, 1),
    "over": (0, 1),
    "just over": (0, 1),
    "well over": (0, 1),
    "at least": (0, 1),
    "about": (1, 1),
    "around": (1, 1),
    "some": (1, 1),
    "roughly": (1, 1),
    "approximately": (1, 1),
}
_Found = re.Match[str]


def _group(found: _Found, name: str) -> str | None:
    return found[name] if name in found.re.groupindex else None


def _int(found: _Found, name: str) -> int | None:
    words = _group(found, name)
    return int(words) if words else None


def _month(found: _Found) -> int:
    return MONTHS[found["month"].rstrip(".")]


def _wd(found: _Found) -> int | None:
    words = _group(found, "wd")
    return WEEKDAYS[words] if words else None


def _short_year(digits: str) -> int:
    return int(digits) + (1900 if int(digits) >= _PIVOT else 2000)


def numeric(found: _Found, _text: str) -> Form | None:
    """2024-01-03, 2024/1/3, 20240103."""
    month, day = int(found["m"]), int(found["day"])
    fits = 1 <= month <= 12 and 1 <= day <= 31
    return Calendar(int(found["year"]), month, day) if fits else None


def slashed(found: _Found, _text: str) -> Form | None:
    """03/01/2024: a day and month in an order that only 13 to 31 gives away."""
    first, second = int(found["a"]), int(found["b"])
    year = int(found["y"]) if len(found["y"]) == 4 else _short_year(found["y"])
    if not (1 <= first <= 31 and 1 <= second <= 31) or (first > 12 and second > 12):
        return None
    if first > 12 or first == second:
        return Calendar(year, second, first, _wd(found))
    if second > 12:
        return Calendar(year, first, second, _wd(found))
    return Slashed(first, second, year, _wd(found))


def day_range(found: _Found, text: str) -> Form | None:
    """3-5 January 2024, January 3 and 4."""
    if not capital(text, found.start("month")):
        return None
    year, month = _int(found, "year"), _month(found)
    first, last = int(found["from"]), int(found["day"])
    return Range(Calendar(year, month, first), Calendar(year, month, last)) if first < last else None


def day_month(found: _Found, text: str) -> Form | None:
    """3 January 2024, the 3rd of January, 03 JAN 90."""
    if not capital(text, found.start("month")):
        return None
    year = _int(found, "year")
    if found["short"]:
        year = _short_year(found["short"])
    return Calendar(year, _month(found), int(found["day"]), _wd(found))


def month_day(found: _Found, text: str) -> Form | None:
    """January 3, 2024; Jan. 3."""
    if not capital(text, found.start("month")) or not_a_day_of_month(found):
        return None
    shift = SHIFTS[found["shift"]] if found["shift"] else None
    return Calendar(_int(found, "year"), _month(found), int(found["day"]), _wd(found), shift=shift)


def month(found: _Found, text: str) -> Form | None:
    """January 2024, early March, last March, March this year."""
    if not capital(text, found.start("month")):
        return None
    edge, shift = _group(found, "edge"), _group(found, "shift")
    year, of_year = _int(found, "year"), _group(found, "shift_year")
    clear = year or edge or shift or of_year
    if not clear and not month_alone(found, _month(found)):
        return None
    if of_year:
        return Calendar(month=_month(found), edge=edge_of(edge), year_shift=SHIFTS[of_year])
    return Calendar(year, _month(found), edge=edge_of(edge), shift=SHIFTS[shift] if shift else None)


def year_range(found: _Found, _text: str) -> Form | None:
    """1980-1992."""
    first, last = int(found["from"]), int(found["to"])
    return Range(Calendar(first), Calendar(last)) if first < last else None


def year(found: _Found, _text: str) -> Form | None:
    """2022."""
    return None if not_a_year(found) else Calendar(int(found["year"]))


def year_edge(found: _Found, _text: str) -> Form | None:
    """Early 2022, the end of 1990."""
    return Calendar(int(found["year"]), edge=edge_of(found["edge"]))


def decade(found: _Found, _text: str) -> Form | None:
    """The mid-2010s, the '80s."""
    short = found["short"] or found["plain"]
    start = int(found["decade"]) if found["decade"] else 1900 + int(short)
    return Decade(start, edge_of(found["edge"] or found["edge2"]))


def weekday_of_week(found: _Found, text: str) -> Form | None:
    """Friday last week, last week's Friday."""
    if not capital(text, found.start("weekday")):
        return None
    return Weekday(WEEKDAYS[found["weekday"]], week=SHIFTS[found["week"]])


def weekday(found: _Found, text: str) -> Form | None:
    """Friday, last Friday."""
    if not capital(text, found.start("weekday")) or not_a_weekday(found):
        return None
    return Weekday(WEEKDAYS[found["weekday"]], SHIFTS[found["shift"]] if found["shift"] else None)


def days_from(days: int) -> Callable[[_Found, str], Form | None]:
    """A builder for a day so many days after the publication day (before it where negative)."""
    sign = -1 if days < 0 else 1
    return lambda _found, _text: Offset(abs(days), abs(days), Unit.DAY, sign)


def overnight(_found: _Found, _text: str) -> Form | None:
    """Overnight."""
    return Overnight()


def weekend(found: _Found, _text: str) -> Form | None:
    """The weekend, last weekend."""
    return Period(Unit.WEEKEND, SHIFTS[found["shift"]] if found["shift"] else 0)


def period(found: _Found, _text: str) -> Form | None:
    """Last week, earlier this month, late last year."""
    words = found["edge"]
    return Period(Unit(found["unit"]), SHIFTS[found["shift"]], words)


def anchored_part(found: _Found, _text: str) -> Form | None:
    """Earlier in the week, later in the day: of a week or day that the text names elsewhere."""
    return Period(Unit(found["unit"]), 0, found["edge"], anchored=True)


def offset(found: _Found, _text: str) -> Form | None:
    """Two days ago, a day earlier, nearly four years ago."""
    unit, way = Unit(found["unit"]), found["way"]
    anchored = way != "ago"
    if found["vague"]:
        few_days = unit is Unit.DAY and not anchored
        return Recent() if few_days else Vague(f"an unknown number of {unit}s {way}")
    if found["number"] == "the" and found["hedge"]:
        return None
    count = 1 if found["number"] == "the" else number_value(found["number"])
    plural = found.string[found.end("unit")] == "s"
    if found["number"] == "the" and (plural or way not in ("before", "after")):
        return None
    less, more = _SLACK.get(found["hedge"] or "", (0, 0))
    sign = 1 if way in ("later", "after", "afterwards") else -1
    return Offset(max(count - less, 0), count + more, unit, sign, anchored)


def bare_plural(found: _Found, _text: str) -> Form | None:
    """Days ago, weeks earlier."""
    if found["vague"] == "days" and found["way"] == "ago":
        return Recent()
    return Vague(f"an unknown number of {found['vague']} {found['way']}")


def window(found: _Found, _text: str) -> Form | None:
    """The past 24 hours, the last five years, the next two weeks."""
    number = found["number"]
    if number in ("a", "an", "the") or (not number and found["shift"] not in ("past", "last")):
        return None
    count = number_value(number) if number else 1
    return Window(count, Unit(found["unit"]), SHIFTS[found["shift"]])


def vague_window(found: _Found, _text: str) -> Form | None:
    """The past few days; for longer units no number is known."""
    unit = Unit(found["unit"])
    return Recent() if unit in (Unit.DAY, Unit.HOUR) else Vague(f"an unknown number of {unit}s before")


def recent(found: _Found, _text: str) -> Form | None:
    """Recently, in recent days."""
    unit = found["unit"]
    return Recent() if unit in (None, "day", "hour") else Vague(f"an unknown number of {unit}s before")


def anchored(found: _Found, _text: str) -> Form | None:
    """The next day, the previous week, that day: counted from a day that the text names elsewhere."""
    unit = Unit(_group(found, "unit") or "day")
    if unit is Unit.HOUR:
        return None
    sign = 1 if found["to"] in ("the next", "the following", "the ensuing") else -1
    count = 1 if "previous" in found["to"] or "preceding" in found["to"] or sign > 0 else 0
    return Offset(count, count, unit, sign, anchored=True)


def quarter(found: _Found, _text: str) -> Form | None:
    """The third quarter of 2019, last year's third quarter, third-quarter (sales)."""
    which = found["shift_before"] or found["shift_after"]
    number = _QUARTERS[found["quarter"]]
    return Quarter(number, _int(found, "year"), SHIFTS[which] if which else None)


def spelled_year(found: _Found, _text: str) -> Form | None:
    """Nineteen ninety-four, as broadcasts are written down."""
    return Calendar(number_value(found["hundreds"]) * 100 + number_value(found["rest"]))


def season(found: _Found, _text: str) -> Form | None:
    """Summer of 2019, last winter."""
    shift = found["shift"]
    return Season(found["season"] or found["season2"], _int(found, "year"), SHIFTS[shift] if shift else None)


def named(found: _Found, _text: str) -> Form | None:
    """9/11."""
    return Named(*_NAMED_DAYS[found["named"]])


def holiday(found: _Found, text: str) -> Form | None:
    """Christmas Day, New Year's Eve 2016."""
    month_number, day = _HOLIDAYS[found["holiday"]]
    return Calendar(_int(found, "year"), month_number, day) if capital(text, found.start()) else None
