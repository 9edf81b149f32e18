"""What the toll rules of all policies share: the spread of the readings, doubts, and why a figure lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from variorum.model.value import Count
from variorum.reconcile.case import Case, count_of
from variorum.reconcile.counts import ends, number
from variorum.reconcile.evidence import doubt_words, witnesses
from variorum.reconcile.pile import Pile, relate_values
from variorum.reconcile.relation import Fit
from variorum.reconcile.weigh import sound_lineages, undated
from variorum.reconcile.words import count_words, number_of


def figure(pile: Pile) -> int:
    """The number that a reading is coded as; an unknown plural counts as more than any number told."""
    told = number(count_of(pile))
    return 10**9 if told is None else told


def numbered(piles: Iterable[Pile]) -> list[Pile]:
    """The readings that tell a number at all ("several" does not)."""
    return [p for p in piles if number(count_of(p)) is not None]


def lowest(piles: Sequence[Pile]) -> Pile:
    """The reading with the lowest figure; the better supported one of two with the same."""
    return min(piles, key=figure)


def fitted(vague: Pile, others: Iterable[Pile], case: Case) -> bool:
    """True if one of the others is the more exact figure of the two: 84 beside "dozens"."""
    return any(relate_values(p, vague, case.ground).fit is Fit.NARROWER for p in others)


def spread(case: Case, settled: Pile, best: int | None = None) -> Count:
    """Low, best and high: best as settled, low and high by the readings that the settled one can't be.

    A compatible reading ("at least 40" beside 137) widens nothing. High is that of the readings without
    doubts; an open end stays open.
    """
    value = count_of(settled)
    others = [p for p in case.current if not relate_values(p, settled, case.ground).compatible]
    reliable = [count_of(p) for p in others if sound_lineages(p)]
    lows = [value.low, *(count_of(p).low for p in others)]
    open_end = value.high is None or any(c.high is None for c in reliable)
    high = None if open_end else max(int(ends(c)[1]) for c in (value, *reliable))
    low = min((n for n in lows if n is not None), default=None)
    return Count(low, number(value) if best is None else best, high, value.hedge)


def why_not_recent() -> Callable[[Pile], str]:
    """Why a reading lost to the most recent one."""

    def lost(pile: Pile) -> str:
        if not pile.sound:
            return f"doubtful: {doubt_words(pile.support)}"
        if pile.reading.last is None:
            return "no report of it has a time, so it can't be the most recent"
        return f"not the most recent: {pile.sound[-1].moment.words}"

    return lost


def why_not_majority(chosen: Pile) -> Callable[[Pile], str]:
    """Why a reading lost to the one that most lineages give."""

    def lost(pile: Pile) -> str:
        here, there = (number_of(len(p.lineages), "lineage") for p in (pile, chosen))
        return f"{here} against {there}"

    return lost


def why_not_lowest(chosen: Pile) -> Callable[[Pile], str]:
    """Why a reading lost to the lowest one."""

    def lost(pile: Pile) -> str:
        if not pile.sound:
            return f"doubtful: {doubt_words(pile.support)}"
        return f"not the lowest: {count_words(count_of(pile))} against {count_words(count_of(chosen))}"

    return lost


def undated_words(case: Case) -> str:
    """The readings without a time, as a clause: they can't be the most recent, and nobody guesses."""
    without = undated(case.current)
    if not without or len(without) == len(case.current):
        return ""
    told = "; ".join(f"{count_words(count_of(p))} ({witnesses(p.support)})" for p in without)
    return f"; without a time, so not to be ranked by it: {told}"
