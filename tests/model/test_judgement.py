"""Which judgements count: proposals never, undone ones no more, contradictions between people not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.model.judgement import (
    Capacity,
    Judgement,
    Verdict,
    binding,
    in_force,
    judgement,
    latest_of_each,
    pending,
    undisputed,
)


def said(
    verdict: str, left: str = "a_1", at: int = 1, *, right: str | None = None, **more: object
) -> Judgement:
    """A decision at a second of one minute."""
    given = {"by": "Ada", "reason": ""} | more
    return judgement(Verdict(verdict), left, right=right, at=f"2024-05-08T10:00:{at:02}Z", **given)


def test_the_id_derives_from_all_of_it() -> None:
    assert said("same", right="a_2") == said("same", right="a_2")
    one = said("same", right="a_2")
    others = [
        said("same", right="a_3"),
        said("same", right="a_2", by="Ben"),
        said("same", right="a_2", reason="x"),
    ]
    assert len({one.id, *(o.id for o in others)}) == 4


def test_what_is_undone_counts_no_more_and_again_when_that_is_undone() -> None:
    one = said("accept", at=1, field="killed")
    two = said("undo", one.id, at=2)
    three = said("undo", two.id, at=3)
    assert in_force([one]) == [one]
    assert in_force([two, one]) == []
    assert in_force([three, one, two]) == [one]
    assert in_force([one, two, three, said("undo", three.id, at=4)]) == []


def test_only_oneself_or_an_adjudicator_undoes() -> None:
    one = said("accept", field="killed")
    assert in_force([one, said("undo", one.id, at=2, by="Ben")]) == [one]
    assert in_force([one, said("undo", one.id, at=2, by="Cleo", capacity=Capacity.ADJUDICATOR)]) == []


def test_proposals_never_count() -> None:
    proposed = said("accept", field="killed", capacity=Capacity.PROPOSER)
    assert in_force([proposed]) == []
    one = said("accept", field="killed")
    assert in_force([one, said("undo", one.id, at=2, capacity=Capacity.PROPOSER)]) == [one]


def test_of_two_people_who_contradict_each_other_on_a_pair_neither_counts() -> None:
    ada, ben = said("same", right="a_2"), said("different", "a_2", 2, right="a_1", by="Ben")
    cleo = said("different", right="a_2", at=0, by="Cleo", capacity=Capacity.ADJUDICATOR)
    other = said("same", "a_3", right="a_4")
    field = said("accept", field="killed")
    assert set(undisputed([ada, other, field])) == {ada, other, field}
    assert ada not in undisputed([ada, ben, other])
    assert other in undisputed([ada, ben, other])
    assert undisputed([ada, ben, cleo]) == [cleo]


def test_a_quorum_of_two_needs_two_or_an_adjudicator() -> None:
    ada, ben = said("same", right="a_2"), said("same", right="a_2", at=2, by="Ben")
    again = said("same", right="a_2", at=3)
    cleo = said("same", right="a_2", at=4, by="Cleo", capacity=Capacity.ADJUDICATOR)
    assert binding([ada, again], quorum=2) == []
    assert binding([ada, ben], quorum=2) == [ada, ben]
    assert binding([ada, cleo], quorum=2) == [cleo]


def test_people_may_change_their_minds() -> None:
    first, last = said("same", right="a_2"), said("different", right="a_2", at=2)
    assert latest_of_each([last, first]) == [last]
    assert undisputed([first, last]) == [last]


@given(st.permutations(range(6)))
def test_the_order_in_which_they_are_read_does_not_matter(order: list[int]) -> None:
    one, two = said("same", right="a_2"), said("different", "a_3", 2, right="a_1", by="Ben")
    every = [
        one,
        two,
        said("undo", one.id, 3),
        said("undo", two.id, 4, by="Ben"),
        said("same", "a_3", 5, right="a_1"),
    ]
    every.append(said("undo", every[2].id, 6))
    shuffled = [every[i] for i in order]
    assert undisputed(in_force(shuffled)) == undisputed(in_force(every)) == [one, every[4]]


def test_a_proposal_waits_until_it_is_taken_up_or_dismissed() -> None:
    proposed = said("accept", field="killed", by="a program", capacity=Capacity.PROPOSER)
    assert pending([proposed]) == [proposed]
    assert pending([proposed, said("accept", at=2, field="killed")]) == []
    assert pending([proposed, said("reject", at=2, field="killed")]) == [proposed]
    assert pending([proposed, said("undo", proposed.id, at=2)]) == []
    assert pending([proposed, said("undo", proposed.id, at=2, capacity=Capacity.PROPOSER)]) == [proposed]
