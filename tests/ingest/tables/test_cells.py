"""Cells of CSV: the same words as the standard library reads, each at its place."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.ingest.decode import decode
from variorum.ingest.tables.cells import records, words
from variorum.publish.tables.csv_text import defuse

plain = st.text(st.sampled_from('ab ,;"\n\r\té9'), max_size=8)


def read(text: str, delimiter: str = ",") -> list[list[str]]:
    """The words of each cell."""
    source = decode(text.encode(), where="test")
    return [[words(source, cell).text for cell in row] for row in records(source.text, delimiter)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
        ("a,\n", [["a", ""]]),
        (",a", [["", "a"]]),
        ("a\n\n\nb", [["a"], ["b"]]),
        ('"a, b",c', [["a, b", "c"]]),
        ('"say ""no""",c', [['say "no"', "c"]]),
        ('"two\nlines",c', [["two lines", "c"]]),
        (" a , b ", [["a", "b"]]),
        ("'=1+1,'yes", [["=1+1", "'yes"]]),
        ('"never closed', [["never closed"]]),
        ("", []),
    ],
)
def test_cells_are_read(text: str, rows: list[list[str]]) -> None:
    assert read(text) == rows


@given(st.lists(st.lists(plain, min_size=2, max_size=4), min_size=1, max_size=3))
def test_what_the_standard_library_writes_is_read_as_it_was(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    assert [[" ".join(c.split()) for c in row] for row in read(out.getvalue())] == [
        [" ".join(c.split()) for c in row] for row in rows
    ]


@given(st.text(st.sampled_from("'=+-@ab1"), min_size=1, max_size=5))
def test_a_formula_that_was_defused_comes_back(told: str) -> None:
    assert read(f'"{defuse(told)}",x')[0][0] == told.strip()


def test_the_words_of_a_cell_lead_to_its_bytes() -> None:
    data = 'id,né\n1,"Ömer ""X"" B"\n'.encode()
    source = decode(data, where="test")
    *_, row = records(source.text, ",")
    found = words(source, row[1])
    assert found.text == 'Ömer "X" B'
    start, end = found.offsets.byte_range(0, 4) or (0, 0)
    assert data[start:end].decode() == "Ömer"
    start, end = found.offsets.byte_range(5, 6) or (0, 0)
    assert data[start:end] == b'""'
