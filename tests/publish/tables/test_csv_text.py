"""CSV: exact columns, one form a cell, no live formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import BadState
from variorum.publish.tables.csv_text import cell, columns, defuse, save, text


@pytest.mark.parametrize(
    ("table", "count", "first", "last"),
    [
        ("gtd", 135, "eventid", "related"),
        ("ged", 49, "id", "gwnob"),
        ("acled", 31, "event_id_cnty", "timestamp"),
    ],
)
def test_a_table_has_the_columns_of_its_codebook(table: str, count: int, first: str, last: str) -> None:
    listed = columns(table)
    assert len(listed) == len(set(listed)) == count
    assert (listed[0], listed[-1]) == (first, last)


def test_gtd_repeats_its_eight_target_and_four_weapon_columns_in_place() -> None:
    listed = columns("gtd")
    assert listed[listed.index("targtype2") : listed.index("targtype3")] == (
        "targtype2",
        "targtype2_txt",
        "targsubtype2",
        "targsubtype2_txt",
        "corp2",
        "target2",
        "natlty2",
        "natlty2_txt",
    )
    assert listed[listed.index("weapsubtype4_txt") + 1] == "weapdetail"


@pytest.mark.parametrize(
    ("words", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-2 dead", "'-2 dead"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =cmd()", "'  =cmd()"),
        ("\t=cmd()", "'\t=cmd()"),
        ("＝1", "'＝1"),
        ("Kerman", "Kerman"),
        ("2-3 dead", "2-3 dead"),
        ("", ""),
    ],
)
def test_words_that_begin_a_formula_get_an_apostrophe(words: str, safe: str) -> None:
    assert defuse(words) == safe


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (0, "0"),
        (-99, "-99"),
        (-9, "-9"),
        (30.28321, "30.28321"),
        (-33.0, "-33"),
        (57.123456789, "57.12346"),
        ("two\nlines", "two lines"),
        ("x\r\n=cmd()", "x =cmd()"),
    ],
)
def test_a_cell_has_one_form_and_numbers_stay_numbers(value: str | int | float | None, written: str) -> None:
    assert cell(value) == written


def test_columns_that_a_row_leaves_out_are_empty_and_lines_end_in_newlines() -> None:
    written = text("acled", [{"event_id_cnty": "i_1", "fatalities": 0}])
    assert "\r" not in written
    (row,) = csv.DictReader(io.StringIO(written))
    assert (row["event_id_cnty"], row["fatalities"], row["notes"]) == ("i_1", "0", "")


def test_a_column_that_the_table_lacks_is_refused() -> None:
    with pytest.raises(BadState, match="claimconf"):
        text("gtd", [{"claimconf": 1}])


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00")), min_size=1))
def test_no_text_makes_a_live_formula_or_another_row(texts: list[str]) -> None:
    rows = list(csv.reader(io.StringIO(text("acled", [{"notes": t, "fatalities": -1} for t in texts]))))
    assert len(rows) == len(texts) + 1
    at = columns("acled").index("notes")
    assert not any(row[at].lstrip().startswith(("=", "+", "-", "@", "\t")) for row in rows[1:])


def test_a_table_is_utf8_and_replaces_an_older_one(tmp_path: Path) -> None:
    save("acled", [{"notes": "old"}], tmp_path / "new folder")
    path = save("acled", [{"notes": "Zürich"}], tmp_path / "new folder")
    assert path.read_bytes().decode("utf-8").splitlines()[1].count("Zürich") == 1
    assert b"old" not in path.read_bytes()
