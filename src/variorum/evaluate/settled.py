"""Records for benchmarks: the reports of one incident through the real link and reconcile.

Where a set says which reports tell of one incident, their main accounts are judged the same, as a person
would judge them: the linker joins them, dates them by each other, finds the lineages, and adds the
background accounts that fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from variorum.link.linker import Corpus, link
from variorum.model.assertion import Account, AccountKind
from variorum.model.finding import Finding, Record
from variorum.model.incident import Incident, Lineage
from variorum.model.judgement import Judgement, Verdict
from variorum.model.report import Report
from variorum.model.value import Count
from variorum.reconcile.settle import reconcile

#: judgements need a time, by which the latest is found; these never contradict each other
_AT = "2000-01-01T00:00:00Z"

Read = tuple[Report, list[Account]]


def main_account(accounts: Sequence[Account]) -> Account | None:
    """The main account of a report, None if it has none."""
    return next((a for a in accounts if a.kind is AccountKind.MAIN), None)


def record_of(read: Sequence[Read]) -> Record | None:
    """The record of the incident that all of these reports are mainly about; None if none has a main account."""
    mains = [main for _, accounts in read if (main := main_account(accounts))]
    if not mains:
        return None
    accounts = tuple(a for _, those in read for a in those)
    linked = list(link(Corpus(tuple(r for r, _ in read), accounts, tuple(_same(mains)))))
    incident = next(i for i in linked if isinstance(i, Incident) and mains[0].id in _members(i))
    members = _members(incident)
    return Record(
        incident=incident,
        accounts=tuple(a for a in accounts if a.id in members),
        reports=tuple(r for r, _ in read),
        lineages=tuple(one for one in linked if isinstance(one, Lineage)),
    )


def _same(mains: Sequence[Account]) -> list[Judgement]:
    return [
        Judgement(f"j_{n}", Verdict.SAME, a.id, b.id, "the set says so", "benchmark", _AT)
        for n, (a, b) in enumerate(pairwise(mains))
    ]


def _members(incident: Incident) -> frozenset[str]:
    return frozenset(one.account_id for one in incident.links)


def settled(record: Record | None, policy: str) -> dict[str, Finding]:
    """The findings of one policy by field; none where there is no record."""
    return {f.field: f for f in reconcile(record, policy)} if record else {}


def count_of(finding: Finding | None) -> Count | None:
    """The count that a finding gives, None where it gives none."""
    return finding.value if finding and isinstance(finding.value, Count) else None


def number_of(finding: Finding | None) -> int | None:
    """The one number that a finding of a toll gives: best, else low, else high; None where it gives none."""
    count = count_of(finding)
    if count is None:
        return None
    return next((n for n in (count.best, count.low, count.high) if n is not None), None)
