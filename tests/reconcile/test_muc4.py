"""muc4: numbers as ranges, organisations with their confidence, what holds values that are backed alike."""

import pytest

from variorum.model.assertion import Certainty, Polarity, Role
from variorum.model.codebook import term
from variorum.model.finding import Status
from variorum.model.value import Actor, ActorKind, Count
from variorum.reconcile.confidence import Confidence

BANNER = Actor("Red Banner", ActorKind.GROUP, "g:rb")
FRONT = Actor("Blue Front", ActorKind.GROUP, "g:bf")
GUARD = Actor("Night Guard", ActorKind.GROUP, "g:ng")


@pytest.mark.parametrize(
    ("told", "low", "best", "high"),
    [
        ([7], 7, 7, 7),
        ([6, 8], 6, None, 8),
        ([Count(6, 6, None, "at least")], 6, 6, None),
        ([Count(6, 6, None, "at least"), 3], 3, None, None),
    ],
)
def test_a_number_is_a_range_where_reports_differ(newsroom, told: list, low, best, high) -> None:
    for n, figure in enumerate(told):
        newsroom.report(f"Outlet {n}").says("killed", figure)
    value = newsroom.findings("muc4")["killed"].value
    assert (value.low, value.best, value.high) == (low, best, high)


def test_every_organisation_has_its_confidence_the_firmest_first(newsroom) -> None:
    newsroom.report("The Herald").says("claim", BANNER, by=("Red Banner", Role.PERPETRATOR), actor="g:rb")
    newsroom.report("The Post").says("blame", FRONT, by="the army")
    newsroom.report("The Globe").says(
        "blame", GUARD, by=("a scholar", Role.EXPERT), certainty=Certainty.PROBABLE
    )
    found = newsroom.findings("muc4")["group"]
    assert [r.value for r in found.readings] == [BANNER, FRONT, GUARD]
    assert len(found.chosen) == 3
    for actor, value in (
        (BANNER, Confidence.CLAIMED),
        (FRONT, Confidence.AUTHORITIES),
        (GUARD, Confidence.ACCUSED),
    ):
        assert f"{actor.name}: {value}" in found.sentence


def test_who_is_acquitted_is_named_so(newsroom) -> None:
    newsroom.report("The Herald").says("claim", BANNER, by=("Red Banner", Role.PERPETRATOR), actor="g:rb")
    newsroom.report("The Post").says("denial", BANNER, by="the police", polarity=Polarity.DENIED)
    found = newsroom.findings("muc4")["group"]
    assert found.sentence.startswith(f"Red Banner: Red Banner: {Confidence.ACQUITTED}")
    assert found.status is Status.DISPUTED


def test_days_that_are_backed_alike_are_a_range(newsroom, days) -> None:
    newsroom.report("The Herald").says("date", days("2024-01-03"))
    newsroom.report("The Post").says("date", days("2024-01-05"))
    found = newsroom.findings("muc4")["date"]
    assert (found.value.start, found.value.end) == (days("2024-01-03").start, days("2024-01-05").end)
    assert (found.rule, found.status, len(found.chosen)) == ("muc4.common_value", Status.DISPUTED, 2)


def test_a_day_that_is_backed_better_stands(newsroom, days) -> None:
    newsroom.report("The Herald").says("date", days("2024-01-03"))
    for outlet in ("The Post", "The Globe"):
        newsroom.report(outlet).says("date", days("2024-01-05"))
    found = newsroom.findings("muc4")["date"]
    assert (found.value, found.rule) == (days("2024-01-05"), "rules.best_backed")


def test_types_that_exclude_each_other_are_the_wider_one(newsroom) -> None:
    newsroom.report("The Herald").says("type", term("type:suicide-bombing"))
    newsroom.report("The Post").says("type", term("type:vehicle-bombing"))
    assert newsroom.findings("muc4")["type"].value == term("type:bombing")


def test_two_acts_of_one_report_stay_two(newsroom) -> None:
    newsroom.report("The Herald").says("type", term("type:shooting")).says("type", term("type:arson"))
    found = newsroom.findings("muc4")["type"]
    assert found.rule == "rules.best_backed"
    assert len(found.chosen) == 2
