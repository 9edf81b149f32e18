"""MUC texts as reports: id, date and outlet of the dateline, paragraphs without the marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.errors import BadInput
from variorum.evaluate.muc4.texts import messages, read_file

TEXT = """DEV-MUC3-9001 (SITE)

   BOGOTA, 9 MAR 89 (RADIO UNO) -- [REPORT] [TEXT] ARMED MEN KILLED A MAYOR
IN CALI TODAY.

   [BEGIN RECORDING] WE SAW THEM. [END RECORDING]


DEV-MUC3-9002 (SITE)

   NO CITY, NO DATE -- [TEXT] NOTHING HAPPENED.
"""


def test_the_dateline_gives_date_and_outlet() -> None:
    first, second = read_file(TEXT)
    assert first.id == first.report.origin == "DEV-MUC3-9001"
    assert first.report.published is not None
    assert first.report.published.day == "1989-03-09"
    assert first.report.outlet is not None
    assert first.report.outlet.casefold() == "radio uno"
    assert (second.report.published, second.report.outlet) == (None, None)


def test_passages_are_the_place_and_the_paragraphs_in_ordinary_case() -> None:
    report = next(read_file(TEXT)).report
    passages = [report.text[p.start : p.end] for p in report.passages]
    assert passages == ["Bogota", "Armed men killed a mayor in Cali today.", "We saw them."]


def test_offsets_are_those_of_the_capitals() -> None:
    report = next(read_file(TEXT)).report
    body = TEXT.split("\n", 1)[1].split("\n\n\nDEV", maxsplit=1)[0].strip("\n")
    assert report.text.upper() == body.replace("MAYOR\nIN", "MAYOR IN")


def test_a_set_is_found_by_its_name_below_the_folder(tmp_path: Path) -> None:
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "dev-muc3-9001-9002").write_text(TEXT)
    assert [m.id for m in messages(tmp_path, "dev")] == ["DEV-MUC3-9001", "DEV-MUC3-9002"]
    with pytest.raises(BadInput, match="no texts of tst1"):
        list(messages(tmp_path, "tst1"))
