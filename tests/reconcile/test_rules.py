"""The rules that all policies share, seen through their findings."""

import pytest

from variorum.model.assertion import Certainty, Polarity, Role
from variorum.model.codebook import term
from variorum.model.finding import Status
from variorum.model.value import Actor, ActorKind, Granularity, Nothing, PartialDate, Text

NORTH = Actor("Red Banner North", ActorKind.GROUP, "g:rbn")


def test_one_reading_of_one_lineage_is_single(newsroom) -> None:
    wire = newsroom.report("Wire").says("type", term("type:shooting"))
    newsroom.report("The Herald", copy_of=wire).says("type", term("type:shooting"))
    found = newsroom.findings()["type"]
    assert (found.status, found.rule) == (Status.SINGLE, "rules.only_reading")


def test_one_reading_of_two_lineages_is_agreed(newsroom) -> None:
    newsroom.report("The Herald").says("type", term("type:shooting"))
    newsroom.report("The Post").says("type", term("type:attack"))
    assert newsroom.findings()["type"].status is Status.AGREED


def test_the_value_that_most_lineages_back_wins_and_the_other_stays(newsroom) -> None:
    for outlet in ("The Herald", "The Post"):
        newsroom.report(outlet).says("type", term("type:shooting"))
    newsroom.report("The Courier").says("type", term("type:bombing"))
    found = newsroom.findings()["type"]
    assert (found.value, found.status) == (term("type:shooting"), Status.DISPUTED)
    assert [loss.reason for loss in found.losses] == ["backed by 1 lineage without doubts against 2 lineages"]


def test_what_one_report_tells_of_together_is_no_dispute(newsroom) -> None:
    newsroom.report("The Herald").says("type", term("type:shooting")).says("type", term("type:arson"))
    newsroom.report("The Post").says("type", term("type:shooting"))
    found = newsroom.findings()["type"]
    assert found.status is Status.RANGE
    assert [r.value for r in found.readings if r.id in found.chosen] == [
        term("type:shooting"),
        term("type:arson"),
    ]


def test_several_values_of_a_field_that_has_many_are_no_dispute(newsroom) -> None:
    newsroom.report("The Herald").says("weapon", term("weapon:knife"))
    newsroom.report("The Post").says("weapon", term("weapon:firearm"))
    newsroom.report("The Courier").says("weapon", term("weapon:firearm"))
    found = newsroom.findings()["weapon"]
    assert (found.value, found.status) == (term("weapon:firearm"), Status.AGREED)
    assert len(found.chosen) == 2
    assert found.losses == ()


def test_a_mere_suggestion_disputes_nothing(newsroom) -> None:
    newsroom.report("The Herald").says("type", term("type:shooting"))
    newsroom.report("The Post").says("type", term("type:bombing"), certainty=Certainty.POSSIBLE)
    found = newsroom.findings()["type"]
    assert (found.value, found.status) == (term("type:shooting"), Status.SINGLE)
    assert [loss.reason for loss in found.losses] == ["only said to be possible"]


def test_an_unresolved_date_never_wins_over_a_resolved_one(newsroom, days) -> None:
    friday = PartialDate(None, None, Granularity.UNRESOLVED, "a weekday", weekday=4)
    for outlet in ("The Herald", "The Post"):
        newsroom.report(outlet).says("date", friday)
    newsroom.report("The Courier").says("date", days("2024-01-03"))
    found = newsroom.findings()["date"]
    assert found.value == days("2024-01-03")
    assert "unresolved" in found.losses[0].reason


def test_an_unresolved_date_alone_stays_unresolved(newsroom) -> None:
    friday = PartialDate(None, None, Granularity.UNRESOLVED, "a weekday", weekday=4)
    newsroom.report("The Herald").says("date", friday)
    found = newsroom.findings()["date"]
    assert found.value == friday
    assert found.sentence.startswith("an unresolved date (Friday):")


def test_a_date_that_link_inferred_is_said_to_be_inferred(newsroom, days) -> None:
    friday = PartialDate(None, None, Granularity.UNRESOLVED, "a weekday", weekday=4)
    desk = newsroom.report("The Herald").says("date", friday)
    newsroom.infer(desk, 0, days("2024-01-05"), "The Post dates the same Friday")
    found = newsroom.findings()["date"]
    assert found.value == days("2024-01-05")
    assert "dated by linked reports (The Post dates the same Friday)" in found.sentence


def test_what_is_only_denied_supports_no_value(newsroom) -> None:
    newsroom.report("The Herald").says("killed", 3, by="police", polarity=Polarity.DENIED)
    found = newsroom.findings()["killed"]
    assert (found.value, found.status, found.chosen) == (None, Status.NONE_SUPPORTED, ())
    assert "only denied" in found.losses[0].reason


def test_what_a_voice_says_is_not_known_is_a_finding(newsroom) -> None:
    newsroom.report("The Herald").says("attackers", Nothing("attackers"), polarity=Polarity.NOT_KNOWN)
    found = newsroom.findings()["attackers"]
    assert (found.value, found.status) == (Nothing("attackers"), Status.SINGLE)


def test_silence_gives_way_to_a_value(newsroom) -> None:
    newsroom.report("The Herald").says("claim", Nothing("claim"), polarity=Polarity.NOT_KNOWN)
    newsroom.report("The Post").says("claim", NORTH, by=("the group", Role.PERPETRATOR))
    found = newsroom.findings()["claim"]
    assert found.value == NORTH
    assert "not known" in found.losses[0].reason


@pytest.mark.parametrize("policy", ["gtd-2019", "ged-23.1", "acled"])
def test_texts_stand_side_by_side_in_every_policy(newsroom, policy: str) -> None:
    newsroom.report("The Herald").says("site", Text("the fish market")).says("site", Text("the quay"))
    assert len(newsroom.findings(policy)["site"].chosen) == 2
