"""Weighing: independent witnesses, the majority over lineages, the most recent."""

import pytest

from variorum.model.assertion import Role
from variorum.reconcile.fields import collated
from variorum.reconcile.pile import Pile
from variorum.reconcile.weigh import independent, latest, majority, undated


def piles(newsroom) -> dict[int, Pile]:
    (toll,) = collated(newsroom.record())
    return {p.value.low: p for p in toll.piles}


@pytest.mark.parametrize(
    ("told", "witnesses"),
    [
        ([("A", "police"), ("B", "hospital")], 2),
        ([("A", "police"), ("B", "police")], 1),
        ([("A", "police"), ("A", "hospital")], 1),
        ([("A", "police"), ("A", "hospital"), ("B", "police")], 2),
        ([("A", "police"), ("A", "hospital"), ("B", "police"), ("C", "police")], 2),
        ([("A", None), ("B", None)], 2),
    ],
)
def test_witnesses_differ_in_lineage_and_voice(newsroom, told: list[tuple], witnesses: int) -> None:
    desks = {outlet: newsroom.report(outlet) for outlet, _ in told}
    for outlet, voice in told:
        desks[outlet].says("killed", 84, by=voice)
    assert independent(piles(newsroom)[84].support) == witnesses


def test_ten_copies_of_one_wire_are_one_vote(newsroom) -> None:
    wire = newsroom.report("Wire").says("killed", 90)
    for n in range(9):
        newsroom.report(f"Copy {n}", copy_of=wire).says("killed", 90)
    newsroom.report("The Herald").says("killed", 84)
    newsroom.report("The Post").says("killed", 84)
    found = piles(newsroom)
    assert majority(list(found.values())) is found[84]


def test_half_is_no_majority(newsroom) -> None:
    newsroom.report("The Herald").says("killed", 84)
    newsroom.report("The Post").says("killed", 90)
    assert majority(list(piles(newsroom).values())) is None


def test_a_lineage_that_gives_two_figures_votes_for_neither(newsroom) -> None:
    newsroom.report("The Herald").says("killed", 84).says("killed", 90)
    assert majority(list(piles(newsroom).values())) is None
    newsroom.report("The Post").says("killed", 90)
    newsroom.report("The Courier").says("killed", 90)
    found = piles(newsroom)
    assert majority(list(found.values())) is found[90]


def test_the_latest_sound_evidence_decides(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-04").says("killed", 84)
    newsroom.report("The Post", "2024-01-03").says("killed", 80)
    newsroom.report("The Courier", "2024-01-06").says("killed", 10, by=("a militant", Role.PERPETRATOR))
    newsroom.report("The Ledger").says("killed", 99)
    found = piles(newsroom)
    assert latest(list(found.values())) == [found[84]]
    assert undated(found.values()) == [found[99]]
