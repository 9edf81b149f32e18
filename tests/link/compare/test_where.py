"""Places: the same, one in the other, next to each other, namesakes, far apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from variorum.link.compare.feature import Wall
from variorum.link.compare.where import distance_km, place, site
from variorum.model.value import Place, PlaceKind, PlaceOption

PLACES = [
    ("Marrow", "Marrow", 2.0, Wall.NONE),
    ("Quarra", "Quarra", 0.5, Wall.NONE),
    ("Marrow", "Quarra", 0.6, Wall.NONE),
    ("Marrow", "North", 0.9, Wall.NONE),
    ("Marrow", "South", -2.5, Wall.SOFT),
    ("Marrow", "Marrow Port", 0.6, Wall.NONE),
    ("Marrow", "Tessel", -5.0, Wall.HARD),
    ("Odd", "Odd (South)", -5.0, Wall.HARD),
    ("Marrow", "Bram", -5.0, Wall.HARD),
    ("Quarra", "Ostland", -5.0, Wall.HARD),
]


@pytest.mark.parametrize(("left", "right", "score", "wall"), PLACES)
def test_two_places(world: Any, left: str, right: str, score: float, wall: Wall) -> None:
    """Each pair has its score, whichever comes first."""
    a, b = world.profile(world.told(place=left)), world.profile(world.told(place=right))
    for found in (place(a, b), place(b, a)):
        assert found is not None
        assert (found.score, found.wall) == (score, wall), found.sentence


def test_the_town_counts_and_not_the_country_beside_it(world: Any) -> None:
    """Two towns of one country do not agree because both accounts name the country too."""
    a = world.profile(world.told(place=["Marrow", "Quarra"]))
    b = world.profile(world.told(place=["Tessel", "Quarra"]))
    found = place(a, b)
    assert found is not None
    assert found.wall is Wall.HARD


def test_towns_that_the_gazetteer_lacks_are_compared_by_name(world: Any) -> None:
    """The same name weighs less than the same entry, another name speaks against it a little."""
    one, other = Place("Vell", PlaceKind.CITY, country="QA"), Place("Orm", PlaceKind.CITY, country="QA")
    bare = [world.profile(world.told(place=p)) for p in (one, one, other)]
    assert [place(bare[0], b).score for b in bare[1:]] == [1.5, -0.5]


def test_a_name_that_could_mean_either_place_is_no_wall(world: Any) -> None:
    """The gazetteer chose differently for the same words; people are asked."""
    profiles = world.profile(world.told(place="Odd")), world.profile(world.told(place="Odd (South)"))
    north, south = (p.places[0] for p in profiles)
    option = PlaceOption("t:4", "Odd", "QA", PlaceKind.CITY, 0.4)
    unsure = world.profile(world.told(place=replace(south, alternatives=(option,))))
    found = place(world.profile(world.told(place=north)), unsure)
    assert found is not None
    assert (found.score, found.wall) == (-1.0, Wall.NONE)


def test_the_distance_on_the_sphere() -> None:
    """One degree of latitude is 111 km."""
    a = Place("a", PlaceKind.CITY, latitude=10.0, longitude=20.0)
    b = Place("b", PlaceKind.CITY, latitude=11.0, longitude=20.0)
    assert distance_km(a, b) == pytest.approx(111.2, abs=0.1)
    assert distance_km(a, Place("c", PlaceKind.CITY)) is None


@pytest.mark.parametrize(
    ("left", "right", "score"),
    [
        ("the Meridian World Hotel", "Meridian World Hotel", 1.5),
        ("Old Fish Market", "a fish market", 0.4),
        ("a hotel", "the hotel", 0.4),
        ("Meridian World Hotel", "the central station", None),
    ],
)
def test_sites(world: Any, left: str, right: str, score: float | None) -> None:
    """A shared name is strong, a shared kind of site weak."""
    found = site(world.profile(world.told(site=left)), world.profile(world.told(site=right)))
    assert (found.score if found else None) == score
