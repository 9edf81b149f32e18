"""What a date expression says, before anybody knows when the report came out: one frozen class a form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """Which way from the publication day an expression without a year or a week points."""

    PAST = "past"
    FUTURE = "future"
    NEAREST = "nearest"


class Relation(StrEnum):
    """How the text sets something against the date: on it, since it, until it ..."""

    ON = "on"
    SINCE = "since"
    BEFORE = "before"
    AFTER = "after"
    BY = "by"
    UNTIL = "until"
    AS_OF = "as of"


class Unit(StrEnum):
    """A stretch of time."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class Calendar:
    """A year, a month or a day by the calendar; None where the words do not say.

    `edge` is early, mid or late; `shift` is -1 for "last March", 0 for "this March", 1 for "next March";
    `year_shift` is -1 for "March last year".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    edge: str | None = None
    shift: int | None = None
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class Slashed:
    """03/01/2024: the order of day and month is not known."""

    first: int
    second: int
    year: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 for Monday.

    `shift` is -1 for "last Friday", 0 for "this Friday", 1 for "next Friday"; `week` is -1 for "Friday
    last week".
    """

    weekday: int
    shift: int | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units before or after a day: the publication day, or one that the text names (`anchored`).

    `low` and `high` bound the count: both 2 for "two days ago", 3 and 4 for "nearly four years ago".
    """

    low: int
    high: int
    unit: Unit
    sign: int
    anchored: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A week, weekend, month, year ... counted from the one of publication: -1 for "last week".

    `edge` is early, mid, late, earlier or later.
    """

    unit: Unit
    shift: int
    edge: str | None = None
    anchored: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch that ends or begins with publication: "the past 24 hours", "the next two weeks"."""

    count: int
    unit: Unit
    sign: int = -1


@dataclass(frozen=True, slots=True)
class Recent:
    """ "Recently", "in recent days", "the past few days"."""


@dataclass(frozen=True, slots=True)
class Overnight:
    """ "Overnight": the night before publication, of which no report says which side of midnight."""


@dataclass(frozen=True, slots=True)
class Decade:
    """ "The 1990s", with early, mid or late."""

    year: int
    edge: str | None = None


@dataclass(frozen=True, slots=True)
class Quarter:
    """ "The third quarter of 2019"; `shift` is -1 for "last year's third quarter"."""

    number: int
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """ "Summer of 2019", "last winter"."""

    season: str
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A day that has become a name, without its year: "9/11", "the Sept. 11 attacks"."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Vague:
    """Time words that give no dates: "several years ago". `why` says so."""

    why: str


@dataclass(frozen=True, slots=True)
class Range:
    """From one date to another, both included."""

    first: Form
    last: Form


Form = (
    Calendar
    | Slashed
    | Weekday
    | Offset
    | Period
    | Window
    | Recent
    | Overnight
    | Decade
    | Quarter
    | Season
    | Named
    | Vague
    | Range
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date expression: [start, end) in the text, what it says, and how the text uses it.

    `part` is a part of the day ("night", "early"); `approximate` is true after "around"; `future` is
    true where the words point ahead ("scheduled for Friday").
    """

    start: int
    end: int
    form: Form
    relation: Relation = Relation.ON
    part: str | None = None
    approximate: bool = False
    future: bool = False

    @property
    def needs_anchor(self) -> bool:
        """True if the date counts from a day that the text names elsewhere ("a day earlier")."""
        return isinstance(self.form, Offset | Period) and self.form.anchored
