"""The GTD export: one row an incident under the policy gtd-2019, in the 135 columns of the codebook.

Source of every rule: GTD codebook, October 2019. What reports can't say stays empty or takes the
codebook's own code for unknown (-9, -99, "Unknown", 13, 20). crit1 to crit3, doubtterr, alternative,
individual, corporations and nationalities are the judgement of a coder and stay empty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from variorum.model.finding import Record
from variorum.model.report import Report
from variorum.publish.gtd.series import series
from variorum.publish.gtd.what import what
from variorum.publish.gtd.when import eventid, prefix, when
from variorum.publish.gtd.where import where
from variorum.publish.gtd.who import majority, who
from variorum.publish.tables.columns import Row, columns
from variorum.publish.tables.notes import disputes, doubts, sentence, toll_scope
from variorum.publish.tables.notes import series as told_series
from variorum.publish.tables.table import Entry, Form
from variorum.publish.tables.view import View, cited, coded, number, origins

POLICY = "gtd-2019"
#: the most citations that a GTD record has
_CITATIONS = 3


def entries(records: Iterable[Record]) -> Iterator[Entry]:
    """The rows by date and incident id, with event ids numbered from 0001 within a day."""
    views = coded(records, POLICY)
    met: Counter[str] = Counter()
    rows: dict[str, Row] = {}
    for seen in views:
        met[prefix(seen)] += 1
        rows[seen.record.incident.id] = row(seen, met[prefix(seen)])
    ids = {incident: str(made["eventid"]) for incident, made in rows.items()}
    for (incident, made), its in zip(rows.items(), series(views, ids), strict=True):
        yield incident, {**made, **its}


def row(seen: View, sequence: int) -> Row:
    """One incident; `sequence` is its number within its day."""
    return {
        "eventid": eventid(seen, sequence),
        **when(seen),
        **where(seen),
        **what(seen),
        **who(seen),
        **toll(seen),
        **international(),
        **citations(seen),
        "summary": sentence(seen),
        "addnotes": addnotes(seen),
        "dbsource": "Variorum",
    }


def toll(seen: View) -> Row:
    """The dead and wounded, totals that count perpetrators too; -99 where unknown (pp. 50-52).

    The policy settles nkill and nwound. Those of the perpetrators follow the majority, then the lowest.
    Dead and wounded of the United States are not told apart in the reports: -99.
    """
    return {
        "nkill": _known(number(seen.count("killed"))),
        "nkillus": -99,
        "nkillter": _known(_attackers(seen, "killed")),
        "nwound": _known(number(seen.count("wounded"))),
        "nwoundus": -99,
        "nwoundte": _known(_attackers(seen, "wounded")),
    }


def _attackers(seen: View, field: str) -> int | None:
    return majority(seen, (a for a in seen.said(field) if a.note("attackers") == "only"))


def _known(told: int | None) -> int:
    return -99 if told is None else told


def international() -> Row:
    """INT_LOG to INT_ANY need the nationality of perpetrators and targets, which is not read: -9."""
    return dict.fromkeys(("INT_LOG", "INT_IDEO", "INT_MISC", "INT_ANY"), -9)


def addnotes(seen: View) -> str | None:
    """Conflicting figures and doubts about perpetrators as text (GTD codebook 2019, addnotes)."""
    undated = () if seen.date() else ("The reports do not give a date that can be resolved.",)
    return " ".join((*undated, *disputes(seen), *toll_scope(seen), *doubts(seen), *told_series(seen))) or None


def citations(seen: View) -> Row:
    """At most three sources for the whole record, one a lineage (GTD codebook 2019, scite1 to scite3)."""
    found = [_citation(r) for r in origins(seen)[:_CITATIONS]]
    return {f"scite{n}": words for n, words in enumerate(found, 1)}


def _citation(report: Report) -> str:
    return (f'"{report.title}," ' if report.title else "") + cited(report)


FORM = Form(
    name="gtd",
    title="GTD: one row an incident under gtd-2019, in the 135 columns of the codebook of October 2019",
    columns=columns("gtd"),
    entries=entries,
    key="eventid",
    cited="scite1",
    policy=POLICY,
)
