"""Superseding: the same voice or lineage speaks again, corrects a figure or takes it back."""

from variorum.model.assertion import Certainty, Polarity, Role
from variorum.model.finding import Ending
from variorum.model.value import Actor, ActorKind, Count
from variorum.reconcile.confidence import Confidence, muc_confidence
from variorum.reconcile.fields import collated
from variorum.reconcile.supersede import risen, superseded

BANNER = Actor("Red Banner", ActorKind.GROUP, "g:rb")
SPEAKS = {"by": ("Red Banner", Role.PERPETRATOR), "actor": "g:rb"}


def ended(newsroom) -> dict[int, str]:
    """The figures that have ended, with the reasons."""
    (toll,) = (f for f in collated(newsroom.record()) if f.field == "killed")
    reasons = superseded(toll.piles, toll.ground)
    return {p.value.low: reasons[p.id] for p in toll.piles if p.id in reasons}


def test_a_raised_toll_replaces_the_earlier_one_of_the_same_voice(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("killed", 84, by="the ministry")
    newsroom.report("The Post", "2024-01-05").says("killed", 93, by="The Ministry")
    assert ended(newsroom) == {84: "superseded by 93 (The Post, Ministry, published 5 January 2024)"}


def test_a_lowered_toll_replaces_the_higher_one_too(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("killed", 103, by="the ministry")
    newsroom.report("The Post", "2024-01-05").says("killed", 84, by="the ministry")
    assert list(ended(newsroom)) == [103]


def test_a_toll_within_one_report_replaces_the_one_it_recalls(newsroom) -> None:
    desk = newsroom.report("The Herald", "2024-01-05").says(
        "killed", 133, by="the ministry", as_of="2024-01-04"
    )
    desk.says("killed", 137, by="the ministry", as_of="2024-01-05")
    assert list(ended(newsroom)) == [133]


def test_two_voices_of_one_report_replace_nothing(newsroom) -> None:
    desk = newsroom.report("The Herald", "2024-01-05").says("killed", 90, by="the army", as_of="2024-01-03")
    desk.says("killed", 84, by="the hospital", as_of="2024-01-05")
    assert ended(newsroom) == {}


def test_another_voice_elsewhere_replaces_nothing(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("killed", 90, by="the army")
    newsroom.report("The Post", "2024-01-05").says("killed", 84, by="the hospital")
    assert ended(newsroom) == {}


def test_a_later_report_of_the_same_lineage_replaces_the_earlier_figure(newsroom) -> None:
    wire = newsroom.report("Wire", "2024-01-03").says("killed", 40, by="police")
    newsroom.report("Wire", "2024-01-04", copy_of=wire).says("killed", 60, by="the ministry")
    assert list(ended(newsroom)) == [40]


def test_a_late_copy_of_an_old_figure_does_not_revive_it(newsroom) -> None:
    wire = newsroom.report("Wire", "2024-01-03").says("killed", 40, by="police")
    newsroom.report("The Post", "2024-01-04").says("killed", 60, by="police")
    newsroom.report("The Herald", "2024-01-06", copy_of=wire).says("killed", 40, by="police")
    assert list(ended(newsroom)) == [40]


def test_without_a_time_nothing_is_later(newsroom) -> None:
    newsroom.report("The Herald").says("killed", 84, by="the ministry")
    newsroom.report("The Post", "2024-01-05").says("killed", 93, by="the ministry")
    assert ended(newsroom) == {}


def test_a_figure_that_another_witness_keeps_still_stands(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("killed", 84, by="the ministry")
    newsroom.report("The Courier", "2024-01-03").says("killed", 84, by="the hospital")
    newsroom.report("The Post", "2024-01-05").says("killed", 93, by="the ministry")
    assert ended(newsroom) == {}


def test_a_vaguer_later_figure_does_not_replace_an_exact_one(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("killed", 284, by="the ministry")
    newsroom.report("The Post", "2024-01-05").says(
        "killed", Count(101, 101, None, "more than"), by="the ministry"
    )
    assert ended(newsroom) == {}


def test_a_correction_ends_the_figure_it_names_whoever_gave_it(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("killed", 103, by="the governor")
    newsroom.report("The Post", "2024-01-03").says("killed", 90, by="the army")
    newsroom.report("The Courier", "2024-01-04").says(
        "killed", 84, by="the ministry", notes={"revises": "103"}
    )
    assert list(ended(newsroom)) == [103]


def test_a_correction_does_not_end_what_is_said_after_it(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-06").says("killed", 103, by="the governor")
    newsroom.report("The Courier", "2024-01-04").says(
        "killed", 84, by="the ministry", notes={"revises": "103"}
    )
    assert ended(newsroom) == {}


def test_a_withdrawn_figure_ends_for_the_voice_that_withdraws_it(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("killed", 0, by="police")
    newsroom.report("The Post", "2024-01-04").says("killed", 0, by="police", notes={"withdrawn": "yes"})
    assert ended(newsroom) == {0: "withdrawn (The Post, police, published 4 January 2024)"}


def test_a_toll_with_the_attackers_does_not_replace_one_without_that_fits_it(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says(
        "killed", 37, by="police", notes={"attackers": "excluded"}
    )
    desk = newsroom.report("The Post", "2024-01-04").says("attackers", 1)
    desk.says("killed", 38, by="police", notes={"attackers": "included"})
    assert ended(newsroom) == {}


def test_a_toll_can_rise_from_an_earlier_day_to_a_later_one(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("killed", 84, by="the army")
    newsroom.report("The Post", "2024-01-05").says("killed", 93, by="the hospital")
    (toll,) = collated(newsroom.record())
    low, high = sorted(toll.piles, key=lambda p: p.value.low)
    assert risen(low, high)
    assert not risen(high, low)


def test_a_correction_links_the_figure_to_the_assertion_that_corrects_it(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("killed", 103, by="the governor")
    newsroom.report("The Courier", "2024-01-04").says(
        "killed", 84, by="the ministry", notes={"revises": "103"}
    )
    finding = newsroom.findings()["killed"]
    (loss,) = finding.losses
    assert loss.reason == "corrected to 84 (The Courier, ministry, published 4 January 2024)"
    assert (loss.ended.how, (loss.ended.by,)) == (Ending.CORRECTED, finding.readings[0].assertions)


def test_a_reading_that_lost_and_still_stands_has_no_end(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("killed", 103, by="the governor")
    newsroom.report("The Post", "2024-01-04").says("killed", 84, by="the ministry")
    assert [loss.ended for loss in newsroom.findings()["killed"].losses] == [None]


def test_a_withdrawn_claim_ends_and_stays_in_sight(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("claim", BANNER, **SPEAKS)
    newsroom.report("The Post", "2024-01-05").says("claim", BANNER, **SPEAKS, notes={"withdrawn": "yes"})
    found = newsroom.findings("ged-23.1")
    assert (found["claim"].value, found["group"].value) == (None, None)
    assert [r.value for r in found["claim"].readings] == [BANNER]
    assert found["claim"].losses[0].reason.startswith("withdrawn (The Post, Red Banner")


def test_who_denies_later_what_it_claimed_has_taken_it_back(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("claim", BANNER, **SPEAKS)
    newsroom.report("The Post", "2024-01-05").says("denial", BANNER, **SPEAKS, polarity=Polarity.DENIED)
    (loss,) = newsroom.findings("ged-23.1")["group"].losses
    assert loss.ended.how is Ending.TAKEN_BACK


def test_who_claims_what_it_denied_before_takes_nothing_back(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("denial", BANNER, **SPEAKS, polarity=Polarity.DENIED)
    newsroom.report("The Post", "2024-01-05").says("claim", BANNER, **SPEAKS)
    assert newsroom.findings("gtd-2019")["group"].value == BANNER


def test_a_withdrawn_claim_ties_nobody_to_the_incident_more_firmly(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("claim", BANNER, **SPEAKS)
    newsroom.report("The Post", "2024-01-05").says("claim", BANNER, **SPEAKS, notes={"withdrawn": "yes"})
    newsroom.report("The Globe", "2024-01-06").says(
        "blame", BANNER, by="the army", certainty=Certainty.PROBABLE
    )
    assert muc_confidence(newsroom.record(), "g:rb") == Confidence.AUTHORITIES
