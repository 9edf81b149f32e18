"""Quick answers to what a page asks of a whole store: a line for each incident, without loading its record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, exists, select

from variorum.model.finding import Finding, Status
from variorum.store import aliases, derived
from variorum.store.records import Heading, headings
from variorum.store.reports import is_row, matching, numbers
from variorum.store.tables import (
    accounts,
    findings,
    lineage_reports,
    lineages,
    links,
    reads,
    reports,
    twins,
)

#: what a line of a list has no use for: the evidence of readings, the words on findings
_BEHIND = {
    **{"assertions": (), "reports": (), "voices": (), "first": None, "last": None},
    **{"rule": "", "sentence": "", "citation": "", "losses": (), "judgements": ()},
}


@dataclass(frozen=True, slots=True)
class Outline:
    """An incident from afar: its first account, its reports by id, how many witnesses they are, its likeliest twin's score."""

    heading: Heading
    reports: tuple[str, ...]
    lineages: int
    twin: float


@dataclass(frozen=True, slots=True)
class Look:
    """The store as of one moment, over one connection."""

    connection: Connection

    def outlines(self, ids: Sequence[str] | None = None) -> list[Outline]:
        """An outline of each incident, in the order of incidents; with `ids`, some hundred at most, of these alone."""
        told, likeliest = self._told(ids), self.twins()
        counted = self._witnesses(None if ids is None else sorted(set().union(*told.values())))
        return [
            Outline(
                heading=heading,
                reports=tuple(its := sorted(told[heading.id])),
                lineages=len({counted.get(one, one) for one in its}),
                twin=likeliest.get(heading.id, 0.0),
            )
            for heading in headings(self.connection, ids)
        ]

    def ids(self) -> list[str]:
        """The ids of all incidents, in the order of incidents."""
        return derived.incident_ids(self.connection)

    def twins(self) -> dict[str, float]:
        """The score of each incident's likeliest twin."""
        query = select(twins.c.incident_id, twins.c.score).order_by(twins.c.score)
        return {row.incident_id: row.score for row in self.connection.execute(query)}

    def findings(
        self, policy: str, fields: Sequence[str], states: Sequence[Status], ids: Sequence[str]
    ) -> dict[str, list[Finding]]:
        """What a policy made of these incidents, on these fields or in one of these states, without what stands behind.

        `ids` are some hundred, as many as fit into memory with their findings.
        """
        wanted = findings.c.field.in_(fields) | findings.c.status.in_(states)
        conditions = (findings.c.policy == policy, wanted, findings.c.incident_id.in_(ids))
        return derived.select_findings(self.connection, conditions, _BEHIND)

    def ruled(self, policy: str, ending: str) -> list[str]:
        """The incidents on a field of which a policy's finding names a rule that ends so, by id."""
        fits = findings.c.rule.endswith(ending, autoescape=True)
        query = select(findings.c.incident_id).where(findings.c.policy == policy, fits).distinct()
        return sorted(self.connection.scalars(query))

    def numbers(self) -> dict[str, int]:
        """The number of each report, which `matching` knows it by."""
        return numbers(self.connection)

    def matching(self, query: str) -> set[int]:
        """The numbers of all reports that hold all words and "quoted phrases" of `query`; BadInput without any."""
        return matching(self.connection, query)

    def present(self, old_ids: Sequence[str]) -> dict[str, list[str]]:
        """The incidents that ids lead to which incidents had and have no more: see `store/aliases.py`."""
        return aliases.present(self.connection, old_ids)

    def _told(self, ids: Sequence[str] | None) -> dict[str, set[str]]:
        """The reports of each incident, without rows of tables."""
        current = exists().where(reads.c.id == accounts.c.read_id, reads.c.current)
        query = (
            select(links.c.incident_id, accounts.c.report_id)
            .join(accounts, accounts.c.id == links.c.account_id)
            .join(reports, reports.c.id == accounts.c.report_id)
            .where(current, ~is_row())
        )
        query = query if ids is None else query.where(links.c.incident_id.in_(ids))
        found: dict[str, set[str]] = defaultdict(set)
        for incident_id, report_id in self.connection.execute(query):
            found[incident_id].add(report_id)
        return found

    def _witnesses(self, report_ids: Sequence[str] | None) -> dict[str, str]:
        """What each report is counted by: its lineage, or the origin that this credits."""
        its = lineage_reports.c.report_id.in_(report_ids or ())
        where = lineages.c.id.in_(select(lineage_reports.c.lineage_id).where(its))
        lines = derived.load_lineages(self.connection, None if report_ids is None else where)
        return {report_id: line.witness for line in lines for report_id in line.report_ids}
