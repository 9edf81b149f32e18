"""Places: a city in its division in its country, two cities only where one is near the other."""

from dataclasses import replace

import pytest

from variorum.model.value import Place, PlaceKind, PlaceOption
from variorum.reconcile.places import distance_km, relate_places
from variorum.reconcile.relation import Fit

HARBOUR = Place(
    "Harbour Town",
    PlaceKind.CITY,
    "g:1",
    "AA",
    "Aland",
    "Coast",
    "g:d1",
    latitude=30.0,
    longitude=57.0,
    radius_km=5.0,
)
#: 11 km north of Harbour Town, and 111 km
SUBURB = replace(HARBOUR, name="Suburb", gazetteer_id="g:2", latitude=30.1, radius_km=2.0)
FAR = replace(HARBOUR, name="Far Town", gazetteer_id="g:3", latitude=31.0)
COAST = Place("Coast", PlaceKind.ADMIN1, "g:d1", "AA")
INLAND = Place("Inland", PlaceKind.ADMIN1, "g:d2", "AA")
DISTRICT = Place("Harbour District", PlaceKind.ADMIN2, "g:x", "AA", within_id="g:d1")
ALAND, BLAND = Place("Aland", PlaceKind.COUNTRY, "g:a", "AA"), Place("Bland", PlaceKind.COUNTRY, "g:b", "BB")
UNLISTED = Place("Little Cove", PlaceKind.CITY, country="AA")


@pytest.mark.parametrize(
    ("a", "b", "fit"),
    [
        (HARBOUR, replace(HARBOUR, name="Harbourtown"), Fit.EQUAL),
        (HARBOUR, COAST, Fit.NARROWER),
        (HARBOUR, INLAND, Fit.APART),
        (HARBOUR, ALAND, Fit.NARROWER),
        (COAST, ALAND, Fit.NARROWER),
        (HARBOUR, BLAND, Fit.APART),
        (ALAND, BLAND, Fit.APART),
        (HARBOUR, DISTRICT, Fit.OVERLAPPING),
        (HARBOUR, replace(DISTRICT, within_id="g:d2"), Fit.APART),
        (HARBOUR, SUBURB, Fit.APART),
        (replace(HARBOUR, radius_km=15.0), SUBURB, Fit.WIDER),
        (replace(HARBOUR, near=True), SUBURB, Fit.WIDER),
        (replace(HARBOUR, near=True), HARBOUR, Fit.WIDER),
        (replace(HARBOUR, near=True), FAR, Fit.APART),
        (HARBOUR, FAR, Fit.APART),
        (UNLISTED, replace(UNLISTED, name="the little cove"), Fit.EQUAL),
        (UNLISTED, HARBOUR, Fit.APART),
        (UNLISTED, ALAND, Fit.NARROWER),
        (UNLISTED, replace(UNLISTED, country=None), Fit.OVERLAPPING),
        (replace(HARBOUR, gazetteer_id=None, latitude=None), HARBOUR, Fit.OVERLAPPING),
        (replace(HARBOUR, radius_km=15.0), replace(SUBURB, within_id="g:d2"), Fit.WIDER),
        (replace(HARBOUR, near=True), COAST, Fit.NARROWER),
        (HARBOUR, Place("the Coast", PlaceKind.ADMIN1, country="AA"), Fit.NARROWER),
        (HARBOUR, Place("Hills", PlaceKind.ADMIN1, country="AA"), Fit.APART),
        (replace(HARBOUR, within_id=None), COAST, Fit.OVERLAPPING),
        (ALAND, Place("Republic of Aland", PlaceKind.COUNTRY, country="AA"), Fit.EQUAL),
        (HARBOUR, Place("the North", PlaceKind.REGION), Fit.OVERLAPPING),
    ],
)
def test_places(a: Place, b: Place, fit: Fit) -> None:
    assert relate_places(a, b).fit is fit


def test_a_town_at_the_edge_of_a_district_lies_in_it() -> None:
    known = replace(DISTRICT, latitude=30.25, longitude=57.0, radius_km=10.0)
    assert relate_places(HARBOUR, known).fit is Fit.NARROWER
    assert relate_places(HARBOUR, replace(known, latitude=30.5)).fit is Fit.APART


def test_words_that_can_mean_both_places_do_not_set_them_apart() -> None:
    option = PlaceOption("g:3", "Far Town", "AA", PlaceKind.CITY, 0.4)
    assert relate_places(replace(HARBOUR, alternatives=(option,)), FAR).fit is Fit.OVERLAPPING


def test_a_degree_of_latitude_is_111_km() -> None:
    assert distance_km(HARBOUR, FAR) == pytest.approx(111.2, abs=0.2)
    assert distance_km(HARBOUR, COAST) is None
