"""The policy acled: ACLED's rules as far as its public client, FAQ and schema tell them.

ACLED's own codebook was not at hand: what goes beyond the rule on fatalities is not verified.
"""

from __future__ import annotations

from collections.abc import Callable

from variorum.model.finding import Status
from variorum.model.value import Count
from variorum.reconcile.case import Case, Ruling, count_of
from variorum.reconcile.counts import number
from variorum.reconcile.evidence import witnesses
from variorum.reconcile.groups import BRANCH, firm_attribution
from variorum.reconcile.pile import Pile
from variorum.reconcile.policy import Policy, first
from variorum.reconcile.tolls import fitted, numbered, spread, why_not_lowest
from variorum.reconcile.words import count_words

_FATALITIES = "ACLED, fatalities (as its FAQ states it; its codebook was not at hand)"
#: what vague plurals count as; ACLED, fatalities
VAGUE = {"tens": 10, "dozens": 12, "hundreds": 100}


def no_information(case: Case) -> Ruling | None:
    """0 where no report gives a number: that is how ACLED writes that nothing is known.

    ACLED, fatalities. The status says that no reading supports it.
    """
    if case.current or case.field != "killed":
        return None
    value = Count(0, 0, 0, "no information")
    because = "ACLED's code where no report gives a number; it does not say that nobody died"
    return Ruling(chosen=(), value=value, because=because, citation=_FATALITIES, status=Status.NONE_SUPPORTED)


def most_conservative(case: Case) -> Ruling | None:
    """The most conservative figure where reports differ or are vague; "tens" 10, "dozens" 12, "hundreds" 100.

    ACLED, fatalities. The dispute goes to the notes, which the export writes. Doubtful figures count only
    where there are no others. A vague figure that a more exact one fits ("dozens" beside 84) is no report
    that differs, so it does not lower the figure.
    """
    told = numbered(case.current)
    sound = [p for p in told if p.sound] or told
    reliable = [p for p in sound if not fitted(p, sound, case)]
    if not reliable:
        return None
    chosen = min(reliable, key=conservative)
    because = f"the most conservative figure ({witnesses(chosen.support)})"
    return Ruling(
        chosen=(chosen,),
        value=spread(case, chosen, conservative(chosen)),
        because=because,
        lost=_lost(chosen, case),
        citation=_FATALITIES,
    )


def _lost(chosen: Pile, case: Case) -> Callable[[Pile], str]:
    otherwise = why_not_lowest(chosen)

    def lost(pile: Pile) -> str:
        fits = fitted(pile, [chosen], case)
        return f"vaguer: {count_words(count_of(chosen))} fits it" if fits else otherwise(pile)

    return lost


def conservative(pile: Pile) -> int:
    """The least that a figure can mean; the number told where it has no low end ("up to 50")."""
    count = count_of(pile)
    if count.hedge in VAGUE:
        return VAGUE[count.hedge]
    return count.low if count.low is not None else number(count) or 0


ACLED = Policy(
    name="acled",
    label="Armed Conflict Location and Event Data",
    rules={
        "killed": (no_information, *first(most_conservative)),
        "Count": first(most_conservative),
        "group": first(firm_attribution),
        "branch": BRANCH,
    },
    always=("killed",),
)
