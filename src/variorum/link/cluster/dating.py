"""Dates that a report alone could not give, and the accounts linked to it do.

A report without a date of publication says "on Wednesday"; another account of the incident says when.
Nothing is guessed: where the linked dates leave more than one day, or none, the date stays unresolved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from variorum.link.compare.profile import Days
from variorum.link.compare.when import say_days
from variorum.link.moment import outlet_of, say_day
from variorum.model.assertion import Account, Assertion, Polarity
from variorum.model.incident import Inference
from variorum.model.report import Report
from variorum.model.value import Granularity, PartialDate

#: in a longer interval a weekday comes twice
WEEK = 7
#: in a longer interval a day of a month, or a month, comes twice
YEAR = 366
#: how an inferred date was resolved, for `PartialDate.basis`
BASIS = "linked account"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Said:
    """When the incident was, according to one assertion of one account."""

    account_id: str
    outlet: str
    days: Days


@dataclass(frozen=True, slots=True)
class Dating:
    """What a cluster's accounts make of each other's unresolved dates."""

    inferences: tuple[Inference, ...]
    as_of: tuple[Inference, ...]


def leaves_open(account: Account) -> bool:
    """True if the account leaves a date open that linked accounts, or its own day, might settle."""
    dates = (a.value for a in _dates(account))
    moments = (a.as_of for a in account.assertions)
    return any(isinstance(d, PartialDate) and not d.resolved for d in (*dates, *moments))


def date_accounts(accounts: Sequence[Account], reports: Mapping[str, Report]) -> Dating:
    """The inferences for the accounts of one incident; weekdays first, for others may lean on them."""
    told = list(_told(accounts, reports))
    found: list[Inference] = []
    for resolve in (_as_weekday, _as_calendar, _as_linked):
        new = list(_infer(accounts, told, resolve, {i.assertion_id for i in found}))
        found += new
        told += _learnt(new, accounts, reports)
    return Dating(tuple(sorted(found, key=_key)), tuple(sorted(_as_of(accounts, told), key=_key)))


def _key(inference: Inference) -> str:
    return inference.assertion_id


def _told(accounts: Iterable[Account], reports: Mapping[str, Report]) -> Iterator[Said]:
    for account in accounts:
        outlet = outlet_of(reports[account.report_id])
        for assertion in _dates(account):
            value = assertion.value
            if isinstance(value, PartialDate) and value.start and value.end:
                yield Said(account.id, outlet, Days(value.start, value.end))


def _dates(account: Account) -> Iterator[Assertion]:
    yield from (a for a in account.of("date") if a.stance.polarity is Polarity.AFFIRMED)


def _learnt(
    new: Iterable[Inference], accounts: Iterable[Account], reports: Mapping[str, Report]
) -> Iterator[Said]:
    owners = {a.id: account for account in accounts for a in account.assertions}
    for inference in new:
        account, value = owners[inference.assertion_id], inference.value
        if value.start and value.end:
            yield Said(account.id, outlet_of(reports[account.report_id]), Days(value.start, value.end))


Resolve = Callable[[PartialDate, Days], Days | None]


def _infer(
    accounts: Iterable[Account], told: Sequence[Said], resolve: Resolve, done: set[str]
) -> Iterator[Inference]:
    for account in accounts:
        open_ones = [(a, v) for a, v in _open(account) if a.id not in done]
        # what the others say is looked up only where it may help: most accounts leave nothing open
        common = _common([s for s in told if s.account_id != account.id]) if open_ones else None
        for assertion, value in open_ones:
            days = resolve(value, common[0]) if common else None
            if common and days:
                yield Inference(assertion.id, _dated(value, days), _reason(assertion, days, *common))


def _open(account: Account) -> Iterator[tuple[Assertion, PartialDate]]:
    """The dates that the account leaves open."""
    for assertion in _dates(account):
        if isinstance(assertion.value, PartialDate) and not assertion.value.resolved:
            yield assertion, assertion.value


def _common(told: Sequence[Said]) -> tuple[Days, Said] | None:
    """The days that all agree on, and who says so most exactly; None if nobody does or they disagree."""
    if not told:
        return None
    start, end = max(s.days.start for s in told), min(s.days.end for s in told)
    if start > end:
        return None
    closest = min(told, key=lambda s: (s.days.length, s.days.start, s.outlet, s.account_id))
    return Days(start, end), closest


def _as_weekday(value: PartialDate, common: Days) -> Days | None:
    """The one day of that name in the linked interval."""
    if value.weekday is None or common.length > WEEK:
        return None
    return _only(day for day in common.each() if day.weekday() == value.weekday)


def _as_calendar(value: PartialDate, common: Days) -> Days | None:
    """The part of the linked interval in the month, or on the day of the month, that the report names."""
    if value.weekday is not None or value.month is None or common.length > YEAR:
        return None
    fits = [day for day in common.each() if day.month == value.month and value.day in (None, day.day)]
    if value.day is not None:
        return _only(fits)
    return Days(fits[0], fits[-1]) if fits else None


def _as_linked(value: PartialDate, common: Days) -> Days | None:
    """The linked interval itself, where the report's words say nothing of their own ("recently")."""
    known = (value.weekday, value.month, value.day)
    return common if known == (None, None, None) else None


def _only(days: Iterable[date]) -> Days | None:
    found = list(days)
    return Days(found[0], found[0]) if len(found) == 1 else None


def _dated(value: PartialDate, days: Days) -> PartialDate:
    return replace(value, start=days.start, end=days.end, granularity=granularity(days), basis=BASIS)


def granularity(days: Days) -> Granularity:
    """The granularity that an interval of so many days has."""
    if days.length == 1:
        return Granularity.DAY
    steps = (
        (6, Granularity.DAYS),
        (7, Granularity.WEEK),
        (27, Granularity.DAYS),
        (31, Granularity.MONTH),
        (366, Granularity.YEAR),
    )
    return next((g for most, g in steps if days.length <= most), Granularity.LONGER)


def _reason(assertion: Assertion, days: Days, common: Days, said: Said) -> str:
    dated = f"dated by the linked account in {said.outlet}, which gives {say_days(said.days)}"
    if said.days != days and common == said.days:
        return f"“{assertion.original}” is {say_days(days)}: {dated}"
    return f"“{assertion.original}” is {dated}"


def _as_of(accounts: Iterable[Account], told: Sequence[Said]) -> Iterator[Inference]:
    """Undated "as of Thursday": the first such weekday from the day of the incident on."""
    common = _common(told)
    if common is None or common[0].length > 1:
        return
    happened = common[0].start
    for account in accounts:
        for assertion in account.assertions:
            value = assertion.as_of
            if value is None or value.resolved or value.weekday is None:
                continue
            day = happened + timedelta(days=(value.weekday - happened.weekday()) % WEEK)
            reason = (
                f"as of the first {_WEEKDAYS[value.weekday]} from {say_day(happened)} on, "
                f"the day of the incident according to {common[1].outlet}"
            )
            yield Inference(assertion.id, _dated(value, Days(day, day)), reason)
