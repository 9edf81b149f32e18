"""The columns of a table: name, kind and meaning, from the `columns.tsv` of the export's room."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

#: what a cell can hold: words, a number, or None for an empty cell; a day is written as `2024-01-03`
Cell = str | int | float | None
Row = Mapping[str, Cell]


class Kind(StrEnum):
    """What a column holds, by the names that Table Schema gives types."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the codebook, what its cells hold, and what that says.

    `codes` are all that a cell can hold, where the codebook has a closed list; else there are none.
    """

    name: str
    kind: Kind
    what: str
    codes: tuple[int | str, ...] = ()


@cache
def columns(room: str, name: str = "columns") -> tuple[Column, ...]:
    """The columns listed in `publish/ROOM/NAME.tsv` (gtd, ged, acled, ...), in the order of the codebook."""
    listed = (files(f"variorum.publish.{room}") / f"{name}.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(listed.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(_column(row) for row in rows)


def _column(row: Mapping[str, str]) -> Column:
    kind = Kind(row["type"])
    codes = tuple(code for told in filter(None, row["codes"].split("|")) for code in _codes(told, kind))
    return Column(row["name"], kind, row["what"], codes)


def _codes(told: str, kind: Kind) -> Iterable[int | str]:
    """The codes of `-9`, of `1..9` (both ends included), or of words."""
    if kind is not Kind.INTEGER:
        return [told]
    first, _, last = told.partition("..")
    return range(int(first), int(last or first) + 1)
