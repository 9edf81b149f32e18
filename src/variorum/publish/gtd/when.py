"""GTD's dates: eventid, iyear to approxdate, extended (GTD codebook, October 2019, section I, pp. 12-14)."""

from __future__ import annotations

from datetime import date, timedelta

from variorum.model.value import PartialDate
from variorum.publish.tables.columns import Row
from variorum.publish.tables.view import View, interval

#: the last year in which an unknown day or month is written as 0; after it, the midpoint is taken
LAST_YEAR_WITH_ZEROES = 2011
#: types of incident that may last longer than a day without the reports saying so
_LASTING = frozenset({"type:kidnapping", "type:hostage-taking", "type:hijacking"})


def when(seen: View) -> Row:
    """The columns that say when; all empty where the date could not be resolved."""
    found = seen.date()
    ends = interval(found)
    if found is None or ends is None:
        return {"extended": extended(seen)}
    year, month, day = parts(*ends)
    return {
        "iyear": year,
        "imonth": month,
        "iday": day,
        "approxdate": approxdate(found),
        "extended": extended(seen),
    }


def parts(start: date, end: date) -> tuple[int | None, int, int]:
    """Year, month and day of an interval, by the rule of its time.

    Up to 2011 an unknown day or month is 0; after 2011 it takes the midpoint of the reported range
    (GTD codebook 2019, iday and imonth). A range over two years has no year that both rules allow up to
    2011, so its year is empty.
    """
    if start == end:
        return start.year, start.month, start.day
    if start.year > LAST_YEAR_WITH_ZEROES:
        middle = midpoint(start, end)
        return middle.year, middle.month, middle.day
    if start.year != end.year:
        return None, 0, 0
    return start.year, start.month if start.month == end.month else 0, 0


def midpoint(start: date, end: date) -> date:
    """The day in the middle of a range, the earlier one of two."""
    return start + timedelta(days=(end - start).days // 2)


def approxdate(found: PartialDate) -> str | None:
    """The range itself, where the day is not exact (GTD codebook 2019, approxdate)."""
    if found.start == found.end:
        return None
    return f"{found.start} to {found.end}"


def eventid(seen: View, sequence: int) -> str:
    """Year, month, day and a four-digit sequence within the day (GTD codebook 2019, eventid).

    GTD keeps an id when the date is corrected later. Ours derives from the record of this run; whoever
    publishes in instalments has to keep the ids of the first. An unknown date is written in zeroes.
    """
    return f"{prefix(seen)}{sequence:04d}"


def prefix(seen: View) -> str:
    """The first eight digits of the eventid."""
    ends = interval(seen.date())
    if ends is None:
        return "00000000"
    year, month, day = parts(*ends)
    return f"{year or 0:04d}{month:02d}{day:02d}"


def extended(seen: View) -> int | None:
    """0 for an incident of one day, empty where its length is not known (GTD codebook 2019, extended).

    A range of days can be a doubt about the day as well as a duration, and a kidnapping goes on for as
    long as nobody says that it ended; neither is coded here.
    """
    found = seen.date()
    if found is None or found.start != found.end or _LASTING & set(seen.terms("type")):
        return None
    return 0
