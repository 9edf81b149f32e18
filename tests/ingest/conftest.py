"""A report as bytes, in the forms that the ingest room reads."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.ingest import Given, Kind, RawItem, Sidecar, read
from variorum.model.report import Report, Skip

BODY = (
    "A bomb in a parked van killed seven people in the port of Sarda on Monday, the harbour "
    "police said.\n\n"
    "Nobody has claimed the attack. The mayor, Ana Beltrame, asked people to stay away from the docks."
)


@pytest.fixture
def body() -> str:
    """The text of an invented report in two paragraphs."""
    return BODY


@pytest.fixture
def read_bytes() -> Callable[..., Report | Skip]:
    """Reads bytes of one kind, with what is given and an optional sidecar."""

    def go(
        data: bytes | str, kind: Kind = Kind.TEXT, given: Given | None = None, sidecar: Sidecar | None = None
    ) -> Report | Skip:
        raw = data.encode() if isinstance(data, str) else data
        (found,) = read(RawItem("box/a.txt", raw, kind, sidecar), given)
        return found

    return go


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one file of each readable kind, and things that are no items."""
    (tmp_path / "b.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "a.html").write_text(f"<html><body><p>{BODY}</p></body></html>", encoding="utf-8")
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "advert.html").write_text("<html></html>", encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(json.dumps({"text": BODY}) + "\n\n" + json.dumps({"text": "x"}) + "\n")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "notes").write_text(BODY, encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.txt.meta.toml").write_text('outlet = "Sarda Post"\n', encoding="utf-8")
    return tmp_path
