"""Stance against a scale, on sentences of our own in the set's format."""

import json
from pathlib import Path

import pytest

from variorum.errors import BadInput
from variorum.evaluate.factuality import evaluate
from variorum.evaluate.outcome import Task

ROWS = [
    ("Gunmen attacked the convoy on Sunday .", 1, "attacked", 3.0),
    ("The bomb failed to explode .", 4, "explode", -3.0),
    ("The group threatened to storm the station .", 4, "storm", 0.0),
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    rows = [
        {"text": text, "targets": [{"span1": [at, at + 1], "label": label, "span_text": word}]}
        for text, at, word, label in ROWS
    ]
    (tmp_path / "dev.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    return tmp_path


def test_figures(data: Path) -> None:
    outcome = evaluate(Task(data=data))
    assert outcome.reports == 3
    assert outcome.figures["words"] == 3
    assert outcome.figures["sign_right"] == 1.0
    assert outcome.figures["false_facts"] == 0.0
    assert outcome.figures["pearson"] > 0.9
    assert outcome.figures["by_stance"]["not, certain"]["mean_judgement"] == -3.0


def test_a_miss_says_what_was_judged_and_what_came_out(data: Path) -> None:
    missed = {miss.passage[-9:]: miss for miss in evaluate(Task(data=data)).misses}
    assert missed["[explode]"].expected == "-3.0"
    assert "not" in missed["[explode]"].given


def test_without_the_set_there_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"dev\.jsonl"):
        evaluate(Task(data=tmp_path))
