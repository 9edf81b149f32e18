"""What a person corrected or added says so wherever an assertion is shown, with what the reader had made of it."""

from __future__ import annotations

from dataclasses import replace

from tests.judged import Desk, corrected
from tests.publish.conftest import World, count, world
from variorum.model.amending import heard, upon
from variorum.model.assertion import Assertion
from variorum.model.finding import Record
from variorum.model.judgement import Judgement, Verdict
from variorum.model.value import Text
from variorum.publish.found_by import found_by


def record(velmar: World, *made: Judgement) -> Record:
    """The bombing after these judgements."""
    bare = replace(velmar.main, findings=())
    return upon(bare, heard(bare.accounts, made))


def by_person(of: Record) -> Assertion:
    """The one assertion that a person made."""
    return next(a for a in of.assertions() if a.rule == "person")


def test_a_rule_of_the_reader_is_named() -> None:
    velmar = world()
    bare = record(velmar)
    assert found_by(bare, bare.assertions("killed")[0]) == bare.assertions("killed")[0].rule


def test_what_was_corrected_says_what_the_reader_took_it_for() -> None:
    desk = Desk(world())
    said = desk.said("courier_main", "wounded")
    made = desk.decides(Verdict.CORRECT, said, draft=corrected(said, count(80, 80, 80)), reason="misread")
    after = record(desk.velmar, made)
    assert found_by(after, by_person(after)).startswith(
        "corrected by Ada on 2031-06-01 (misread); the reader took it for "
    )


def test_what_was_added_says_by_whom() -> None:
    desk = Desk(world())
    said = desk.said("courier_main", "wounded")
    draft = replace(corrected(said, Text("revenge")), field="motive")
    after = record(desk.velmar, desk.decides(Verdict.ADD, desk.account("courier_main"), draft=draft))
    assert found_by(after, by_person(after)) == "added by Ada on 2031-06-01"
