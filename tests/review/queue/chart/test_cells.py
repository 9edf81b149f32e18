"""The map holds every incident that has a place once, and each cell narrows the queue down to what it holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.review.queue.conftest import chosen, line
from variorum.model.value import PlaceKind
from variorum.publish.dossier.plots.ground import HEIGHT, WIDTH
from variorum.review.queue.chart.cells import WORLD, map_of
from variorum.review.queue.entry import Entry
from variorum.review.queue.select import Choice, within

#: the coast of an invented bay, which lies where Rome does: the ground is real
HERE = (41.9, 12.5)


def at(
    north: float, east: float, *, name: str = "i_1", where: str = "Saltmark", level: str = "city"
) -> Entry:
    """An incident at a place."""
    return line(name, latitude=north, longitude=east, where=where, level=level)


NORTHS = st.one_of(st.floats(-90, 90), st.integers(-9000, 9000).map(lambda n: n / 100))
EASTS = st.one_of(st.floats(-180, 180), st.integers(-18000, 18000).map(lambda n: n / 100))


@given(st.lists(st.tuples(NORTHS, EASTS), min_size=1, max_size=30))
def test_a_cell_is_asked_for_by_its_box(spots: list[tuple[float, float]]) -> None:
    """What the address of a cell asks for is what the cell counts: no incident falls between two of them."""
    lines = [at(*spot, name=f"i_{n}") for n, spot in enumerate(spots)]
    made = map_of(chosen(*lines))
    assert sum(cell.count for cell in made.cells) == len(lines)
    for cell in made.cells:
        holds = within(Choice(box=cell.box).corners)
        assert sum(1 for one in lines if holds(one)) == cell.count


@given(st.lists(st.tuples(NORTHS, EASTS), min_size=1, max_size=30))
def test_all_is_on_the_map(spots: list[tuple[float, float]]) -> None:
    made = map_of(chosen(*(at(*spot) for spot in spots)))
    width, height = (WIDTH, HEIGHT) if made.ground else WORLD
    # the picture of the world ends before Antarctica
    assert all(
        0 <= cell.x <= width and 0 <= cell.y <= (height if made.ground else 180) for cell in made.cells
    )


@pytest.mark.parametrize(
    ("spots", "on_ground"),
    [
        ([HERE], True),
        ([HERE, (48.9, 2.3)], True),
        ([HERE, (-33.9, 151.2)], False),
    ],
)
def test_what_lies_far_apart_is_shown_on_the_world(spots: list[tuple[float, float]], on_ground: bool) -> None:
    made = map_of(chosen(*(at(*spot) for spot in spots)))
    assert (made.ground is not None, made.world == "") == (on_ground, on_ground)


def test_a_cell_is_called_after_its_commonest_place() -> None:
    spots = ("Saltmark", "Ferry Town", "Ferry Town", "Old Port")
    (cell,) = map_of(chosen(*(at(*HERE, where=name) for name in spots))).cells
    assert (cell.name, cell.count) == ("Ferry Town and 2 other places", 4)


@pytest.mark.parametrize("level", [PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.UNKNOWN])
def test_the_middle_of_a_country_is_not_where_it_happened(level: PlaceKind) -> None:
    made = map_of(chosen(at(*HERE, level=level.value), line("i_2")))
    assert made.cells == ()
    assert made.missing == (
        "1 incident known to no more than a country",
        "1 incident without a place, or with one whose coordinates are not known",
    )


def test_circles_are_as_large_as_their_numbers() -> None:
    many = [at(*HERE, name=f"i_{n}") for n in range(40)]
    few = [at(48.9, 2.3, name=f"i_a{n}") for n in range(10)]
    large, small = map_of(chosen(*many, *few)).cells
    assert (large.count, small.count) == (40, 10)
    # rounded to whole units
    assert large.radius == pytest.approx(2 * small.radius, abs=1)
    assert (large.roomy, small.roomy) == (True, False)


def test_circles_that_meet_have_no_number() -> None:
    many = [at(*spot, name=f"i_{n}") for n in range(40) for spot in (HERE, (42.0, 12.6), (48.9, 2.3))]
    assert sorted(cell.roomy for cell in map_of(chosen(*many)).cells) == [False, False, True]
