"""What happened: series and their parts."""

from __future__ import annotations

from typing import Any

import pytest

from variorum.link.compare.feature import Wall
from variorum.link.compare.what import series

BLASTS = {"type": "bombing", "date": "2021-05-03", "place": "Quarra"}


def test_a_part_is_never_its_whole(world: Any) -> None:
    whole = world.profile(world.told(**BLASTS, series=6))
    part = world.profile(world.told(**BLASTS, part_of="six blasts"))
    for found in (series(whole, part), series(part, whole)):
        assert found is not None
        assert found.wall is Wall.HARD


@pytest.mark.parametrize(
    ("left", "right", "worth"),
    [
        ({"series": 6}, {"series": 6}, 1.0),
        ({"series": 2}, {"series": 2}, None),
        ({"series": 6}, {"series": 5}, None),
        ({"series": 6}, {}, None),
        ({"part_of": "six blasts"}, {"part_of": "six blasts"}, None),
        # one that is itself a series within a larger one
        ({"series": 6}, {"series": 6, "part_of": "a wave of attacks"}, 1.0),
    ],
)
def test_the_same_number_of_attacks_speaks_for_one(
    world: Any, left: dict[str, object], right: dict[str, object], worth: float | None
) -> None:
    a, b = (world.profile(world.told(**BLASTS, **more)) for more in (left, right))
    found = series(a, b)
    assert (found.score if found else None) == worth
