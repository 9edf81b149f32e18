"""Rows of GTD: what each column says, by the codebook."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from variorum.model.assertion import Account, AccountKind
from variorum.model.value import Place, PlaceKind

Coded = Callable[..., Account]
Told = Callable[[Account], set[tuple[object, ...]]]
BASE = {"eventid": "203105120001"}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"iyear": 2031, "imonth": 5, "iday": 12}, ("date", "12 May 2031", "12")),
        ({"iyear": 2010, "imonth": 5, "iday": 0}, ("date", "May 2010", "0")),
        ({"iyear": 2010, "imonth": 0, "iday": 0}, ("date", "2010", "0")),
        (
            {"iyear": 2031, "imonth": 5, "iday": 13, "approxdate": "2031-05-12 to 2031-05-14"},
            ("date", "12–14 May 2031", "13"),
        ),
        ({"iyear": 2031, "imonth": 5, "iday": 13, "approxdate": "mid May"}, ("date", "13 May 2031", "13")),
        ({"attacktype1": 3}, ("type", "bombing", "3")),
        ({"attacktype1": 3, "suicide": 1}, ("type", "suicide bombing", "3")),
        ({"attacktype1": 2, "suicide": 1}, ("type", "armed assault", "2")),
        ({"targtype1": 14}, ("target", "civilians", "14")),
        ({"weaptype1": 6, "weapsubtype1": 7}, ("weapon", "grenade", "7")),
        ({"weaptype1": 6, "weapsubtype1": 9}, ("weapon", "explosive", "6")),
        ({"weaptype1": 5}, ("weapon", "firearm", "5")),
        ({"nkill": 12}, ("killed", "12", "12")),
        ({"nkill": "12.0"}, ("killed", "12", "12.0")),
        ({"nwound": 0}, ("wounded", "0", "0")),
        ({"nperps": 2}, ("attackers", "2", "2")),
        ({"ishostkid": 1, "nhostkid": 3}, ("kidnapped", "3", "3")),
        ({"gname": "Northern Front"}, ("group", "Northern Front", "Northern Front")),
        (
            {"gname": "Northern Front", "guncertain1": 1},
            ("group", "Northern Front", "Northern Front", "possible"),
        ),
        (
            {"gname": "Northern Front", "gsubname": "Salt Brigade"},
            ("branch", "Salt Brigade", "Salt Brigade"),
        ),
        ({"gname": "Northern Front", "claimed": 1}, ("claim", "Northern Front", "Northern Front")),
        ({"gname2": "Red Tide", "claim2": 1}, ("claim", "Red Tide", "Red Tide")),
        ({"motive": "revenge"}, ("motive", "revenge", "revenge")),
        ({"location": "the ferry dock"}, ("site", "the ferry dock", "the ferry dock")),
    ],
)
def test_a_column_says(coded: Coded, told: Told, cells: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert expected in told(coded("gtd", **BASE, **cells))


@pytest.mark.parametrize(
    "cells",
    [
        {"nkill": -99},
        {"nkill": ""},
        {"nkill": "many"},
        {"nperps": -9},
        {"gname": "Unknown"},
        {"attacktype1": 9},
        {"targtype1": 20},
        {"weaptype1": 13},
        {"claimed": 1},
        {"ishostkid": 0, "nhostkid": 3},
        {"iyear": 2031, "imonth": 13, "iday": 1},
        {"iyear": 2031, "imonth": 2, "iday": 30},
        {"city": "Unknown", "provstate": "unknown"},
    ],
)
def test_codes_for_what_is_not_known_say_nothing(coded: Coded, cells: dict[str, Any]) -> None:
    assert coded("gtd", **BASE, **cells).assertions == ()


def place(coded: Coded, **cells: object) -> Place:
    """The place that a row gives."""
    (found,) = coded("gtd", **BASE, **cells).of("place")
    assert isinstance(found.value, Place)
    return found.value


def test_a_city_is_the_gazetteers_own(coded: Coded) -> None:
    found = place(
        coded,
        country=94,
        country_txt="Iran",
        provstate="Kerman",
        city="Kerman",
        latitude=30.29,
        longitude=57.06,
        specificity=1,
    )
    assert (found.name, found.kind, found.country) == ("Kerman", PlaceKind.CITY, "IR")
    assert found.gazetteer_id is not None
    assert not found.near


def test_a_city_that_the_gazetteer_lacks_is_as_the_table_has_it(coded: Coded) -> None:
    found = place(
        coded,
        country_txt="Karsia",
        city="Velmar",
        latitude=54.33,
        longitude=-12.87,
        specificity=1,
        vicinity=1,
    )
    assert (found.name, found.gazetteer_id, found.latitude, found.near) == ("Velmar", None, 54.33, True)


@pytest.mark.parametrize(
    ("cells", "kind", "name"),
    [
        ({"provstate": "Kerman", "specificity": 4}, PlaceKind.ADMIN1, "Kerman"),
        ({"provstate": "Unknown", "city": "Unknown", "specificity": 5}, PlaceKind.COUNTRY, "Iran"),
        (
            {
                "city": "Unknown",
                "location": "Kerman-Zarand road",
                "specificity": 1,
                "latitude": 30.5,
                "longitude": 56.8,
            },
            PlaceKind.SITE,
            "Kerman-Zarand road",
        ),
    ],
)
def test_a_place_is_of_the_level_that_is_known(
    coded: Coded, cells: dict[str, Any], kind: PlaceKind, name: str
) -> None:
    found = place(coded, country=94, country_txt="Iran", **cells)
    assert (found.kind, found.name, found.country) == (kind, name, "IR")


def test_the_account_is_hand_coded_and_has_the_id_at_its_head(coded: Coded) -> None:
    found = coded("gtd", **BASE, nkill=3)
    assert (found.kind, found.head.quote, found.label) == (
        AccountKind.CODED,
        "203105120001",
        "GTD 203105120001",
    )
    (said,) = found.assertions
    assert (said.voice.primary.name, said.rule, said.context.quote) == ("GTD", "gtd: nkill", "nkill: 3")
    assert said.notes == (("attackers", "included"),)


def test_the_context_has_all_cells_that_a_value_is_made_of(coded: Coded) -> None:
    (said,) = coded("gtd", **BASE, iyear=2031, imonth=5, iday=12, nkill="").of("date")
    assert said.context.quote == "iyear: 2031\nimonth: 5\niday: 12"
