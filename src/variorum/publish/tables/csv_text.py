"""CSV tables: exact columns in order, one form of every cell, no live spreadsheet formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from variorum.errors import BadState

#: what a cell can hold: words, a number, or None for an empty cell
Cell = str | int | float | None
Row = Mapping[str, Cell]

#: the signs with which spreadsheets begin a formula (also full-width ones); tab and return hide one from view
_FORMULA = re.compile(r"[\s\x00]*[=+\-@＝＋－＠]|[\t\r]")
#: degrees to about 1 m on the ground: no gazetteer is more exact
_DECIMALS = 5


@cache
def columns(name: str) -> tuple[str, ...]:
    """The columns of the table `name` (gtd, ged, acled), in the order of its codebook."""
    listed = (files(f"variorum.publish.{name}") / "columns.txt").read_text(encoding="utf-8")
    return tuple(listed.split())


def defuse(words: str) -> str:
    """`words` with an apostrophe before it where a spreadsheet would read a formula; else unchanged."""
    return f"'{words}" if _FORMULA.match(words) else words


def cell(value: Cell) -> str:
    """The text of one cell: numbers as they are, words defused and on one line, None as nothing."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")
    if isinstance(value, int):
        return str(value)
    return defuse(re.sub(r"\s*[\r\n]+\s*", " ", value))


def text(name: str, rows: Iterable[Row]) -> str:
    """The CSV text of the table `name`: a header and the rows as given; UTF-8 safe, `\\n` line ends.

    A row may leave columns out (they are empty); BadState if it has one that the table lacks.
    """
    wanted = columns(name)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(wanted)
    for row in rows:
        if extra := sorted(set(row) - set(wanted)):
            raise BadState(f"the table {name} has no columns {extra}")
        writer.writerow([cell(row.get(column)) for column in wanted])
    return out.getvalue()


def save(name: str, rows: Iterable[Row], folder: Path) -> Path:
    """Write the table to `folder/NAME.csv`, which replaces an older one; the path of the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.csv"
    path.write_bytes(text(name, rows).encode("utf-8"))
    return path
