"""How much an incident needs a person, and the words of its line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from variorum.model.assertion import Certainty, Polarity, Stance
from variorum.model.finding import Finding, Reading, Status
from variorum.model.value import Actor, ActorKind, Count, Value
from variorum.review.queue.entry import Entry, entry
from variorum.store import Heading, Outline

OUTLINE = Outline(Heading("i_1", False, 2, "a bombing", "The Courier", "2031-05-13"), ("r_1", "r_2"), 2, 0.0)


def reading(name: str, value: Value, *, stance: Stance | None = None) -> Reading:
    """A reading that a lineage of its own gives."""
    return Reading(
        name, "", value, stance or Stance(), (f"s_{name}",), (f"r_{name}",), (f"l_{name}",), ("police",)
    )


def finding(field: str, *readings: Reading, status: Status = Status.DISPUTED) -> Finding:
    """A finding that settles on the first of its readings."""
    chosen = readings[0]
    return Finding(
        "i_1", field, "gtd-2019", status, chosen.value, "rule", "", "", tuple(readings), (chosen.id,)
    )


def count(number: int) -> Count:
    """A number that is sure."""
    return Count(number, number, number)


FEW, MANY = reading("few", count(2)), reading("many", count(12))
MAYBE = reading("few", count(2), stance=Stance(Polarity.AFFIRMED, Certainty.POSSIBLE))


@pytest.mark.parametrize(
    ("findings", "twin", "need"),
    [
        ([], 0.0, 0.0),
        ([finding("killed", FEW, status=Status.SINGLE)], 0.0, 0.0),
        # ten people apart: half of the weight of a toll
        ([finding("killed", FEW, MANY)], 0.0, 0.5),
        # the same lineage on both sides is no dispute
        ([finding("killed", FEW, replace(MANY, lineages=FEW.lineages))], 0.0, 0.0),
        ([finding("killed", FEW, MANY), finding("wounded", FEW, MANY)], 0.0, 0.5),
        ([], 1.0, 0.4),
        ([finding("killed", MAYBE, status=Status.SINGLE)], 0.0, 0.2),
        ([finding("killed", FEW, MANY)], 1.0, 0.7),
        ([finding("killed", MAYBE, MANY)], 1.0, 0.76),
    ],
)
def test_need_is_the_heaviest_dispute_with_twin_and_doubt(
    findings: list[Finding], twin: float, need: float
) -> None:
    assert entry(replace(OUTLINE, twin=twin), findings).need == pytest.approx(need)


def test_what_is_open_comes_by_weight() -> None:
    found = entry(OUTLINE, [finding("wounded", FEW, MANY), finding("killed", FEW, MANY)])
    assert [(o.field, o.status) for o in found.open] == [("killed", "disputed"), ("wounded", "disputed")]


def test_a_value_that_one_reading_gives_for_certain_is_not_doubted() -> None:
    both = replace(finding("killed", MAYBE, MANY), chosen=(MAYBE.id, MANY.id))
    assert entry(OUTLINE, [finding("killed", MAYBE)]).hedged == ("killed",)
    assert entry(OUTLINE, [both]).hedged == ()


def test_everybody_who_is_named_is_listed_once() -> None:
    front = Actor("Northern Front", ActorKind.GROUP)
    brigade = Actor("Salt Brigade", ActorKind.GROUP)
    found = entry(
        OUTLINE,
        [
            finding("group", reading("a", front), reading("b", brigade)),
            finding("branch", reading("c", brigade)),
        ],
    )
    assert found.actors == ("Northern Front", "Salt Brigade")


def test_of_whom_it_is_only_denied_is_not_said_to_have_done_it() -> None:
    """ "Orland denies any part in it": nobody has said that it was Orland."""
    front, orland = Actor("Northern Front", ActorKind.GROUP), Actor("Orland", ActorKind.STATE)
    denied = replace(reading("b", orland), assertions=(), lineages=(), denied_by=("s_1",))
    found = entry(OUTLINE, [finding("group", reading("a", front), denied)])
    assert (found.actors, found.cleared) == (("Northern Front",), ("Orland",))


def test_without_findings_a_line_has_its_label_and_nothing_guessed() -> None:
    found = entry(OUTLINE, [])
    assert (found.label, found.what, found.when, found.where, found.killed) == ("a bombing", "", "", "", "")
    assert isinstance(found, Entry)
