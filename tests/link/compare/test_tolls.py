"""Tolls: equal, fitting, rising, and not of one incident."""

from __future__ import annotations

import pytest

from variorum.link.compare.feature import Wall
from variorum.link.compare.profile import Toll
from variorum.link.compare.tolls import compare
from variorum.model.value import Count


def exact(number: int, day: str | None = None, moment: str | None = None) -> Toll:
    """An exact number as of a day."""
    return Toll(Count(number, number, number), day, moment)


def hedged(low: int | None, high: int | None, hedge: str) -> Toll:
    """A range."""
    return Toll(Count(low, None, high, hedge), None, None)


AT_LEAST_40, OVER_280, NEARLY_100 = (
    hedged(40, None, "at least"),
    hedged(281, None, "more than"),
    hedged(90, 99, "nearly"),
)
CASES = [
    pytest.param(exact(284), exact(284), 2.5, Wall.NONE, id="the same large number"),
    pytest.param(exact(1), exact(1), 0.4, Wall.NONE, id="one killed in both says little"),
    pytest.param(exact(0), exact(0), 0.0, Wall.NONE, id="nobody killed in both says nothing"),
    pytest.param(OVER_280, exact(284), 1.25, Wall.NONE, id="more than 280 fits 284"),
    pytest.param(AT_LEAST_40, exact(42), 1.0, Wall.NONE, id="at least 40 fits 42"),
    pytest.param(NEARLY_100, exact(84), 0.0, Wall.NONE, id="nearly 100 is close to 84"),
    pytest.param(exact(35), exact(32), 0.0, Wall.NONE, id="a corrected toll is close"),
    pytest.param(exact(12), exact(5), -0.5, Wall.NONE, id="12 and 5 differ"),
    pytest.param(exact(12), exact(3), -1.5, Wall.NONE, id="12 and 3 differ much"),
    pytest.param(exact(3), exact(300), -5.0, Wall.HARD, id="3 and 300 are two incidents"),
    pytest.param(
        exact(3, "2021-05-03"), exact(300, "2021-05-03"), -5.0, Wall.HARD, id="3 and 300 on one day"
    ),
    pytest.param(
        exact(300, "2021-05-03"), exact(3, "2021-05-05"), -5.0, Wall.HARD, id="no toll falls so far"
    ),
    pytest.param(exact(3, "2021-05-03"), exact(300, "2021-05-05"), -1.5, Wall.NONE, id="3 and later 300"),
    pytest.param(exact(40, "2021-05-03"), exact(137, "2021-05-05"), 0.0, Wall.NONE, id="40 and later 137"),
    pytest.param(
        exact(1, "2021-05-03", "2021-05-03T08:00"),
        exact(36, "2021-05-03", "2021-05-03T17:00"),
        -1.5,
        Wall.NONE,
        id="1 in the morning, 36 in the evening",
    ),
]


@pytest.mark.parametrize(("left", "right", "score", "wall"), CASES)
def test_two_tolls(left: Toll, right: Toll, score: float, wall: Wall) -> None:
    """Each pair has its score, whichever comes first."""
    for found in (compare(left, right, "killed"), compare(right, left, "killed")):
        assert found is not None
        assert (found.score, found.wall) == (score, wall), found.sentence


def test_a_count_without_a_number_says_nothing() -> None:
    """ "Several" has no number to compare."""
    assert compare(Toll(Count(None, None, None, "several"), None, None), exact(3), "killed") is None


def test_the_sentence_gives_both_numbers() -> None:
    """People read it."""
    found = compare(OVER_280, exact(284), "wounded")
    assert found is not None
    assert found.sentence == "more than 281 and 284 wounded fit each other"
