"""Who did it: claims, accusations, denials and branches. A suggestion never becomes a fact."""

import pytest

from variorum.model.assertion import Certainty, Polarity, Role
from variorum.model.finding import Status
from variorum.model.value import Actor, ActorKind, Nothing

BANNER = Actor("Red Banner", ActorKind.GROUP, "g:rb")
NORTH = Actor("Red Banner North", ActorKind.GROUP, "g:rbn", "g:rb")
FRONT = Actor("Blue Front", ActorKind.GROUP, "g:bf")
WESTLAND = Actor("Westland", ActorKind.STATE, "s:wl", country="WL")
POLICIES = ("gtd-2019", "ged-23.1", "acled")


def claim(desk, group: Actor):
    return desk.says("claim", group, by=(group.name, Role.PERPETRATOR), actor=group.id)


@pytest.mark.parametrize("policy", POLICIES)
def test_a_claim_that_nobody_denies_names_the_group(newsroom, policy: str) -> None:
    claim(newsroom.report("The Herald"), BANNER)
    claim(newsroom.report("The Post"), BANNER)
    found = newsroom.findings(policy)["group"]
    assert (found.value, found.status) == (BANNER, Status.AGREED)


def test_a_claim_that_an_authority_rejects_is_disputed(newsroom) -> None:
    claim(newsroom.report("The Herald"), BANNER)
    newsroom.report("The Post").says("denial", BANNER, by="the police", polarity=Polarity.DENIED)
    gtd, acled = newsroom.findings("gtd-2019")["group"], newsroom.findings("acled")["group"]
    assert (gtd.value, gtd.status) == (BANNER, Status.DISPUTED)
    assert "guncertain1 1" in gtd.sentence
    assert (acled.value, acled.status) == (None, Status.DISPUTED)
    assert "denied by police" in acled.sentence


def test_two_claims_compete(newsroom) -> None:
    claim(newsroom.report("The Herald"), BANNER)
    claim(newsroom.report("The Post"), FRONT)
    found = newsroom.findings()["group"]
    assert found.status is Status.DISPUTED
    assert len(found.chosen) == 2


@pytest.mark.parametrize("policy", POLICIES)
def test_a_suggested_branch_leaves_the_claim_of_its_group_alone(newsroom, policy: str) -> None:
    desk = claim(newsroom.report("The Herald"), BANNER)
    desk.says("blame", NORTH, by=("experts", Role.EXPERT), certainty=Certainty.POSSIBLE)
    found = newsroom.findings(policy)
    assert (found["group"].value, found["group"].status) == (BANNER, Status.SINGLE)
    assert (found["branch"].value, found["branch"].status) == (None, Status.NONE_SUPPORTED)


def test_an_accused_branch_does_not_compete_with_its_group(newsroom) -> None:
    claim(newsroom.report("The Herald"), BANNER).says("blame", NORTH, by="officials")
    found = newsroom.findings()["group"]
    assert [r.value for r in found.readings if r.id in found.chosen] == [BANNER]
    assert found.status is Status.RANGE


def test_a_suggestion_alone_is_no_attribution_where_a_codebook_knows_no_doubt(newsroom) -> None:
    newsroom.report().says("blame", FRONT, by=("experts", Role.EXPERT), certainty=Certainty.POSSIBLE)
    assert newsroom.findings("acled")["group"].value is None
    assert "guncertain1 1" in newsroom.findings("gtd-2019")["group"].sentence


def test_an_experts_suspicion_is_no_attribution_but_an_authoritys_is(newsroom) -> None:
    desk = newsroom.report().says("blame", FRONT, by=("experts", Role.EXPERT), certainty=Certainty.PROBABLE)
    assert newsroom.findings("ged-23.1")["group"].value is None
    desk.says("blame", FRONT, by="the ministry", certainty=Certainty.PROBABLE)
    assert newsroom.findings("ged-23.1")["group"].value == FRONT


@pytest.mark.parametrize("policy", POLICIES)
def test_who_only_denies_its_part_is_nobodys_suspect(newsroom, policy: str) -> None:
    desk = claim(newsroom.report(), BANNER)
    desk.says("denial", WESTLAND, by="Westland", polarity=Polarity.DENIED, notes={"own": "yes"})
    found = newsroom.findings(policy)["group"]
    assert (found.value, found.status) == (BANNER, Status.SINGLE)
    (denied,) = (r for r in found.readings if r.value == WESTLAND)
    assert denied.denied_by
    assert denied.assertions == ()


@pytest.mark.parametrize(
    ("said", "value", "status"),
    [
        ([("silent", {})], Nothing("branch"), Status.SINGLE),
        (
            [("silent", {}), ("blame", {"by": ("experts", Role.EXPERT), "certainty": Certainty.POSSIBLE})],
            Nothing("branch"),
            Status.SINGLE,
        ),
        ([("silent", {}), ("blame", {"by": "officials"})], Nothing("branch"), Status.SINGLE),
        ([("blame", {"by": "officials"})], NORTH, Status.SINGLE),
        ([("blame", {"by": ("experts", Role.EXPERT)})], None, Status.NONE_SUPPORTED),
        ([("branch", {})], NORTH, Status.SINGLE),
        ([("silent", {}), ("branch", {"by": "officials"})], NORTH, Status.SINGLE),
        ([("branch", {"by": ("experts", Role.EXPERT)})], None, Status.NONE_SUPPORTED),
        (
            [("claim", {"by": ("Red Banner North", Role.PERPETRATOR), "actor": "g:rbn"})],
            NORTH,
            Status.SINGLE,
        ),
    ],
)
def test_the_branch(newsroom, said: list[tuple], value: object, status: Status) -> None:
    newsroom.report("The Herald").says("group", BANNER)
    for n, (name, how) in enumerate(said):
        desk = newsroom.report(f"Outlet {n}")
        if name == "silent":
            desk.says(
                "branch", Nothing("branch"), by=("a statement", Role.PERPETRATOR), polarity=Polarity.NOT_KNOWN
            )
        else:
            desk.says(name, NORTH, **how)
    found = newsroom.findings()["branch"]
    assert (found.value, found.status) == (value, status)


def test_a_branch_that_is_not_named_is_named_so_beside_what_is_suggested(newsroom) -> None:
    desk = claim(newsroom.report("The Herald"), BANNER)
    desk.says(
        "branch", Nothing("branch"), by=("the statement", Role.PERPETRATOR), polarity=Polarity.NOT_KNOWN
    )
    desk.says("blame", NORTH, by=("experts", Role.EXPERT), certainty=Certainty.POSSIBLE)
    found = newsroom.findings()["branch"]
    assert found.sentence.startswith("not named: ")
    assert "Red Banner North only suspected or suggested" in found.sentence
    assert [r.value for r in found.readings] == [Nothing("branch"), NORTH]


def test_a_branch_and_its_group_agree_unless_somebody_denies_the_branch(newsroom) -> None:
    newsroom.report("The Herald").says("blame", BANNER, by="the army")
    newsroom.report("The Post").says("blame", NORTH, by="the police")
    assert newsroom.findings("ged-23.1")["group"].status is Status.RANGE
    newsroom.report("The Globe").says("denial", NORTH, by="the mayor", polarity=Polarity.DENIED)
    found = newsroom.findings("ged-23.1")["group"]
    assert (found.value, found.status) == (BANNER, Status.DISPUTED)
