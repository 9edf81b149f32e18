"""XLSX: the rows of each sheet, written as CSV. A cell of a workbook has no bytes of its own to point to."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from variorum.errors import BadInput


def as_csv(path: Path, *, where: str) -> Iterator[tuple[str, Iterator[tuple[int, bytes]]]]:
    """Each sheet by name, its rows as CSV in UTF-8 with their numbers; BadInput if it is no workbook.

    Formulas are taken at the value that the file keeps for them. Needs the extra `xlsx`.
    """
    try:
        from openpyxl import load_workbook  # noqa: PLC0415  # an extra
    except ImportError:
        mend = "pip install 'variorum[xlsx]', or save it as CSV"
        raise BadInput("XLSX needs the package openpyxl", where=where, mend=mend) from None
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # noqa: BLE001  # openpyxl raises whatever the file makes it stumble over
        raise BadInput(f"not a workbook ({error})", where=where, mend="save it as .xlsx or .csv") from None
    try:
        for sheet in book.worksheets:
            yield sheet.title, _rows(sheet.iter_rows(values_only=True))
    finally:
        book.close()


def _rows(found: Iterator[tuple[Any, ...]]) -> Iterator[tuple[int, bytes]]:
    for number, row in enumerate(found, 1):
        if any(value not in (None, "") for value in row):
            yield number, _line([_words(value) for value in row])


def _line(cells: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue().encode("utf-8", "backslashreplace")


def _words(value: Any) -> str:
    """A cell as CSV has it: whole numbers without a point, days as YYYY-MM-DD."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
