"""airwars: tolls as minimum and maximum, belligerents with a grade."""

import pytest

from variorum.model.assertion import Certainty, Polarity, Role
from variorum.model.finding import Status
from variorum.model.value import Actor, ActorKind, Count
from variorum.reconcile.airwars import Grade, grade_told

BANNER = Actor("Red Banner", ActorKind.GROUP, "g:rb")
FRONT = Actor("Blue Front", ActorKind.GROUP, "g:bf")
MILITANT = ("a militant", Role.PERPETRATOR)


def claims(desk, group: Actor) -> None:
    """The group claims it."""
    desk.says("claim", group, by=(group.name, Role.PERPETRATOR), actor=group.id)


@pytest.mark.parametrize(
    ("told", "least", "best", "most"),
    [
        ([(84, None)], 84, 84, 84),
        ([(84, None), (95, None)], 84, None, 95),
        ([(84, None), (Count(90, 99, 99, "nearly"), None)], 84, None, 99),
        # a bound that another figure fits widens nothing
        ([(137, None), (Count(40, 40, None, "at least"), None)], 137, 137, 137),
        # an open end stays open
        ([(84, None), (Count(100, 100, None, "at least"), None)], 84, None, None),
        # the perpetrators' own word counts only where there is no other
        ([(84, None), (300, MILITANT)], 84, 84, 84),
        ([(300, MILITANT)], 300, 300, 300),
    ],
)
def test_tolls_are_a_minimum_and_a_maximum(newsroom, told, least, best, most) -> None:
    for n, (figure, by) in enumerate(told):
        newsroom.report(f"Outlet {n}").says("killed", figure, by=by)
    value = newsroom.findings("airwars")["killed"].value
    assert (value.low, value.best, value.high) == (least, best, most)


def test_a_doubtful_figure_says_why_it_is_left_out(newsroom) -> None:
    newsroom.report("The Herald").says("killed", 84)
    newsroom.report("The Post").says("killed", 300, by=MILITANT)
    (loss,) = newsroom.findings("airwars")["killed"].losses
    assert loss.reason == "doubtful: on the perpetrators' own word"


def test_a_claim_that_stands_alone_is_confirmed(newsroom) -> None:
    claims(newsroom.report("The Herald"), BANNER)
    found = newsroom.findings("airwars")["group"]
    assert (found.value, found.status) == (BANNER, Status.SINGLE)
    assert ": Confirmed, claimed or admitted" in found.sentence


def test_one_accusation_is_weak_and_two_independent_ones_are_fair(newsroom) -> None:
    newsroom.report("The Herald").says("blame", BANNER, by="the police", certainty=Certainty.PROBABLE)
    assert ": Weak, suspected: " in newsroom.findings("airwars")["group"].sentence
    newsroom.report("The Post").says("blame", BANNER, by="the mayor", certainty=Certainty.PROBABLE)
    assert ": Fair, suspected: " in newsroom.findings("airwars")["group"].sentence


def test_two_claims_contest_each_other(newsroom) -> None:
    claims(newsroom.report("The Herald"), BANNER)
    claims(newsroom.report("The Post"), FRONT)
    found = newsroom.findings("airwars")["group"]
    assert found.status is Status.DISPUTED
    assert ": Contested, " in found.sentence
    assert found.sentence.count("Blue Front") + found.sentence.count("Red Banner") >= 2


def test_a_claim_that_is_denied_confirms_nothing(newsroom) -> None:
    claims(newsroom.report("The Herald"), BANNER)
    newsroom.report("The Post").says("denial", BANNER, by="the police", polarity=Polarity.DENIED)
    found = newsroom.findings("airwars")["group"]
    assert "Confirmed" not in found.sentence
    assert "Contested" in found.sentence


@pytest.mark.parametrize("denied", [False, True])
def test_the_grade_can_be_read_off_the_finding(newsroom, denied: bool) -> None:
    claims(newsroom.report("Outlet 1"), BANNER)
    if denied:
        newsroom.report("Outlet 2").says("denial", BANNER, polarity=Polarity.DENIED)
    assert grade_told(newsroom.findings("airwars")["group"]) is (
        Grade.CONTESTED if denied else Grade.CONFIRMED
    )


def test_without_a_value_there_is_no_grade(newsroom) -> None:
    newsroom.report("Outlet 1").says("denial", BANNER, polarity=Polarity.DENIED)
    assert all(grade_told(f) is None for f in newsroom.findings("airwars").values())
