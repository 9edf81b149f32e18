"""CSV: exact columns in order, one form of every cell, no live spreadsheet formula, and back again without loss."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from variorum.coding.formulas import armed, defuse
from variorum.publish.tables.columns import Cell, Column, Kind, Row
from variorum.publish.tables.table import Table


def cell(value: Cell) -> str:
    """The text of one cell: numbers without needless zeroes, words defused, None as nothing."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:f}".rstrip("0").rstrip(".")
    return str(value) if isinstance(value, int) else defuse(value)


def text(table: Table) -> str:
    """The CSV text of a table: a header and its rows; UTF-8 safe, `\\n` line ends."""
    header = _line([c.name for c in table.form.columns])
    return header + "".join(_line([cell(value) for value in row.values()]) for row in table.rows)


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    # with this end of a line the writer quotes a lone return as well as a newline
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n") + "\n"


#: what a column's cells hold -> what reads one; a day stays words, as in a row
_READS: Mapping[Kind, Callable[[str], Cell]] = {
    Kind.STRING: armed,
    Kind.DATE: str,
    Kind.INTEGER: int,
    Kind.NUMBER: float,
}


def read(written: str, columns: tuple[Column, ...]) -> tuple[Row, ...]:
    """The rows of which `text` made `written`: numbers as numbers, words as they were, None for an empty cell."""
    kinds = {c.name: c.kind for c in columns}
    lines = csv.DictReader(io.StringIO(written, newline=""))
    return tuple({n: _READS[kinds[n]](v) if v else None for n, v in line.items()} for line in lines)


def save(table: Table, folder: Path) -> Path:
    """Write the table to `folder/NAME.csv`; the path of the file."""
    path = folder / f"{table.form.name}.csv"
    path.write_bytes(text(table).encode("utf-8"))
    return path
