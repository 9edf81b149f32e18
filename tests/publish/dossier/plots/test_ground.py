"""The ground of a map: a round scale bar, known towns, names that keep off what is marked."""

from __future__ import annotations

import pytest

from variorum.publish.dossier.plots.ground import HEIGHT, WIDTH, ground, placed, spot, telling
from variorum.publish.dossier.plots.labels import Boxes
from variorum.publish.dossier.plots.outlines import View

BRUSSELS = View(50.85, 4.35)
#: far inland, with neither a border nor a large town for hundreds of kilometres
TAIGA = View(64.0, 98.0)
SCALE = WIDTH / 420


@pytest.mark.parametrize(("across", "km"), [(420, 100), (840, 200), (100, 20), (5000, 1000)])
def test_the_scale_bar_is_a_round_distance_that_fits(across: float, km: int) -> None:
    found, length = ground(BRUSSELS, WIDTH / across, Boxes(WIDTH)).bar
    assert found == km
    assert length == pytest.approx(km * WIDTH / across, abs=1)
    assert length < WIDTH / 2


def test_the_middle_of_the_view_is_the_middle_of_the_map() -> None:
    assert spot(BRUSSELS.km(50.85, 4.35), SCALE) == (WIDTH // 2, HEIGHT // 2)
    east, north = spot(BRUSSELS.km(51.5, 5.5), SCALE)
    assert east > WIDTH // 2
    assert north < HEIGHT // 2


def test_large_towns_and_countries_are_named_on_the_map() -> None:
    found = ground(BRUSSELS, SCALE, Boxes(WIDTH))
    assert {"Brussels", "Antwerp"} & {town.name for town in found.towns}
    assert {"Belgium", "France"} <= {name for _, _, name in found.names}
    assert all(0 < t.x < WIDTH and 0 < t.y < HEIGHT for t in found.towns)


def test_a_marked_place_has_no_town_under_it() -> None:
    taken = Boxes(WIDTH)
    taken.mark(50, HEIGHT / 2)
    assert "Brussels" not in {town.name for town in ground(BRUSSELS, SCALE, taken).towns}


@pytest.mark.parametrize(
    ("view", "across", "tells"), [(BRUSSELS, 420, True), (TAIGA, 420, False), (TAIGA, 8000, True)]
)
def test_a_map_tells_where_it_is_by_outlines_or_towns(view: View, across: float, tells: bool) -> None:
    assert telling(view, WIDTH / across) is tells


def test_a_name_moves_aside_and_is_left_out_at_last() -> None:
    taken = Boxes(WIDTH)
    anchors = [placed("Velmar", (200, 140), taken) for _ in range(5)]
    assert [label.anchor if label else None for label in anchors] == [
        "middle",
        "start",
        "end",
        "middle",
        None,
    ]
    assert placed("A very long name of a town", (2, 2), Boxes(WIDTH)) is None
