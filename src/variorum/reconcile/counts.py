"""Counts as intervals of whole numbers: when two figures can both be right, and when one rounds the other."""

from __future__ import annotations

from math import inf

from variorum.model.value import Count
from variorum.reconcile.relation import Fit, Relation, by_containment
from variorum.reconcile.words import count_words

#: how far above its number an open figure is still taken for the same figure: a quarter. Who says "more than
#: 280" of 284 or "at least 84" of 95 rounds; who says "at least 40" of 137 spoke before the rest were found.
#: UCDP and GTD give no such reach; a quarter keeps the design page's examples on the right sides.
REACH = 1.25

#: which dead a toll counts: notes of an assertion ("attackers", ...); None where the report does not say
Scope = str | None
#: the least and the most attackers among the dead or wounded, as far as the record tells
Attackers = tuple[int, float]


def ends(count: Count) -> tuple[int, float]:
    """Least and most; an open end is 0 or infinity."""
    return count.low or 0, inf if count.high is None else count.high


def number(count: Count) -> int | None:
    """A count as one number: its best, else its known end; None for an unknown plural.

    "At least 11" is 11 (GTD codebook, October 2019, number of fatalities).
    """
    return next((n for n in (count.best, count.low, count.high) if n is not None), None)


def lies_within(a: Count, b: Count) -> bool:
    """True if every number that fits `a` fits `b`."""
    return _inside(ends(a), ends(b))


def _inside(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return b[0] <= a[0] and a[1] <= b[1]


def relate_counts(a: Count, b: Count) -> Relation:
    """Equal, one within the other, overlapping, or apart, as intervals."""
    return _relate(ends(a), ends(b), f"{count_words(a)} and {count_words(b)}")


def _relate(a: tuple[float, float], b: tuple[float, float], names: str) -> Relation:
    if max(a[0], b[0]) > min(a[1], b[1]):
        return Relation(Fit.APART, f"{names}: no number fits both")
    return Relation(by_containment(_inside(a, b), _inside(b, a)), f"{names}: a number fits both")


def relate_tolls(a: tuple[Count, Scope], b: tuple[Count, Scope], attackers: Attackers) -> Relation:
    """As relate_counts, but a toll with the attackers may be higher than one without, by their number.

    One that does not say whom it counts is compared as it stands: else 84 and 86 would agree wherever attackers
    died. So it is no vaguer form of one that says so, and figures are ordered within one scope only.
    """
    if None in (a[1], b[1]) or a[1] == b[1]:
        return relate_counts(a[0], b[0])
    without, with_them = (a[0], b[0]) if a[1] == "excluded" else (b[0], a[0])
    low, high = ends(without)
    raised = (low + attackers[0], high + attackers[1])
    names = f"{count_words(without)} without the attackers and {count_words(with_them)} with them"
    found = _relate(raised, ends(with_them), names)
    return Relation(Fit.OVERLAPPING, found.reason) if found.compatible else found


def meet_counts(a: Count, b: Count) -> Count:
    """The numbers that fit both of two compatible counts; one of the two where it lies within the other."""
    low, high = max(ends(a)[0], ends(b)[0]), min(ends(a)[1], ends(b)[1])
    for whole in sorted((a, b), key=lambda c: (c.hedge != "exact", c.hedge, repr(c))):
        if ends(whole) == (low, high):
            return whole
    return Count(low, None, None if high == inf else int(high), "both")


def join_counts(a: Count, b: Count) -> Count:
    """From the least to the most of both; an open end stays open. One number only if there is one."""
    low, high = min(ends(a)[0], ends(b)[0]), max(ends(a)[1], ends(b)[1])
    most = None if high == inf else int(high)
    return Count(low, low if low == most else None, most)


def within_reach(vague: Count, exact: Count) -> bool:
    """True if `vague` can be a rounding of `exact`: bounded above, or not far below it."""
    low = ends(vague)[0]
    told = number(exact)
    if vague.hedge == "several" and vague.best is None:
        # "many", "numerous" give no figure at all: they stand beside any
        return told is not None and vague.low is not None and told >= vague.low
    if vague.high is not None or told is None:
        return vague.low is not None
    return low > 0 and told <= low * REACH


def gap(vague: Count, exact: Count) -> float:
    """How far the number of `vague` is from that of `exact`."""
    here, there = number(vague), number(exact)
    return inf if here is None or there is None else abs(here - there)
