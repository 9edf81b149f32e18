"""The map: places to scale with their precision, competing ones told apart, what is not on it named."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from variorum.model.value import Place, PlaceKind
from variorum.publish.dossier.edition import edition
from variorum.publish.dossier.evidence import Ref
from variorum.publish.dossier.plots.ground import HEIGHT, WIDTH
from variorum.publish.dossier.plots.places import Map, places
from variorum.publish.dossier.settled import FieldView, ReadingView, Settled, field_view

POLICIES = ("gtd-2019", "acled")
TOWN = Place(
    *("Brenholt", PlaceKind.CITY, "geonames:9990003", "KX", "Karsia", "Saltmark", None),
    *(54.0, -12.0, 20.0),
)
COUNTRY = Place("Karsia", PlaceKind.COUNTRY, "geonames:9990004", "KX", None, None, None, 54.5, -12.5, 300.0)
ABROAD = replace(TOWN, name="Farhaven", gazetteer_id="geonames:9990005", latitude=-10.0, longitude=60.0)
CITED = Ref("A 1", "e-s_1", "w-s_1")
UNLISTED = Place("Little Brenholt", PlaceKind.CITY)


def view(place: Place, number: int, *, chosen: bool) -> ReadingView:
    """A reading of a place."""
    fate = "the finding rests on it" if chosen else "not chosen"
    return ReadingView(
        f"g_{number}",
        place.name,
        (),
        (),
        chosen,
        fate,
        ("police",),
        "",
        1,
        (CITED,),
        (),
        (),
        place,
        "authority",
    )


def drawn(*told: Place, chosen: tuple[int, ...] = (0, 0)) -> Map | None:
    """The map of readings, of which each policy chooses one."""
    settled = tuple(
        Settled(
            *(policy, "single", (), told[pick], "", None, (), "", "", ""),
            tuple(view(place, i, chosen=i == pick) for i, place in enumerate(told)),
            frozenset(),
        )
        for policy, pick in zip(POLICIES, chosen, strict=True)
    )
    return places(FieldView("place", "Place", settled), "places")


def test_the_place_that_the_policy_chooses_is_in_the_middle() -> None:
    found = drawn(COUNTRY, TOWN, chosen=(1, 0))
    assert found is not None
    town = next(s for s in found.spots if s.place == "Brenholt")
    assert (town.x, town.y) == (WIDTH // 2, HEIGHT // 2)
    assert [(s.place, s.won) for s in found.spots] == [("Karsia", (1,)), ("Brenholt", (0,))]


def test_circles_are_to_scale_and_on_the_map() -> None:
    found = drawn(TOWN, COUNTRY)
    assert found is not None
    km, length = found.ground.bar
    country = next(s for s in found.spots if s.place == "Karsia")
    assert country.radius == pytest.approx(300 * length / km, rel=0.05)
    assert country.x - country.radius >= 0
    assert country.y + country.radius <= HEIGHT


def test_a_circle_smaller_than_its_mark_is_not_drawn() -> None:
    found = drawn(replace(TOWN, radius_km=1.5))
    assert found is not None
    assert [s.radius for s in found.spots] == [None]


def test_what_is_far_off_or_has_no_coordinates_is_named_and_not_drawn() -> None:
    found = drawn(TOWN, ABROAD, UNLISTED)
    assert found is not None
    assert [s.place for s in found.spots] == ["Brenholt"]
    assert [words for words, _ in found.beyond] == [
        "Farhaven, Saltmark, Karsia (9763 km to the east)",
        "Little Brenholt (no coordinates)",
    ]


def test_a_place_without_coordinates_alone_is_no_map() -> None:
    assert drawn(UNLISTED) is None
    assert places(None, "places") is None


def test_the_table_has_every_place_and_the_namesakes(velmar: Any) -> None:
    held = edition(velmar.records, "gtd-2019")
    found = places(field_view(held, velmar.main, "place"), "places")
    assert found is not None
    (line,) = found.sheet.lines
    assert line.cells[0] == "Velmar, Saltmark, Karsia"
    assert line.cells[-1] == "Velmar Heights, OL (geonames:9990002, 0.31)"
    assert line.refs
    assert found.sheet.csv.splitlines()[1].startswith('"Velmar, Saltmark, Karsia",city,54.3301,')


def test_names_keep_apart() -> None:
    near = tuple(replace(TOWN, name=f"Brenholt {i}", latitude=54 + i / 50) for i in range(8))
    found = drawn(*near)
    assert found is not None
    labels = [s.label for s in found.spots if s.label]
    assert len(set(labels)) == len(labels) < 9
