"""The MUC-4 export: templates of every report behind the records, as the official answer files have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from variorum.model.assertion import Account
from variorum.model.finding import Record
from variorum.model.report import Report
from variorum.publish.muc4.templates import answers


def write(records: Iterable[Record], folder: Path) -> Path:
    """Write `folder/muc4.txt`, the reports by id, which is the message id; its path.

    A report of which no happening is an act of terrorism in one of MUC-4's nine countries has the template that
    says so.
    """
    path = folder / "muc4.txt"
    told = sorted(_told(records).items())
    # where a report lies on this machine is nobody's business: its id names it
    made = [answers(replace(report, origin=name), accounts) for name, (report, accounts) in told]
    path.write_bytes("\n".join(made).encode("utf-8"))
    return path


def _told(records: Iterable[Record]) -> dict[str, tuple[Report, list[Account]]]:
    """The reports with their accounts in the order of the text."""
    reports: dict[str, Report] = {}
    accounts: dict[str, list[Account]] = defaultdict(list)
    for record in records:
        reports |= {r.id: r for r in record.reports}
        for account in record.accounts:
            accounts[account.report_id].append(account)
    return {i: (reports[i], sorted(its, key=lambda a: (a.head, a.id))) for i, its in accounts.items()}
