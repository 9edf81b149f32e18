"""What the search for lineages remembers from one step to the next, and how a step of it is put on file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from variorum.model.incident import Derived, Lineage
from variorum.model.report import Report
from variorum.store import derived
from variorum.store import reports as report_rows
from variorum.store.link_tables import trace_derived, trace_index, trace_queue, trace_reports
from variorum.store.rows import batches
from variorum.store.tables import lineage_reports, lineages


@dataclass(frozen=True, slots=True)
class Entered:
    """A report that is traced, and its number, by the order of coming."""

    number: int
    report_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """What a step of tracing changes: `old` lineages make way for `new` ones.

    `found` has for each report the derivations found at it. With an `index`, all reports are in it now;
    `anew`: nothing of what was remembered stands.
    """

    anew: bool = False
    entered: Sequence[Entered] = ()
    index: Mapping[int, bytes] | None = None
    found: Mapping[str, Sequence[Derived]] = field(default_factory=dict)
    old: Sequence[Lineage] = ()
    new: Sequence[Lineage] = ()


@dataclass(frozen=True, slots=True)
class Traces:
    """What there was before a step, over one connection."""

    connection: Connection

    def untraced(self) -> list[str]:
        """The reports that are not traced as they now are, by id."""
        query = select(trace_queue.c.report_id).order_by(trace_queue.c.report_id)
        return list(self.connection.scalars(query))

    def altered(self) -> bool:
        """True if a report that is traced is another one now: its time or outlet was learnt."""
        join = trace_reports.c.report_id == trace_queue.c.report_id
        query = select(trace_queue.c.report_id).join(trace_reports, join)
        return self.connection.execute(query.limit(1)).first() is not None

    def number(self) -> int:
        """How many reports are traced."""
        return self.connection.scalar(select(func.count()).select_from(trace_reports)) or 0

    def all(self) -> list[str]:
        """All reports that may have copied, in the order of publication."""
        return report_rows.ids(self.connection, rows=False)

    def index(self) -> dict[int, bytes]:
        """The parts of the index."""
        return {row.part: row.bytes for row in self.connection.execute(select(trace_index))}

    def tail(self) -> list[str]:
        """The reports that are traced and not in the index yet, by number."""
        query = select(trace_reports.c.report_id).where(trace_reports.c.indexed.is_(False))
        return list(self.connection.scalars(query.order_by(trace_reports.c.number)))

    def reports(self, ids: Sequence[str]) -> Iterator[Report]:
        """Reports with their text, without passages and offsets."""
        for some in batches(list(ids)):
            yield from report_rows.heads(self.connection, some, text=True)

    def heads(self, ids: Sequence[str]) -> list[Report]:
        """Reports without text."""
        return report_rows.heads(self.connection, ids)

    def found_at(self, ids: Sequence[str]) -> list[tuple[str, Derived]]:
        """The derivations found at these reports."""
        return self._found(trace_derived.c.found_at, ids)

    def found_of(self, ids: Sequence[str]) -> list[tuple[str, Derived]]:
        """The derivations of these reports, with the report that each was found at."""
        return self._found(trace_derived.c.report_id, ids)

    def _found(self, column: ColumnElement[str], ids: Sequence[str]) -> list[tuple[str, Derived]]:
        key = (trace_derived.c.found_at, trace_derived.c.position)
        query = select(trace_derived).order_by(*key)
        rows = (
            row
            for some in batches(list(ids))
            for row in self.connection.execute(query.where(column.in_(some)))
        )
        return [(row.found_at, row.derived) for row in rows]

    def lineages(self, report_ids: Sequence[str] | None = None) -> list[Lineage]:
        """The lineages that these reports are in; all of them without `report_ids`."""
        if report_ids is None:
            return derived.load_lineages(self.connection)
        found: dict[str, Lineage] = {}
        for some in batches(list(report_ids)):
            chosen = select(lineage_reports.c.lineage_id).where(lineage_reports.c.report_id.in_(some))
            its = derived.load_lineages(self.connection, lineages.c.id.in_(chosen))
            found.update((line.id, line) for line in its)
        return list(found.values())


def put(connection: Connection, traced: Traced) -> bool:
    """Put a step of tracing on file; False if the lineages are as before."""
    if traced.anew:
        for table in (trace_index, trace_reports, trace_derived):
            connection.execute(delete(table))
    _enter(connection, traced)
    for some in batches(list(traced.found)):
        connection.execute(delete(trace_derived).where(trace_derived.c.found_at.in_(some)))
    rows = [
        {"found_at": name, "position": i, "report_id": one.report_id, "derived": one}
        for name, its in traced.found.items()
        for i, one in enumerate(its)
    ]
    if rows:
        connection.execute(insert(trace_derived), rows)
    return derived.change_lineages(connection, traced.old, traced.new)


def _enter(connection: Connection, traced: Traced) -> None:
    new = [{"number": e.number, "report_id": e.report_id, "indexed": False} for e in traced.entered]
    if new:
        connection.execute(insert(trace_reports), new)
    for some in batches([e.report_id for e in traced.entered]):
        connection.execute(delete(trace_queue).where(trace_queue.c.report_id.in_(some)))
    if traced.index is not None:
        connection.execute(delete(trace_index))
        parts = [{"part": part, "bytes": data} for part, data in traced.index.items()]
        connection.execute(insert(trace_index), parts)
        connection.execute(
            update(trace_reports).where(trace_reports.c.indexed.is_(False)).values(indexed=True)
        )
