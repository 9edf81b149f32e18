"""The policy ibc: tolls as a range, and only what two independent sources tell.

Iraq Body Count's methodology: minimum and maximum of deaths and injuries, of incidents that at least two independent
sources report.
"""

from __future__ import annotations

from variorum.reconcile.case import Case, Ruling
from variorum.reconcile.groups import BRANCH, firm_attribution
from variorum.reconcile.policy import Policy, first
from variorum.reconcile.prefer import enough_witnesses
from variorum.reconcile.ranges import reported_range

_TOLLS = "Iraq Body Count, methodology: minimum and maximum, two independent sources"
_LEAST = 2


def two_sources(case: Case) -> Ruling | None:
    """No figure where fewer than two independent sources give one.

    Iraq Body Count, methodology. Sources are independent where lineage and primary voice differ (Every Casualty's
    standards).
    """
    return enough_witnesses(case, least=_LEAST, citation=_TOLLS)


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
