"""MUC-4 by name: a set's key found, an answer file scored, misses with what was expected."""

from pathlib import Path

import pytest

from variorum.errors import BadInput
from variorum.evaluate.muc4.evaluate import evaluate, read_key
from variorum.evaluate.outcome import Task

KEY = """
0.  MESSAGE: ID                     TST1-MUC3-0001
1.  MESSAGE: TEMPLATE               1
3.  INCIDENT: LOCATION              PERU: LIMA (CITY)
4.  INCIDENT: TYPE                  BOMBING
12. PHYS TGT: ID                    "BUS"
                                    "MILL"

0.  MESSAGE: ID                     TST1-MUC3-0002
1.  MESSAGE: TEMPLATE               *
"""
ANSWER = """
0.  MESSAGE: ID                     TST1-MUC3-0001
1.  MESSAGE: TEMPLATE               1
3.  INCIDENT: LOCATION              PERU
4.  INCIDENT: TYPE                  BOMBING
12. PHYS TGT: ID                    "BUS"

0.  MESSAGE: ID                     TST1-MUC3-0002
1.  MESSAGE: TEMPLATE               1
4.  INCIDENT: TYPE                  ARSON
"""


@pytest.fixture
def task(tmp_path: Path) -> Task:
    (tmp_path / "tst1").mkdir()
    (tmp_path / "tst1" / "key-tst1.v0").write_text(KEY)
    answers = tmp_path / "answers"
    answers.write_text(ANSWER)
    return Task(data=tmp_path, set="tst1", responses=answers)


def test_an_answer_file_is_scored(task: Task) -> None:
    found = evaluate(task)
    assert found.reports == 2
    assert found.figures["all_templates"]["recall"] == pytest.approx(100 * 2.5 / 4)
    assert found.figures["all_templates"]["precision"] == pytest.approx(100 * 2.5 / 4)
    assert found.figures["matched_only"]["precision"] == pytest.approx(100 * 2.5 / 3)
    assert found.figures["slots"]["phys-tgt-id"]["recall"] == 50.0
    assert found.figures["relevance"]["precision"] == 0.5
    assert found.figures["grouping"]["items"] == 0


def test_misses_say_slot_kind_and_both_sides(task: Task) -> None:
    misses = {(m.report[-4:], m.kind, m.expected, m.given) for m in evaluate(task).misses}
    assert misses == {
        ("0001", "inc-loc partly right", "PERU: LIMA (CITY)", "PERU"),
        ("0001", "phys-tgt-id missing", '"MILL"', "none"),
        ("0002", "template spurious: ARSON", "none", "inc-type ARSON"),
    }


def test_a_key_in_several_files_is_one(tmp_path: Path) -> None:
    (tmp_path / "key-dev-0001.x").write_text(KEY)
    (tmp_path / "key-dev-0101.x").write_text(KEY.replace("TST1-MUC3-000", "TST1-MUC3-010"))
    assert [t.message[-4:] for t in read_key(tmp_path, "dev")] == ["0001", "0002", "0101", "0102"]


@pytest.mark.parametrize("name", [None, "tst2"])
def test_a_set_must_be_named_and_have_a_key(task: Task, name: str | None) -> None:
    with pytest.raises(BadInput):
        evaluate(Task(data=task.data, set=name, responses=task.responses))
