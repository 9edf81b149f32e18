"""Rows of UCDP GED (codebook 23.1) as assertions."""

from __future__ import annotations

from variorum.coding import ged
from variorum.coding.country import country_by
from variorum.coding.datasets import read_as
from variorum.extract.coded.days import day_of, say_date
from variorum.extract.coded.names import side_of
from variorum.extract.coded.places import Named, place_of
from variorum.extract.coded.row import Row
from variorum.extract.date_intervals import dated
from variorum.model.value import Count, PartialDate, PlaceKind

_PLACE = (
    "where_coordinates",
    "adm_2",
    "adm_1",
    "country",
    "country_id",
    "where_prec",
    "latitude",
    "longitude",
)


def read(row: Row) -> None:
    """Take down all that a row of GED says in columns that have a field of ours.

    Who attacked whom is told only of violence of one side against civilians: the sides of a battle are no attribution.
    """
    say_date(row, _date(row), "date_start", "date_end")
    named = _named(row)
    if named is not None:
        row.says("place", place_of(named), _PLACE)
    _say_dead(row)
    if row.number("type_of_violence") == ged.ONE_SIDED and row.text("side_a"):
        row.says("group", side_of(row.text("side_a")), ["side_a", "type_of_violence"])


def _date(row: Row) -> PartialDate | None:
    start, end = day_of(row.text("date_start")), day_of(row.text("date_end"))
    if start is None:
        return None
    return dated(start, max(start, end or start), "GED date_start, date_end")


def _named(row: Row) -> Named | None:
    """The place by its level (where_prec); the middle of a division or country is no place of an incident."""
    precision = row.number("where_prec")
    kind = PlaceKind.CITY if precision in (1, ged.NEAR) else _level(precision)
    state = country_by("gw", row.text("country_id"), row.text("country"))
    by_level = {PlaceKind.ADMIN2: "adm_2", PlaceKind.ADMIN1: "adm_1", PlaceKind.COUNTRY: "country"}
    name = row.text(by_level.get(kind, "where_coordinates")) or row.text("where_coordinates")
    if not name:
        return None
    near = precision == ged.NEAR
    return Named(name, kind, state, row.text("adm_1"), row.point(), near)


def _level(precision: int | None) -> PlaceKind:
    codes = {kind.value: code for kind, code in ged.PRECISION.items() if code > ged.NEAR}
    found = read_as(codes, precision) if precision is not None else None
    return PlaceKind(found) if found else PlaceKind.UNKNOWN


def _say_dead(row: Row) -> None:
    """The dead: best, with low and high around it."""
    best = row.number("best")
    if best is None:
        return
    low, high = row.number("low"), row.number("high")
    ends = [n for n in (low, best, high) if n is not None]
    row.says("killed", Count(min(ends), best, max(ends), "GED best, low, high"), ["best", "low", "high"])
