"""What people decide on a field is what the finding says, under every policy, and contradictions stay in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reconcile.conftest import Newsroom
from variorum.model.finding import Finding, Status
from variorum.model.judgement import Capacity, Judgement, Shown, Verdict, judgement
from variorum.model.value import Count, Text
from variorum.reconcile.policies import POLICIES
from variorum.reconcile.settle import reconcile


class Room:
    """A bombing with three tolls, each by another voice, and what people decide on it."""

    def __init__(self, newsroom: Newsroom, days: Callable[..., Any]) -> None:
        for outlet, killed in (("The Ledger", 84), ("Quill", 95), ("The Post", 120)):
            desk = newsroom.report(outlet, "2024-01-04")
            desk.says("killed", killed, by=f"police of {outlet}").says("victim", Text(f"man {killed}"))
            desk.says("date", days("2024-01-03"))
        self.bare = newsroom.record()
        self.made: list[Judgement] = []

    def of(self, field: str, value: object) -> str:
        """The id of the assertion that gives a field this value."""
        given = Count(value, value, value) if isinstance(value, int) else Text(str(value))
        return next(a.id for a in self.bare.assertions(field) if a.value == given)

    def says(self, verdict: Verdict, value: object = 84, *, by: str = "Ada", **how: Any) -> Room:
        """Let a person decide on the reading with this value, a minute after the decision before."""
        field = how.pop("field", "killed")
        left = self.of(field, value)
        at = f"2024-05-08T10:{len(self.made):02}:00Z"
        made = judgement(verdict, left, field=field, reason=how.pop("reason", ""), by=by, at=at, **how)
        self.made.append(made)
        return self

    def finding(
        self, field: str = "killed", policy: str = "gtd-2019", made: Sequence[Judgement] = ()
    ) -> Finding:
        """What becomes of the field."""
        record = replace(self.bare, judgements=tuple(made or self.made))
        return next(f for f in reconcile(record, policy) if f.field == field)


@pytest.fixture
def room(newsroom: Newsroom, days: Callable[..., Any]) -> Room:
    """Three reports, nobody has decided anything."""
    return Room(newsroom, days)


def values(finding: Finding) -> list[object]:
    """The values that were chosen."""
    by_id = {r.id: r.value for r in finding.readings}
    return [v.best if isinstance(v := by_id[name], Count) else v.text for name in finding.chosen]


@pytest.mark.parametrize("policy", sorted(POLICIES))
def test_an_accepted_reading_is_settled_on_under_every_policy(room: Room, policy: str) -> None:
    found = room.says(Verdict.ACCEPT, 120, reason="the hospital's list").finding(policy=policy)
    assert (found.status, found.rule, values(found)) == (Status.DECIDED, "decided", [120])
    assert "settled by Ada on 2024-05-08: the hospital's list" in found.sentence
    assert {loss.reason for loss in found.losses} == {"Ada settled on another reading"}
    assert found.judgements == (room.made[0].id,)


def test_a_rejected_reading_is_kept_and_never_chosen(room: Room) -> None:
    before = room.bare and room.finding(
        made=[judgement(Verdict.UNSURE, "s_0", field="x", reason="", by="", at="")]
    )
    chosen = values(before)[0]
    found = room.says(Verdict.REJECT, chosen, reason="misread").finding()
    assert chosen not in values(found)
    assert "rejected by Ada on 2024-05-08: misread" in {loss.reason for loss in found.losses}
    assert len(found.readings) == len(before.readings)


def test_with_all_readings_rejected_there_is_no_value(room: Room) -> None:
    for value in (84, 95, 120):
        room.says(Verdict.REJECT, value)
    assert (room.finding().status, room.finding().value) == (Status.NONE_SUPPORTED, None)


def test_none_supported_leaves_no_value(room: Room) -> None:
    found = room.says(Verdict.NONE, reason="all from one rumour").finding()
    assert (found.status, found.value, found.chosen) == (Status.DECIDED, None, ())
    assert "no reading is supported, says Ada on 2024-05-08: all from one rumour" in found.sentence


def test_who_is_unsure_settles_nothing_and_is_heard(room: Room) -> None:
    untouched = room.finding(
        "killed", made=[judgement(Verdict.UNSURE, "s", field="x", reason="", by="", at="")]
    )
    found = room.says(Verdict.UNSURE, reason="two hospitals").finding()
    assert (found.status, found.value) == (untouched.status, untouched.value)
    assert "unsure: Ada on 2024-05-08: two hospitals" in found.sentence


def test_a_person_s_last_word_counts(room: Room) -> None:
    room.says(Verdict.ACCEPT, 84).says(Verdict.ACCEPT, 120)
    assert values(room.finding()) == [120]
    room.says(Verdict.UNSURE, 120)
    assert room.finding().status is not Status.DECIDED


def test_coders_who_differ_decide_nothing_and_both_are_shown(room: Room) -> None:
    policy_s = room.finding()
    found = room.says(Verdict.ACCEPT, 84).says(Verdict.ACCEPT, 120, by="Ben").finding()
    assert (found.status, found.value) == (Status.DISPUTED, policy_s.value)
    assert "people differ on it and no adjudicator has decided (Ada: 84; Ben: 120)" in found.sentence


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((Verdict.ACCEPT, 84), (Verdict.REJECT, 84)),
        ((Verdict.NONE, 84), (Verdict.ACCEPT, 84)),
        ((Verdict.ACCEPT, 95), (Verdict.NONE, 84)),
    ],
)
def test_contradictions(room: Room, first: Any, second: Any) -> None:
    found = room.says(*first).says(*second, by="Ben").finding()
    assert found.status is Status.DISPUTED
    assert "people differ" in found.sentence


def test_coders_who_agree_decide(room: Room) -> None:
    found = room.says(Verdict.ACCEPT, 120).says(Verdict.REJECT, 84, by="Ben").finding()
    assert (found.status, values(found)) == (Status.DECIDED, [120])


def test_an_adjudicator_decides_between_coders(room: Room) -> None:
    room.says(Verdict.ACCEPT, 120, by="Cleo", capacity=Capacity.ADJUDICATOR)
    room.says(Verdict.ACCEPT, 84).says(Verdict.ACCEPT, 95, by="Ben")
    assert (room.finding().status, values(room.finding())) == (Status.DECIDED, [120])


def test_of_fields_with_many_values_an_accepted_one_stands_beside_the_others(room: Room) -> None:
    room.says(Verdict.ACCEPT, "man 95", field="victim").says(Verdict.REJECT, "man 84", field="victim")
    found = room.finding("victim")
    assert values(found) == ["man 95", "man 120"]
    assert found.status is Status.DECIDED


def test_what_came_after_a_decision_and_contradicts_it_opens_the_dispute_again(room: Room) -> None:
    shown = Shown((room.of("killed", 84), room.of("killed", 95)), "gtd-2019")
    found = room.says(Verdict.ACCEPT, 84, shown=shown).finding()
    assert (found.status, values(found)) == (Status.DISPUTED, [84])
    assert "not known when that was decided: 120" in found.sentence


def test_a_decision_on_words_that_back_no_reading_settles_nothing(room: Room) -> None:
    before = room.finding()
    lost = judgement(Verdict.ACCEPT, "s_gone", field="killed", reason="", by="Ada", at="2024-05-08")
    assert room.finding(made=[lost]).value == before.value


@given(st.permutations(range(4)))
def test_the_order_of_judgements_in_the_record_does_not_matter(order: list[int]) -> None:
    newsroom = Newsroom()
    room = Room(newsroom, _days)
    room.says(Verdict.ACCEPT, 84).says(Verdict.REJECT, 95).says(Verdict.ACCEPT, 120).says(Verdict.UNSURE, 84)
    shuffled = [room.made[i] for i in order]
    assert room.finding(made=shuffled) == room.finding(made=room.made)


def _days(iso: str) -> Any:
    from tests.reconcile.conftest import day

    return day(iso)


def test_a_new_reading_speaks_against_that_none_is_supported(room: Room) -> None:
    shown = Shown((room.of("killed", 84), room.of("killed", 95)), "gtd-2019")
    found = room.says(Verdict.NONE, shown=shown).finding()
    assert (found.status, found.value) == (Status.DISPUTED, None)
    assert "not known when that was decided: 120" in found.sentence
