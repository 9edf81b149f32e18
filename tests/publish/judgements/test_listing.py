"""Judgements in a list, and what is asked of it."""

from __future__ import annotations

import pytest

from tests.judged import Desk, decisions
from tests.publish.conftest import World
from variorum.errors import BadInput
from variorum.model.judgement import Capacity, Verdict
from variorum.model.report import Report
from variorum.publish.judgements.listing import Listed, State, Wanted, listed


def reports_of(velmar: World) -> dict[str, Report]:
    """The reports by id."""
    return {r.id: r for r in velmar.reports.values()}


def listing(velmar: World) -> list[Listed]:
    """Everything that was decided, with one whose words are lost."""
    made, held = decisions(velmar), reports_of(velmar)
    return listed(made, [made[4]], held.__getitem__)


def test_each_says_who_decided_what_on_which_words(velmar: World) -> None:
    found = {one.verdict: one for one in listing(velmar)}
    correction = found["correct"]
    assert (correction.by, correction.field, correction.value) == ("Ada", "killed", "38–40")
    assert (correction.voice, correction.stance) == ("hospital staff", "certain")
    assert [(w.outlet, w.quote) for w in correction.words] == [("Northline Wire", "Nearly 40 people")]
    assert [w.quote for w in found["same"].words] == ["A suicide bomber", "a bomb"]
    assert (found["strike"].field, found["strike"].reason) == ("wounded", "counted twice")
    assert found["undo"].words == ()


def test_the_state_says_what_counts(velmar: World) -> None:
    states = [one.state for one in listing(velmar)]
    in_force = State.IN_FORCE
    assert states == [
        *(in_force, in_force, State.UNDONE, in_force, State.LOST, in_force, in_force, in_force, in_force),
        *(State.PROPOSAL, in_force),
    ]


@pytest.mark.parametrize("verdict", [Verdict.UNDO, Verdict.REJECT])
def test_a_proposal_is_answered_where_a_person_put_it_away_or_decided_just_that(
    velmar: World, verdict: Verdict
) -> None:
    desk = Desk(velmar)
    said = desk.said("courier_main", "blame")
    idea = desk.decides(Verdict.REJECT, said, field="blame", by="a client", capacity=Capacity.PROPOSER)
    answer = desk.undoes(idea) if verdict is Verdict.UNDO else desk.decides(verdict, said, field="blame")
    found = listed([idea, answer], [], reports_of(velmar).__getitem__)
    assert [one.state for one in found] == [State.ANSWERED, State.IN_FORCE]


def test_an_undoing_can_be_undone(velmar: World) -> None:
    desk = Desk(velmar)
    one = desk.decides(Verdict.STRIKE, desk.said("courier_main", "killed"))
    undoing = desk.undoes(one)
    again = desk.undoes(undoing)
    found = listed([again, one, undoing], [], reports_of(velmar).__getitem__)
    assert [s.state for s in found] == [State.IN_FORCE, State.UNDONE, State.IN_FORCE]


def test_a_report_that_is_not_here_has_no_outlet(velmar: World) -> None:
    def none(identity: str) -> Report:
        raise BadInput("no such report", where=identity, mend="")

    assert {w.outlet for one in listed(decisions(velmar), [], none) for w in one.words} == {None}


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        (Wanted(), 11),
        (Wanted(by="a client"), 1),
        (Wanted(field="killed"), 3),
        (Wanted(lost=True), 1),
        (Wanted(by="Bert"), 0),
        (Wanted(field="killed", lost=True), 0),
    ],
)
def test_a_list_can_be_narrowed_down(velmar: World, wanted: Wanted, number: int) -> None:
    assert sum(wanted.holds(one) for one in listing(velmar)) == number
