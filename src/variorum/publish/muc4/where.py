"""MUC-4's date and location of an account (template-doc-part1, 7.3 and 7.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from variorum.model.assertion import Account, Polarity
from variorum.model.report import Report
from variorum.model.value import Granularity, PartialDate, Place, PlaceKind
from variorum.publish.muc4.targets import fill
from variorum.publish.muc4.terms import COUNTRIES, NATIONS, PLACE_KINDS, PROVINCES

_EXACT = {
    PlaceKind.SITE: 4,
    PlaceKind.CITY: 4,
    PlaceKind.ADMIN2: 3,
    PlaceKind.ADMIN1: 2,
    PlaceKind.COUNTRY: 1,
}
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def places(account: Account) -> list[Place]:
    """The places affirmed of the account, those of the happening itself before those of the lead."""
    return _places(account, None) or _places(account, "yes")


def _places(account: Account, lead: str | None) -> list[Place]:
    """The places of the happening itself (None), of the lead ("yes"), or where the report was written."""
    said = [
        a for a in account.of("place") if a.stance.polarity is Polarity.AFFIRMED and a.note("lead") == lead
    ]
    return [a.value for a in said if isinstance(a.value, Place) and a.value.country]


def country(account: Account, accounts: Sequence[Account]) -> str | None:
    """The ISO code of the account's country (7.4, note 5: inferred where it is not said).

    Its own places decide; else those of the lead and of the report's other accounts, of which one of the
    nine countries goes first; else where the report was written, if that is one of the nine.
    """
    own = [p.country for p in _places(account, None)]
    if own:
        return Counter([c for c in own if c in COUNTRIES] or own).most_common(1)[0][0]
    led = [p.country for a in (account, *accounts) for p in _places(a, "yes")]
    others = [p.country for a in accounts for p in _places(a, None)]
    written = [p.country for a in accounts for p in _places(a, "dateline")]
    for codes in (led, written, others):
        inside = [c for c in codes if c in COUNTRIES]
        if inside:
            return Counter(inside).most_common(1)[0][0]
    return next(iter([*led, *others]), None)


def location(account: Account, accounts: Sequence[Account]) -> list[str]:
    """ "COLOMBIA: MEDELLIN (CITY)": the country, and the most exact place within it."""
    land = country(account, accounts)
    if land is None:
        return []
    name = NATIONS.get(land) or next(
        (
            fill(p.country_name)
            for a in (account, *accounts)
            for p in places(a)
            if p.country == land and p.country_name
        ),
        land,
    )
    inside = [
        p
        for p in places(account)
        if p.country == land and p.kind in _EXACT and p.kind is not PlaceKind.COUNTRY
    ]
    if not inside:
        return [name]
    best = max(inside, key=lambda p: _EXACT[p.kind])
    kind = PLACE_KINDS[best.kind.value]
    if kind == "DEPARTMENT" and land in PROVINCES:
        kind = "PROVINCE"
    return [f"{name}: {_plain(best.name)} ({kind})"]


def _plain(name: str) -> str:
    table = str.maketrans("ÁÉÍÓÚÜÑ", "AEIOUUN")
    return (
        fill(name)
        .translate(table)
        .removesuffix(" DEPARTMENT")
        .removesuffix(" PROVINCE")
        .removeprefix("DEPARTAMENTO DE ")
    )


def when(report: Report, account: Account) -> list[str]:
    """The date (7.3): a day, a range, or "- day" where only the report's date is known."""
    said = [a.value for a in account.of("date") if a.stance.polarity is Polarity.AFFIRMED]
    dates = [d for d in said if isinstance(d, PartialDate) and d.start and d.end]
    days = [d for d in dates if d.granularity is Granularity.DAY]
    best = next(iter(days or dates), None)
    header = date.fromisoformat(report.published.day) if report.published else None
    if best is None or best.start is None or best.end is None:
        return [f"- {_day(header)}"] if header else []
    if best.start == best.end:
        return [_day(best.start)]
    if header and best.end > header:
        return [f"- {_day(header)}"]
    return [f"{_day(best.start)} - {_day(best.end)}"]


def _day(day: date) -> str:
    return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year % 100:02d}"
