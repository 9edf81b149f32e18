"""Fields: parts of a toll stand by themselves, and the group gathers all who are said to have done it."""

from math import inf

import pytest

from variorum.model.assertion import Certainty, Polarity
from variorum.model.value import Actor, ActorKind, Count, Nothing
from variorum.reconcile.fields import collated, part_field

BANNER = Actor("Red Banner", ActorKind.GROUP, "g:rb")
NORTH = Actor("Red Banner North", ActorKind.GROUP, "g:rbn", "g:rb")
WESTLAND = Actor("Westland", ActorKind.STATE, "s:wl", country="WL")


def fields(newsroom) -> dict[str, list[object]]:
    return {f.field: [p.value for p in f.piles] for f in collated(newsroom.record())}


@pytest.mark.parametrize(
    ("part", "attackers", "name"),
    [
        (None, None, "killed"),
        (None, "included", "killed"),
        (None, "excluded", "killed"),
        (None, "only", "killed/attackers"),
        ("children", None, "killed/children"),
    ],
)
def test_parts_have_names_of_their_own(part: str | None, attackers: str | None, name: str) -> None:
    assert part_field("killed", part, attackers) == name


def test_a_part_never_meets_the_whole(newsroom) -> None:
    desk = newsroom.report().says("killed", 84).says("killed", 3, notes={"part": "children"})
    desk.says("killed", 2, notes={"attackers": "only"}).says("wounded", 10)
    found = fields(newsroom)
    assert list(found) == ["killed", "killed/attackers", "killed/children", "wounded"]
    assert found["killed"] == [Count(84, 84, 84)]


def test_the_group_gathers_claims_blames_and_denials(newsroom) -> None:
    desk = newsroom.report().says("claim", BANNER).says("blame", WESTLAND, by="an official")
    desk.says("denial", WESTLAND, by="Westland", polarity=Polarity.DENIED)
    (group,) = (f for f in collated(newsroom.record()) if f.field == "group")
    accused = {p.value: p for p in group.piles}
    assert len(accused[BANNER].support) == 1
    assert (len(accused[WESTLAND].support), len(accused[WESTLAND].against)) == (1, 1)


def test_who_only_denies_is_in_sight_and_not_affirmed(newsroom) -> None:
    newsroom.report().says("denial", WESTLAND, by="Westland", polarity=Polarity.DENIED)
    found = {f.field: f.piles for f in collated(newsroom.record())}
    assert [p.affirmed for p in found["group"]] == [False]
    assert [p.affirmed for p in found["denial"]] == [True]


def test_a_blamed_branch_of_a_named_group_is_a_reading_of_the_branch(newsroom) -> None:
    desk = newsroom.report().says("claim", BANNER)
    desk.says("blame", NORTH, by="an expert", certainty=Certainty.POSSIBLE)
    assert fields(newsroom)["branch"] == [NORTH]


def test_a_group_whose_parent_nobody_names_is_no_branch(newsroom) -> None:
    newsroom.report().says("claim", NORTH)
    assert "branch" not in fields(newsroom)


def test_a_person_who_is_blamed_is_no_group(newsroom) -> None:
    newsroom.report().says("blame", Actor("Ann Example", ActorKind.PERSON), by="police")
    assert "group" not in fields(newsroom)


def test_a_non_dispute_says_nothing_of_the_group(newsroom) -> None:
    newsroom.report().says("non_dispute", BANNER, by="Westland", polarity=Polarity.NOT_DISPUTED)
    assert list(fields(newsroom)) == ["non_dispute"]


def test_silence_is_a_reading(newsroom) -> None:
    newsroom.report().says("branch", Nothing("branch"), by="the statement", polarity=Polarity.NOT_KNOWN)
    assert fields(newsroom) == {"branch": [Nothing("branch")]}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([], (0, inf)),
        ([("attackers", 2, {})], (0, 2)),
        ([("attackers", 4, {}), ("killed", 2, {"attackers": "only"})], (2, 2)),
    ],
)
def test_how_many_attackers_a_toll_can_count(newsroom, told: list[tuple], expected: tuple) -> None:
    desk = newsroom.report().says("killed", 84)
    for name, number, notes in told:
        desk.says(name, number, notes=notes)
    (toll,) = (f for f in collated(newsroom.record()) if f.field == "killed")
    assert toll.ground.attackers == expected
