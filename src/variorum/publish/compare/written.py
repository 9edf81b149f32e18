"""The comparison as CSV: a line for each field of a row, and one for each row or incident that is alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from variorum.publish.compare.sides import Alone, Comparison, Line, Pair
from variorum.publish.tables.columns import Cell
from variorum.publish.tables.csv_text import cell

_COLUMNS = (
    *(
        "dataset",
        "row",
        "origin",
        "incident",
        "what",
        "when",
        "where",
        "policy",
        "score",
        "field",
        "standing",
    ),
    *("coded", "cells", "reported", "status", "sentence", "elsewhere"),
)
#: what stands under `standing` for those that are alone
_NO_INCIDENT, _NO_ROW = "no incident", "no row"


def as_csv(found: Comparison) -> str:
    """All lines, so that a spreadsheet can sort and filter; no cell is a live formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows([cell(value) for value in row] for row in _rows(found))
    return out.getvalue()


def _rows(found: Comparison) -> Iterator[tuple[Cell, ...]]:
    """The cells under `_COLUMNS`, each time all of them."""
    yield from (_line(pair, line) for pair in found.pairs for line in pair.lines)
    yield from (_alone(one, (one.id, one.origin, one.perhaps), _NO_INCIDENT) for one in found.rows)
    yield from (_alone(one, ("", "", one.id), _NO_ROW) for one in found.incidents)


def _line(pair: Pair, line: Line) -> tuple[Cell, ...]:
    cells = "; ".join(f"{one.column}: {one.words}" for one in line.cells)
    return (
        *(pair.outlet, pair.row, pair.origin, pair.incident, pair.what, pair.when, pair.where),
        *(pair.policy, pair.score, line.field, line.standing.value, line.coded, cells),
        *(line.reported, line.status, line.sentence, line.elsewhere),
    )


def _alone(one: Alone, ids: tuple[str, str, str], standing: str) -> tuple[Cell, ...]:
    nothing = ("",) * (len(_COLUMNS) - _COLUMNS.index("coded"))
    return (one.outlet, *ids, one.what, one.when, one.where, "", "", "", standing, *nothing)
