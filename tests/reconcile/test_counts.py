"""Counts: when two figures can both be right, and when one is a rounding of the other."""

import pytest

from variorum.model.value import Count
from variorum.reconcile.counts import meet_counts, number, relate_counts, relate_tolls, within_reach
from variorum.reconcile.relation import Fit

EXACTLY_84, EXACTLY_95, EXACTLY_284 = Count(84, 84, 84), Count(95, 95, 95), Count(284, 284, 284)
AT_LEAST_84 = Count(84, 84, None, "at least")
MORE_THAN_280 = Count(281, 281, None, "more than")
NEARLY_100 = Count(90, 99, 99, "nearly")
UP_TO_50 = Count(None, 50, 50, "up to")
SEVERAL = Count(None, None, None, "several")


@pytest.mark.parametrize(
    ("a", "b", "fit"),
    [
        (EXACTLY_84, EXACTLY_84, Fit.EQUAL),
        (EXACTLY_84, EXACTLY_95, Fit.APART),
        (EXACTLY_84, AT_LEAST_84, Fit.NARROWER),
        (EXACTLY_95, AT_LEAST_84, Fit.NARROWER),
        (EXACTLY_84, NEARLY_100, Fit.APART),
        (EXACTLY_95, NEARLY_100, Fit.NARROWER),
        (AT_LEAST_84, NEARLY_100, Fit.WIDER),
        (EXACTLY_284, MORE_THAN_280, Fit.NARROWER),
        (Count(280, 280, 280), MORE_THAN_280, Fit.APART),
        (EXACTLY_84, UP_TO_50, Fit.APART),
        (Count(40, 40, 40), UP_TO_50, Fit.NARROWER),
        (Count(80, 85, 92), NEARLY_100, Fit.OVERLAPPING),
        (SEVERAL, EXACTLY_84, Fit.WIDER),
        (Count(0, 0, 0), AT_LEAST_84, Fit.APART),
    ],
)
def test_figures_as_intervals(a: Count, b: Count, fit: Fit) -> None:
    assert relate_counts(a, b).fit is fit


@pytest.mark.parametrize(
    ("without", "with_them", "attackers", "compatible"),
    [
        (84, 86, (2, 2), True),
        (84, 87, (2, 2), False),
        (84, 84, (2, 2), False),
        (37, 38, (0, 1), True),
        (37, 39, (0, 1), False),
        (84, 83, (0, float("inf")), False),
    ],
)
def test_a_toll_with_the_attackers_is_higher_by_their_number(
    without: int, with_them: int, attackers: tuple[int, float], compatible: bool
) -> None:
    a, b = (
        (Count(without, without, without), "excluded"),
        (Count(with_them, with_them, with_them), "included"),
    )
    assert relate_tolls(a, b, attackers).compatible is compatible
    assert relate_tolls(b, a, attackers).compatible is compatible


def test_a_toll_that_does_not_say_whom_it_counts_is_compared_as_it_stands() -> None:
    assert relate_tolls((EXACTLY_84, None), (EXACTLY_84, "included"), (2, 2)).fit is Fit.EQUAL
    assert not relate_tolls((EXACTLY_84, None), (Count(86, 86, 86), "included"), (2, 2)).compatible


@pytest.mark.parametrize(
    ("vague", "exact", "reaches"),
    [
        (MORE_THAN_280, EXACTLY_284, True),
        (AT_LEAST_84, EXACTLY_95, True),
        (Count(40, 40, None, "at least"), Count(137, 137, 137), False),
        (Count(100, None, None, "hundreds"), Count(284, 284, 284), False),
        (NEARLY_100, EXACTLY_95, True),
        (UP_TO_50, Count(40, 40, 40), False),
        (SEVERAL, EXACTLY_84, False),
    ],
)
def test_an_open_figure_stands_for_what_is_near_it(vague: Count, exact: Count, reaches: bool) -> None:
    assert within_reach(vague, exact) is reaches


@pytest.mark.parametrize(
    ("count", "coded"),
    [(Count(11, 11, None, "at least"), 11), (NEARLY_100, 99), (UP_TO_50, 50), (SEVERAL, None)],
)
def test_a_count_is_coded_as_one_number(count: Count, coded: int | None) -> None:
    assert number(count) == coded


def test_overlapping_figures_meet_in_what_both_allow() -> None:
    assert meet_counts(Count(80, 85, 92), NEARLY_100) == Count(90, None, 92, "both")


def test_of_two_forms_of_one_figure_the_exact_one_is_kept() -> None:
    assert meet_counts(Count(84, 84, 84, "about"), EXACTLY_84) == EXACTLY_84
