"""The chain behind a field: it leads to the words in the file."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from rich.console import Console

from variorum.errors import BadInput
from variorum.publish.explain import Explanation, explain
from variorum.publish.explain_view import draw_explanation

POLICY = "gtd-2019"


def chain(velmar: Any, field: str) -> Explanation:
    """The chain behind a field of the invented incident; its reports stand in files as they are."""
    texts = {r.id: r.text.encode() for r in velmar.main.reports}
    return explain(velmar.main, field, POLICY, originals=texts.__getitem__, readers=("test reader 1",))


@pytest.mark.parametrize("field", ["killed", "Killed", " group ", "date", "claim"])
def test_every_assertion_leads_to_a_report(velmar: Any, field: str) -> None:
    found = chain(velmar, field)
    witnesses = [w for r in found.field.readings for w in (*r.witnesses, *r.denied_by)]
    assert {s.assertion for s in found.provenance} == {w.id for w in witnesses}
    held = {r.id: r for r in velmar.main.reports}
    assert all(held[s.report].sha256 == s.sha256 for s in found.provenance)


def test_a_field_of_which_nothing_is_said_names_those_of_which_something_is(velmar: Any) -> None:
    with pytest.raises(BadInput, match=r"nothing is said of such a field.*use one of .*killed"):
        chain(velmar, "hijackers")


def test_it_is_drawn_with_rule_words_file_and_reader(velmar: Any) -> None:
    console = Console(file=io.StringIO(), width=120)
    found = chain(velmar, "killed")
    draw_explanation(console, found)
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    for words in (found.field.rule, found.provenance[0].sha256, "said by", "read by test reader 1"):
        assert words in shown


def test_a_reading_that_ended_shows_what_ended_it(velmar: Any) -> None:
    found = chain(velmar, "killed")
    chosen, *lost = found.field.readings
    ended = replace(lost[0], lost="corrected to another", ended_by=chosen.witnesses[0].id)
    console = Console(file=io.StringIO(), width=120)
    draw_explanation(console, replace(found, field=replace(found.field, readings=(chosen, ended))))
    assert "ended by" in console.file.getvalue()  # type: ignore[attr-defined]
    assert chain(velmar, "killed").field.readings[1].ended_by is None
