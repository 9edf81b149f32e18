"""Clusters to incidents: ids, links with reasons, inferred dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from variorum.link.cluster.bonds import Bonds
from variorum.link.cluster.clusters import Cluster
from variorum.link.cluster.dating import Dating, date_accounts
from variorum.link.compare.profile import Profile
from variorum.link.compare.verdict import Comparison, compare
from variorum.link.graph import Graph
from variorum.link.shelf import Edge, Shelf
from variorum.model.assertion import AccountKind
from variorum.model.identity import content_id
from variorum.model.incident import Incident, Link
from variorum.model.report import Report

#: clusters for which edges and dates are fetched together: enough to spare queries, few enough to hold
CHUNK = 500
_FIRST = "the first account of this incident"


def seed(its: Cluster) -> Profile:
    """The first account: of the report that came out first (undated ones last), then by report and place."""
    return min(its.members, key=lambda p: p.order)


def incident_id(first: str) -> str:
    """An id that derives from the id of the seed account, so that it stays as later reports join."""
    return content_id("i", first)


def incidents(clusters: Sequence[Cluster], graph: Graph, shelf: Shelf, bonds: Bonds) -> Iterator[Incident]:
    """The incident of each cluster, without its twins."""
    for start in range(0, len(clusters), CHUNK):
        some = clusters[start : start + CHUNK]
        edges = _edges(some, graph)
        datings = _datings(some, graph, shelf)
        for its in some:
            yield _incident(its, graph, (edges, bonds), datings)


def _edges(clusters: Sequence[Cluster], graph: Graph) -> dict[str, list[Edge]]:
    """The edges of the members of clusters with more than one, by account id."""
    several = [p.id for its in clusters if len(its.members) > 1 for p in its.members]
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges(graph.number(name) for name in several):
        for number in edge.pair:
            if number in graph:
                found[graph.profile(number).id].append(edge)
    return found


def _datings(clusters: Sequence[Cluster], graph: Graph, shelf: Shelf) -> dict[str, Dating]:
    """What the members of each cluster make of each other's dates, by the id of its seed."""
    open_ones = [its for its in clusters if any(graph.entry(graph.number(p.id)).undated for p in its.members)]
    told = {a.id: (a, r) for a, r in shelf.told([p.id for its in open_ones for p in its.members])}
    found: dict[str, Dating] = {}
    for its in open_ones:
        members = [told[p.id] for p in sorted(its.members, key=lambda p: p.order)]
        reports: Mapping[str, Report] = {r.id: r for _, r in members}
        found[seed(its).id] = date_accounts([a for a, _ in members], reports)
    return found


def _incident(
    its: Cluster,
    graph: Graph,
    ties: tuple[Mapping[str, Sequence[Edge]], Bonds],
    datings: Mapping[str, Dating],
) -> Incident:
    members = sorted(its.members, key=lambda p: p.order)
    first = members[0]
    dating = datings.get(first.id, Dating((), ()))
    return Incident(
        id=incident_id(first.id),
        links=(Link(first.id, 1.0, (_FIRST,)), *_links(members, graph, *ties)),
        background=all(p.kind is not AccountKind.MAIN for p in members),
        inferences=dating.inferences,
        as_of_inferences=dating.as_of,
    )


def _links(
    members: Sequence[Profile], graph: Graph, edges: Mapping[str, Sequence[Edge]], bonds: Bonds
) -> Iterator[Link]:
    inside = {graph.number(p.id) for p in members}
    for member in members[1:]:
        judged = bonds.bridge(member.id)
        if judged is not None:
            said = f"{judged.by} judged it the same: {judged.reason}".rstrip(": ")
            yield Link(member.id, 1.0, (said,))
        else:
            its = [e for e in edges.get(member.id, ()) if e.left in inside and e.right in inside]
            other = graph.profile(_best(its, graph).other(graph.number(member.id))) if its else members[0]
            best = compare(member, other)
            yield Link(member.id, best.probability, _reasons(other, best))


def _best(edges: Sequence[Edge], graph: Graph) -> Edge:
    """The edge with the strongest comparison, of equal ones the last by its ids."""
    top = max(edge.score for edge in edges)
    return max((edge for edge in edges if edge.score == top), key=graph.ids)


def _reasons(other: Profile, best: Comparison) -> tuple[str, ...]:
    return (f"compared with “{other.label}” in {other.outlet}", *best.reasons)
