"""Do two accounts agree on when it happened?"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from variorum.link.feature import Aspect, Feature, Wall
from variorum.link.moment import say_day
from variorum.link.profile import Days, Profile
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
    theirs = right.weekdays or _weekdays(right.days)
    ours = left.weekdays or _weekdays(left.days)
    if not (left.weekdays or right.weekdays) or not ours or not theirs:
        return None
    if ours & theirs:
        return Feature(Aspect.WHEN, 0.5, f"both on a {_WEEKDAYS[min(ours & theirs)]}")
    return Feature(Aspect.WHEN, -2.0, f"one on a {_say(ours)}, the other on a {_say(theirs)}")


def _weekdays(days: Iterable[Days]) -> frozenset[int]:
    return frozenset(d.start.weekday() for d in days if d.length == 1)


def _say(weekdays: frozenset[int]) -> str:
    return " or ".join(_WEEKDAYS[w] for w in sorted(weekdays))


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
