"""Candidates: every pair that could be one happening is looked at, and the work stays in proportion."""

from __future__ import annotations

from typing import Any

import pytest

from variorum.link.block import pairs

FOUND: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"date": "2021-05-03", "place": "Marrow"}, {"date": "2021-05-03", "place": "Marrow"}),
    ({"date": "2021-05-03", "place": "Marrow"}, {"date": "2021-05-04", "place": "Quarra"}),
    ({"date": "2021-05-03", "place": "Marrow"}, {"date": "2021-05", "place": "Marrow Port"}),
    ({"date": "2021-05-03", "place": "Marrow"}, {"place": "Marrow"}),
    ({"place": "Marrow"}, {"place": "Quarra"}),
    ({"date": "2020", "place": "Marrow"}, {"date": "2020-01-03", "place": "Quarra"}),
    ({"victim": "Qassem Varnani"}, {"victim": "Gen. Vernani", "date": "2020", "place": "Bram"}),
    ({"date": "2021-05-01/2021-05-03"}, {"date": "2021-05-03"}),
]
NOT_FOUND: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"date": "2021-05-03", "place": "Marrow"}, {"date": "2021-09-03", "place": "Marrow"}),
    ({"date": "2021-05-03", "place": "Marrow"}, {"date": "2021-05-03", "place": "Bram"}),
    ({"type": "bombing"}, {"type": "bombing"}),
]


@pytest.mark.parametrize(("left", "right"), FOUND)
def test_these_meet(world: Any, left: dict[str, Any], right: dict[str, Any]) -> None:
    """They share a key."""
    assert pairs([world.profile(world.told(**left)), world.profile(world.told(**right))]) == {(0, 1)}


@pytest.mark.parametrize(("left", "right"), NOT_FOUND)
def test_these_do_not(world: Any, left: dict[str, Any], right: dict[str, Any]) -> None:
    """Nothing but likeness of kind would bring them together."""
    labelled = [world.profile(world.told(**fields)) for fields in (left, right)]
    assert pairs(labelled) == set()


def test_the_work_grows_with_the_number_of_accounts(world: Any, days_from: Any) -> None:
    """Twice the days, twice the accounts, about twice the pairs; one crowded day does not square."""
    towns = ("Marrow", "Tessel", "Odd", "Bram")
    counts = []
    for days in (60, 120):
        profiles = [
            world.profile(world.told(date=day, place=town, type="bombing"))
            for day in days_from("2021-01-01", days)
            for town in towns
        ]
        counts.append(len(pairs(profiles)))
    assert 1.8 * counts[0] < counts[1] < 2.2 * counts[0]
    crowd = [world.profile(world.told(date="2021-05-03", place="Marrow")) for _ in range(300)]
    assert len(pairs(crowd)) < 300 * 60
