"""Parts: accounts that hang together by edges of the verdict *same* or by judgements, and their clusters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from variorum.link.cluster.bonds import Bonds
from variorum.link.cluster.clusters import Cluster, alone, cluster
from variorum.link.cluster.groups import Groups
from variorum.link.compare.verdict import Comparison
from variorum.link.graph import Graph
from variorum.link.shelf import Edge, Pair
from variorum.model.judgement import Verdict

Judged = Mapping[int, Iterable[int]]


def parts(graph: Graph, seeds: Iterable[int], judged: Judged) -> list[list[int]]:
    """The parts that hold one of `seeds`, each as its accounts' numbers; `judged` are neighbours by judgement."""
    seen = set(seeds)
    groups, frontier = Groups(seen), seen
    while frontier:
        graph.fetch(frontier)
        joined = [*_same(graph.edges(frontier)), *_judged(frontier, judged)]
        frontier = {number for pair in joined for number in pair} - seen
        groups.add(frontier)
        seen |= frontier
        for left, right in joined:
            groups.join(left, right)
    return [members for _, members in groups.all()]


def _same(edges: Iterable[Edge]) -> Iterator[Pair]:
    yield from (e.pair for e in edges if e.verdict is Verdict.SAME)


def _judged(numbers: Iterable[int], judged: Judged) -> Iterator[Pair]:
    yield from ((number, other) for number in numbers for other in judged.get(number, ()))


def clusters(graph: Graph, some: Iterable[Sequence[int]], bonds: Bonds) -> Iterator[Cluster]:
    """The clusters of these parts; the graph is told which edges did not join their ends, and why."""
    for part in some:
        if len(part) == 1:
            yield alone(graph.profile(part[0]))
        else:
            yield from _clusters(graph, part, bonds)


def _clusters(graph: Graph, part: Sequence[int], bonds: Bonds) -> Iterator[Cluster]:
    inside = set(part)
    edges = [e for e in graph.edges(part) if e.left in inside and e.right in inside]
    profiles = sorted((graph.profile(number) for number in part), key=lambda p: p.id)
    ends = [(graph.ids(edge), edge) for edge in edges]
    # what each edge was made of but for the features: clusters are decided by verdicts and scores
    comparisons = [Comparison(*names, edge.verdict, edge.score, ()) for names, edge in ends]
    made = cluster(profiles, comparisons, bonds.within(p.id for p in profiles))
    reasons = {(k.comparison.left, k.comparison.right): k.reason for k in made.kept}
    for names, edge in ends:
        if edge.verdict is Verdict.SAME:
            graph.keep(edge, reasons.get(names))
    yield from made.clusters.values()


def neighbours(pairs: Iterable[Pair]) -> dict[int, list[int]]:
    """The numbers beside each number."""
    found: dict[int, list[int]] = defaultdict(list)
    for left, right in pairs:
        found[left].append(right)
        found[right].append(left)
    return found
