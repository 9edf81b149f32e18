"""Rules that all policies share: for fields on which a codebook is silent, and for what nobody supports."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from variorum.model.finding import Status
from variorum.model.value import Count, Term
from variorum.reconcile.case import ALONE, Case, Ruling
from variorum.reconcile.compatible import more_specific
from variorum.reconcile.evidence import doubt_words, witnesses
from variorum.reconcile.pile import Pile
from variorum.reconcile.tolls import spread
from variorum.reconcile.weigh import best_first, sound_lineages, standing_of, weight
from variorum.reconcile.words import listed, number_of


def not_named(case: Case) -> Ruling | None:
    """Nobody gives a value, and somebody says that there is none to give: that is the finding.

    Variorum's own rule. "Named no branch" is a finding, and a suggestion beside it does not become one.
    """
    silent = case.silent
    if silent is None or any(sound_lineages(p) for p in case.current):
        return None
    because = f"{witnesses(silent.support)} says that it is not known or does not say it"
    return Ruling(chosen=(silent,), value=silent.value, because=because, status=standing_of(silent))


def none_supported(case: Case) -> Ruling | None:
    """No value where nobody affirms one, or where every one was withdrawn.

    Variorum's own rule: coders must be able to say that none of the readings is supported.
    """
    if case.current:
        return None
    because = "nobody affirms a value that still stands"
    return Ruling(chosen=(), value=None, because=because, status=Status.NONE_SUPPORTED)


def only_reading(case: Case) -> Ruling | None:
    """The one reading that there is, or that is left. Variorum's own rule."""
    if len(case.current) != 1:
        return None
    only = case.current[0]
    left = "the only reading that still stands" if case.ended else "the only reading"
    doubts = "" if only.sound else f"; doubtful: {doubt_words(only.support)}"
    because = f"{left} ({witnesses(only.support)}){doubts}"
    value = spread(case, only) if isinstance(only.value, Count) else only.value
    return Ruling(chosen=(only,), value=value, because=because, citation=ALONE)


def best_backed(case: Case) -> Ruling | None:
    """The value that most lineages give without a doubt; the more specific of two that are backed alike.

    Variorum's own rule. A lineage counts once; then independent witnesses and firmness decide. Types that
    one report tells of together ("shot, then set fire") are chosen together.
    """
    best = _best(case, best_first(case.current))
    beside = tuple(p for p in case.current if p is not best and together(p, best))
    because = f"backed by {number_of(len(best.lineages), 'lineage')} ({witnesses(best.support)})"
    value = spread(case, best) if isinstance(best.value, Count) else best.value
    lost = _fewer(best)
    return Ruling(chosen=(best, *beside), value=value, because=because, lost=lost)


def _best(case: Case, ordered: Sequence[Pile]) -> Pile:
    """The first, or one backed as well that says the same more specifically."""
    first = ordered[0]
    for pile in ordered[1:]:
        if more_specific(pile.value, first.value, case.ground.parents) and weight(pile) == weight(first):
            first = pile
    return first


def together(a: Pile, b: Pile) -> bool:
    """True if one report tells of both terms: it is not two reports that differ."""
    if not isinstance(a.value, Term) or not isinstance(b.value, Term):
        return False
    return bool(set(a.reading.reports) & set(b.reading.reports))


def _fewer(best: Pile) -> Callable[[Pile], str]:
    def lost(pile: Pile) -> str:
        here, there = (number_of(sound_lineages(p), "lineage") for p in (pile, best))
        return f"backed by {here} without doubts against {there}" if here != there else "backed no better"

    return lost


def side_by_side(case: Case) -> Ruling | None:
    """All readings beside each other, the best supported first: several can be right at once.

    Variorum's own rule, for the fields that the codebook marks `many`.
    """
    found = best_first(case.current)
    more = f"; beside it {number_of(len(found) - 1, 'other reading')}" if len(found) > 1 else ""
    because = f"said by {listed(found[0].reading.voices)} in {_reports(found[0])}{more}"
    return Ruling(chosen=tuple(found), value=found[0].value, because=because)


def _reports(pile: Pile) -> str:
    lines = number_of(len(pile.lineages), "lineage")
    return f"{number_of(len(pile.reading.reports), 'report')} of {lines}"
