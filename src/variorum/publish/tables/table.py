"""A table of an export: columns in their order, and rows with the incident that each one tells of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.errors import BadState
from variorum.model.finding import Record
from variorum.publish.tables.columns import Cell, Column, Row

#: degrees to about 1 m on the ground: no gazetteer is more exact
_DECIMALS = 5
#: line breaks, with the spaces around them
_BREAK = re.compile(r"\s*[\r\n]+\s*")
#: a row and the id of the incident (of the tables of reports: the report) that it tells of
Entry = tuple[str, Row]


@dataclass(frozen=True, slots=True)
class Form:
    """How a table is made: `key` is the column that is never twice the same, `cited` the one that names the witness.

    `policy` is the policy whose findings the rows hold, None where they hold those of all or none. Words are on
    one line, unless they are `exact`: as they stand in the report, line breaks included.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    entries: Callable[[Sequence[Record]], Iterable[Entry]]
    key: str
    cited: str
    policy: str | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it goes out. Every entry has all columns; an empty cell is None, never empty words."""

    form: Form
    entries: tuple[Entry, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows in their order."""
        return tuple(row for _, row in self.entries)


def table(form: Form, records: Sequence[Record]) -> Table:
    """The table of `records`. A row may leave columns out; BadState if it has one that the table lacks."""
    return Table(form, tuple((about, _whole(form, row)) for about, row in form.entries(records)))


def _whole(form: Form, row: Row) -> Mapping[str, Cell]:
    names = [c.name for c in form.columns]
    if extra := sorted(set(row) - set(names)):
        raise BadState(f"the table {form.name} has no columns {extra}")
    return {name: _plain(row.get(name), exact=form.exact) for name in names}


def _plain(value: Cell, *, exact: bool) -> Cell:
    if isinstance(value, float):
        return round(value, _DECIMALS)
    if isinstance(value, str):
        return (value if exact else _BREAK.sub(" ", value)) or None
    return value
