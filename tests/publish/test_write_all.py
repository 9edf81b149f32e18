"""All formats of one run, from one pass over the records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import variorum.publish
from variorum.model.finding import Record


def test_every_format_is_written_from_one_pass_over_the_records(
    make: Callable[..., Record], a: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dossier(records: Sequence[Record], folder: Path, policy: str) -> Path:
        path = folder / "dossier.html"
        path.write_text(f"{len(records)} {policy}", encoding="utf-8")
        return path

    monkeypatch.setattr(variorum.publish, "dossier", SimpleNamespace(write=dossier), raising=False)
    records = (make("acled", settled={"killed": a.count(84)}, incident=f"i_{n}") for n in range(2))
    paths = variorum.publish.write_all(records, tmp_path / "out", "gtd-2019")
    assert [p.name for p in paths] == ["gtd.csv", "ged.csv", "acled.csv", "records.jsonl", "dossier.html"]
    assert paths[-1].read_text(encoding="utf-8") == "2 gtd-2019"
    assert [len(p.read_bytes().splitlines()) for p in paths[:4]] == [3, 1, 3, 2]
