"""Values: what an assertion gives for a field, normalised, with their precision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Granularity(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    LONGER = "longer"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as an interval of days, both ends included; `basis` says how it was resolved.

    An unresolved date has no interval; what is known of it (a weekday, 0 = Monday; a month; a day of
    the month) is kept, so that a linked report can resolve it later. `part` is a part of the day.
    """

    start: date | None
    end: date | None
    granularity: Granularity
    basis: str
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None

    @property
    def resolved(self) -> bool:
        """True if both ends of the interval are known."""
        return self.start is not None and self.end is not None


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people as low, best, high; None is an open end ("at least 84" has no high).

    `hedge` names the rule of the number grammar that gave it (exact, at least, nearly, dozens, ...).
    """

    low: int | None
    best: int | None
    high: int | None
    hedge: str = "exact"


class PlaceKind(StrEnum):
    """The level of a place, from the most to the least exact."""

    SITE = "site"
    CITY = "city"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    COUNTRY = "country"
    REGION = "region"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PlaceOption:
    """Another gazetteer entry that the same words could mean."""

    gazetteer_id: str
    name: str
    country: str
    kind: PlaceKind
    score: float


@dataclass(frozen=True, slots=True)
class Place:
    """A place: gazetteer entry (`geonames:128234`), ISO country (`IR`), WGS84 degrees, and precision.

    `radius_km` is the radius within which the place lies, None where it is not known; `within` is the
    name of the first-order division. An entry that the gazetteer lacks has no id and no coordinates.
    `near` is true where the report says so ("near Kerman", "on the outskirts of").
    """

    name: str
    kind: PlaceKind
    gazetteer_id: str | None = None
    country: str | None = None
    country_name: str | None = None
    within: str | None = None
    within_id: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    near: bool = False
    alternatives: tuple[PlaceOption, ...] = ()


class ActorKind(StrEnum):
    """What sort of actor this is."""

    GROUP = "group"
    STATE = "state"
    AUTHORITY = "authority"
    PERSON = "person"
    OUTLET = "outlet"
    ORGANISATION = "organisation"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts, speaks or is accused; `id` is an entry of the curated list, if there is one.

    `parent` is the id of the group that this one is a branch of; `country` the ISO code of a state or
    of the authority's state.
    """

    name: str
    kind: ActorKind
    id: str | None = None
    parent: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of a closed vocabulary (`weapon:explosive-belt`), with its plain label."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Text:
    """Words for which no closed vocabulary exists (a motive, an assessment, a named victim)."""

    text: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """What a voice said it does not know or did not say ("named no branch")."""

    about: str


Value = PartialDate | Count | Place | Actor | Term | Text | Nothing
