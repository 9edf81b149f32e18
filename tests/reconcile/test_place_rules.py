"""Where it happened: the smallest place that fits, and the city around a quarter."""

from dataclasses import replace

import pytest

from variorum.model.value import Place, PlaceKind

ALAND = Place("Aland", PlaceKind.COUNTRY, "g:a", "AA")
COAST = Place("Coast", PlaceKind.ADMIN1, "g:d1", "AA")
COUNTY = Place(
    "Stone County",
    PlaceKind.ADMIN2,
    "g:c",
    "AA",
    within_id="g:d1",
    latitude=30.0,
    longitude=57.0,
    radius_km=9.0,
)
TOWN = Place(
    "Harbour Town",
    PlaceKind.CITY,
    "g:1",
    "AA",
    within_id="g:d1",
    latitude=30.1,
    longitude=57.0,
    radius_km=1.0,
)
FAR = replace(TOWN, name="Far Town", gazetteer_id="g:2", latitude=32.0, within_id="g:d2")
CITY = replace(TOWN, name="Great Harbour", gazetteer_id="g:3", latitude=30.12, radius_km=8.0)
NAMELESS = Place("Little Cove", PlaceKind.CITY, country="AA")


def settled(newsroom, *told: Place):
    """The finding where each place is told by an outlet of its own."""
    for n, place in enumerate(told):
        newsroom.report(f"Outlet {n}").says("place", place)
    return newsroom.findings()["place"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((TOWN, COUNTY, COUNTY), TOWN),
        ((TOWN, COAST, ALAND), TOWN),
        ((TOWN, FAR, COUNTY), TOWN),
        ((COUNTY, COUNTY, FAR), COUNTY),
        ((COUNTY, COAST), COUNTY),
        ((TOWN, TOWN, FAR), TOWN),
    ],
)
def test_the_smallest_place_that_fits_is_settled(newsroom, told: tuple[Place, ...], expected: Place) -> None:
    assert settled(newsroom, *told).value == expected


def test_a_town_named_with_the_happening_goes_before_one_in_a_lead(newsroom) -> None:
    newsroom.report("The Herald").says("place", FAR, notes={"lead": "yes"})
    newsroom.report("The Post").says("place", TOWN)
    assert newsroom.findings()["place"].value == TOWN


@pytest.mark.parametrize("quarter", [TOWN, NAMELESS])
def test_the_city_that_a_report_tells_of_around_a_quarter_is_settled(newsroom, quarter: Place) -> None:
    notes = {"lead": "police", "around": quarter.name}
    newsroom.report("The Herald").says("place", quarter).says("place", CITY, notes=notes)
    found = newsroom.findings()["place"]
    assert (found.value, found.rule) == (CITY, "place_rules.city_around")


def test_a_city_far_off_is_not_around_a_town(newsroom) -> None:
    notes = {"lead": "police", "around": TOWN.name}
    newsroom.report("The Herald").says("place", TOWN).says("place", FAR, notes=notes)
    assert newsroom.findings()["place"].value == TOWN


def test_a_city_that_others_name_is_settled_for_its_quarter(newsroom) -> None:
    assert settled(newsroom, TOWN, CITY).value == CITY


def test_a_report_that_tells_of_a_town_and_its_city_means_the_town(newsroom) -> None:
    newsroom.report("The Herald").says("place", TOWN).says("place", CITY)
    newsroom.report("The Post").says("place", CITY)
    assert newsroom.findings()["place"].value == TOWN
