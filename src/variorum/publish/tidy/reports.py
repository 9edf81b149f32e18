"""The table of reports: what they are, and which of them are one witness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from variorum.model.finding import Record
from variorum.model.report import Report
from variorum.publish.tables.columns import Row, columns
from variorum.publish.tables.table import Entry, Form


def entries(records: Iterable[Record]) -> Iterator[Entry]:
    """The rows by report id. Where a file lies on somebody's machine is not told."""
    reports: dict[str, Report] = {}
    lineages: dict[str, Row] = {}
    told: Counter[str] = Counter()
    for record in records:
        reports |= {r.id: r for r in record.reports}
        lineages |= {
            i: {"lineage": line.id, "witness": line.witness}
            for line in record.lineages
            for i in line.report_ids
        }
        told.update({a.report_id for a in record.accounts})
    for identity, report in sorted(reports.items()):
        yield identity, {**_row(report), **lineages.get(identity, {}), "incidents": told[identity]}


def _row(report: Report) -> Row:
    published = report.published
    return {
        "id": report.id,
        "sha256": report.sha256,
        "outlet": report.outlet,
        "title": report.title,
        "url": report.url,
        "published": None if published is None else published.iso,
        "known": None if published is None else published.known.value,
        "language": report.language,
        "version": report.version,
        "replaces": report.replaces,
    }


FORM = Form(
    name="reports",
    title="Reports: one row a report",
    columns=columns("tidy", "reports"),
    entries=entries,
    key="id",
    cited="sha256",
)
