"""acled: the most conservative figure, vague plurals, and 0 where nothing is known."""

import pytest

from variorum.model.assertion import Role
from variorum.model.finding import Status
from variorum.model.value import Count, Text

MILITANT = ("a militant", Role.PERPETRATOR)


@pytest.mark.parametrize(
    ("told", "best"),
    [
        ([84, 95], 84),
        ([Count(90, 99, 99, "nearly")], 90),
        ([Count(281, 281, None, "more than")], 281),
        ([Count(12, None, None, "dozens")], 12),
        ([Count(10, None, None, "tens")], 10),
        ([Count(100, None, None, "hundreds")], 100),
        ([Count(None, 50, 50, "up to")], 50),
        ([Count(12, None, None, "dozens"), 84], 84),
        ([Count(12, None, None, "dozens"), 84, 95], 84),
        ([Count(12, None, None, "dozens"), 9], 9),
    ],
)
def test_the_most_conservative_figure(newsroom, told: list[Count | int], best: int) -> None:
    for n, figure in enumerate(told):
        newsroom.report(f"Outlet {n}", f"2024-01-0{n + 1}").says("killed", figure)
    found = newsroom.findings("acled")["killed"]
    assert (found.value.best, found.rule) == (best, "acled.most_conservative")


def test_a_doubtful_figure_counts_only_where_there_is_no_other(newsroom) -> None:
    newsroom.report("The Herald").says("killed", 3, by=MILITANT)
    assert newsroom.findings("acled")["killed"].value.best == 3
    newsroom.report("The Post").says("killed", 84)
    assert newsroom.findings("acled")["killed"].value.best == 84


def test_no_information_is_zero_and_says_so(newsroom) -> None:
    newsroom.report("The Herald").says("site", Text("the quay"))
    found = newsroom.findings("acled")["killed"]
    assert (found.value, found.status) == (Count(0, 0, 0, "no information"), Status.NONE_SUPPORTED)
    assert "does not say that nobody died" in found.sentence
    assert "killed" not in newsroom.findings("gtd-2019")


def test_an_unknown_plural_is_no_figure(newsroom) -> None:
    newsroom.report("The Herald").says("killed", Count(None, None, None, "several"))
    found = newsroom.findings("acled")["killed"]
    assert found.value.best is None
    assert found.status is Status.SINGLE


def test_nobody_killed_is_a_figure(newsroom) -> None:
    newsroom.report("The Herald").says("killed", 0, by="police")
    found = newsroom.findings("acled")["killed"]
    assert (found.value.best, found.status) == (0, Status.SINGLE)
