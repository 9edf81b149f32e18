"""Lineages: which reports are one witness, because one was made of another.

Every report is in exactly one lineage. A shared background passage joins no reports; it is kept with
the lineage of the report that has it, as evidence for people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from variorum.link.align import Worded, overlap, worded
from variorum.link.derive import derivation, version
from variorum.link.fingerprint import Index
from variorum.link.groups import Groups
from variorum.link.moment import order
from variorum.model.identity import content_id
from variorum.model.incident import Derivation, Derived, Lineage
from variorum.model.report import Report

#: the derivations that make two reports one witness
MERGING = frozenset({Derivation.VERBATIM, Derivation.EDITED, Derivation.EXCERPT, Derivation.VERSION})


def lineages(reports: Iterable[Report]) -> Iterator[Lineage]:
    """The lineages of `reports`, by id; the order of the input does not matter.

    The id derives from the origin's: an origin keeps its lineage's id as copies come in.
    """
    ordered = sorted(reports, key=order)
    edges = list(derivations(ordered))
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


def derivations(ordered: Sequence[Report]) -> Iterator[Derived]:
    """Which report derives from which, over all pairs of `ordered` that share enough text."""
    by_id = {report.id: report for report in ordered}
    index, texts = Index(), dict[str, Worded]()
    for report in ordered:
        replaced = by_id.get(report.replaces or "")
        if replaced is not None and replaced is not report:
            yield version(report, replaced)
        for candidate in index.add(report.text):
            other = ordered[candidate.number]
            if replaced is not other and other.replaces != report.id:
                yield from _pair(other, report, texts)


def _pair(left: Report, right: Report, texts: dict[str, Worded]) -> Iterator[Derived]:
    for report in (left, right):
        if report.id not in texts:
            texts[report.id] = worded(report.text)
    found = derivation(left, right, overlap(texts[left.id], texts[right.id]))
    if found is not None:
        yield found


def _lineage(members: Sequence[str], edges: Sequence[Derived], ranks: dict[str, int]) -> Lineage:
    origin = _origin(members, edges, ranks)
    rest = sorted((m for m in members if m != origin), key=ranks.__getitem__)
    derived = sorted(edges, key=lambda e: (ranks[e.report_id], -e.share, ranks[e.origin_id]))
    return Lineage(content_id("l", origin), origin, (origin, *rest), tuple(derived))


def _origin(members: Sequence[str], edges: Sequence[Derived], ranks: dict[str, int]) -> str:
    """The member that derives from no other; of several, the earliest with the most made of it."""
    derived = {e.report_id for e in edges if e.kind in MERGING}
    made_of: dict[str, int] = defaultdict(int)
    for edge in edges:
        made_of[edge.origin_id] += edge.kind in MERGING
    sources = [m for m in members if m not in derived] or list(members)
    return min(sources, key=lambda m: (-made_of[m], ranks[m]))
