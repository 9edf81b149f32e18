"""Rules that people name in policies of their own: which of several figures to take. Variorum's own, all of them."""

from __future__ import annotations

from collections.abc import Callable

from variorum.model.finding import Status
from variorum.reconcile.case import OWN, Case, Ruling
from variorum.reconcile.evidence import witnesses
from variorum.reconcile.pile import Pile
from variorum.reconcile.ranges import reliable
from variorum.reconcile.tolls import figure, spread, why_not_lowest, why_not_recent
from variorum.reconcile.weigh import independent, latest
from variorum.reconcile.words import number_of


def highest(case: Case) -> Ruling | None:
    """The highest figure that is told without doubts; a doubtful one where there is no other."""
    told = reliable(case)
    return _taken(case, max(told, key=figure), "the highest", why_not_highest) if told else None


def lowest(case: Case) -> Ruling | None:
    """The lowest figure that is told without doubts; a doubtful one where there is no other."""
    told = reliable(case)
    return _taken(case, min(told, key=figure), "the lowest", why_not_lowest) if told else None


def most_recent(case: Case) -> Ruling | None:
    """The figure of the latest as-of, the time being that of a lineage's origin; None if several are as recent."""
    recent = latest(reliable(case))
    return (
        _taken(case, recent[0], "the most recent", lambda _: why_not_recent()) if len(recent) == 1 else None
    )


def best_witnessed(case: Case) -> Ruling | None:
    """The figure with the most independent witnesses; None if several have as many."""
    told = reliable(case)
    most = max((independent(p.sound) for p in told), default=0)
    backed = [p for p in told if independent(p.sound) == most]
    return _taken(case, backed[0], "the best witnessed", lambda _: _fewer) if len(backed) == 1 else None


def enough_witnesses(case: Case, *, least: int, citation: str = OWN) -> Ruling | None:
    """No figure where fewer than `least` independent witnesses give one at all; else None."""
    support = tuple(e for p in reliable(case) for e in p.support)
    found = independent(support)
    if not support or found >= least:
        return None
    told = f"told by {number_of(found, 'independent source')}"
    return Ruling(
        chosen=(),
        value=None,
        because=f"{told}, and {least} are needed ({witnesses(support)})",
        citation=citation,
        status=Status.NONE_SUPPORTED,
        lost=lambda _: "too few independent sources",
    )


def why_not_highest(chosen: Pile) -> Callable[[Pile], str]:
    """Why a reading lost to the highest one."""
    return lambda pile: why_not_lowest(chosen)(pile).replace("not the lowest", "not the highest")


def _fewer(pile: Pile) -> str:
    return f"{independent(pile.sound)} independent, fewer than the reading that was chosen"


def _taken(case: Case, chosen: Pile, which: str, lost: Callable[[Pile], Callable[[Pile], str]]) -> Ruling:
    because = f"{which} figure ({witnesses(chosen.support)})"
    return Ruling(chosen=(chosen,), value=spread(case, chosen), because=because, lost=lost(chosen))
