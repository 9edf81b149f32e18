"""The rows of a table's file: CSV by its bytes, XLSX as the CSV that its cells come to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from variorum.coding.datasets import DATASETS, Dataset, dataset, recognised
from variorum.errors import BadInput
from variorum.ingest.clean import printable
from variorum.ingest.decode import decode
from variorum.ingest.limits import TEXT_LIMIT, check_binary, looks_utf16
from variorum.ingest.tables.cells import DELIMITERS, records, words
from variorum.ingest.tables.sheets import as_csv
from variorum.model.report import Skip

#: the files that are read, by suffix
_CSV, _XLSX = frozenset({".csv", ".tsv", ".txt"}), frozenset({".xlsx", ".xlsm"})
#: a row without an end to its quotation marks is given up after so many lines; no notes column has as many
_LINES = 1_000


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row of a table with the header over it, as bytes: a table of one row. `origin` is FILE:LINE."""

    origin: str
    data: bytes
    delimiter: str
    dataset: str


@dataclass(frozen=True, slots=True)
class _Head:
    """The header of a table: its bytes, what divides its cells, and the dataset that it is of."""

    data: bytes
    delimiter: str
    dataset: Dataset


def rows(path: Path, *, as_name: str | None = None) -> Iterator[RawRow | Skip]:
    """The rows of a table; a Skip where the file can't be read or is of no known dataset.

    `as_name` is the short name of the dataset that it has to be of; None: known by its header.
    """
    origin = printable(path.as_posix())
    try:
        yield from _rows(path, origin, as_name)
    except OSError as error:
        yield Skip(origin, f"can't be read ({error.strerror})", "check the file and its permissions")
    except BadInput as error:
        yield Skip(origin, error.what, error.mend)


def _rows(path: Path, origin: str, as_name: str | None) -> Iterator[RawRow | Skip]:
    suffix = path.suffix.lower()
    if suffix in _XLSX:
        for name, lines in as_csv(path, where=origin):
            found = _table(lines, f"{origin}!{name}", as_name)
            if not isinstance(found, Skip):
                yield from found
                return
        raise _of_none(origin, as_name, frozenset())
    if suffix not in _CSV:
        raise BadInput("not a table that can be read", where=origin, mend="save it as .csv or .xlsx")
    with path.open("rb") as stream:
        found = _table(_records(stream, origin), origin, as_name)
        yield from [found] if isinstance(found, Skip) else found


def _table(
    lines: Iterator[tuple[int, bytes] | Skip], origin: str, as_name: str | None
) -> Iterator[RawRow | Skip] | Skip:
    """The rows of a table whose first line is its header; a Skip if it is of no dataset."""
    first = next(lines, None)
    if first is None:
        return Skip(origin, "empty", "give a table with a header and rows")
    if isinstance(first, Skip):
        return first
    try:
        head = _head(first[1], origin, as_name)
    except BadInput as error:
        return Skip(origin, error.what, error.mend)
    return _below(lines, origin, head)


def _below(lines: Iterator[tuple[int, bytes] | Skip], origin: str, head: _Head) -> Iterator[RawRow | Skip]:
    for line in lines:
        if isinstance(line, Skip):
            yield line
        else:
            number, data = line
            yield RawRow(f"{origin}:{number}", head.data + b"\n" + data, head.delimiter, head.dataset.name)


def _head(data: bytes, where: str, as_name: str | None) -> _Head:
    """The header that `data` holds; BadInput if it is of no dataset, or of another than it has to be."""
    check_binary(data, where=where)
    if looks_utf16(data):
        raise BadInput("not in UTF-8", where=where, mend="save it as CSV in UTF-8")
    source = decode(data, where=where)
    divided = {d: next(records(source.text, d), []) for d in DELIMITERS}
    delimiter = max(divided, key=lambda d: len(divided[d]))
    columns = frozenset(words(source, cell).text.lower() for cell in divided[delimiter])
    found = recognised(columns) if as_name is None else dataset(as_name)
    if found is None or not found.columns <= columns:
        raise _of_none(where, as_name, columns)
    return _Head(data, delimiter, found)


def _of_none(where: str, as_name: str | None, columns: frozenset[str]) -> BadInput:
    if as_name is None:
        known = "; ".join(f"{d.label} has {', '.join(sorted(d.columns))}" for d in DATASETS)
        return BadInput("the header is of no dataset that is known", where=where, mend=known)
    wanted = dataset(as_name)
    missing = ", ".join(sorted(wanted.columns - columns))
    return BadInput(
        f"not {wanted.label}: no {missing}", where=where, mend="check the header, or leave out --as"
    )


def _records(stream: BinaryIO, origin: str) -> Iterator[tuple[int, bytes] | Skip]:
    """The records of a CSV file with the number of their first line; blank ones are passed over.

    A record goes on over the end of a line within quotation marks. One that never ends is a Skip.
    """
    number = 0
    while line := stream.readline(TEXT_LIMIT):
        number += 1
        first, parts, marks = number, [line], line.count(b'"')
        while marks % 2 and number - first < _LINES and (line := stream.readline(TEXT_LIMIT)):
            number += 1
            marks += line.count(b'"')
            parts.append(line)
        data = b"".join(parts).rstrip(b"\r\n")
        if marks % 2:
            yield Skip(
                f"{origin}:{first}", "a quotation mark is not closed", "close it, or double it within a cell"
            )
        elif re.search(rb"[^\s,;\"]", data):
            yield first, data
