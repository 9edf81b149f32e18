"""XLSX, read back by openpyxl, which did not write it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from variorum.publish.dataset import FORMS, Dataset, dataset
from variorum.publish.sheets.xlsx import shortened, write
from variorum.publish.tables.columns import Row
from variorum.publish.tables.table import table


@pytest.fixture
def made(velmar: Any) -> Dataset:
    """Every table of the invented bombing."""
    return dataset(velmar.records, "gtd-2019", FORMS)


def of(rows: list[Row]) -> Dataset:
    """A dataset with one table of these rows."""
    form = replace(FORMS["acled"], entries=lambda _: (("i_1", row) for row in rows), exact=True)
    return Dataset((), "acled", {"acled": table(form, ())})


def test_every_table_is_a_sheet_and_its_cells_come_back_equal(made: Dataset, tmp_path: Path) -> None:
    book = load_workbook(write(made, tmp_path))
    assert book.sheetnames == ["README", *FORMS]
    for name, table_ in made.tables.items():
        header, *rows = book[name].iter_rows(values_only=True)
        assert list(header) == [c.name for c in table_.form.columns]
        assert rows == [tuple(row.values()) for row in table_.rows]


def test_the_readme_says_what_every_column_holds(made: Dataset, tmp_path: Path) -> None:
    lines = list(load_workbook(write(made, tmp_path))["README"].iter_rows(values_only=True))
    assert {(name, c.name) for name, t in made.tables.items() for c in t.form.columns} <= {
        line[:2] for line in lines
    }


#: what XML can hold; a lone return is a newline to every XML reader
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\t\n"))
SIGNS = st.text(st.sampled_from("'=+-@＝ \t\n\"\\,;<&a"))


@given(st.lists(st.tuples(WORDS | SIGNS, st.none() | st.integers(-(2**53), 2**53)), min_size=1, max_size=5))
def test_whatever_is_written_comes_back_equal_and_no_cell_is_a_formula(
    tmp_path_factory: pytest.TempPathFactory, told: list[tuple[str, int | None]]
) -> None:
    data = of([{"event_id_cnty": "i_1", "notes": words, "fatalities": dead} for words, dead in told])
    sheet = load_workbook(write(data, tmp_path_factory.mktemp("xlsx")))["acled"]
    columns = [c.name for c in FORMS["acled"].columns]
    cells = {
        name: [row[columns.index(name)] for row in sheet.iter_rows(min_row=2)]
        for name in ("notes", "fatalities")
    }
    assert [c.value for c in cells["notes"]] == [words or None for words, _ in told]
    assert [c.value for c in cells["fatalities"]] == [dead for _, dead in told]
    assert {c.data_type for c in cells["notes"]} <= {"s", "n"}
    assert all(c.quotePrefix for c in cells["notes"] if str(c.value or "").startswith(("=", "+", "-", "@")))


def test_words_too_long_for_a_cell_are_cut_with_a_mark() -> None:
    assert shortened("x" * 32_767) == "x" * 32_767
    assert len(shortened("x" * 32_768)) == 32_767
    assert shortened("x" * 32_768).endswith("x [cut]")


def test_a_table_too_long_for_a_sheet_goes_on_in_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.publish.sheets.xlsx._ROWS", 3)
    book = load_workbook(write(of([{"fatalities": n} for n in range(5)]), tmp_path))
    assert book.sheetnames == ["README", "acled", "acled 2", "acled 3"]
    assert [book[name].max_row for name in book.sheetnames[1:]] == [3, 3, 2]


def test_the_same_tables_are_the_same_bytes(made: Dataset, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    assert write(made, tmp_path).read_bytes() == write(made, tmp_path / "again").read_bytes()
