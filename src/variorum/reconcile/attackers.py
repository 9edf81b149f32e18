"""Whether a toll counts the attackers: codebooks differ, so a settled toll is made to count them, or not to."""

from __future__ import annotations

from dataclasses import replace

from variorum.model.value import Count
from variorum.reconcile.case import Case, Ruling, count_of
from variorum.reconcile.evidence import witnesses
from variorum.reconcile.pile import Pile, relate_values
from variorum.reconcile.tolls import figure, spread
from variorum.reconcile.words import count_words


def included(case: Case, ruling: Ruling) -> Ruling:
    """The ruling with the attackers counted: a figure with them that fits, or their number added where it is sure."""
    chosen = ruling.chosen[0] if ruling.chosen else None
    if chosen is None or chosen.scope != "excluded" or ruling.value != spread(case, chosen):
        return ruling
    whole = with_attackers(case, chosen)
    if whole is not None:
        return _instead(case, ruling, whole, "the total with the attackers")
    value, because = and_attackers(case, chosen, ruling.because)
    return replace(ruling, value=value, because=because)


def excluded(case: Case, ruling: Ruling) -> Ruling:
    """The ruling without the attackers: a figure without them that fits, or their number taken off where it is sure."""
    chosen = next((p for p in ruling.chosen if p.scope == "excluded"), None)
    if chosen is not None:
        return replace(ruling, chosen=(chosen,), value=spread(case, chosen))
    if not ruling.chosen or ruling.chosen[0].scope != "included":
        return ruling
    without = _fitting(case, ruling.chosen[0], "excluded")
    if without is not None:
        return _instead(case, ruling, without, "the total without the attackers")
    return _less_attackers(case, ruling)


def _instead(case: Case, ruling: Ruling, pile: Pile, what: str) -> Ruling:
    """The ruling with another figure of the same toll in front of the chosen one."""
    told = count_words(count_of(ruling.chosen[0]))
    because = f"{what} ({witnesses(pile.support, 2)}); {told} is {ruling.because}"
    return replace(ruling, chosen=(pile, *ruling.chosen), value=spread(case, pile), because=because)


def _less_attackers(case: Case, ruling: Ruling) -> Ruling:
    low, high = case.ground.alone
    value = ruling.value
    if not isinstance(value, Count) or low != high or low == 0 or (value.low or 0) < low:
        return replace(ruling, because=f"{ruling.because}; it counts attackers, how many is not told")
    least, best, most = (None if n is None else n - low for n in (value.low, value.best, value.high))
    because = f"less {low} of the attackers, {ruling.because}"
    return replace(ruling, value=Count(least, best, most, value.hedge), because=because)


def and_attackers(case: Case, chosen: Pile, because: str) -> tuple[Count, str]:
    """The toll of the victims and, where reports give it for sure, the number of attackers among the dead."""
    value, (low, high) = spread(case, chosen), case.ground.alone
    if chosen.scope != "excluded" or low != high or low == 0 or value.best is None:
        return value, because
    most = None if value.high is None else value.high + low
    total = Count((value.low or 0) + low, value.best + low, most, value.hedge)
    return total, f"{value.best} without the attackers and {low} of the attackers: {because}"


def with_attackers(case: Case, chosen: Pile) -> Pile | None:
    """The lowest sound figure with the attackers that fits one without them."""
    return _fitting(case, chosen, "included") if chosen.scope == "excluded" else None


def _fitting(case: Case, chosen: Pile, scope: str) -> Pile | None:
    told = [p for p in case.current if p.scope == scope and p.sound]
    fitting = [p for p in told if relate_values(p, chosen, case.ground).compatible]
    return min(fitting, key=figure, default=None)
