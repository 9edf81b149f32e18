"""All formats of one run: from one pass over the records, after all checks, as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import variorum.publish
from variorum.errors import BadInput, BadState
from variorum.model.finding import Record
from variorum.publish.formats import FORMATS, Format, chosen
from variorum.settings import DEFAULT_EXPORTS, EXPORTS, Publication

Make = Callable[..., Record]


def test_every_format_is_written_from_one_pass_over_the_records(
    make: Make, a: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dossier(records: Sequence[Record], folder: Path, policy: str, _: object) -> Path:
        path = folder / "dossier.html"
        path.write_text(f"{len(records)} {policy}", encoding="utf-8")
        return path

    monkeypatch.setattr(variorum.publish.dossier, "write", dossier)
    records = (make("acled", settled={"killed": a.count(84)}, incident=f"i_{n}", reports=1) for n in range(1))
    paths = variorum.publish.write_all(records, tmp_path / "out", "gtd-2019")
    names = ["gtd.csv", "ged.csv", "acled.csv", "records.jsonl", "dossier.html", "datapackage.json"]
    assert [p.name for p in paths] == names
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(names)
    assert paths[-2].read_text(encoding="utf-8") == "1 gtd-2019"
    assert [len(p.read_bytes().splitlines()) for p in paths[:4]] == [2, 1, 2, 1]


def test_the_names_of_the_formats_are_those_that_the_command_line_offers() -> None:
    assert tuple(FORMATS) == EXPORTS
    assert set(DEFAULT_EXPORTS) <= set(EXPORTS)


def test_all_are_those_that_are_installed_and_a_missing_one_says_how_to_mend_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there, missing = Format(lambda *_: ()), Format(lambda *_: (), package="no_such_package", extra="some")
    monkeypatch.setattr("variorum.publish.formats.FORMATS", {"there": there, "missing": missing})
    assert chosen(["all"]) == [there]
    with pytest.raises(
        BadInput, match=r"no_such_package is not installed; run: pip install 'variorum\[some\]'"
    ):
        chosen(["there", "missing"])


def test_a_failed_check_leaves_the_old_dataset_as_it_was(make: Make, a: Any, tmp_path: Path) -> None:
    record = make("acled", settled={"killed": a.count(84)})
    variorum.publish.write_all([record], tmp_path, "acled", Publication(("acled", "jsonl")))
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    worse = replace(record, reports=tuple(replace(r, text="Other words.") for r in record.reports))
    with pytest.raises(
        BadState, match=r"check “quotes stand” failed at i_1: r_0 lacks .*; nothing was written"
    ):
        variorum.publish.write_all([worse], tmp_path, "acled", Publication(("acled", "jsonl")))
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_an_error_while_writing_leaves_the_old_dataset_as_it_was(
    make: Make, a: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> Any:
        raise OSError("no space left")

    record = make("acled", settled={"killed": a.count(84)})
    variorum.publish.write_all([record], tmp_path, "acled", Publication(("acled",)))
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    monkeypatch.setattr("variorum.publish.formats.jsonl", SimpleNamespace(write=broken))
    with pytest.raises(OSError, match="no space left"):
        variorum.publish.write_all([record], tmp_path, "acled", Publication(("acled", "jsonl")))
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before
