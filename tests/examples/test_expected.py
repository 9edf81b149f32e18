"""The examples are complete, say that they are examples, and the golden facts stand in their texts."""

from __future__ import annotations

import html
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from variorum.examples import folder
from variorum.model.codebook import codebook

EXPECTED = Path(__file__).parent / "expected"
FOLDERS = ("brussels", "crocus", "manila")
FACTS = ("reading", "site_reading", "background")


def golden(name: str) -> dict[str, Any]:
    return tomllib.loads((EXPECTED / f"{name}.toml").read_text(encoding="utf-8"))


def text_of(name: str, report: str) -> str:
    """The text of a report, found by the beginning of its file name and, for JSONL, its line."""
    number, _, line = report.partition(":")
    (path,) = (p for p in (folder() / name).iterdir() if p.name.startswith(number) and ".meta." not in p.name)
    raw = path.read_text(encoding="utf-8")
    if line:
        return str(json.loads(raw.splitlines()[int(line) - 1])["body"])
    return html.unescape(re.sub(r"<[^>]+>", "", raw)).replace("\xa0", " ") if path.suffix == ".html" else raw


def reports_named(table: Any) -> set[str]:
    """Every report that the golden facts of a folder name."""
    if isinstance(table, list):
        return {r for item in table for r in reports_named(item)}
    if not isinstance(table, dict):
        return set()
    own = {table[k] for k in ("report", "origin", "derived") if k in table}
    listed = {r for k in ("reports", "main", "mentioned") for r in table.get(k, [])}
    return own | listed | {r for value in table.values() for r in reports_named(value)}


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_has_a_report_for_every_one_that_the_golden_facts_name(name: str) -> None:
    table = golden(name)
    named = reports_named(table)
    assert named == {*table["incident"]["main"], *table["incident"]["mentioned"]}
    assert all(text_of(name, report) for report in named)
    assert len(named) in range(4, 7)


@pytest.mark.parametrize("name", FOLDERS)
def test_the_words_of_every_golden_fact_stand_in_its_report(name: str) -> None:
    table = golden(name)
    missing = [
        (fact["report"], fact["words"])
        for kind in FACTS
        for fact in table.get(kind, [])
        if fact["words"] not in text_of(name, fact["report"])
    ]
    assert missing == []


@pytest.mark.parametrize("name", FOLDERS)
def test_every_voice_of_the_golden_facts_is_named_in_its_report_or_is_its_outlet(name: str) -> None:
    table = golden(name)
    kinds = ("reading", "site_reading", "blame", "denial", "statement")
    facts = [f for kind in kinds for f in table.get(kind, []) if "voice" in f]
    missing = [
        (fact, report)
        for fact in facts
        for report in fact.get("reports", [fact.get("report")])
        if fact.get("role") != "media" and fact["voice"].lower() not in text_of(name, report).lower()
    ]
    assert missing == []
    assert facts


@pytest.mark.parametrize("name", FOLDERS)
def test_golden_facts_use_the_fields_and_terms_of_the_codebook(name: str) -> None:
    table = golden(name)
    fields = {f["field"] for f in table["reading"]}
    terms = {*table["incident"]["types"], *(s["term"] for s in table.get("statement", []))}
    assert fields <= {f.name for f in codebook().fields}
    assert terms <= set(codebook().terms)


@pytest.mark.parametrize(
    "path", sorted(folder().rglob("*.*"), key=str), ids=lambda p: f"{p.parent.name}/{p.name}"
)
def test_every_file_says_that_it_is_an_example_of_an_invented_outlet(path: Path) -> None:
    if path.with_name(path.name + ".meta.toml").exists():
        path = path.with_name(path.name + ".meta.toml")
    raw = path.read_text(encoding="utf-8")
    records = raw.splitlines() if path.suffix == ".jsonl" else [raw]
    assert all("outlet is invented and the text was written as an example" in r for r in records)


def test_reports_are_of_the_length_of_ordinary_news() -> None:
    lengths = {p.name: len(p.read_text(encoding="utf-8").split()) for p in folder().rglob("*.txt")}
    assert {n: k for n, k in lengths.items() if not 200 <= k <= 450} == {}
