"""What people decided, as training data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests.judged import Desk, decisions
from tests.publish.conftest import World
from variorum.model.amending import heard, upon
from variorum.model.judgement import Capacity, Judgement, Verdict, in_force
from variorum.publish.judgements.training import lines
from variorum.reconcile.policies import policy


def written(velmar: World, made: Sequence[Judgement], *, quorum: int = 1) -> list[dict[str, Any]]:
    """The lines that judgements on the invented bombing give."""
    accounts = [teller.account() for teller in velmar.tellers.values()]
    found = heard(accounts, in_force(made), quorum=quorum)
    records = [upon(replace(record, findings=(), quorum=quorum), found) for record in velmar.records]
    reports = {r.id: r for r in velmar.reports.values()}
    return [json.loads(text) for text in lines(records, policy("gtd-2019"), reports.__getitem__)]


def labels(told: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
    """The label, field and words of each assertion."""
    return {(a["label"], a["field"], a["quote"]) for line in told for a in line["assertions"]}


def test_each_assertion_has_what_people_made_of_it(velmar: World) -> None:
    told = written(velmar, decisions(velmar))
    assert labels(told) >= {
        ("accepted", "killed", "31"),
        ("accepted", "killed", "at least 31 people"),
        ("corrected", "killed", "Nearly 40 people"),
        ("struck", "wounded", "74 wounded"),
        ("added", "killed", "Six of the dead"),
        ("rejected", "date", "on Wednesday"),
    }


def test_words_stand_in_the_text_where_they_are_said_to(velmar: World) -> None:
    for line in written(velmar, decisions(velmar)):
        for one in (*line["assertions"], *(a["account"] for a in line["assertions"])):
            assert line["text"][one["start"] : one["end"]] == one["quote"]


def test_a_correction_has_what_it_was_before(velmar: World) -> None:
    told = [a for line in written(velmar, decisions(velmar)) for a in line["assertions"]]
    (mended,) = [a for a in told if a["label"] == "corrected"]
    assert (mended["value"]["best"], mended["before"]["value"]["high"]) == (39, 39)
    assert all(a["before"] is None for a in told if a is not mended)


def test_no_person_is_named(velmar: World) -> None:
    assert "Ada" not in json.dumps([line["assertions"] for line in written(velmar, decisions(velmar)[3:8])])


@pytest.mark.parametrize(
    ("verdicts", "label"),
    [
        ((Verdict.ACCEPT, Verdict.ACCEPT), {"accepted"}),
        ((Verdict.ACCEPT, Verdict.REJECT), set()),
        ((Verdict.NONE, Verdict.REJECT), {"rejected"}),
        ((Verdict.UNSURE, Verdict.UNSURE), set()),
    ],
)
def test_where_people_differ_there_is_no_label(
    velmar: World, verdicts: tuple[Verdict, Verdict], label: set[str]
) -> None:
    desk = Desk(velmar)
    said = desk.said("courier_main", "weapon")
    made = [
        desk.decides(v, said, field="weapon", by=by) for v, by in zip(verdicts, ("Ada", "Bert"), strict=True)
    ]
    assert {name for name, *_ in labels(written(velmar, made))} == label


def test_an_adjudicator_decides_between_them(velmar: World) -> None:
    desk = Desk(velmar)
    said = desk.said("courier_main", "weapon")
    made = [
        desk.decides(Verdict.ACCEPT, said, field="weapon"),
        desk.decides(Verdict.REJECT, said, field="weapon", by="Bert"),
        desk.decides(Verdict.REJECT, said, field="weapon", by="Cleo", capacity=Capacity.ADJUDICATOR),
    ]
    (line,) = written(velmar, made)
    assert [(a["label"], a["decided"], a["judgements"]) for a in line["assertions"]] == [
        ("rejected", "weapon", [made[2].id])
    ]


def test_nothing_decided_is_no_line(velmar: World) -> None:
    assert written(velmar, []) == []


def test_where_two_must_decide_alike_one_gives_no_label(velmar: World) -> None:
    assert written(velmar, decisions(velmar), quorum=2) == []
    desk = Desk(velmar)
    said = desk.said("courier_main", "weapon")
    made = [desk.decides(Verdict.ACCEPT, said, field="weapon", by=by) for by in ("Ada", "Bert")]
    assert labels(written(velmar, made, quorum=2)) == {("accepted", "weapon", "explosive belt")}
