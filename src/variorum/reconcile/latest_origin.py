"""The policy latest-origin: of the newest figures the middle one, each lineage with one voice.

Variorum's own. A majority over reports goes wrong once a toll rises and copies abound: the old figure stands in most of
them. So the time is that of a lineage's origin, and a lineage counts once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from variorum.reconcile.case import Case, Ruling
from variorum.reconcile.evidence import witnesses
from variorum.reconcile.groups import BRANCH, firm_attribution
from variorum.reconcile.pile import Pile
from variorum.reconcile.policy import Policy, first
from variorum.reconcile.ranges import reliable
from variorum.reconcile.rules import only_reading
from variorum.reconcile.tolls import figure, spread, undated_words, why_not_recent
from variorum.reconcile.weigh import latest, sound_lineages
from variorum.reconcile.words import number_of


def median_of_latest(case: Case) -> Ruling | None:
    """The middle of the newest figures by the as-of time of their origins, one for each lineage; all without times.

    Variorum's own rule. Of two in the middle the lower one.
    """
    told = reliable(case)
    newest = latest(told)
    contenders = newest or told
    if not contenders:
        return None
    chosen = median(contenders)
    lines = number_of(sum(_votes(p) for p in contenders), "lineage")
    which = "newest figures" if newest else "figures (no report has a time)"
    because = f"the median of the {which}, of {lines} ({witnesses(chosen.support)}){undated_words(case)}"
    return Ruling(
        chosen=(chosen,), value=spread(case, chosen), because=because, lost=_lost(contenders, chosen)
    )


def median(piles: Sequence[Pile]) -> Pile:
    """The reading that has the middle figure, where each lineage gives one; the lower of two."""
    ordered = [pile for pile in sorted(piles, key=figure) for _ in range(_votes(pile))]
    return ordered[(len(ordered) - 1) // 2]


def _votes(pile: Pile) -> int:
    return sound_lineages(pile) or len(pile.lineages) or 1


def _lost(contenders: Sequence[Pile], chosen: Pile) -> Callable[[Pile], str]:
    otherwise = why_not_recent()

    def lost(pile: Pile) -> str:
        if pile not in contenders:
            return otherwise(pile)
        side = "below" if figure(pile) < figure(chosen) else "above"
        return f"as new, and {side} the median"

    return lost


LATEST_ORIGIN = Policy(
    name="latest-origin",
    label="Variorum: the newest origins, and their median",
    rules={
        "Count": first(only_reading, median_of_latest),
        "group": first(firm_attribution),
        "branch": BRANCH,
    },
)
