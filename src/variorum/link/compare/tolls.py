"""Do two accounts agree on how many came to harm, given that tolls rise and are corrected?"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from variorum.link.compare.feature import Aspect, Feature, Wall
from variorum.link.compare.profile import Profile, Toll
from variorum.model.value import Count

#: what the same exact number is worth, by how large it is: many incidents kill one, few kill 284
_SAME = ((50, 2.5), (10, 2.0), (4, 1.0), (1, 0.4))
#: what numbers worth comparing that fit each other ("more than 280" and 284) are worth beside the same
_FITS = 0.5
#: beyond this ratio at the same time, two numbers are not counts of one thing that differ a little
NEAR, FAR, OTHER = 1.5, 3.0, 10.0
#: and with so many people between them, they are two incidents (3 and 300)
OTHER_PEOPLE = 20


def killed(left: Profile, right: Profile) -> Feature | None:
    """The dead: the same number is strong; 3 and 300 at one time are two incidents, a rising toll is one."""
    return _best(left.killed, right.killed, "killed")


def kidnapped(left: Profile, right: Profile) -> Feature | None:
    """Those taken, judged as the dead are."""
    return _best(left.kidnapped, right.kidnapped, "kidnapped")


def wounded(left: Profile, right: Profile) -> Feature | None:
    """The wounded: half the weight of the dead and no wall, for they are counted loosely."""
    found = _best(left.wounded, right.wounded, "wounded")
    return found and Feature(Aspect.TOLL, found.score / 2, found.sentence)


def _best(left: tuple[Toll, ...], right: tuple[Toll, ...], field: str) -> Feature | None:
    if not (left and right):
        return None
    pairs = [compare(a, b, field) for a, b in product(left, right)]
    found = [f for f in pairs if f is not None]
    return max(found, key=lambda f: f.score) if found else None


def compare(a: Toll, b: Toll, field: str) -> Feature | None:
    """One number against another; None where one of them gives none."""
    # by counts and order, not by days and minutes, which hardly any two pairs of reports share
    return _counts(a.count, b.count, field, (_later(a, b), _later(b, a)))


@lru_cache(maxsize=65_536)
def _counts(a: Count, b: Count, field: str, later: tuple[bool, bool]) -> Feature | None:
    """The same for two counts, of which one may be known to be of a later time."""
    low, high = _number(a), _number(b)
    if low is None or high is None:
        return None
    said = f"{_say(a)} and {_say(b)} {field}"
    if _exact(a) and _exact(b) and low == high:
        return Feature(Aspect.TOLL, _worth(low), f"both {low} {field}")
    if _fit(a, b):
        return Feature(Aspect.TOLL, _worth(min(low, high)) * _FITS, f"{said} fit each other")
    return _apart((low, high), said, rose=later[low <= high])


def _number(count: Count) -> int | None:
    return next((n for n in (count.best, count.low, count.high) if n is not None), None)


def _exact(count: Count) -> bool:
    return count.best is not None and count.low == count.high == count.best


def _worth(number: int) -> float:
    return next((worth for least, worth in _SAME if number >= least), 0.0)


def _fit(a: Count, b: Count) -> bool:
    """True if the ranges overlap, an open end reaching no further than the ratio that is still near."""
    (low_a, high_a), (low_b, high_b) = _range(a), _range(b)
    return low_a <= high_b and low_b <= high_a


def _range(count: Count) -> tuple[float, float]:
    number = _number(count) or 0
    low = count.low if count.low is not None else number / NEAR
    high = count.high if count.high is not None else max(number, count.low or 0) * NEAR
    return low, high


def _apart(numbers: tuple[int, int], said: str, *, rose: bool) -> Feature:
    """Numbers that differ: by how much, and whether the greater came later."""
    few, many = sorted(numbers)
    ratio = (many + 1) / (few + 1)
    if ratio < NEAR:
        return Feature(Aspect.TOLL, 0.0, f"{said} are close")
    if rose:
        worth = 0.0 if ratio < OTHER else -1.5
        return Feature(Aspect.TOLL, worth, f"{said}: the toll rose")
    if ratio >= OTHER and many - few >= OTHER_PEOPLE:
        return Feature(Aspect.TOLL, -5.0, f"{said} are not the same toll", Wall.HARD)
    return Feature(Aspect.TOLL, -0.5 if ratio < FAR else -1.5, f"{said} differ")


def _later(one: Toll, other: Toll) -> bool:
    """True if `one` is known to be of a later time."""
    if one.day is None or other.day is None:
        return False
    if one.moment and other.moment:
        return one.moment > other.moment
    return one.day > other.day


def _say(count: Count) -> str:
    number = _number(count)
    hedged = count.hedge not in ("exact", "")
    return f"{count.hedge} {number}" if hedged and str(number) not in count.hedge else f"{number}"
