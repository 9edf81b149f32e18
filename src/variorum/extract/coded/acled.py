"""Rows of ACLED as assertions, by its public client and FAQ: its codebook was not at hand."""

from __future__ import annotations

import re
from datetime import date

from variorum.coding import acled
from variorum.coding.country import country_by
from variorum.coding.datasets import read_as
from variorum.coding.ged import GOVERNMENT
from variorum.extract.coded.days import day_of, say_date, within
from variorum.extract.coded.names import actor_of, side_of
from variorum.extract.coded.places import Named, place_of
from variorum.extract.coded.row import Row
from variorum.model.codebook import term
from variorum.model.value import Count, PlaceKind

_PLACE = ("location", "admin2", "admin1", "country", "iso", "geo_precision", "latitude", "longitude")
#: days within which a time_precision lets the incident be: a day, a week, a month
_SURE_TO = {1: 1, 2: 7, 3: 31}
#: a zero is a number where the notes say so; else it also stands for "not known" (FAQ, fatalities)
_NOBODY = re.compile(
    r"\bno (?:fatalit|casualt|deaths?\b|one (?:was|died))|\bnobody (?:was killed|died)", re.IGNORECASE
)
#: how ACLED begins the names of civilians, of armed people whom nobody names, and of a state's forces
_CIVILIANS = acled.CIVILIAN_ACTOR.partition(" (")[0]
_UNIDENTIFIED = "Unidentified"
_FORCES = tuple(name.removesuffix("{}") for name in acled.ARMED.values() if name.endswith("{}"))


def read(row: Row) -> None:
    """Take down all that a row of ACLED says in columns that have a field of ours."""
    day = day_of(row.text("event_date"))
    if day is not None:
        _say_day(row, day)
    named = _named(row)
    if named is not None:
        row.says("place", place_of(named), _PLACE)
    _say_what(row)
    _say_dead(row)
    _say_actors(row)


def _say_day(row: Row, day: date) -> None:
    sure = _SURE_TO.get(row.number("time_precision") or 1, 1)
    say_date(row, within(day, sure, "ACLED event_date, time_precision"), "event_date", "time_precision")


def _named(row: Row) -> Named | None:
    """The location; at geo_precision 3 it is a division's or country's middle, at 2 near it or a part of a region."""
    state = country_by("iso_numeric", row.text("iso"), row.text("country"))
    precision, name = row.number("geo_precision"), row.text("location") or row.text("country")
    if not name:
        return None
    if precision == 1 or (precision == 2 and name != row.text("admin2")):
        return Named(name, PlaceKind.CITY, state, row.text("admin1"), row.point(), near=precision == 2)
    kinds = {row.text("country"): PlaceKind.COUNTRY, row.text("admin1"): PlaceKind.ADMIN1}
    kind = PlaceKind.ADMIN2 if precision == 2 else kinds.get(name, PlaceKind.ADMIN1)
    return Named(name, kind, state, row.text("admin1"), row.point())


def _say_what(row: Row) -> None:
    event = row.text("event_type"), row.text("sub_event_type")
    kind = "type:attack" if event == acled.ATTACK else read_as(acled.BY_TYPE, event)
    if kind:
        row.says("type", term(kind), ["sub_event_type", "event_type"])
    weapon = read_as(acled.BY_WEAPON, event)
    # a suicide bomb is worn or driven
    if weapon and not kind:
        row.says("weapon", term(weapon), ["sub_event_type", "event_type"])


def _say_dead(row: Row) -> None:
    dead = row.number("fatalities")
    if dead:
        row.says("killed", Count(dead, dead, dead), ["fatalities"])
    elif dead == 0:
        told = _NOBODY.search(row.text("notes"))
        columns = ["fatalities", "notes"] if told else ["fatalities"]
        row.says("killed", Count(0, 0, 0 if told else None, "none, or not known"), columns)


def _say_actors(row: Row) -> None:
    """Civilians who were attacked, and who attacked them, where only one other actor is named.

    The order of ACLED's actors implies no direction, so that armed actors alone say neither.
    """
    named = [column for column in ("actor1", "actor2") if row.text(column)]
    civilians = [column for column in named if row.text(column).startswith(_CIVILIANS)]
    armed = [column for column in named if column not in civilians]
    for column in civilians:
        row.says("target", term("target:civilians"), [column])
    if civilians and len(armed) == 1 and row.text("event_type") in (acled.CIVILIANS, acled.REMOTE):
        _say_attacker(row, armed[0])


def _say_attacker(row: Row, column: str) -> None:
    name = row.text(column)
    if name.startswith(_UNIDENTIFIED):
        return
    state = next((name.removeprefix(body) for body in _FORCES if name.startswith(body)), None)
    row.says("group", actor_of(name) if state is None else side_of(f"{GOVERNMENT}{state}"), [column])
