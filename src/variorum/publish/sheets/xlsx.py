"""The XLSX export: a sheet a table, and a README sheet that says what each column holds.

Words are written as text, so that no cell is ever a formula; those that begin like one keep their apostrophe
out of sight (Excel's quote prefix), and are still text after somebody edits them. Days are text, as in CSV.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.coding.formulas import defuse
from variorum.publish.dataset import Dataset
from variorum.publish.tables.columns import Cell

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

Line = Sequence[Cell]

#: rows and characters that XLSX allows (ECMA-376, as Excel implements it)
_ROWS, _CHARACTERS = 1_048_576, 32_767
#: what stands at the end of words that had to be cut; the CSV has them in full
_CUT = " [cut]"
#: a workbook has to say when it was made: the first moment that its format can tell of, so that bytes stay the same
_MADE = datetime(1980, 1, 1)  # noqa: DTZ001  # the format knows no time zones
#: width of columns, in characters
_WIDTH = 18
_ABOUT = (
    "Incidents as news reports tell of them, by Variorum. One sheet a table; the same tables as CSV have the same cells.",
    "An empty cell: the reports do not tell. An alleged perpetrator is alleged wherever one is named.",
    "Words that look like a formula are text. Words over 32,767 characters end in [cut]; the CSV has them in full.",
)


def write(made: Dataset, folder: Path) -> Path:
    """Write `folder/variorum.xlsx`; its path."""
    # imported here: the package is an extra
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415

    path = folder / "variorum.xlsx"
    with Workbook(str(path), {"in_memory": True}) as book:
        book.set_properties({"title": "Incidents in news reports", "created": _MADE})
        prefixed = book.add_format({"quote_prefix": True})
        for name, lines in _sheets(made):
            _fill(book, name, lines, prefixed)
    return path


def _sheets(made: Dataset) -> Iterator[tuple[str, list[Line]]]:
    """The sheets by name, a table that is too long for one on several."""
    yield "README", list(_readme(made))
    for name, table in made.tables.items():
        header = [c.name for c in table.form.columns]
        rows: list[Line] = [list(row.values()) for row in table.rows]
        for start in range(0, len(rows) or 1, _ROWS - 1):
            number = start // (_ROWS - 1) + 1
            yield name if number == 1 else f"{name} {number}", [header, *rows[start : start + _ROWS - 1]]


def _readme(made: Dataset) -> Iterator[Line]:
    yield from ([words] for words in _ABOUT)
    yield from ([], ["sheet", "what it holds"])
    yield from ([name, table.form.title] for name, table in made.tables.items())
    yield from ([], ["sheet", "column", "kind", "what it says"])
    for name, table in made.tables.items():
        yield from ([name, c.name, c.kind.value, c.what] for c in table.form.columns)


def _fill(book: Workbook, name: str, lines: Sequence[Line], prefixed: Format) -> None:
    sheet = book.add_worksheet(name)
    sheet.set_column(0, max(map(len, lines), default=1), _WIDTH)
    if name != "README":
        sheet.freeze_panes(1, 1)
    for at, line in enumerate(lines):
        for column, value in enumerate(line):
            if isinstance(value, str):
                live = defuse(value) != value
                sheet.write_string(at, column, shortened(value), prefixed if live else None)
            elif value is not None:
                sheet.write_number(at, column, value)


def shortened(words: str) -> str:
    """`words`, cut with a mark where they are more than a cell can hold."""
    return words if len(words) <= _CHARACTERS else words[: _CHARACTERS - len(_CUT)] + _CUT
