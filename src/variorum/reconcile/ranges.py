"""Tolls as minimum and maximum, for the codebooks that settle on no one figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce

from variorum.model.value import Count
from variorum.reconcile.case import Case, Ruling, count_of
from variorum.reconcile.counts import join_counts
from variorum.reconcile.evidence import doubt_words, witnesses
from variorum.reconcile.pile import Pile
from variorum.reconcile.tolls import fitted, numbered
from variorum.reconcile.words import number_of


def reported_range(case: Case, citation: str) -> Ruling | None:
    """The least and the most that sound figures say, doubtful ones where there are no others.

    A bound that a more exact figure fits ("at least 40" beside 137) widens nothing.
    """
    every = reliable(case)
    told = [p for p in every if not fitted(p, every, case)]
    if not told:
        return None
    value = span(told)
    figures = number_of(len(told), "figure")
    because = f"the least and the most of {figures} ({witnesses(tuple(e for p in told for e in p.support))})"
    return Ruling(chosen=tuple(told), value=value, because=because, citation=citation, lost=_lost(told, case))


def reliable(case: Case) -> list[Pile]:
    """The readings with a number that are told without doubts; all with a number where none is."""
    told = numbered(case.current)
    return [p for p in told if p.sound] or told


def span(piles: Sequence[Pile]) -> Count:
    """From the least to the most of the readings, one of them at least; an open end stays open."""
    first = count_of(piles[0])
    return reduce(join_counts, map(count_of, piles), first)


def _lost(told: Sequence[Pile], case: Case) -> Callable[[Pile], str]:
    def lost(pile: Pile) -> str:
        if not pile.sound:
            return f"doubtful: {doubt_words(pile.support)}"
        return "vaguer than another that fits it" if fitted(pile, told, case) else "tells no number"

    return lost
