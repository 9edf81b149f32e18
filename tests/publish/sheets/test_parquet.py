"""Parquet, read back: columns of their type, days as dates."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from variorum.publish.dataset import FORMS, Dataset, dataset
from variorum.publish.sheets.parquet import write
from variorum.publish.tables.columns import Kind


@pytest.fixture
def made(velmar: Any) -> Dataset:
    """Every table of the invented bombing."""
    return dataset(velmar.records, "gtd-2019", FORMS)


def test_every_table_comes_back_with_its_types_and_cells(made: Dataset, tmp_path: Path) -> None:
    paths = write(made, tmp_path)
    assert [p.relative_to(tmp_path).as_posix() for p in paths] == [
        f"parquet/{name}.parquet" for name in FORMS
    ]
    for path, table in zip(paths, made.tables.values(), strict=True):
        read = pq.read_table(path)
        kinds = {c.name: c.kind for c in table.form.columns}
        types = {
            Kind.STRING: "string",
            Kind.INTEGER: "int64",
            Kind.NUMBER: "double",
            Kind.DATE: "date32[day]",
        }
        assert {f.name: str(f.type) for f in read.schema} == {n: types[k] for n, k in kinds.items()}
        rows = [{n: str(v) if isinstance(v, date) else v for n, v in row.items()} for row in read.to_pylist()]
        assert rows == [dict(row) for row in table.rows]


def test_the_same_tables_are_the_same_bytes(made: Dataset, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    pairs = zip(write(made, tmp_path), write(made, tmp_path / "again"), strict=True)
    assert all(one.read_bytes() == other.read_bytes() for one, other in pairs)
