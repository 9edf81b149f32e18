"""The Data Package descriptor, read by frictionless, which knows nothing of this project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import frictionless
import pytest

from variorum.publish import write_all
from variorum.settings import Publication

TABLES = ("gtd", "ged", "acled", "airwars")


@pytest.fixture
def written(velmar: Any, tmp_path: Path) -> Path:
    """A folder with the tables, and files that are no tables."""
    write_all(velmar.records, tmp_path, "gtd-2019", Publication((*TABLES, "jsonl", "muc4")))
    return tmp_path


def test_frictionless_finds_nothing_wrong(written: Path) -> None:
    report = frictionless.validate(str(written / "datapackage.json"), type="package")
    assert report.valid, report.flatten()
    assert {t.name for t in report.tasks if t.type == "table"} == {f"{name}-csv" for name in TABLES}
    assert len(report.tasks) == len(TABLES) + 2


def test_frictionless_finds_what_was_changed(written: Path) -> None:
    (written / "muc4.txt").write_text("other words")
    report = frictionless.validate(str(written / "datapackage.json"), type="package")
    assert {e[0] for e in report.flatten(["type"])} == {"hash-count", "byte-count"}


def test_it_names_every_file_with_its_size_and_every_column_with_its_meaning(written: Path) -> None:
    package = json.loads((written / "datapackage.json").read_text(encoding="utf-8"))
    sizes = {r["path"]: r["bytes"] for r in package["resources"]}
    assert sizes == {p.name: p.stat().st_size for p in written.iterdir() if p.name != "datapackage.json"}
    fields = [f for r in package["resources"] if r["path"].endswith(".csv") for f in r["schema"]["fields"]]
    assert all(f["description"] for f in fields)
    assert package["sources"][0]["title"] == "GeoNames, CC BY 4.0"
