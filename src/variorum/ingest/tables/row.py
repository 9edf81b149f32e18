"""A row of a table as a report: a line for each cell that is filled, "column: words", each with its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from urllib.parse import quote

from variorum.coding.datasets import Dataset, dataset
from variorum.errors import BadInput
from variorum.ingest.decode import decode
from variorum.ingest.mapped import Builder, Mapped
from variorum.ingest.tables.cells import records, words
from variorum.ingest.tables.files import RawRow
from variorum.model.identity import ID_DIGITS
from variorum.model.report import Report, Skip, tagged

_MEND = "mend the row in the table"


def read_row(raw: RawRow, outlet: str | None = None) -> Report | Skip:
    """The row as a report, or a Skip that says what is wrong with it. The same bytes always give the same id.

    `outlet` is what the dataset is called; its own name if None. A row that comes again with the same id and other
    cells is a new version.
    """
    digest = hashlib.sha256(raw.data).hexdigest()
    known = dataset(raw.dataset)
    try:
        cells = _cells(raw)
        identity = _identity(known, cells, raw.origin)
    except BadInput as error:
        return Skip(raw.origin, error.what, error.mend, digest)
    text = _text(cells)
    name = outlet or known.label
    return Report(
        id=f"r_{digest[:ID_DIGITS]}",
        sha256=digest,
        origin=raw.origin,
        text=text.text,
        passages=(),
        outlet=name,
        url=f"table:{quote(name)}/{quote(identity)}",
        title=f"{known.label} {identity}",
        language=tagged(known.name),
        offsets=text.offsets,
    )


def _cells(raw: RawRow) -> dict[str, tuple[Mapped, Mapped]]:
    """The columns and words of the cells that are filled, by column name; BadInput if they do not match."""
    source = decode(raw.data, where=raw.origin)
    found = list(records(source.text, raw.delimiter))
    if len(found) != 2:
        raise BadInput(f"not one row but {len(found) - 1}", where=raw.origin, mend=_MEND)
    head, row = found
    if len(row) < len(head) or any(cell.start < cell.end for cell in row[len(head) :]):
        raise BadInput(f"{len(row)} cells under {len(head)} columns", where=raw.origin, mend=_MEND)
    pairs = ((words(source, a), words(source, b)) for a, b in zip(head, row, strict=False))
    return {
        name.text: (name, cell) for name, cell in pairs if name.text and cell.text and ":" not in name.text
    }


def _identity(known: Dataset, cells: Mapping[str, tuple[Mapped, Mapped]], where: str) -> str:
    """The id of the row; BadInput if it has none."""
    lower = {name.lower(): cell.text for name, (_, cell) in cells.items()}
    if known.id not in lower:
        raise BadInput(f"no {known.id}", where=where, mend=_MEND)
    return lower[known.id]


def _text(cells: Mapping[str, tuple[Mapped, Mapped]]) -> Mapped:
    builder = Builder(Mapped("", next(iter(cells.values()))[0].offsets))
    for place, (name, cell) in enumerate(cells.values()):
        builder.add("\n" if place else "")
        builder.take(name)
        builder.add(": ")
        builder.take(cell)
    return builder.done()
