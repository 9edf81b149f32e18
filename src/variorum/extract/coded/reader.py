"""A row of a table to its account. Pure, like the reading of reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from variorum.coding.datasets import dataset
from variorum.extract.coded import acled, ged, gtd
from variorum.extract.coded.row import Row, row_of
from variorum.model.assertion import Account, AccountKind, assertion
from variorum.model.identity import content_id
from variorum.model.report import Report

#: raise it when a row may be read otherwise
RULES = 1
#: the name that a run keeps of who read the rows
READER = f"rows of tables {RULES}"

_READERS: Mapping[str, Callable[[Row], None]] = {"gtd": gtd.read, "ged": ged.read, "acled": acled.read}


def read_row(report: Report) -> Account:
    """The account that a row of a dataset gives; it may be without assertions. KeyError for what is no row."""
    known = dataset(report.dataset or "")
    row = row_of(report)
    _READERS[known.name](row)
    head = row.cells[known.id].words
    identity = content_id("a", report.id, head)
    its = tuple(assertion(draft, report_id=report.id, account_id=identity) for draft in row.drafts)
    return Account(identity, report.id, AccountKind.CODED, head, (head,), report.title or known.label, its)
