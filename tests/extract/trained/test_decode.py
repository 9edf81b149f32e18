"""Spans are read from the shares of outside, first and further."""

from __future__ import annotations

import numpy as np
import pytest

from variorum.extract.trained.decode import probabilities, spans, stretches, words
from variorum.extract.trained.windows import CLS, SEP, Window

_OUT, _FIRST, _MORE, _WEAK = (0.9, 0.05, 0.05), (0.1, 0.8, 0.1), (0.1, 0.1, 0.8), (0.6, 0.1, 0.3)

_CASES = {
    "none": ([_OUT, _OUT], []),
    "one": ([_OUT, _FIRST, _MORE, _OUT], [(1, 3)]),
    "two side by side": ([_FIRST, _FIRST, _MORE], [(0, 1), (1, 3)]),
    "up to the end": ([_OUT, _FIRST], [(1, 2)]),
    "no first piece": ([_OUT, _MORE, _MORE], [(1, 3)]),
    "below the threshold": ([_FIRST, _WEAK], [(0, 1)]),
}


@pytest.mark.parametrize(("shares", "expected"), _CASES.values(), ids=_CASES)
def test_spans(shares: list[tuple[float, ...]], expected: list[tuple[int, int]]) -> None:
    assert list(spans(np.array(shares), 0.5)) == expected


def test_a_lower_threshold_takes_weak_pieces_in() -> None:
    assert list(spans(np.array([_FIRST, _WEAK, _OUT]), 0.4)) == [(0, 2)]


def test_shares_sum_up_to_one() -> None:
    given = probabilities(np.array([[0.0, 0.0, 0.0], [1000.0, 0.0, -1000.0]]))
    assert np.allclose(given, [[1 / 3] * 3, [1, 0, 0]])


def test_a_span_is_widened_to_whole_words() -> None:
    text = "the gunmen's car"
    assert words(text, [(0, 3), (4, 7), (7, 10)], (1, 2)) == (4, 10)


def test_spans_that_share_a_word_are_one_and_marks_of_the_window_are_none() -> None:
    text = "the gunmen's car"
    ranges = ((-1, -1), (0, 3), (4, 7), (7, 10), (13, 16), (0, 16))
    window = Window((CLS, 1, 2, 3, 4, SEP), ranges, (5,), (0,))
    shares = np.array([_FIRST, _OUT, _FIRST, _FIRST, _FIRST, _FIRST])
    assert [text[a:b] for a, b in stretches(text, window, shares, 0.5)] == ["gunmen", "car"]
