"""The record that was knowable at a moment: the same stages over the reports that had come out by then.

Linking and reconciling are pure functions of reports, accounts and judgements, so nothing needs to be kept for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from variorum.errors import BadInput
from variorum.link.linker import Corpus, link
from variorum.link.moment import day_of, instant
from variorum.model.amending import Heard, heard, upon
from variorum.model.assertion import Account, AccountKind
from variorum.model.finding import Record
from variorum.model.incident import Incident, Lineage
from variorum.model.judgement import Judgement, in_force, undisputed
from variorum.model.report import Report
from variorum.model.series import FIELD, series_links
from variorum.reconcile.policies import POLICIES
from variorum.reconcile.policy import Policy
from variorum.reconcile.settle import reconcile
from variorum.store import Store

_MEND = "write a day or a moment with its zone: 2024-01-03 or 2024-01-03T20:00Z"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A report of which it can't be told whether it had come out: its id, outlet and why."""

    report_id: str
    outlet: str
    why: str


@dataclass(frozen=True, slots=True)
class Replay:
    """The records as of a moment (ISO, UTC), from so many reports; `later` had not come out yet.

    `judgements` are those that people had made by then.
    """

    moment: str
    reports: int
    later: int
    left_out: tuple[LeftOut, ...]
    records: tuple[Record, ...]
    judgements: tuple[Judgement, ...] = ()

    def record(self, prefix: str) -> Record:
        """The record of the incident whose id starts with `prefix`; BadInput if there is none, or several."""
        found = [r for r in self.records if r.incident.id.startswith((prefix, f"i_{prefix}"))]
        if len(found) == 1:
            return found[0]
        what = "more than one incident fits" if found else "no incident had such an id then"
        raise BadInput(what, where=prefix, mend="`variorum show --as-of` lists those of that moment")


def moment_of(words: str) -> datetime:
    """A moment as people write it: a day stands for its end, in UTC. BadInput for anything else."""
    try:
        found = datetime.fromisoformat(words.strip())
    except ValueError:
        raise BadInput("not a day or a moment", where=words, mend=_MEND) from None
    if len(words.strip()) == len("2024-01-03"):
        return datetime.combine(found.date(), time.max, UTC)
    if found.tzinfo is None:
        raise BadInput("the moment has no time zone", where=words, mend=_MEND)
    return found.astimezone(UTC)


def replay(store: Store, moment: datetime, *, policies: Sequence[Policy] = ()) -> Replay:
    """The records from what had come out by `moment`, and what people had judged by then.

    Under all shipped policies, unless some are given.
    """
    every = tuple(store.accounts())
    # rows of hand-coded tables are no reports that come out, and no part of incidents
    rows = {a.report_id for a in every if a.kind is AccountKind.CODED}
    told = {report: came_out(report, moment) for report in store.reports() if report.id not in rows}
    known = {report.id: report for report, answer in told.items() if answer is True}
    accounts = tuple(a for a in every if a.report_id in known)
    judgements = tuple(j for j in store.judgements() if _judged(j, moment))
    rules = tuple(policies) or tuple(POLICIES[name] for name in sorted(POLICIES))
    return Replay(
        moment=moment.isoformat(timespec="seconds"),
        reports=len(known),
        later=sum(answer is False for answer in told.values()),
        left_out=tuple(_left_out(report) for report, answer in told.items() if answer is None),
        records=tuple(_records(tuple(known.values()), _heard(store, accounts, judgements), rules)),
        judgements=judgements,
    )


def came_out(report: Report, moment: datetime) -> bool | None:
    """Whether the report had come out by `moment`; None where that can't be told.

    A report that states a day and no time may have come out at any hour of it, anywhere: it is known to be out
    when that day is over.
    """
    exact = instant(report.published)
    if exact is not None:
        return exact <= moment
    day = day_of(report)
    if day is None:
        return None
    if day < moment.date() or (day == moment.date() and moment.time() == time.max):
        return True
    return False if day > moment.date() else None


def _judged(judgement: Judgement, moment: datetime) -> bool:
    try:
        at = datetime.fromisoformat(judgement.at)
    except ValueError:
        return True
    return (at if at.tzinfo else at.replace(tzinfo=UTC)) <= moment


def _left_out(report: Report) -> LeftOut:
    why = "it states its day and no time" if report.published else "it states no time"
    return LeftOut(report.id, report.outlet or report.origin.rsplit("/", 1)[-1], why)


def _heard(store: Store, accounts: Sequence[Account], judgements: Sequence[Judgement]) -> tuple[Heard, int]:
    """What was decided by then, and how many people had to decide alike: that is a setting of the store, as it is now."""
    quorum = store.quorum()
    return heard(accounts, in_force(judgements), quorum=quorum), quorum


def _records(
    told: Sequence[Report], decided: tuple[Heard, int], policies: Sequence[Policy]
) -> Iterator[Record]:
    spoken, quorum = decided
    accounts = {a.id: a for a in spoken.accounts}
    # linked as the reader found them, as in the store: people link by judging pairs
    found = list(
        link(Corpus(tuple(told), tuple(spoken.read), tuple(undisputed(spoken.judgements, quorum=quorum))))
    )
    lineages = [one for one in found if isinstance(one, Lineage)]
    incidents = [one for one in found if isinstance(one, Incident)]
    reports = {r.id: r for r in told}
    homes = {link.account_id: i.id for i in incidents for link in i.links}
    labels = {i.id: accounts[i.links[0].account_id].label for i in incidents}
    parts = series_links((s for a in accounts.values() for s in a.of(FIELD)), homes, labels)
    for incident in sorted(incidents, key=lambda i: (i.background, -len(i.links), i.id)):
        its = tuple(accounts[link.account_id] for link in incident.links)
        bare = upon(_bare(incident, its, reports, lineages), spoken)
        whole = replace(bare, series=parts.get(incident.id, ()), quorum=quorum)
        yield replace(whole, findings=tuple(f for rules in policies for f in reconcile(whole, rules)))


def _bare(
    incident: Incident, its: tuple[Account, ...], reports: dict[str, Report], lineages: Sequence[Lineage]
) -> Record:
    wanted = dict.fromkeys(a.report_id for a in its)
    lines = tuple(line for line in lineages if wanted.keys() & set(line.report_ids))
    return Record(incident, its, tuple(reports[i] for i in wanted), lines)
