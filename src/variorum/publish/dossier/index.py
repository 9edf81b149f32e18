"""The index of a folder: a line for each incident, newest first, to be searched and narrowed down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.model.finding import Record
from variorum.model.value import PartialDate
from variorum.publish.dossier import frame, guide
from variorum.publish.dossier.edition import page_name, policies_of
from variorum.publish.dossier.plots.sheet import Line, Sheet
from variorum.publish.summary import Block, block


@dataclass(frozen=True, slots=True)
class Entry:
    """An incident in the index; `year` is "" where no date is found, `open` the labels of fields in dispute."""

    page: str
    year: str
    day: str
    block: Block
    killed: str
    wounded: str
    open: tuple[str, ...]


def entries(records: Sequence[Record], policy: str) -> tuple[Entry, ...]:
    """The incidents by date, newest first, those without one last."""
    found = (_entry(record, policy) for record in records)
    return tuple(sorted(found, key=lambda e: (e.day != "", e.day, e.block.id), reverse=True))


def _entry(record: Record, policy: str) -> Entry:
    told = block(record, policy)
    date = record.under(policy).get("date")
    value = date.value if date else None
    start = value.start if isinstance(value, PartialDate) else None
    tolls = {toll.field: toll.text for toll in told.tolls}
    return Entry(
        page=page_name(told.id),
        year="" if start is None else f"{start.year:04}",
        day="" if start is None else start.isoformat(),
        block=told,
        killed=tolls.get("killed", ""),
        wounded=tolls.get("wounded", ""),
        open=tuple(d.label for d in told.disputes),
    )


def index(records: Sequence[Record], policy: str, table: str) -> str:
    """The index as HTML; `table` is the address of the same as CSV."""
    found = entries(records, policy)
    policies = policies_of(records, policy)
    return frame.render(
        "index.html",
        entries=found,
        years=tuple(dict.fromkeys(e.year for e in found)),
        reports=len({r.id for record in records for r in record.reports}),
        policy=policy,
        policies=policies,
        table=table,
        guide=guide,
        **frame.shared("index.js"),
    )


def listing(records: Sequence[Record], policy: str) -> Sheet:
    """The index as a table."""
    columns = (
        *("id", "in passing", "day", "what", "when", "where", "killed", "wounded", "said to have done it"),
        *("in dispute", "reports", "lineages", "outlets", "page"),
    )
    lines = tuple(Line(_cells(entry), ()) for entry in entries(records, policy))
    return Sheet("incidents", f"Incidents, settled by {policy}", columns, lines)


def _cells(entry: Entry) -> tuple[str | int, ...]:
    told = entry.block
    return (
        *(told.id, "yes" if told.background else "no", entry.day, told.what, told.when, told.where),
        *(entry.killed, entry.wounded, "; ".join(told.said), "; ".join(entry.open)),
        *(told.reports, told.lineages, "; ".join(told.outlets), entry.page),
    )
