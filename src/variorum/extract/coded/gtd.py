"""Rows of GTD (codebook of October 2019) as assertions."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.coding import gtd
from variorum.coding.country import country_by
from variorum.coding.datasets import read_as
from variorum.extract.coded.days import parts, ranged, say_date
from variorum.extract.coded.names import actor_of
from variorum.extract.coded.places import Named, place_of
from variorum.extract.coded.row import Row
from variorum.model.assertion import Certainty
from variorum.model.codebook import term
from variorum.model.value import PartialDate, PlaceKind, Text

_DATE = ("iday", "imonth", "iyear", "approxdate")
_PLACE = ("city", "provstate", "country_txt", "country", "latitude", "longitude", "specificity", "vicinity")
#: attackers alone, and totals that count them
_ONLY, _INCLUDED = ("attackers", "only"), ("attackers", "included")


def read(row: Row) -> None:
    """Take down all that a row of GTD says in columns that have a field of ours."""
    say_date(row, _date(row), *_DATE)
    _say_place(row)
    _say_what(row)
    _say_who(row)
    row.count("killed", "nkill", _INCLUDED)
    row.count("killed", "nkillter", _ONLY)
    row.count("wounded", "nwound", _INCLUDED)
    row.count("wounded", "nwoundte", _ONLY)
    row.count("attackers", "nperps")
    row.count("arrested", "nperpcap", _ONLY)
    if row.number("ishostkid") == 1:
        row.count("kidnapped", "nhostkid")


def _date(row: Row) -> PartialDate | None:
    """The range of approxdate where it is one, else the day; 0 is a day or month that is not known (pp. 12-14)."""
    year = row.number("iyear")
    told = ranged(row.text("approxdate"), "GTD approxdate")
    if told is not None or year is None:
        return told
    return parts(year, row.number("imonth") or 0, row.number("iday") or 0, "GTD iyear, imonth, iday")


def _say_place(row: Row) -> None:
    """The city, else the division, else the country; a city's own coordinates are of specificity 1 and 2 alone."""
    named = _named(row)
    if named is not None:
        first = {PlaceKind.CITY: "city", PlaceKind.ADMIN1: "provstate", PlaceKind.SITE: "location"}
        columns = dict.fromkeys([first.get(named.kind, "country_txt"), *_PLACE])
        row.says("place", place_of(named), list(columns))
    if row.text("location"):
        row.says("site", Text(row.text("location")), ["location"])


def _named(row: Row) -> Named | None:
    state = country_by("gtd", row.text("country"), row.text("country_txt"))
    near = row.number("vicinity") == 1
    exact = row.number("specificity") in (1, 2)
    if city := row.text("city"):
        return Named(city, PlaceKind.CITY, state, row.text("provstate"), row.point() if exact else None, near)
    if exact and row.text("location") and row.point():
        return Named(row.text("location"), PlaceKind.SITE, state, row.text("provstate"), row.point(), near)
    if division := row.text("provstate"):
        point = row.point() if row.number("specificity") == gtd.SPECIFICITY[PlaceKind.ADMIN1] else None
        return Named(division, PlaceKind.ADMIN1, state, point=point, near=near)
    name = row.text("country_txt")
    return Named(name, PlaceKind.COUNTRY, state) if name else None


def _say_what(row: Row) -> None:
    for n in range(1, 4):
        attack = read_as(gtd.ATTACK_BY_TYPE, row.number(f"attacktype{n}"))
        if attack == "type:bombing" and row.number("suicide") == 1:
            row.says("type", term("type:suicide-bombing"), [f"attacktype{n}", "suicide"])
        elif attack:
            row.says("type", term(attack), [f"attacktype{n}"])
        target = read_as(gtd.TARGET_BY_TERM, row.number(f"targtype{n}"))
        if target:
            row.says("target", term(target), [f"targtype{n}"])
    for code, columns in _weapons(row):
        row.says("weapon", term(code), columns)


def _weapons(row: Row) -> Iterator[tuple[str, list[str]]]:
    """The weapons by subtype, else by type: a subtype that we have no term for is one of its type."""
    by_type = {term_: kind for term_, (kind, _) in gtd.WEAPON_BY_TERM.items()}
    for n in range(1, 5):
        kind, sub = row.number(f"weaptype{n}"), row.number(f"weapsubtype{n}")
        exact = None if kind is None else read_as(gtd.WEAPON_BY_TERM, (kind, sub))
        found = exact or read_as(by_type, kind)
        if found:
            yield found, ([f"weapsubtype{n}"] if exact and sub is not None else []) + [f"weaptype{n}"]


def _say_who(row: Row) -> None:
    """Groups with their doubt (guncertain), branches, and who claimed it how; gname to gname3 have a claim each."""
    for n, suffix in ((1, ""), (2, "2"), (3, "3")):
        name = row.text(f"gname{suffix}")
        if not name:
            continue
        doubtful = row.number(f"guncertain{n}") == 1
        certainty = Certainty.POSSIBLE if doubtful else Certainty.CERTAIN
        row.says("group", actor_of(name), [f"gname{suffix}", f"guncertain{n}"], certainty=certainty)
        if branch := row.text(f"gsubname{suffix}"):
            row.says("branch", actor_of(branch), [f"gsubname{suffix}"], certainty=certainty)
        claimed = "claimed" if n == 1 else f"claim{n}"
        if row.number(claimed) == 1:
            row.says("claim", actor_of(name), [f"gname{suffix}", claimed], notes=_mode(row, n))
    if motive := row.text("motive"):
        row.says("motive", Text(motive), ["motive"])


def _mode(row: Row, n: int) -> tuple[tuple[str, str], ...]:
    mode = row.number(f"claimmode{n}" if n > 1 else "claimmode")
    return (("mode", str(mode)),) if mode in gtd.CLAIM_MODES else ()
