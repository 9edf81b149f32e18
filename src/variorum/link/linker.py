"""The stage: reports and accounts in, lineages and incidents out. Pure, whatever the order of the input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.errors import BadState
from variorum.link.block import NO_ROWS, Ints, Rows
from variorum.link.cluster.bonds import Bonds
from variorum.link.lineage.lineages import lineages
from variorum.link.relink import News, newcomer, relink
from variorum.link.shelf import Edge, Entry
from variorum.model.assertion import Account, AccountKind
from variorum.model.incident import Incident, Lineage
from variorum.model.judgement import Judgement
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
    yield from lineages(corpus.reports)
    yield from incidents_of(corpus)


def incidents_of(corpus: Corpus) -> Iterator[Incident]:
    """The incidents of the accounts, by id: the step of linking that starts from nothing."""
    reports = {report.id: report for report in corpus.reports}
    bonds = Bonds(corpus.judgements, (account.id for account in corpus.accounts))
    accounts = {a.id: a for a in corpus.accounts if is_linked(a, bonds)}
    _hold_reports(accounts, reports)
    new = [newcomer(account, reports[account.report_id]) for account in accounts.values()]
    news = News(new=new, bonds=bonds, judged=judged_pairs(corpus.judgements))
    change = relink(EmptyShelf(accounts, reports), news)
    yield from sorted(change.incidents, key=lambda incident: incident.id)


def is_linked(account: Account, bonds: Bonds) -> bool:
    """True if the account tells of an incident, or a person says so."""
    return account.kind in LINKED or account.id in bonds.bridged


def judged_pairs(judgements: Iterable[Judgement]) -> list[tuple[str, str]]:
    """The pairs of account ids that judgements are about."""
    return [(j.left, j.right) for j in judgements if j.right is not None and j.left != j.right]


def _hold_reports(accounts: Mapping[str, Account], reports: Mapping[str, Report]) -> None:
    for account in accounts.values():
        if account.report_id not in reports:
            raise BadState(
                f"account {account.id} is of report {account.report_id}, which is not in the corpus"
            )


@dataclass(frozen=True, slots=True)
class EmptyShelf:
    """What linking remembers before its first step: nothing. Accounts and reports are those of the step."""

    accounts: Mapping[str, Account]
    reports: Mapping[str, Report]

    def rows(self, keys: Ints) -> Rows:  # noqa: ARG002
        """Nothing."""
        return NO_ROWS

    def rows_of(self, numbers: Sequence[int]) -> Rows:  # noqa: ARG002
        """Nothing."""
        return NO_ROWS

    def crowds(self, keys: Ints) -> Mapping[int, int]:  # noqa: ARG002
        """Nothing."""
        return {}

    def numbers(self, ids: Sequence[str]) -> Mapping[str, int]:  # noqa: ARG002
        """Nothing."""
        return {}

    def entries(self, numbers: Sequence[int]) -> Iterable[Entry]:  # noqa: ARG002
        """Nothing."""
        return ()

    def edges(self, numbers: Sequence[int]) -> Iterable[Edge]:  # noqa: ARG002
        """Nothing."""
        return ()

    def homes(self, numbers: Sequence[int]) -> Mapping[int, str]:  # noqa: ARG002
        """Nothing."""
        return {}

    def incidents(self, ids: Sequence[str]) -> Iterable[Incident]:  # noqa: ARG002
        """Nothing."""
        return ()

    def former(self, account_ids: Sequence[str]) -> Iterable[Incident]:  # noqa: ARG002
        """Nothing."""
        return ()

    def told(self, ids: Sequence[str]) -> Iterable[tuple[Account, Report]]:
        """The accounts of the step."""
        return ((self.accounts[i], self.reports[self.accounts[i].report_id]) for i in ids)
