"""The cells of CSV text (RFC 4180): where each stands, and its words with the way back to the bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.coding.formulas import DEFUSED
from variorum.ingest.mapped import Builder, Mapped

#: what divides cells in the tables that people have; the first that gives most cells is taken
DELIMITERS = (",", ";", "\t")
#: line breaks, tabs and other control signs, which have no place in a line of words
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_IN_QUOTES = re.compile(f'""|{_UNPRINTABLE.pattern}')


@dataclass(frozen=True, slots=True)
class Cell:
    """The code points [start, end) of a cell, without its quotation marks; `quoted` if it has some."""

    start: int
    end: int
    quoted: bool


def records(text: str, delimiter: str) -> Iterator[list[Cell]]:
    """The cells of each record of `text`; blank lines are none."""
    place, row = 0, list[Cell]()
    while place < len(text):
        cell, place = _cell(text, place, delimiter)
        row.append(cell)
        if text[place : place + 1] == delimiter:
            place += 1
            if place < len(text):
                continue
            row.append(Cell(place, place, quoted=False))
        place = _next_line(text, place)
        if len(row) > 1 or row[0].start < row[0].end:
            yield row
        row = []


def _cell(text: str, start: int, delimiter: str) -> tuple[Cell, int]:
    """The cell that begins at `start`, and the place behind it."""
    if text[start : start + 1] != '"':
        end = _until(text, start, delimiter)
        return Cell(start, end, quoted=False), end
    close = _closing(text, start + 1)
    return Cell(start + 1, close, quoted=True), _until(text, close, delimiter)


def _closing(text: str, start: int) -> int:
    """The place of the quotation mark that ends a cell; the end of the text if none does."""
    place = text.find('"', start)
    while place >= 0 and text[place + 1 : place + 2] == '"':
        place = text.find('"', place + 2)
    return place if place >= 0 else len(text)


def _until(text: str, start: int, delimiter: str) -> int:
    """The end of an unquoted cell, or what is left of one behind its closing quotation mark."""
    found = re.compile(f"[{delimiter}\r\n]").search(text, start)
    return found.start() if found else len(text)


def _next_line(text: str, place: int) -> int:
    return place + 2 if text.startswith("\r\n", place) else place + 1


def words(source: Mapped, cell: Cell) -> Mapped:
    """The words of a cell on one line: doubled quotation marks once, no spaces at the ends, no defusing sign."""
    place, end = _trimmed(source.text, cell)
    builder = Builder(source)
    mended = _IN_QUOTES if cell.quoted else _UNPRINTABLE
    for found in mended.finditer(source.text, place, end):
        builder.keep(place, found.start())
        builder.replace(found.start(), found.end(), '"' if found[0] == '""' else " ")
        place = found.end()
    builder.keep(place, end)
    return builder.done()


def _trimmed(text: str, cell: Cell) -> tuple[int, int]:
    inside = text[cell.start : cell.end]
    start = cell.start + len(inside) - len(inside.lstrip())
    end = max(start, cell.start + len(inside.rstrip()))
    return start + bool(DEFUSED.match(text, start, end)), end
