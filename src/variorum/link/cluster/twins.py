"""Likely twins: incidents that may be one and were not joined, told to people with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from variorum.link.cluster.bonds import Bonds
from variorum.link.compare.verdict import compare
from variorum.link.graph import Graph
from variorum.link.shelf import Edge
from variorum.model.incident import Incident, Twin

#: the likeliest twins that an incident names
TWINS = 5
#: why a pair that is unsure was not joined
_THIN = "the evidence is too thin"


def twins(
    some: Sequence[Incident], graph: Graph, homes: Mapping[int, str], bonds: Bonds
) -> Iterator[tuple[str, tuple[Twin, ...]]]:
    """For each of these incidents the others that may be the same, the likeliest first.

    `homes` names the incident of every account at the far end of an edge; all accounts were fetched.
    """
    apart = _apart(some, graph, homes, bonds)
    of_member = {graph.number(link.account_id): incident.id for incident in some for link in incident.links}
    strongest: dict[str, dict[str, Edge]] = defaultdict(dict)
    for edge in graph.edges(of_member):
        ends = homes.get(edge.left), homes.get(edge.right)
        if ends[0] == ends[1]:
            continue
        for number, other in zip(edge.pair, reversed(ends), strict=True):
            mine = of_member.get(number)
            if mine and other and mine != other and other not in apart[mine]:
                held = strongest[mine].get(other)
                if held is None or _rank(edge, graph) > _rank(held, graph):
                    strongest[mine][other] = edge
    for incident in some:
        yield incident.id, _likeliest(strongest.get(incident.id, {}), graph)


def _apart(
    some: Iterable[Incident], graph: Graph, homes: Mapping[int, str], bonds: Bonds
) -> dict[str, set[str]]:
    """The incidents that a person has said are others: nobody need be warned again."""
    found: dict[str, set[str]] = {}
    for incident in some:
        others = [name for link in incident.links for name in bonds.differ(link.account_id)]
        numbers = [graph.number(name) for name in others if graph.knows(name)]
        found[incident.id] = {homes[n] for n in numbers if n in homes}
    return found


def _rank(edge: Edge, graph: Graph) -> tuple[float, str, str]:
    return (edge.score, *graph.ids(edge))


def _likeliest(edges: Mapping[str, Edge], graph: Graph) -> tuple[Twin, ...]:
    """The likeliest first; only those that are told are compared again, for their reasons."""
    ranked = sorted(edges.items(), key=lambda item: (-item[1].probability, item[0]))
    return tuple(_twin(name, edge, graph) for name, edge in ranked[:TWINS])


def _twin(name: str, edge: Edge, graph: Graph) -> Twin:
    found = compare(graph.profile(edge.left), graph.profile(edge.right))
    return Twin(name, found.probability, (edge.kept or _THIN, *found.reasons))
