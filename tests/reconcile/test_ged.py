"""ged-23.1: best, low and high, and places that sources tell differently."""

import pytest

from variorum.model.assertion import Role
from variorum.model.finding import Finding, Status
from variorum.model.value import Count, Place, PlaceKind

MILITANT = ("a militant", Role.PERPETRATOR)


def killed(newsroom, *told: tuple) -> Finding:
    """The finding on reports of (figure, day, voice)."""
    for n, (figure, day, *how) in enumerate(told):
        newsroom.report(f"Outlet {n}", day).says("killed", figure, by=how[0] if how else None)
    return newsroom.findings("ged-23.1")["killed"]


@pytest.mark.parametrize(
    ("told", "low", "best", "high"),
    [
        # the most independent witnesses
        ([(84, None), (95, None), (95, None)], 84, 95, 95),
        # one voice in two reports is one witness; then the most recent
        ([(84, "2024-01-04"), (95, "2024-01-03", "police"), (95, "2024-01-03", "police")], 84, 84, 95),
        # as many and as recent: the lowest
        ([(84, "2024-01-04"), (95, "2024-01-04")], 84, 84, 95),
        # the high is the highest reliable figure, the low the most conservative of all
        ([(84, "2024-01-04"), (300, "2024-01-05", MILITANT)], 84, 84, 84),
        ([(84, "2024-01-04"), (20, "2024-01-05", MILITANT)], 20, 84, 84),
        ([(84, "2024-01-04"), (Count(90, 99, 99, "nearly"), None)], 84, 84, 99),
        # an open end stays open
        ([(Count(84, 84, None, "at least"), "2024-01-04")], 84, 84, None),
    ],
)
def test_best_low_and_high(newsroom, told: list[tuple], low: int, best: int, high: int | None) -> None:
    value = killed(newsroom, *told).value
    assert (value.low, value.best, value.high) == (low, best, high)


def test_a_compatible_bound_widens_nothing(newsroom) -> None:
    value = killed(newsroom, (Count(40, 40, None, "at least"), "2024-01-03"), (137, "2024-01-05")).value
    assert (value.low, value.best, value.high) == (137, 137, 137)


def test_why_a_figure_lost(newsroom) -> None:
    found = killed(newsroom, (84, "2024-01-04"), (95, "2024-01-03"), (300, "2024-01-05", MILITANT))
    reasons = {
        r.value.low: loss.reason for r in found.readings for loss in found.losses if loss.reading_id == r.id
    }
    assert reasons == {
        95: "older: published 3 January 2024",
        300: "not reliable: on the perpetrators' own word",
    }


HARBOUR = Place("Harbour Town", PlaceKind.CITY, "g:1", "AA", "Aland", "Coast", "g:d1", 30.0, 57.0, 5.0)
FAR = Place("Far Town", PlaceKind.CITY, "g:3", "AA", "Aland", "Coast", "g:d1", 31.0, 57.0, 5.0)
INLAND = Place("Mid Town", PlaceKind.CITY, "g:4", "AA", "Aland", "Inland", "g:d2", 32.0, 57.0, 5.0)
ABROAD = Place("Other Town", PlaceKind.CITY, "g:5", "BB", "Bland", "Shore", "g:d9", 40.0, 57.0, 5.0)


@pytest.mark.parametrize(
    ("told", "kind", "name"),
    [
        ([HARBOUR, FAR], PlaceKind.ADMIN1, "Coast"),
        ([HARBOUR, INLAND], PlaceKind.COUNTRY, "Aland"),
        ([HARBOUR, HARBOUR], PlaceKind.CITY, "Harbour Town"),
        ([HARBOUR, Place("Coast", PlaceKind.ADMIN1, "g:d1", "AA")], PlaceKind.CITY, "Harbour Town"),
    ],
)
def test_places_that_exclude_each_other_give_the_unit_above(
    newsroom, told: list[Place], kind: PlaceKind, name: str
) -> None:
    for n, place in enumerate(told):
        newsroom.report(f"Outlet {n}").says("place", place)
    value = newsroom.findings("ged-23.1")["place"].value
    assert (value.kind, value.name) == (kind, name)


def test_the_unit_above_has_the_gazetteers_id_and_no_guessed_coordinates(newsroom) -> None:
    newsroom.report("The Herald").says("place", HARBOUR)
    newsroom.report("The Post").says("place", FAR)
    found = newsroom.findings("ged-23.1")["place"]
    assert (found.value.gazetteer_id, found.value.latitude, found.status) == ("g:d1", None, Status.DISPUTED)
    assert len(found.chosen) == 2
    assert found.rule == "ged.common_division"


def test_places_in_two_countries_have_no_unit_and_the_best_backed_wins(newsroom) -> None:
    for outlet, place in (("The Herald", HARBOUR), ("The Post", ABROAD), ("The Courier", HARBOUR)):
        newsroom.report(outlet).says("place", place)
    found = newsroom.findings("ged-23.1")["place"]
    assert (found.value, found.rule, found.status) == (HARBOUR, "rules.best_backed", Status.DISPUTED)
