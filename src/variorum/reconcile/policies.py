"""The policies that ship with the package, by name."""

from __future__ import annotations

from variorum.errors import BadInput
from variorum.reconcile.acled import ACLED
from variorum.reconcile.airwars import AIRWARS
from variorum.reconcile.ged import GED
from variorum.reconcile.gtd import GTD
from variorum.reconcile.ibc import IBC
from variorum.reconcile.latest_origin import LATEST_ORIGIN
from variorum.reconcile.muc4 import MUC4
from variorum.reconcile.policy import Policy

POLICIES: dict[str, Policy] = {p.name: p for p in (GTD, GED, ACLED, AIRWARS, IBC, MUC4, LATEST_ORIGIN)}


def policy(name: str) -> Policy:
    """The policy called `name`; BadInput if there is none."""
    if name not in POLICIES:
        known = ", ".join(POLICIES)
        raise BadInput("there is no such policy", where=name, mend=f"use one of {known}")
    return POLICIES[name]
