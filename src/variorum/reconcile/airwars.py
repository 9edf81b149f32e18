"""The policy airwars: tolls as a range, and a grade for who is said to have done it.

Airwars' methodology: killed and injured as minimum and maximum; a belligerent is suspected unless more is known; an
incident is confirmed, fair, weak, contested or discounted.
"""

from __future__ import annotations

from enum import StrEnum

from variorum.model.finding import Finding
from variorum.reconcile.case import Case, Ruling
from variorum.reconcile.confidence import Confidence
from variorum.reconcile.groups import BRANCH, actor_name, competing, how
from variorum.reconcile.pile import Pile
from variorum.reconcile.policy import Policy, first
from variorum.reconcile.ranges import reported_range
from variorum.reconcile.weigh import independent
from variorum.reconcile.words import listed, value_words

_TOLLS = "Airwars, methodology: minimum and maximum of civilians killed and injured"
_GRADES = "Airwars, methodology: grading of incidents"
#: how many independent sources make a report fair
_FAIR = 2


class Grade(StrEnum):
    """Airwars' grades. Discounted is a researcher's conclusion, so no rule gives it."""

    CONFIRMED = "Confirmed"
    FAIR = "Fair"
    WEAK = "Weak"
    CONTESTED = "Contested"


def minimum_and_maximum(case: Case) -> Ruling | None:
    """The least and the most that credible reports give. Airwars, methodology."""
    return reported_range(case, _TOLLS)


def graded(case: Case) -> Ruling | None:
    """The likeliest belligerent with the grade of what speaks for it.

    Airwars, methodology: confirmed where a belligerent accepts responsibility, contested where several are said
    to have done it, fair with two or more independent sources, weak with one.
    """
    named = competing(case)
    if not named:
        return None
    grade = grade_of(named, case)
    others = f"; also said: {listed(actor_name(p) for p in named[1:])}" if len(named) > 1 else ""
    because = f"{grade}, {'' if grade is Grade.CONFIRMED else 'suspected: '}{how(named[0], case)}{others}"
    return Ruling(
        chosen=(named[0],),
        value=named[0].value,
        because=because,
        citation=_GRADES,
        lost=lambda pile: f"competes with it: {how(pile, case)}",
    )


def grade_of(named: list[Pile], case: Case) -> Grade:
    """The grade for the first of the belligerents that are said to have done it.

    Airwars, methodology. A claim that somebody denies, or beside another claim, confirms nothing.
    """
    claimed = [p for p in named if case.confidence.get(p.id) is Confidence.CLAIMED]
    if len(claimed) == 1 and claimed[0] is named[0] and not claimed[0].against:
        return Grade.CONFIRMED
    if len(named) > 1 or named[0].against:
        return Grade.CONTESTED
    return Grade.FAIR if independent(named[0].sound) >= _FAIR else Grade.WEAK


def grade_told(finding: Finding) -> Grade | None:
    """The grade in a finding of this policy on the group; None where nobody is said to have done it."""
    because = finding.sentence.removeprefix(f"{value_words(finding.value)}: ") if finding.value else ""
    return next((grade for grade in Grade if because.startswith(f"{grade}, ")), None)


AIRWARS = Policy(
    name="airwars",
    label="Airwars, civilian harm",
    rules={"Count": first(minimum_and_maximum), "group": first(graded), "branch": BRANCH},
)
