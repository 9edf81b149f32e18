"""The JSONL export: one record a line with its full provenance.

A finding leads to its readings, a reading to its assertions, an assertion to its span, its report, the
range of bytes there and the SHA-256 of those bytes. Background incidents are records here as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from variorum.model.assertion import Account, Assertion
from variorum.model.finding import Finding, Reading, Record
from variorum.model.identity import to_plain
from variorum.model.report import Report, Span

#: raised when a field changes its meaning or goes; new fields do not raise it
FORMAT = 1

Plain = dict[str, Any]


def write(records: Iterable[Record], folder: Path) -> Path:
    """Write `folder/records.jsonl`, records by incident id with the findings of all policies; its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "records.jsonl"
    path.write_bytes("".join(f"{line}\n" for line in lines(records)).encode("utf-8"))
    return path


def lines(records: Iterable[Record]) -> Iterator[str]:
    """One JSON text a record: keys sorted, no spaces, so that the same record is the same line."""
    for record in sorted(records, key=lambda r: r.incident.id):
        yield json.dumps(plain(record), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def plain(record: Record) -> Plain:
    """The record as plain data; values carry their class as `is`."""
    return {
        "format": FORMAT,
        "incident": to_plain(record.incident),
        "findings": [_finding(record, f) for f in record.findings],
        "accounts": [_account(record, a) for a in record.accounts],
        "reports": [_report(r) for r in record.reports],
        "lineages": to_plain(record.lineages),
    }


def _finding(record: Record, finding: Finding) -> Plain:
    return {**to_plain(finding), "readings": [_reading(record, r) for r in finding.readings]}


def _reading(record: Record, reading: Reading) -> Plain:
    """A reading with the assertions for and against it in full."""
    known = {a.id: a for a in record.assertions()}
    return {
        **to_plain(reading),
        "assertions": [assertion(record, known[i]) for i in reading.assertions if i in known],
        "denied_by": [assertion(record, known[i]) for i in reading.denied_by if i in known],
    }


def _account(record: Record, account: Account) -> Plain:
    report = record.report(account.report_id)
    return {
        **to_plain(account),
        "head": located(report, account.head),
        "mentions": [located(report, m) for m in account.mentions],
        "assertions": [assertion(record, a) for a in account.assertions],
    }


def assertion(record: Record, said: Assertion) -> Plain:
    """An assertion, with the place of its words in the bytes of its report."""
    report = record.report(said.report_id)
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
    whole = to_plain(report)
    return {name: value for name, value in whole.items() if name not in ("text", "offsets", "passages")}
