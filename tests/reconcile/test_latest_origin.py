"""latest-origin: of the newest figures the median over lineages."""

import pytest


@pytest.mark.parametrize(
    ("told", "best"),
    [
        # the newest one, however many repeat the old one
        ([(40, "2024-01-03"), (40, "2024-01-03"), (40, "2024-01-03"), (84, "2024-01-04")], 84),
        # of as new ones the middle one, and of two in the middle the lower one
        ([(84, "2024-01-04"), (95, "2024-01-04"), (120, "2024-01-04")], 95),
        ([(84, "2024-01-04"), (95, "2024-01-04")], 84),
        # two lineages with one figure count twice
        ([(84, "2024-01-04"), (95, "2024-01-04"), (95, "2024-01-04"), (120, "2024-01-04")], 95),
        # without times all are asked
        ([(84, None), (95, None), (120, None)], 95),
        # a figure without a time is not newer than one with it
        ([(84, "2024-01-04"), (120, None)], 84),
    ],
)
def test_the_median_of_the_newest(newsroom, told: list[tuple[int, str | None]], best: int) -> None:
    for n, (figure, day) in enumerate(told):
        newsroom.report(f"Outlet {n}", day).says("killed", figure, by=f"voice {n}")
    assert newsroom.findings("latest-origin")["killed"].value.best == best


def test_it_says_why_and_why_not(newsroom) -> None:
    for n, (figure, day) in enumerate(
        [(40, "2024-01-03"), (84, "2024-01-04"), (95, "2024-01-04"), (120, "2024-01-04")]
    ):
        newsroom.report(f"Outlet {n}", day).says("killed", figure, by=f"voice {n}")
    found = newsroom.findings("latest-origin")["killed"]
    assert "the median of the newest figures, of 3 lineages" in found.sentence
    reasons = {
        r.value.low: loss.reason for r in found.readings for loss in found.losses if loss.reading_id == r.id
    }
    assert reasons[84] == "as new, and below the median"
    assert reasons[120] == "as new, and above the median"
    assert reasons[40].startswith("not the most recent")
