"""What a plot shows as a table and as CSV: columns, rows of words, and where each row's evidence lies."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from variorum.coding.formulas import defuse
from variorum.publish.dossier.evidence import Ref
from variorum.publish.dossier.safe import shown

#: words or a number, None for what is not told
Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its cells, and the evidence that it rests on."""

    cells: tuple[Cell, ...]
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table. `name` is that of its CSV file, without the suffix; the last column is the evidence."""

    name: str
    title: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def csv(self) -> str:
        """The CSV text, with no live spreadsheet formula in it."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([*self.columns, "evidence"])
        for line in self.lines:
            writer.writerow([*map(_written, line.cells), "; ".join(ref.cite for ref in line.refs)])
        return out.getvalue()


def _written(cell: Cell) -> Cell:
    return defuse(shown(" ".join(cell.split()))) if isinstance(cell, str) else cell
