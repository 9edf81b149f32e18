"""Outlines: distances from the middle are true, what is cut stays within the frame, the right country is there."""

from __future__ import annotations

from math import asin, cos, hypot, radians, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.publish.dossier.plots.outlines import EARTH, View, around, cut, middle, world

FRAME = (200.0, 140.0)
CORNERS = st.tuples(st.floats(-900, 900), st.floats(-900, 900))


def haversine(here: tuple[float, float], there: tuple[float, float]) -> float:
    """The great circle between two places, by another formula, in kilometres."""
    (a, b), (c, d) = (map(radians, place) for place in (here, there))
    return 2 * EARTH * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


@pytest.mark.parametrize(
    ("here", "there"),
    [((50.85, 4.35), (48.86, 2.35)), ((-18.1, 178.4), (-13.8, -171.8)), ((64.1, -21.9), (-33.9, 18.4))],
)
def test_distances_from_the_middle_are_true(here: tuple[float, float], there: tuple[float, float]) -> None:
    assert hypot(*View(*here).km(*there)) == pytest.approx(haversine(here, there))
    assert View(*here).km(*here) == (0.0, 0.0)


@given(st.floats(-89, 89), st.floats(-180, 180), st.floats(-89, 89), st.floats(-180, 180))
def test_nothing_is_farther_than_half_around_the_earth(a: float, b: float, c: float, d: float) -> None:
    assert hypot(*View(a, b).km(c, d)) <= EARTH * 3.1416


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ((50.85, 4.35), "Belgium"),
        ((46.0, 60.0), "Kazakhstan"),
        ((-18.1, 178.4), "Fiji"),
        ((66.2, -169.9), "Russia"),
        ((-77.8, 166.7), "Antarctica"),
        ((40.4, -3.7), "Spain"),
    ],
)
def test_the_country_around_a_place_is_drawn(place: tuple[float, float], name: str) -> None:
    """Spain's antipode lies in New Zealand, Fiji and Chukotka on the date line."""
    found = dict(around(View(*place), FRAME))
    assert name in found
    assert "New Zealand" not in found
    for shapes in found.values():
        assert all(abs(x) <= FRAME[0] and abs(y) <= FRAME[1] for shape in shapes for x, y in shape)


def test_the_middle_of_a_country_fills_the_frame() -> None:
    (only,) = around(View(62.0, 105.0), FRAME)
    assert only[0] == "Russia"
    assert middle(only[1][0]) == ((0.0, 0.0), pytest.approx(4 * FRAME[0] * FRAME[1]))


def test_the_open_sea_has_no_land() -> None:
    assert around(View(-30.0, -130.0), FRAME) == ()


@given(st.lists(CORNERS, min_size=3, max_size=9))
def test_a_cut_ring_lies_within_the_frame(ring: list[tuple[float, float]]) -> None:
    assert all(abs(x) <= 200.001 and abs(y) <= 140.001 for x, y in cut(ring, FRAME))


@given(st.lists(st.tuples(st.floats(-190, 190), st.floats(-130, 130)), min_size=3, max_size=9, unique=True))
def test_a_ring_within_the_frame_is_not_cut(ring: list[tuple[float, float]]) -> None:
    assert set(cut(ring, FRAME)) == set(ring)


def test_the_world_is_one_path_of_plain_letters() -> None:
    assert world().startswith("M")
    assert set(world()) <= set("MLlz0123456789- ")
