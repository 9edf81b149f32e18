"""Whose witness an assertion is: the lineage, or the origin that we do not hold, that it counts for.

The rules, in their order; the first that applies decides:

| rule | when | it counts for |
|---|---|---|
| cited medium | the sentence credits an agency, outlet or channel by name ("according to AFP") | that origin |
| new version | the report replaces another at the same address | the lineage of what it replaces |
| copied words | its words stand in the other report | the lineage of the other report |
| headline of copied words | a headline that says what copied words say below it | the lineage of the other report |
| repeats its origin | the report follows the other throughout, and the other gives the same value | the same |
| credited text | the report credits the whole of its text to another | that origin |
| own words | else | the report itself |

Quotations that two reports share make neither the copy of the other: their voice is one all the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.model.assertion import Assertion, Role, VoiceLink
from variorum.model.finding import Record
from variorum.model.identity import content_id
from variorum.model.incident import MERGING, Derivation, Derived
from variorum.model.origin import AGENCIES, origin_id
from variorum.model.report import PassageKind, Report
from variorum.reconcile.compatible import value_key

#: a report of these kinds follows its origin from beginning to end
_THROUGHOUT = frozenset({Derivation.VERBATIM, Derivation.EDITED})
#: the words of these count for the other report; those of shared background do so too, but join nothing else
_COPIED = MERGING | {Derivation.BACKGROUND}
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Witness:
    """The id that an assertion is counted by, the rule, and the report (or the name of the origin) it leads to."""

    id: str
    rule: str
    report_id: str | None = None
    name: str | None = None


class Witnesses:
    """Whose witness each assertion of a record is."""

    def __init__(self, record: Record) -> None:
        self._reports = {r.id: r for r in record.reports}
        self._assertions: dict[str, list[Assertion]] = defaultdict(list)
        for said in record.assertions():
            self._assertions[said.report_id].append(said)
        self._gists = {name: {gist(said) for said in its} for name, its in self._assertions.items()}
        self._edges: dict[str, list[Derived]] = defaultdict(list)
        for edge in _edges(record):
            self._edges[edge.report_id].append(edge)
        self._credited = {d.report_id: d for d in _all(record) if d.kind is Derivation.CREDITED}
        self._cited = {w.id for said in record.assertions() if (w := self._cited_medium(said))}
        self._cited |= {d.origin_id for d in self._credited.values()}

    def of(self, said: Assertion) -> Witness:
        """The witness of an assertion of the record."""
        return self._cited_medium(said) or self._copied(said) or self._own(said.report_id)

    def _cited_medium(self, said: Assertion) -> Witness | None:
        link = next((k for k in said.voice.chain[1:] if k.role is Role.MEDIA), None)
        identity = medium_id(link) if link else None
        own = self._reports.get(said.report_id)
        if link is None or identity is None or (own and own.outlet and origin_id(own.outlet) == identity):
            return None
        return Witness(identity, "cited medium", name=link.name)

    def _copied(self, said: Assertion) -> Witness | None:
        for edge in self._edges[said.report_id]:
            rule = self._rule(said, edge)
            if rule:
                root = self._root(edge.origin_id)
                found = self._own(root)
                return Witness(found.id, rule, root, found.name)
        return None

    def _rule(self, said: Assertion, edge: Derived) -> str | None:
        if edge.kind is Derivation.VERSION:
            return "new version"
        if self._is_copied(said, edge):
            return "copied words"
        if edge.kind not in MERGING:
            return None
        if self._in_title(said) and self._told_below(said, edge):
            return "headline of copied words"
        follows = edge.kind in _THROUGHOUT and gist(said) in self._gists.get(edge.origin_id, ())
        return "repeats its origin" if follows else None

    def _told_below(self, said: Assertion, edge: Derived) -> bool:
        """True if copied words of the same report give the same value."""
        mine = gist(said)
        others = (a for a in self._assertions[said.report_id] if a.id != said.id and gist(a) == mine)
        return any(self._is_copied(a, edge) for a in others)

    def _is_copied(self, said: Assertion, edge: Derived) -> bool:
        """True if all words of the assertion stand in copied ranges."""
        report = self._reports.get(said.report_id)
        if report is None or edge.kind not in _COPIED:
            return False
        left, start = "", said.span.start
        for first, last in edge.copied:
            if first >= said.span.end:
                break
            left += report.text[start : max(start, first)]
            start = max(start, last)
        return not _WORD.search(left + report.text[start : said.span.end])

    def _in_title(self, said: Assertion) -> bool:
        report = self._reports.get(said.report_id)
        return report is not None and any(
            p.kind is PassageKind.TITLE and p.start <= said.span.start < p.end for p in report.passages
        )

    def _root(self, report_id: str) -> str:
        """The report at the head of those that follow each other throughout."""
        met = [report_id]
        while True:
            edges = self._edges[met[-1]]
            above = next((e.origin_id for e in edges if e.kind in MERGING - {Derivation.EXCERPT}), None)
            if above is None or above in met:
                return met[-1]
            met.append(above)

    def _own(self, report_id: str) -> Witness:
        credit = self._credited.get(report_id)
        if credit is not None:
            return Witness(credit.origin_id, "credited text", report_id, credit.outside)
        report = self._reports.get(report_id)
        known = origin_id(report.outlet) if report and report.outlet else None
        # an outlet that another report cites is one witness with what is cited of it
        identity = known if known in self._cited and known else content_id("l", report_id)
        return Witness(identity, "own words", report_id, outlet_of(report))


def medium_id(link: VoiceLink) -> str | None:
    """The id of the origin that a cited medium is; None where its words say only what kind it is."""
    if link.actor in AGENCIES:
        return content_id("o", link.actor)
    return origin_id(link.name) if link.named else None


def outlet_of(report: Report | None) -> str | None:
    """The outlet of a report, None where it is not known."""
    return report.outlet if report else None


def gist(said: Assertion) -> tuple[object, ...]:
    """What a rewrite repeats: field, value and what qualifies it."""
    return said.field, value_key(said.value), said.stance.polarity, said.note("part"), said.note("attackers")


def _all(record: Record) -> Iterator[Derived]:
    return (derived for line in record.lineages for derived in line.derived)


def _edges(record: Record) -> list[Derived]:
    """What makes assertions count for another report, the surest first.

    A report of a lineage of which no derivation tells (the lineage was given, not found) follows its origin.
    """
    found = [d for d in _all(record) if d.kind in _COPIED]
    told = {d.report_id for d in found}
    given = [
        Derived(one, line.origin_id, Derivation.VERSION, 1.0, "of one lineage")
        for line in record.lineages
        for one in line.report_ids
        if one not in told and one != line.origin_id and not any(d.origin_id == one for d in found)
    ]
    return sorted([*found, *given], key=lambda d: (d.kind not in MERGING, -d.share, d.origin_id))
