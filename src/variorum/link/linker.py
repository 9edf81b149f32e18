"""The stage: reports and accounts in, lineages and incidents out. Pure, whatever the order of the input."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.errors import BadState
from variorum.link.bonds import Bonds
from variorum.link.incidents import incidents
from variorum.link.lineage import lineages
from variorum.link.profile import profile
from variorum.model.assertion import Account, AccountKind
from variorum.model.incident import Incident, Judgement, Lineage
from variorum.model.report import Report

#: accounts that tell of one happening that took place; an aggregate ("120 killed this month") and a
#: foiled or feared attack are not incidents
LINKED = frozenset({AccountKind.MAIN, AccountKind.BACKGROUND})


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that linking looks at."""

    reports: tuple[Report, ...]
    accounts: tuple[Account, ...]
    judgements: tuple[Judgement, ...] = ()


def link(corpus: Corpus) -> Iterator[Lineage | Incident]:
    """The lineages of the reports, then the incidents of the accounts, each by id.

    An aggregate or hypothetical account joins no incident, unless a person has judged it the same as
    another. Raises BadState if an account is of a report that is not there.
    """
    reports = {report.id: report for report in corpus.reports}
    yield from lineages(reports.values())
    bonds = Bonds(corpus.judgements, (account.id for account in corpus.accounts))
    accounts = {a.id: a for a in corpus.accounts if a.kind in LINKED or a.id in bonds.bridged}
    _hold_reports(accounts, reports)
    profiles = [profile(account, reports[account.report_id]) for account in accounts.values()]
    yield from incidents(profiles, accounts, reports, bonds)


def _hold_reports(accounts: dict[str, Account], reports: dict[str, Report]) -> None:
    for account in accounts.values():
        if account.report_id not in reports:
            raise BadState(
                f"account {account.id} is of report {account.report_id}, which is not in the corpus"
            )
