"""Which accounts MUC-4 wants a template for (template-doc-part1, section 1.0), by what is asserted of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from variorum.model.assertion import Account, AccountKind, Polarity
from variorum.model.report import Report
from variorum.model.value import PartialDate, Term
from variorum.publish.muc4_targets import people, things
from variorum.publish.muc4_terms import COUNTRIES
from variorum.publish.muc4_where import country

#: what happened longer ago than this is not recent (1.0, 6)
_RECENT = timedelta(days=62)
_ARMED = frozenset({"military", "police", "assailant"})


def relevant(report: Report, account: Account, accounts: Sequence[Account]) -> bool:
    """True for a specific, recent terrorist act in, or against, one of the nine countries."""
    if account.kind not in (AccountKind.MAIN, AccountKind.BACKGROUND):
        return False
    land = country(account, accounts)
    if land is not None and land not in COUNTRIES:
        return False
    return _recent(report, account) and _civil(account)


def _recent(report: Report, account: Account) -> bool:
    """No date is recent enough (1.0, 6): only a date that lies far back speaks against it."""
    if report.published is None:
        return True
    day = date.fromisoformat(report.published.day)
    ends = [a.value.end for a in account.of("date") if isinstance(a.value, PartialDate) and a.value.end]
    return not ends or any(day - end <= _RECENT for end in ends)


def _civil(account: Account) -> bool:
    """Somebody or something specific was met that is not armed force itself (1.0, 1 and 7)."""
    met = [t.kind for t in people(account)] + [t.kind for t in things(account)]
    if met:
        return not set(met) <= _ARMED
    return _bombing(account) and not account.of("harmed")


def _bombing(account: Account) -> bool:
    codes = {a.value.code for a in account.of("type") if isinstance(a.value, Term)}
    return bool(codes & {"type:bombing", "type:vehicle-bombing"}) and bool(
        [a for a in account.of("place") if a.stance.polarity is Polarity.AFFIRMED]
    )
