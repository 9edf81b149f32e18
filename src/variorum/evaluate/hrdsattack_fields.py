"""What HRDsAttack codes for a report, and what our record gives for the same fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from variorum.evaluate.settled import main_account, record_of, settled
from variorum.extract.date_words import MONTHS
from variorum.extract.place_keys import key_of
from variorum.extract.places import resolve_name
from variorum.model.assertion import Account
from variorum.model.finding import Finding
from variorum.model.report import Report
from variorum.model.value import Actor, ActorKind, Granularity, PartialDate, Place, PlaceKind, Term, Text

POLICY = "gtd-2019"
#: how the set writes that there is no value
_NONE = frozenset({"", "none", "unknown", "nan", "n/a"})
_STATES = frozenset({"state actor", "other state actors"})
#: our types of attack -> the set's violations
_TYPES = {
    "type:killing": "killing",
    "type:assassination": "killing",
    "type:massacre": "killing",
    "type:kidnapping": "kidnapping",
    "type:hostage-taking": "kidnapping",
}
#: fields by which we say who did it
_WHO = ("group", "claim", "blame", "perpetrator")


@dataclass(frozen=True, slots=True)
class Coded:
    """What was coded; None where nothing was."""

    year: int | None
    month: int | None
    day: int | None
    city: str | None
    region: str | None
    country: str | None
    perpetrator: bool
    state: bool | None
    types: frozenset[str]
    victims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What our record gives; `record` is false where the report has no main account."""

    record: bool = False
    year: int | None = None
    month: int | None = None
    day: int | None = None
    city: str | None = None
    region: str | None = None
    country: str | None = None
    perpetrator: bool = False
    state: bool | None = None
    types: frozenset[str] = field(default_factory=frozenset)
    victims: tuple[str, ...] = ()
    label: str = ""


def coded(row: Mapping[str, Any]) -> Coded:
    """The coding of one report; KeyError where a field is missing."""
    kind = _text(row["perpetrator_type"])
    return Coded(
        year=_number(row["year"]),
        month=_month(row["month"]),
        day=_number(row["date"]),
        city=_text(row["city"]),
        region=_text(row["region"]),
        country=_text(row["country"]),
        perpetrator=bool(row["perpetrator_mention"]),
        state=kind in _STATES if kind and kind != "insufficient info" else None,
        types=frozenset(row["violation_types"]),
        victims=tuple(n for v in row["victims"] if (n := _text(v["victim_name"]))),
    )


def _text(told: str | None) -> str | None:
    return None if told is None or told.strip().lower() in _NONE else told.strip()


def _number(told: str | None) -> int | None:
    """ "2021.0", "26" and "26th" are numbers; words are none."""
    digits = (_text(told) or "").partition(".")[0].rstrip("stndrh")
    return int(digits) if digits.isdecimal() else None


def _month(told: str | None) -> int | None:
    return _number(told) or MONTHS.get((_text(told) or "").lower())


def answer(report: Report, accounts: Sequence[Account]) -> Answer:
    """Our answer for one report: the findings over the incident of its main account, and the account itself."""
    main = main_account(accounts)
    if main is None:
        return Answer()
    found = settled(record_of([(report, list(accounts))]), POLICY)
    who = [a.value for a in main.of(*_WHO) if isinstance(a.value, Actor)]
    year, month, day = _day(found.get("date"))
    city, region, country = _place(found.get("place"))
    return Answer(
        record=True,
        year=year,
        month=month,
        day=day,
        city=city,
        region=region,
        country=country,
        perpetrator=bool(who),
        state=any(w.kind in (ActorKind.STATE, ActorKind.AUTHORITY) for w in who) if who else None,
        types=frozenset(
            _TYPES[a.value.code]
            for a in main.of("type")
            if isinstance(a.value, Term) and a.value.code in _TYPES
        ),
        victims=tuple(sorted({a.value.text for a in main.of("victim") if isinstance(a.value, Text)})),
        label=main.label,
    )


def _day(finding: Finding | None) -> tuple[int | None, int | None, int | None]:
    """Year, month and day as far as the settled date is known."""
    value = finding.value if finding else None
    if not isinstance(value, PartialDate) or value.start is None or value.end is None:
        return None, None, None
    start, end = value.start, value.end
    same_month = (start.year, start.month) == (end.year, end.month)
    year = start.year if start.year == end.year else None
    month = start.month if same_month else None
    return year, month, start.day if value.granularity is Granularity.DAY else None


def _place(finding: Finding | None) -> tuple[str | None, str | None, str | None]:
    """City, region and country of the settled place, by name."""
    place = finding.value if finding else None
    if not isinstance(place, Place):
        return None, None, None
    city = place.name if place.kind is PlaceKind.CITY else None
    region = place.name if place.kind is PlaceKind.ADMIN1 else place.within
    return city, region, place.country_name


def same_name(expected: str | None, given: str | None) -> bool:
    """True if both are none or the same name: letters folded, "State" and "Province" aside."""
    if expected is None or given is None:
        return expected is given
    return _bare(expected) == _bare(given)


def _bare(name: str) -> str:
    key = key_of(name)
    for noun in (" state", " province", " region", " city", " governorate"):
        key = key.removesuffix(noun)
    return key


def same_country(expected: str | None, given: str | None) -> bool:
    """True if both are none or names of the same country ("USA", "United States")."""
    if expected is None or given is None:
        return expected is given
    return same_name(expected, given) or _code(expected) == _code(given)


@lru_cache(maxsize=1024)
def _code(name: str) -> str:
    """The ISO code of a country by one of its names, else the name."""
    place = resolve_name(name)
    return place.country if place and place.country and place.kind is PlaceKind.COUNTRY else name
