"""Do two accounts agree on when it happened?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as date_type
from functools import lru_cache
from itertools import product

from variorum.link.compare.feature import Aspect, Feature, Wall
from variorum.link.compare.profile import MONTH_DAYS, Days, Profile
from variorum.link.moment import say_day
from variorum.model.assertion import AccountKind

#: what an overlap is worth by the length in days of the longer interval: two accounts that both say
#: "on 3 January" agree on much more than two that both say "in 2020"
_OVERLAP = ((1, 2.0), (3, 1.6), (7, 1.2), (31, 0.8), (366, 0.5))
_LONG_OVERLAP = 0.2
#: days that a vague interval ("recently") may be off
VAGUE_DAYS = 7
#: a report whose main news has no date tells of the last three days as a rule, of the last two weeks
#: often, and seldom of what lies two months back; what each is worth beside a dated account
_FRESH = ((3, 1.0), (14, 0.5))
STALE_DAYS = 60
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date(left: Profile, right: Profile) -> Feature | None:
    """Intervals that overlap agree; days apart conflict; a vague interval may be off by a week."""
    if not left.days or not right.days:
        return None
    return max((_dates(a, b) for a, b in product(left.days, right.days)), key=lambda f: f.score)


@lru_cache(maxsize=65_536)
def _dates(a: Days, b: Days) -> Feature:
    gap = max((b.start - a.end).days, (a.start - b.end).days)
    if gap <= 0:
        longest = max(a.length, b.length)
        worth = next((score for days, score in _OVERLAP if longest <= days), _LONG_OVERLAP)
        return Feature(Aspect.WHEN, worth, _agree(a, b))
    said = f"{say_days(a)} and {say_days(b)} are {gap} day{'s' if gap > 1 else ''} apart"
    if (a.vague or b.vague) and gap <= VAGUE_DAYS:
        return Feature(Aspect.WHEN, -0.5, f"{said}, but one of them is vague")
    if gap == 1:
        return Feature(Aspect.WHEN, -2.5, said, Wall.SOFT)
    return Feature(Aspect.WHEN, -5.0, said, Wall.HARD)


def _agree(a: Days, b: Days) -> str:
    if (a.start, a.end) == (b.start, b.end):
        return f"both {'on' if a.length == 1 else 'within'} {say_days(a)}"
    short, long = sorted((a, b), key=lambda d: d.length)
    return f"{say_days(short)} fits {say_days(long)}"


def say_days(days: Days) -> str:
    """An interval as people write it; a whole year as its number."""
    start, end = days.start, days.end
    if start == end:
        return say_day(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    return f"{say_day(start)} to {say_day(end)}"


def weekday(left: Profile, right: Profile) -> Feature | None:
    """An undated weekday agrees with a day of that name; it weighs little, for there are only seven."""
    if not (left.weekdays or right.weekdays):
        return None
    theirs = right.weekdays or _weekdays(right.days)
    ours = left.weekdays or _weekdays(left.days)
    if not ours or not theirs:
        return None
    if ours & theirs:
        return Feature(Aspect.WHEN, 0.5, f"both on a {_WEEKDAYS[min(ours & theirs)]}")
    return Feature(Aspect.WHEN, -2.0, f"one on a {_say(ours)}, the other on a {_say(theirs)}")


def _weekdays(days: Iterable[Days]) -> frozenset[int]:
    return frozenset(d.start.weekday() for d in days if d.length == 1)


def _say(weekdays: frozenset[int]) -> str:
    return " or ".join(_WEEKDAYS[w] for w in sorted(weekdays))


def calendar(left: Profile, right: Profile) -> Feature | None:
    """A date without its year ("3 January") agrees or not with a dated account, or with another such."""
    if not (left.marks or right.marks):
        return None
    if left.marks and right.marks:
        found = [_marks(a, b) for a, b in product(left.marks, right.marks)]
    else:
        marks, days = (left.marks, right.days) if left.marks else (right.marks, left.days)
        found = [_mark_in(m, d) for m, d in product(marks, days) if d.length <= MONTH_DAYS]
    return max(found, key=lambda f: (f.score, f.sentence)) if found else None


Mark = tuple[int, int | None]
_SAME_DAY_OF_YEAR, _SAME_MONTH, _OTHER_DAY_OF_YEAR = 1.2, 0.3, -2.0


def _marks(a: Mark, b: Mark) -> Feature:
    if a[0] != b[0] or (a[1] != b[1] and a[1] and b[1]):
        return Feature(Aspect.WHEN, _OTHER_DAY_OF_YEAR, f"one on {_say_mark(a)}, the other on {_say_mark(b)}")
    return Feature(
        Aspect.WHEN, _SAME_DAY_OF_YEAR if a[1] and b[1] else _SAME_MONTH, f"both in {_say_mark(a)}"
    )


def _mark_in(mark: Mark, days: Days) -> Feature:
    fits = [d for d in days.each() if d.month == mark[0] and mark[1] in (None, d.day)]
    if not fits:
        return Feature(Aspect.WHEN, _OTHER_DAY_OF_YEAR, f"{_say_mark(mark)} is not in {say_days(days)}")
    sharp = mark[1] is not None and days.length <= VAGUE_DAYS
    return Feature(
        Aspect.WHEN, _SAME_DAY_OF_YEAR if sharp else _SAME_MONTH, f"{_say_mark(mark)} fits {say_days(days)}"
    )


def _say_mark(mark: Mark) -> str:
    month = date_type(2000, mark[0], 1).strftime("%B")
    return f"{mark[1]} {month}" if mark[1] else month


def news(left: Profile, right: Profile) -> Feature | None:
    """Where one account has no date, the day its report came out still bounds it."""
    if left.days and right.days:
        return None
    if left.days or right.days:
        dated, undated = (left, right) if left.days else (right, left)
        return _reported_after(dated, undated)
    return _same_news(left, right)


def _reported_after(dated: Profile, undated: Profile) -> Feature | None:
    if undated.published is None:
        return None
    first, last = min(d.start for d in dated.days), max(d.end for d in dated.days)
    if (undated.published - first).days < -1:
        said = f"{undated.outlet} reported before {say_day(first)}"
        return Feature(Aspect.WHEN, -5.0, said, Wall.HARD)
    if undated.kind is not AccountKind.MAIN:
        return None
    since = (undated.published - last).days
    if since > STALE_DAYS:
        return Feature(Aspect.WHEN, -1.5, f"{undated.outlet} has it as news {since} days later")
    worth = next((score for days, score in _FRESH if since <= days), None)
    if worth is None or (last - first).days > VAGUE_DAYS:
        return None
    return Feature(Aspect.WHEN, worth, f"{undated.outlet} has it as news of those days")


def _same_news(left: Profile, right: Profile) -> Feature | None:
    if left.kind is not AccountKind.MAIN or right.kind is not AccountKind.MAIN:
        return None
    if left.published is None or right.published is None:
        return None
    apart = abs((left.published - right.published).days)
    if apart <= 3:
        return Feature(Aspect.WHEN, 0.5, "both are news of the same days")
    return Feature(Aspect.WHEN, -1.5, f"reported {apart} days apart") if apart > STALE_DAYS else None
