"""What an export asks of a record: the findings of its own policy, by type, and who stands behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from variorum.model.assertion import AccountKind, Assertion, Polarity
from variorum.model.codebook import codebook
from variorum.model.finding import Finding, Reading, Record
from variorum.model.report import Report
from variorum.model.value import Actor, Count, PartialDate, Place, Term, Text, Value

_V = TypeVar("_V")


@dataclass(frozen=True, slots=True)
class View:
    """A record seen through one policy. Whatever the policy did not settle is empty here."""

    record: Record
    policy: str
    findings: Mapping[str, Finding]

    def chosen(self, field: str) -> tuple[Reading, ...]:
        """The readings that the finding of `field` rests on, in its order."""
        finding = self.findings.get(field)
        if finding is None:
            return ()
        return tuple(r for r in finding.readings if r.id in finding.chosen)

    def values(self, field: str, kind: type[_V]) -> tuple[_V, ...]:
        """The settled value of `field` and then, where it can have many, the other chosen ones."""
        finding = self.findings.get(field)
        if finding is None:
            return ()
        others = [r.value for r in self.chosen(field)] if codebook().field(field).many else []
        found: Iterable[Value | None] = dict.fromkeys([finding.value, *others])
        return tuple(v for v in found if isinstance(v, kind))

    def one(self, field: str, kind: type[_V]) -> _V | None:
        """The settled value of `field`; None if there is none of this kind."""
        return next(iter(self.values(field, kind)), None)

    def date(self) -> PartialDate | None:
        """The settled date; None if it could not be resolved to an interval."""
        found = self.one("date", PartialDate)
        return found if found is not None and found.resolved else None

    def place(self) -> Place | None:
        """The settled place."""
        return self.one("place", Place)

    def count(self, field: str) -> Count | None:
        """The settled count of `field`."""
        return self.one(field, Count)

    def terms(self, field: str) -> tuple[str, ...]:
        """The codes of the settled terms of `field`, without those that a narrower one contains."""
        codes = [t.code for t in self.values(field, Term)]
        wider = {a for code in codes for a in codebook().ancestors(code)}
        return tuple(c for c in codes if c not in wider)

    def actors(self, field: str) -> tuple[Actor, ...]:
        """The settled actors of `field`."""
        return self.values(field, Actor)

    def texts(self, field: str) -> tuple[str, ...]:
        """The settled texts of `field`."""
        return tuple(t.text for t in self.values(field, Text))

    def said(self, field: str) -> tuple[Assertion, ...]:
        """All affirmed assertions for `field`, whether or not the policy chose them."""
        return tuple(a for a in self.record.assertions(field) if a.stance.polarity is Polarity.AFFIRMED)

    def behind(self, field: str) -> tuple[Assertion, ...]:
        """The assertions behind the chosen readings of `field`."""
        known = {a.id: a for a in self.record.assertions(field)}
        return tuple(known[i] for r in self.chosen(field) for i in r.assertions if i in known)


def view(record: Record, policy: str) -> View:
    """`record` seen through the findings of `policy`."""
    return View(record, policy, record.under(policy))


def coded(records: Iterable[Record], policy: str, *also: AccountKind) -> list[View]:
    """The records that become rows, in the order of their dates and then of their ids.

    An incident that no report is mainly about is left out: what reports recall of it in a clause is a
    partial and chance selection, and GTD, GED and ACLED code an event from reports on that event. It
    stays in the dossier and in the JSONL. What is only feared or supposed is never a row; what reports tell
    only as a sum of several incidents is one where the codebook has a place for it (`also`).
    """
    wanted = {AccountKind.MAIN, *also}
    told = [r for r in records if not r.incident.background and any(a.kind in wanted for a in r.accounts)]
    views = [view(r, policy) for r in told]
    return sorted(views, key=lambda v: (_day(v), v.record.incident.id))


def _day(seen: View) -> str:
    found = seen.date()
    return found.start.isoformat() if found is not None and found.start is not None else "9999"


def number(count: Count | None) -> int | None:
    """A count as one number: its best, else the end of it that is known. "At least 11" is 11.

    GTD codebook 2019, toll rule: the minimum of "at least" is the number. None where nothing is known.
    """
    if count is None:
        return None
    return next((n for n in (count.best, count.low, count.high) if n is not None), None)


def interval(found: PartialDate | None) -> tuple[date, date] | None:
    """Both ends of a resolved date; None if it has none."""
    if found is None or found.start is None or found.end is None:
        return None
    return found.start, found.end


def same(left: Actor, right: Actor) -> bool:
    """True if the two are one entry of the curated list or, where one has none, have one name."""
    if left.id is not None and right.id is not None:
        return left.id == right.id
    return left.name.casefold() == right.name.casefold()


def denials(seen: View) -> tuple[Assertion, ...]:
    """Everything that denies somebody's responsibility: denials, and claims or blame that are rejected."""
    said = seen.record.assertions("denial", "claim", "blame", "group")
    return tuple(a for a in said if a.field == "denial" or a.stance.polarity is Polarity.DENIED)


def denied(seen: View, actor: Actor) -> bool:
    """True if anybody denies that `actor` is responsible."""
    return any(isinstance(a.value, Actor) and same(a.value, actor) for a in denials(seen))


def origins(seen: View) -> tuple[Report, ...]:
    """The report at the origin of each lineage: those behind the toll first, then by day and id."""
    weighty = {i for f in ("killed", "wounded", "date") for r in seen.chosen(f) for i in r.reports}
    reports = [_origin(seen.record, line.origin_id, line.report_ids) for line in seen.record.lineages]
    found = {r.id: r for r in reports if r is not None}
    return tuple(sorted(found.values(), key=lambda r: (r.id not in weighty, _published(r), r.id)))


def _origin(record: Record, origin: str, members: tuple[str, ...]) -> Report | None:
    """The origin, or where it is not among the record's reports, the first of its lineage that is."""
    known = {r.id: r for r in record.reports}
    return next((known[i] for i in (origin, *members) if i in known), None)


def _published(report: Report) -> str:
    return report.published.day if report.published is not None else "9999"


def voices(seen: View, *fields: str) -> tuple[str, ...]:
    """Whom the reports credit first for the chosen readings of `fields`, without repeats."""
    names = (a.voice.primary.name for field in fields for a in seen.behind(field))
    return tuple(dict.fromkeys(names))


def outlets(seen: View) -> tuple[str, ...]:
    """The outlets of the origins; a report that names none is given by its origin on disk or net."""
    return tuple(dict.fromkeys(outlet(r) for r in origins(seen)))


def outlet(report: Report) -> str:
    """Who published a report, as far as it is known."""
    return report.outlet or "outlet not stated"


def cited(report: Report) -> str:
    """A report as a citation of its own: outlet, day of publication, address."""
    day = report.published.day if report.published is not None else "no date"
    return f"{outlet(report)}, {day}" + (f", {report.url}" if report.url else "")


def aggregate(seen: View) -> bool:
    """True if every account of the incident tells of several happenings in one sum."""
    kinds = {a.kind for a in seen.record.accounts}
    return kinds == {AccountKind.AGGREGATE}
