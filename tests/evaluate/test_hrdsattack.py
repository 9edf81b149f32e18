"""The benchmark `hrdsattack` on invented reports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from variorum.errors import BadInput
from variorum.evaluate.hrdsattack import evaluate, text_of
from variorum.evaluate.hrdsattack_fields import coded, same_country, same_name
from variorum.evaluate.outcome import Task

ATTACK = (
    "<p>Gunmen killed three people in Mosul, Iraq, on 2 May 2021, police said.</p>"
    "<p>Nobody has claimed the attack.</p>"
)


def row(page: str, **told: Any) -> dict[str, Any]:
    """A row of the set: a page and what was coded for it."""
    none = dict.fromkeys(("perpetrator_type", "year", "month", "date", "city", "region", "country"))
    merged = {"perpetrator_mention": False, "violation_types": ["killing"], "victims": [], **none, **told}
    sample = {
        "Input.GLOBALEVENTID": 12,
        "Input.article_interface": page,
        "Input.publish_date": "2021-05-03 10:00:00",
    }
    return {"sample": sample, "merged_sample": merged}


def run(folder: Path, *rows: dict[str, Any]) -> Any:
    """The outcome over a set of these rows."""
    (folder / "dev.json").write_text(json.dumps(rows), encoding="utf-8")
    return evaluate(Task(data=folder, set="dev"))


def test_what_is_coded_is_compared_with_the_settled_record(tmp_path: Path) -> None:
    gold = {"year": "2021.0", "month": "05", "date": "2.0", "city": "Mosul", "country": "Iraq"}
    figures = run(tmp_path, row(ATTACK, **gold)).figures
    right = ("year", "month", "day", "city", "country")
    assert [figures[name] for name in right] == [1.0] * 5
    assert (figures["record_if_violent"], figures["violent_cases"]) == (1.0, 1.0)


def test_wrong_fields_are_misses(tmp_path: Path) -> None:
    misses = run(tmp_path, row(ATTACK, year="2020", city="Basra", country="Iraq")).misses
    kinds = {m.kind for m in misses}
    assert {"year: another", "city: another", "month: given for none", "day: given for none"} <= kinds


def test_a_record_of_no_attack_is_counted(tmp_path: Path) -> None:
    quiet = "<p>Ministers met in Oslo on Monday to discuss the price of fish.</p>"
    outcome = run(tmp_path, row(quiet, violation_types=["unknown"]), row(ATTACK, violation_types=["unknown"]))
    assert (outcome.figures["record_if_irrelevant"], outcome.figures["irrelevant_cases"]) == (0.5, 2.0)
    assert outcome.misses[0].kind == "record of no attack"


def test_arrests_are_a_sort_of_their_own(tmp_path: Path) -> None:
    figures = run(tmp_path, row(ATTACK, violation_types=["arbitrary detention", "other"])).figures
    assert (figures["other_cases"], figures["violent_cases"]) == (1.0, 0.0)


def test_the_page_becomes_paragraphs() -> None:
    assert text_of("<p>One &amp; two.</p> <p>Three<br/>four.</p>") == "One & two.\n\nThree\n\nfour."


@pytest.mark.parametrize(
    ("month", "expected"),
    [("02", 2), ("February", 2), ("2.0", 2), ("None", None), (None, None), ("unknown", None)],
)
def test_months_as_the_set_writes_them(month: str | None, expected: int | None) -> None:
    assert coded(row("", month=month)["merged_sample"]).month == expected


@pytest.mark.parametrize(
    ("expected", "given", "same"),
    [
        (None, None, True),
        ("Lagos", None, False),
        ("Ogun State", "Ogun", True),
        ("São Paulo", "Sao Paulo", True),
        ("Lagos", "Abuja", False),
    ],
)
def test_names_are_compared_without_their_level(expected: str | None, given: str | None, same: bool) -> None:
    assert same_name(expected, given) is same


def test_a_country_has_several_names() -> None:
    assert same_country("USA", "United States")
    assert not same_country("USA", "Canada")
    assert same_country(None, None)


def test_what_is_not_the_set_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"no train\.json"):
        evaluate(Task(data=tmp_path, set="train"))
    (tmp_path / "dev.json").write_text('[{"sample": {}}]', encoding="utf-8")
    with pytest.raises(BadInput, match="not as the set is"):
        evaluate(Task(data=tmp_path))
