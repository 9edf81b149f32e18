"""Rows of UCDP GED."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from variorum.model.assertion import Account
from variorum.model.value import Count, Place, PlaceKind

Coded = Callable[..., Account]
Told = Callable[[Account], set[tuple[object, ...]]]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"date_start": "2031-05-12", "date_end": "2031-05-12"}, ("date", "12 May 2031", "2031-05-12")),
        ({"date_start": "2031-05-12 00:00:00.000"}, ("date", "12 May 2031", "2031-05-12 00:00:00.000")),
        ({"date_start": "2031-05-12", "date_end": "2031-05-18"}, ("date", "12–18 May 2031", "2031-05-12")),
        ({"best": 5, "low": 3, "high": 9}, ("killed", "3–9", "5")),
        ({"best": 5}, ("killed", "5", "5")),
        ({"best": 0, "low": 0, "high": 2}, ("killed", "0–2", "0")),
        ({"type_of_violence": 3, "side_a": "Northern Front"}, ("group", "Northern Front", "Northern Front")),
        ({"type_of_violence": 3, "side_a": "Government of Iran"}, ("group", "Iran", "Government of Iran")),
    ],
)
def test_a_column_says(coded: Coded, told: Told, cells: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert expected in told(coded("ged", id=7, **cells))


@pytest.mark.parametrize("kind", [1, 2])
def test_the_sides_of_a_battle_are_no_attribution(coded: Coded, kind: int) -> None:
    assert not coded("ged", id=7, type_of_violence=kind, side_a="A", side_b="B").of("group")


def test_high_can_be_below_best(coded: Coded) -> None:
    """Deaths that other events have already are subtracted from it (GED codebook 23.1)."""
    (said,) = coded("ged", id=7, best=5, low=1, high=4).of("killed")
    assert said.value == Count(1, 5, 5, "GED best, low, high")


@pytest.mark.parametrize(
    ("precision", "kind", "near", "name"),
    [
        (1, PlaceKind.CITY, False, "Kerman"),
        (2, PlaceKind.CITY, True, "Kerman"),
        (4, PlaceKind.ADMIN1, False, "Kerman"),
        (6, PlaceKind.COUNTRY, False, "Iran"),
    ],
)
def test_a_place_is_of_its_level(
    coded: Coded, precision: int, kind: PlaceKind, near: bool, name: str
) -> None:
    cells = {"where_coordinates": "Kerman", "adm_1": "Kerman", "country": "Iran", "country_id": 630}
    (said,) = coded("ged", id=7, where_prec=precision, latitude=30.29, longitude=57.06, **cells).of("place")
    assert isinstance(said.value, Place)
    assert (said.value.kind, said.value.near, said.value.name, said.value.country) == (kind, near, name, "IR")
