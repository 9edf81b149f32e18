"""The policy ibc: tolls as a range, and only what two independent sources tell.

Iraq Body Count's methodology: minimum and maximum of deaths and injuries, of incidents that at least two independent
sources report.
"""

from __future__ import annotations

from variorum.model.finding import Status
from variorum.reconcile.case import Case, Ruling
from variorum.reconcile.evidence import witnesses
from variorum.reconcile.groups import BRANCH, firm_attribution
from variorum.reconcile.policy import Policy, first
from variorum.reconcile.ranges import reliable, reported_range
from variorum.reconcile.weigh import independent
from variorum.reconcile.words import number_of

_TOLLS = "Iraq Body Count, methodology: minimum and maximum, two independent sources"
_LEAST = 2


def two_sources(case: Case) -> Ruling | None:
    """No figure where fewer than two independent sources give one.

    Iraq Body Count, methodology. Sources are independent where lineage and primary voice differ (Every Casualty's
    standards).
    """
    told = reliable(case)
    support = tuple(e for p in told for e in p.support)
    found = independent(support)
    if not told or found >= _LEAST:
        return None
    because = f"told by {number_of(found, 'independent source')}, and two are needed ({witnesses(support)})"
    return Ruling(
        chosen=(),
        value=None,
        because=because,
        citation=_TOLLS,
        status=Status.NONE_SUPPORTED,
        lost=lambda _: "no second independent source",
    )


def minimum_and_maximum(case: Case) -> Ruling | None:
    """The least and the most that sources give. Iraq Body Count, methodology."""
    return reported_range(case, _TOLLS)


IBC = Policy(
    name="ibc",
    label="Iraq Body Count",
    rules={
        "Count": first(two_sources, minimum_and_maximum),
        "group": first(firm_attribution),
        "branch": BRANCH,
    },
)
