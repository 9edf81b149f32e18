"""Attributions against gold, on a report of our own in the set's format."""

from pathlib import Path

import pytest

from variorum.errors import BadInput
from variorum.evaluate.outcome import Task
from variorum.evaluate.polnear import evaluate

TEXT = "The mayor said that two shops had burned. Rain fell all night. Nobody slept, according to a nurse."
SPANS = {
    "T1": ("Source", "The mayor"),
    "T2": ("Cue", "said"),
    "T3": ("Content", "that two shops had burned"),
    "T4": ("Source", "a nurse"),
    "T5": ("Cue", "according to"),
    "T6": ("Content", "Nobody slept"),
    "T7": ("Cue", "fell"),
    "T8": ("Content", "all night"),
}


def write(folder: Path, *attributions: str) -> Path:
    for name in ("text", "attributions"):
        (folder / "dev" / name).mkdir(parents=True)
    lines = [f"{n}\t{r} {TEXT.index(q)} {TEXT.index(q) + len(q)}\t{q}" for n, (r, q) in SPANS.items()]
    lines += [f"E{n}\t{one}" for n, one in enumerate(attributions, 1)]
    (folder / "dev" / "text" / "one.txt").write_text(TEXT)
    (folder / "dev" / "attributions" / "one_ab12.ann").write_text("\n".join(lines))
    return folder


SAID = "Attribution:T2 Cue:T2 Source:T1 Content:T3"
NURSE = "Attribution:T5 Cue:T5 Source:T4 Content:T6"
RAIN = "Attribution:T7 Cue:T7 Content:T8"


def test_right_attributions_score_one(tmp_path: Path) -> None:
    figures = evaluate(Task(data=write(tmp_path, SAID, NURSE))).figures
    assert figures["all_overlap_f"] == 1.0
    assert figures["cue_exact_f"] == 1.0
    assert figures["source_exact_f"] == 1.0
    assert figures["attributions"] == 2


def test_what_is_not_found_costs_recall_and_is_shown(tmp_path: Path) -> None:
    outcome = evaluate(Task(data=write(tmp_path, SAID, NURSE, RAIN)))
    assert outcome.figures["all_overlap_recall"] == pytest.approx(2 / 3)
    assert outcome.figures["all_overlap_precision"] == 1.0
    assert [(miss.kind, miss.given) for miss in outcome.misses] == [
        ("cue without a source not found", "none")
    ]


def test_what_nobody_marked_costs_precision(tmp_path: Path) -> None:
    outcome = evaluate(Task(data=write(tmp_path, SAID)))
    assert outcome.figures["all_overlap_precision"] == 0.5
    assert [miss.kind for miss in outcome.misses] == ["no attribution there"]


def test_a_folder_without_the_set(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="text"):
        evaluate(Task(data=tmp_path))
