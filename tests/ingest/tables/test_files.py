"""Rows of files: which are taken, and one clear line for each that is not."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from variorum.ingest.tables import RawRow, rows
from variorum.model.report import Skip

HEADER = "id,date_start,date_end,best"


def lines(path: Path, as_name: str | None = None) -> list[str]:
    """The origin and dataset of each row, and what each skip says."""
    found = rows(path, as_name=as_name)
    return [
        f"{r.origin.rsplit('/', 1)[-1]} {r.dataset}"
        if isinstance(r, RawRow)
        else f"{r.origin.rsplit('/', 1)[-1]} {r.what}"
        for r in found
    ]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "a.csv",
            f"{HEADER}\n1,2031-05-12,2031-05-12,3\n2,2031-05-13,2031-05-13,4\n",
            ["a.csv:2 ged", "a.csv:3 ged"],
        ),
        ("a.csv", f"\ufeff{HEADER}\r\n1,2031-05-12,2031-05-12,3\r\n", ["a.csv:2 ged"]),
        ("a.tsv", f"{HEADER}\n1,x,y,3\n".replace(",", "\t"), ["a.tsv:2 ged"]),
        ("a.csv", f"{HEADER}\n1;x;y;3\n".replace(",", ";"), ["a.csv:2 ged"]),
        ("a.csv", f'{HEADER},note\n1,x,y,3,"two\nlines"\n2,x,y,4,\n', ["a.csv:2 ged", "a.csv:4 ged"]),
        ("a.csv", f"{HEADER}\n\n,,,\n1,x,y,3\n", ["a.csv:4 ged"]),
        ("a.csv", f'{HEADER}\n1,"x,y,3\n', ["a.csv:2 a quotation mark is not closed"]),
        ("a.csv", "", ["a.csv empty"]),
        ("a.csv", "name,age\nAda,36\n", ["a.csv the header is of no dataset that is known"]),
        ("a.json", "{}", ["a.json not a table that can be read"]),
    ],
)
def test_rows_of_csv(tmp_path: Path, name: str, text: str, expected: list[str]) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    assert lines(path) == expected


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (HEADER.encode("utf-16"), "not in UTF-8"),
        (b"%PDF-1.4\n", "not text but a PDF"),
    ],
)
def test_files_that_are_no_table_say_so(tmp_path: Path, data: bytes, what: str) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    assert lines(tmp_path / "a.csv") == [f"a.csv {what}"]


def test_a_table_of_another_dataset_than_asked_for_says_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"{HEADER}\n1,x,y,3\n")
    assert lines(tmp_path / "a.csv", "gtd") == ["a.csv not GTD: no eventid, iday, imonth, iyear"]
    assert lines(tmp_path / "a.csv", "ged") == ["a.csv:2 ged"]


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    assert lines(tmp_path / "none.csv") == ["none.csv can't be read (No such file or directory)"]


def test_a_row_carries_the_header_over_it(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(f"{HEADER}\r\n1,x,y,3\r\n".encode())
    (row,) = rows(tmp_path / "a.csv")
    assert isinstance(row, RawRow)
    assert row.data == f"{HEADER}\n1,x,y,3".encode()


def workbook(path: Path, *sheets: list[list[Any]]) -> Path:
    """A workbook with these sheets."""
    openpyxl = pytest.importorskip("openpyxl", reason="the extra `xlsx` is not installed")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        made = book.create_sheet()
        for row in sheet:
            made.append(row)
    book.save(path)
    return path


def test_rows_of_the_first_sheet_that_is_of_a_dataset(tmp_path: Path) -> None:
    told = [
        HEADER.split(","),
        [1.0, date(2031, 5, 12), "2031-05-12", 3],
        [None] * 4,
        [2, "x", 'a "b", c', None],
    ]
    path = workbook(tmp_path / "a.xlsx", [["notes"]], told)
    found = list(rows(path))
    assert [r.origin.rsplit("/", 1)[-1] for r in found] == ["a.xlsx!Sheet1:2", "a.xlsx!Sheet1:4"]
    datas = [r.data.decode().split("\n")[1] for r in found if isinstance(r, RawRow)]
    assert datas == ["1,2031-05-12,2031-05-12,3", '2,x,"a ""b"", c",']


def test_a_workbook_of_no_dataset_is_one_line(tmp_path: Path) -> None:
    assert lines(workbook(tmp_path / "a.xlsx", [["notes"]])) == [
        "a.xlsx the header is of no dataset that is known"
    ]


def test_what_is_no_workbook_is_one_line(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl", reason="the extra `xlsx` is not installed")
    (tmp_path / "a.xlsx").write_bytes(b"no workbook")
    (found,) = rows(tmp_path / "a.xlsx")
    assert isinstance(found, Skip)
    assert found.what.startswith("not a workbook")


def test_without_the_extra_a_workbook_says_how_to_mend_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    (found,) = rows(tmp_path / "a.xlsx")
    assert isinstance(found, Skip)
    assert "variorum[xlsx]" in found.mend
