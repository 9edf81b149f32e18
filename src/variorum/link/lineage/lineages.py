"""Lineages: which reports are one witness, because one was made of another.

Every report is in exactly one lineage. A shared background passage or quotation joins no reports; it is kept
with the lineage of the report that has it, as evidence for people. So is an origin that a report credits and
that we do not hold: it joins no lineages, but those with one such origin are counted as one witness
(`Lineage.witness`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from variorum.link.cluster.groups import Groups
from variorum.link.lineage.trace import Trace
from variorum.link.moment import order
from variorum.model.identity import content_id
from variorum.model.incident import MERGING, Derived, Lineage
from variorum.model.report import Report


def lineages(reports: Iterable[Report]) -> Iterator[Lineage]:
    """The lineages of `reports`, by id; the order of the input does not matter."""
    ordered = sorted(reports, key=order)
    yield from grouped(ordered, derivations(ordered))


def derivations(reports: Sequence[Report]) -> Iterator[Derived]:
    """Which report derives from which, over all pairs of `reports` that share enough text, and their credits."""
    trace = Trace()
    trace.add(reports)
    yield from chain.from_iterable(trace.derivations([report.id for report in reports]))


def grouped(ordered: Sequence[Report], derived: Iterable[Derived]) -> Iterator[Lineage]:
    """The lineages that derivations make of reports in the order of publication, by id.

    The id derives from the origin's: an origin keeps its lineage's id as copies come in.
    """
    edges = list(derived)
    groups = Groups(report.id for report in ordered)
    for edge in edges:
        if edge.kind in MERGING:
            groups.join(edge.report_id, edge.origin_id)
    of_member: dict[str, list[Derived]] = defaultdict(list)
    for edge in edges:
        of_member[groups.of(edge.report_id)].append(edge)
    ranks = {report.id: i for i, report in enumerate(ordered)}
    made = (_lineage(members, of_member[name], ranks) for name, members in groups.all())
    yield from sorted(made, key=lambda lineage: lineage.id)


def _lineage(members: Sequence[str], edges: Sequence[Derived], ranks: dict[str, int]) -> Lineage:
    origin = _origin(members, edges, ranks)
    rest = sorted((m for m in members if m != origin), key=ranks.__getitem__)
    derived = sorted(edges, key=lambda e: (ranks[e.report_id], -e.share, ranks.get(e.origin_id, len(ranks))))
    return Lineage(content_id("l", origin), origin, (origin, *rest), tuple(derived))


def _origin(members: Sequence[str], edges: Sequence[Derived], ranks: dict[str, int]) -> str:
    """The member that derives from no other; of several, the earliest with the most made of it."""
    derived = {e.report_id for e in edges if e.kind in MERGING}
    made_of: dict[str, int] = defaultdict(int)
    for edge in edges:
        made_of[edge.origin_id] += edge.kind in MERGING
    sources = [m for m in members if m not in derived] or list(members)
    return min(sources, key=lambda m: (-made_of[m], ranks[m]))
