"""The best assignment: as good as the best of all permutations."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.evaluate.muc4.assign import best_pairs

GRADES = st.sampled_from([0.0, 0.25, 0.5, 1.0])
MATRICES = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(GRADES, min_size=width, max_size=width), min_size=1, max_size=5)
)


def best_sum(gains: list[list[float]]) -> float:
    rows, columns = len(gains), len(gains[0])
    if rows > columns:
        return best_sum([list(column) for column in zip(*gains, strict=True)])
    return max(sum(gains[r][c] for r, c in enumerate(p)) for p in permutations(range(columns), rows))


@given(MATRICES)
def test_no_other_assignment_is_better(gains: list[list[float]]) -> None:
    pairs = best_pairs(gains)
    assert sum(gains[r][c] for r, c in pairs) == best_sum(gains)
    assert len({r for r, _ in pairs}) == len({c for _, c in pairs}) == len(pairs)


@pytest.mark.parametrize(
    ("gains", "pairs"),
    [
        ([], []),
        ([[]], []),
        ([[0.0]], []),
        ([[1.0, 0.5], [1.0, 0.0]], [(0, 1), (1, 0)]),
        ([[0.5], [1.0]], [(1, 0)]),
        ([[1.0, 1.0], [1.0, 1.0]], [(0, 0), (1, 1)]),
    ],
)
def test_pairs_without_gain_are_left_out(gains: list[list[float]], pairs: list[tuple[int, int]]) -> None:
    assert best_pairs(gains) == pairs
