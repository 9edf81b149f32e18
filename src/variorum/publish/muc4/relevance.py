"""Which accounts MUC-4 wants a template for (template-doc-part1, section 1.0), by what is asserted of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from variorum.model.assertion import Account, AccountKind, Polarity
from variorum.model.report import Report
from variorum.model.value import Granularity, PartialDate, Term
from variorum.publish.muc4.targets import people, things
from variorum.publish.muc4.terms import COUNTRIES
from variorum.publish.muc4.where import country

#: what happened longer ago than this is not recent (1.0, 6)
_RECENT = timedelta(days=62)
_ARMED = frozenset({"military", "police", "assailant"})


def relevant(report: Report, account: Account, accounts: Sequence[Account]) -> bool:
    """True for a specific, recent terrorist act in, or against, one of the nine countries."""
    if account.kind not in (AccountKind.MAIN, AccountKind.BACKGROUND) and not _staged(account):
        return False
    land = country(account, accounts)
    if land is not None and land not in COUNTRIES:
        return False
    return _recent(report, account) and _specific(account) and _civil(account)


def _staged(account: Account) -> bool:
    """What was threatened, or tried and failed, against somebody or something told of (7.6)."""
    stages = {a.note("stage") for a in account.of("type")}
    return stages <= {"attempted", "threatened"} and bool(people(account) or things(account))


def _recent(report: Report, account: Account) -> bool:
    """No date is recent enough (1.0, 6): only a date that lies far back speaks against it."""
    if report.published is None:
        return True
    day = date.fromisoformat(report.published.day)
    dates = [a.value for a in account.of("date") if isinstance(a.value, PartialDate)]
    if account.kind is AccountKind.MAIN:
        # a year beside what the report is about tells of its background
        dates = [d for d in dates if d.granularity in (Granularity.DAY, Granularity.MONTH)]
    ends = [d.end for d in dates if d.end]
    return not ends or any(day - end <= _RECENT for end in ends)


def _specific(account: Account) -> bool:
    """Somebody by name, some effect, a day or a place: what has none of these is told as a kind of thing (1.0, 7)."""
    met = [*people(account), *things(account)]
    if any(t.named or t.effects for t in met) or (met and account.kind is AccountKind.MAIN):
        return True
    if any(a.original[:1].isupper() for a in account.of("struck")):
        return True
    return bool(account.of("date")) or any(a.note("lead") is None for a in account.of("place"))


def _civil(account: Account) -> bool:
    """Somebody or something specific was met that is not armed force itself (1.0, 1 and 7)."""
    met = ["former" if t.former else t.kind for t in people(account)] + [t.kind for t in things(account)]
    if any(t.named and t.kind in ("military", "police") for t in people(account)):
        # somebody singled out by name: no clash of forces
        return True
    if met:
        return not set(met) <= _ARMED
    return _bombing(account) and not account.of("harmed")


def _bombing(account: Account) -> bool:
    codes = {a.value.code for a in account.of("type") if isinstance(a.value, Term)}
    return bool(codes & {"type:bombing", "type:vehicle-bombing"}) and bool(
        [a for a in account.of("place") if a.stance.polarity is Polarity.AFFIRMED]
    )
