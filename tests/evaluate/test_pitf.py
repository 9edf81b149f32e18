"""The benchmark `pitf` on invented extracts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from variorum.errors import BadInput
from variorum.evaluate.outcome import Task
from variorum.evaluate.pitf import cases_of, evaluate
from variorum.evaluate.pitf_classes import coded_country, within_scale


def row(text: str, deaths: str | None, **more: str | None) -> str:
    """A line of the set."""
    told = {"Description": text, "Deaths Number": deaths, "Deaths Scale": "5-24", "Weapons": "Explosives"}
    told |= {"Country": "PAK", **more}
    return json.dumps({k: v for k, v in told.items() if v is not None})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three extracts: the first right in all, the second wrong in deaths, the third uncoded."""
    lines = [
        row(
            "A bomb <b>killed</b> 12 people and wounded 30 at a market in Quetta, Pakistan, police said.",
            "12",
            **{"Injured Number": "30"},
        ),
        row("A bomb killed more than 20 people at a market in Quetta, Pakistan.", "25"),
        row("A bomb went off at a market in Quetta, Pakistan.", None, **{"Injured Number": "several"}),
    ]
    (tmp_path / "pitf_test.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_figures_are_shares_of_the_extracts(folder: Path) -> None:
    outcome = evaluate(Task(data=folder))
    assert outcome.reports == 3
    assert outcome.figures["deaths_exact"] == pytest.approx(2 / 3)
    assert (outcome.figures["deaths_exact_coded"], outcome.figures["deaths_cases"]) == (0.5, 2.0)
    assert (outcome.figures["injured_exact"], outcome.figures["injured_cases"]) == (1.0, 1.0)
    assert (outcome.figures["weapon_class"], outcome.figures["country"]) == (1.0, 1.0)
    assert outcome.figures["deaths_within_range"] == 1.0


@pytest.mark.parametrize(("part", "reports", "right"), [("even", 2, 1.0), ("odd", 1, 0.0)])
def test_a_half_is_read_alone(folder: Path, part: str, reports: int, right: float) -> None:
    outcome = evaluate(Task(data=folder, set=part))
    assert (outcome.reports, outcome.figures["deaths_exact"]) == (reports, right)


def test_a_wrong_toll_is_a_miss_with_what_was_given(folder: Path) -> None:
    misses = [m for m in evaluate(Task(data=folder)).misses if m.kind.startswith("deaths")]
    assert [(m.kind, m.expected, m.given) for m in misses] == [("deaths: too few", "25", "20")]


def test_markup_and_escapes_are_no_part_of_an_extract(folder: Path) -> None:
    first = next(cases_of(folder / "pitf_test.jsonl"))
    assert "killed 12" in first.text


def test_without_the_set_or_with_a_broken_line_the_error_says_where(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"pitf\*\.jsonl"):
        evaluate(Task(data=tmp_path))
    (tmp_path / "pitf.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(BadInput, match=r"pitf\.jsonl:1"):
        evaluate(Task(data=tmp_path))


@pytest.mark.parametrize(
    ("number", "scale", "inside"),
    [(5, "5-24", True), (25, "5-24", False), (0, "0", True), (3, "No information", False)],
)
def test_a_scale_holds_its_ends(number: int, scale: str, *, inside: bool) -> None:
    assert within_scale(number, scale) is inside


def test_codes_of_the_set_that_are_none_of_iso_are_mended() -> None:
    assert [coded_country(c) for c in ("BRZ", "ELS", "PAK")] == ["BRA", "SLV", "PAK"]
