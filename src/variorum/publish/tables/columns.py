"""The columns of a table: name, kind and meaning, from the `columns.tsv` of the export's room."""

from __future__ import annotations

import csv
from collections.abc import Mapping
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
    """One column: its name in the codebook, what its cells hold, and what that says."""

    name: str
    kind: Kind
    what: str


@cache
def columns(room: str, name: str = "columns") -> tuple[Column, ...]:
    """The columns listed in `publish/ROOM/NAME.tsv` (gtd, ged, acled, ...), in the order of the codebook."""
    listed = (files(f"variorum.publish.{room}") / f"{name}.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(listed.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(Column(row["name"], Kind(row["type"]), row["what"]) for row in rows)
