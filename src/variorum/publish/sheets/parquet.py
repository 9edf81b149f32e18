"""The Parquet export: a file a table, with columns of their own type; days are dates.

A Parquet file says which version of which program made it, and the library has no way to leave that out: the
same bytes need the same version of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from variorum.publish.dataset import Dataset
from variorum.publish.tables.columns import Cell, Column, Kind
from variorum.publish.tables.table import Table

#: what a column's cells hold -> the Arrow type; nullable all of them
_TYPES: Mapping[Kind, str] = {
    Kind.STRING: "string",
    Kind.INTEGER: "int64",
    Kind.NUMBER: "float64",
    Kind.DATE: "date32",
}


def write(made: Dataset, folder: Path) -> list[Path]:
    """Write `folder/parquet/TABLE.parquet` for each table; the paths."""
    into = folder / "parquet"
    into.mkdir()
    return [_save(table, into / f"{name}.parquet") for name, table in made.tables.items()]


def _save(table: Table, path: Path) -> Path:
    # imported here: the package is an extra
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    schema = pa.schema([(c.name, getattr(pa, _TYPES[c.kind])()) for c in table.form.columns])
    made = [pa.array(_cells(table, c), schema.field(c.name).type) for c in table.form.columns]
    # the Arrow schema would repeat the columns in a form that only Arrow reads
    pq.write_table(pa.Table.from_arrays(made, schema=schema), path, compression="zstd", store_schema=False)
    return path


def _cells(table: Table, column: Column) -> Iterator[Cell | date]:
    for row in table.rows:
        value = row[column.name]
        yield date.fromisoformat(value) if column.kind is Kind.DATE and isinstance(value, str) else value
