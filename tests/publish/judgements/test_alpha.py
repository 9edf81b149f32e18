"""Krippendorff's alpha against the figures that Krippendorff published, and what holds of it always."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.publish.judgements.alpha import alpha, nominal, ratio

#: "Computing Krippendorff's Alpha-Reliability" (2011), section C: four observers, twelve units, "." where one is silent
FOUR = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
UNITS = [[int(row[i]) for row in FOUR if row[i] != "."] for i in range(12)]
#: sections A and B: two observers, of two values and of five names
BINARY = [list(pair) for pair in zip("0100000000", "1110010100", strict=True)]
NAMES = [list(pair) for pair in zip("aabbdcccedda", "babbbccceddd", strict=True)]


def test_the_published_figures_of_four_observers() -> None:
    assert alpha(UNITS, nominal) == pytest.approx(0.743, abs=0.0005)
    assert alpha(UNITS, ratio) == pytest.approx(0.797, abs=0.0005)


@pytest.mark.parametrize(("units", "published"), [(BINARY, 0.095), (NAMES, 0.692)])
def test_the_published_figures_of_two_observers(units: list[list[str]], published: float) -> None:
    assert alpha(units, nominal) == pytest.approx(published, abs=0.0005)


VALUES = st.lists(st.lists(st.integers(0, 5), max_size=4), max_size=12)


@given(units=VALUES)
def test_one_at_most_and_just_where_all_agree(units: list[list[int]]) -> None:
    found = alpha(units, nominal)
    agreed = all(len(set(values)) < 2 for values in units)
    assert found is None or (found == 1 if agreed else found < 1)


@given(units=VALUES, order=st.randoms(use_true_random=False))
def test_the_order_of_units_and_coders_plays_no_part(units: list[list[int]], order: object) -> None:
    shuffled = [order.sample(values, len(values)) for values in order.sample(units, len(units))]  # type: ignore[attr-defined]
    for apart in (nominal, ratio):
        one, other = alpha(units, apart), alpha(shuffled, apart)
        assert one == other or one == pytest.approx(other)


@pytest.mark.parametrize("units", [[], [["a"], ["b"]], [["a", "a"], ["a", "a"]]])
def test_without_two_values_that_differ_it_cannot_be_told(units: list[list[str]]) -> None:
    assert alpha(units, nominal) is None


def test_a_ratio_is_small_between_great_numbers() -> None:
    assert ratio(1, 3) == 0.25 > ratio(101, 103)
    assert ratio(0, 0) == 0
