"""CSV: exact columns, one form a cell, no live formula, and all of it back again."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import BadState
from variorum.publish.acled.export import FORM
from variorum.publish.tables.columns import Row
from variorum.publish.tables.csv_text import cell, read, save, text
from variorum.publish.tables.table import Table, table


def of(*rows: Row) -> Table:
    """ACLED's table with these rows."""
    return table(replace(FORM, entries=lambda _: (("i_1", row) for row in rows), exact=True), ())


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (0, "0"),
        (-99, "-99"),
        (30.28321, "30.28321"),
        (-33.0, "-33"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_a_cell_has_one_form_and_numbers_stay_numbers(value: str | int | float | None, written: str) -> None:
    assert cell(value) == written


def test_columns_that_a_row_leaves_out_are_empty_and_lines_end_in_newlines() -> None:
    written = text(of({"event_id_cnty": "i_1", "fatalities": 0}))
    assert "\r" not in written
    (row,) = csv.DictReader(io.StringIO(written))
    assert (row["event_id_cnty"], row["fatalities"], row["notes"]) == ("i_1", "0", "")


def test_degrees_are_exact_to_about_a_metre() -> None:
    assert of({"latitude": 57.123456789}).rows[0]["latitude"] == 57.12346


def test_words_are_on_one_line_unless_they_are_exact() -> None:
    words = {"notes": "two \r\n lines", "source": "\n"}
    exact = of(words)
    plain = table(replace(exact.form, exact=False), ())
    assert (exact.rows[0]["notes"], exact.rows[0]["source"]) == ("two \r\n lines", "\n")
    assert (plain.rows[0]["notes"], plain.rows[0]["source"]) == ("two lines", " ")


def test_a_column_that_the_table_lacks_is_refused() -> None:
    with pytest.raises(BadState, match="claimconf"):
        of({"claimconf": 1})


WORDS = st.text(st.characters(exclude_categories=("Cs",)))
#: what formulas are made of, so that many of the words begin one
SIGNS = st.text(st.sampled_from("'=+-@＝ \t\r\n\x00\"\\,;a"))
LIVE = re.compile(r"[\s\x00]*[=+\-@＝]|[\t\r]")
CELLS = st.fixed_dictionaries(
    {
        "notes": st.none() | WORDS | SIGNS,
        "source": SIGNS,
        "fatalities": st.none() | st.integers(),
        "latitude": st.none() | st.floats(-90, 90),
    }
)


@given(st.lists(CELLS))
def test_whatever_is_written_comes_back_equal_and_nothing_is_a_live_formula(rows: list[Row]) -> None:
    made = of(*rows)
    written = text(made)
    assert read(written, FORM.columns) == made.rows
    lines = csv.reader(io.StringIO(written, newline=""))
    at = [FORM.columns.index(c) for c in FORM.columns if c.name in ("notes", "source")]
    assert not any(LIVE.match(line[n]) for line in lines for n in at)


def test_a_table_is_utf8_and_replaces_an_older_one(tmp_path: Path) -> None:
    save(of({"notes": "old"}), tmp_path)
    path = save(of({"notes": "Zürich"}), tmp_path)
    assert path.read_bytes().decode("utf-8").splitlines()[1].count("Zürich") == 1
    assert b"old" not in path.read_bytes()
