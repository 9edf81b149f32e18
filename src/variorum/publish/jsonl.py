"""The JSONL export: one record a line with its full provenance.

A finding leads to its readings, a reading by their ids to its assertions, which stand once, in the accounts; an
assertion leads to its span, its report, the range of bytes there and the SHA-256 of those bytes. Background
incidents are records here as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from variorum.model.assertion import Account, Assertion
from variorum.model.finding import Record
from variorum.model.identity import to_plain
from variorum.model.report import Report, Span

#: raised when a field changes its meaning or goes; new fields do not raise it
FORMAT = 2

Plain = dict[str, Any]


def write(records: Iterable[Record], folder: Path) -> Path:
    """Write `folder/records.jsonl`, records by incident id with the findings of all policies; its path."""
    path = folder / "records.jsonl"
    with path.open("wb") as file:
        file.writelines(f"{line}\n".encode() for line in lines(records))
    return path


def lines(records: Iterable[Record]) -> Iterator[str]:
    """One JSON text a record: keys sorted, no spaces, so that the same record is the same line."""
    for record in sorted(records, key=lambda r: r.incident.id):
        yield json.dumps(plain(record), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def plain(record: Record) -> Plain:
    """The record as plain data; values carry their class as `is`."""
    reports = {r.id: r for r in record.reports}
    return {
        "format": FORMAT,
        "incident": to_plain(record.incident),
        "findings": to_plain(record.findings),
        "accounts": [_account(reports[a.report_id], a) for a in record.accounts],
        "reports": [_report(r) for r in record.reports],
        "lineages": to_plain(record.lineages),
        "series": to_plain(record.series),
    }


def _account(report: Report, account: Account) -> Plain:
    return {
        **_without(account, "assertions"),
        "head": located(report, account.head),
        "mentions": [located(report, m) for m in account.mentions],
        "assertions": [assertion(report, a) for a in account.assertions],
    }


def assertion(report: Report, said: Assertion) -> Plain:
    """An assertion, with the place of its words in the bytes of its report."""
    return {
        **to_plain(said),
        "original": said.original,
        "span": located(report, said.span),
        "context": located(report, said.context),
        "cue": None if said.cue is None else located(report, said.cue),
        "sha256": report.sha256,
    }


def located(report: Report, span: Span) -> Plain:
    """A span in code points of the clean text, its words, and the range of bytes in the original.

    `bytes` is None where the cleaned words have no bytes of their own.
    """
    found = report.offsets.byte_range(span.start, span.end)
    return {**to_plain(span), "bytes": None if found is None else list(found)}


def _report(report: Report) -> Plain:
    """A report without its text, which the store has, and without the offset map."""
    return _without(report, "text", "offsets", "passages")


def _without(thing: Account | Report, *left_out: str) -> Plain:
    """A model object as plain data without some of its fields, which are never converted."""
    kept = (f.name for f in fields(thing) if f.name not in left_out)
    return {"is": type(thing).__name__, **{name: to_plain(getattr(thing, name)) for name in kept}}
