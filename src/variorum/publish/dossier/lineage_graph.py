"""The lineage graph of an incident: reports as nodes, what was made of what as lines, as numbers for an SVG.

A witness is a band; within it, a report stands one column right of the latest report that it was made of. What
makes no copy (shared background, shared quotations) is a faint line on the right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.model.finding import Record
from variorum.model.incident import MERGING, Derivation, Derived, Lineage
from variorum.publish.dossier.edition import Edition
from variorum.publish.dossier.evidence import outlet_of
from variorum.publish.dossier.matrix import published
from variorum.publish.dossier.safe import anchor

#: a node and the room between nodes, in units of the SVG (a pixel on a page that is wide enough)
_WIDTH, _HEIGHT, _ACROSS, _DOWN, _EDGE = 190, 40, 120, 14, 8
#: an outlet's name beyond so many letters would run out of its node
_LETTERS = 20
#: how far the faint lines on the right bow out, and how much further each one
_BOW, _STEP = 30, 12

#: what each kind of line means, the firmest first
_MEANS = {
    Derivation.VERSION: "a new version of it",
    Derivation.VERBATIM: "word for word",
    Derivation.EDITED: "edited",
    Derivation.EXCERPT: "an excerpt",
    Derivation.CREDITED: "credits its text to it",
    Derivation.BACKGROUND: "shares background only: no copy",
    Derivation.QUOTES: "shares quotations only: no copy",
}


@dataclass(frozen=True, slots=True)
class Node:
    """A report, or an origin that is not held; x and y are its upper left corner."""

    x: int
    y: int
    siglum: str
    name: str
    when: str
    anchor: str
    outside: bool


@dataclass(frozen=True, slots=True)
class Line:
    """What was made of what: a path, how (`kind` is a class of the page), the share, where it is written, the reason."""

    path: str
    kind: str
    label: str
    x: int
    y: int
    reason: str
    copy: bool


@dataclass(frozen=True, slots=True)
class Graph:
    """The graph, what it shows in words, and the kinds of its lines with what they mean."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    words: str
    key: tuple[tuple[str, str], ...]

    @property
    def size(self) -> tuple[int, int]:
        """The size of a node."""
        return _WIDTH, _HEIGHT


def graph(edition: Edition, record: Record) -> Graph | None:
    """The graph of an incident's lineages; None where every report stands alone."""
    edges = [d for lineage in record.lineages for d in lineage.derived]
    if not edges:
        return None
    nodes = dict(_nodes(edition, record))
    lines = tuple(_lines(nodes, edges))
    width = max(node.x for node in nodes.values()) + _WIDTH + _EDGE + _room(lines)
    height = max(node.y for node in nodes.values()) + _HEIGHT + _EDGE
    return Graph(width, height, tuple(nodes.values()), lines, _words(record), tuple(_key(edges)))


def _key(edges: Iterable[Derived]) -> Iterator[tuple[str, str]]:
    met = {d.kind for d in edges}
    yield from ((_class(kind), words) for kind, words in _MEANS.items() if kind in met)


def _class(kind: Derivation) -> str:
    return kind.value.replace(" ", "-")


def _nodes(edition: Edition, record: Record) -> Iterator[tuple[str, Node]]:
    """Each node by its id, witness by witness, those of several reports first."""
    row = 0
    for band in sorted(_bands(record), key=lambda one: (len(one.ids) == 1, edition.place(one.ids[0]))):
        columns = _columns(band)
        for identity in sorted(columns, key=lambda one: (columns[one], edition.place(one))):
            place = (_EDGE + columns[identity] * (_WIDTH + _ACROSS), _EDGE + row * (_HEIGHT + _DOWN))
            yield identity, _node(edition, band, identity, place)
            row += 1


@dataclass(frozen=True, slots=True)
class _Band:
    """What is counted as one witness: lineages that credit one origin are one."""

    ids: tuple[str, ...]
    derived: tuple[Derived, ...]


def _bands(record: Record) -> Iterator[_Band]:
    found: dict[str, list[Lineage]] = {}
    for lineage in record.lineages:
        found.setdefault(lineage.witness, []).append(lineage)
    for its in found.values():
        derived = tuple(d for lineage in its for d in lineage.derived)
        outside = {d.origin_id for d in derived if d.outside}
        reports = [i for lineage in its for i in lineage.report_ids]
        yield _Band((*sorted(outside), *reports), derived)


def _columns(band: _Band) -> dict[str, int]:
    """The column of each node: 0 for what was made of nothing that is known."""
    made = [d for d in band.derived if _binds(d)]
    columns = dict.fromkeys(band.ids, 0)
    for _ in columns:
        for one in made:
            if one.report_id in columns and one.origin_id in columns:
                columns[one.report_id] = max(columns[one.report_id], columns[one.origin_id] + 1)
    return columns


def _binds(derived: Derived) -> bool:
    return derived.kind in MERGING or derived.kind is Derivation.CREDITED


def _node(edition: Edition, band: _Band, identity: str, place: tuple[int, int]) -> Node:
    held = {r.id: r for r in edition.reports}.get(identity)
    named = next((d.outside for d in band.derived if d.outside and d.origin_id == identity), None)
    return Node(
        x=place[0],
        y=place[1],
        siglum=edition.sigla.get(identity, ""),
        name=_short(outlet_of(held) if held else named or identity),
        when=published(held) if held else "not among the reports",
        anchor=anchor("r", identity) if held else "",
        outside=held is None,
    )


def _short(name: str) -> str:
    return name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1].rstrip()}…"


def _lines(nodes: Mapping[str, Node], edges: Iterable[Derived]) -> Iterator[Line]:
    bowed = 0
    for one in edges:
        origin, made = nodes.get(one.origin_id), nodes.get(one.report_id)
        if origin is None or made is None:
            continue
        if origin.x < made.x:
            yield _across(origin, made, one)
        else:
            bowed += 1
            yield _bow(origin, made, one, bowed)


def _across(origin: Node, made: Node, derived: Derived) -> Line:
    start, end = origin.x + _WIDTH, made.x
    high, low = origin.y + _HEIGHT // 2, made.y + _HEIGHT // 2
    middle = end - _ACROSS // 2
    path = f"M{start} {high}H{middle - 6}Q{middle} {high} {middle} {high + 6}V{low - 6}Q{middle} {low} {middle + 6} {low}H{end - 4}"
    straight = f"M{start} {high}H{end - 4}"
    return _line(path if low > high else straight, derived, (middle + 4, low - 5))


def _bow(origin: Node, made: Node, derived: Derived, number: int) -> Line:
    high, low = origin.y + _HEIGHT // 2, made.y + _HEIGHT // 2
    out = max(origin.x, made.x) + _WIDTH + _BOW + _STEP * number
    path = f"M{origin.x + _WIDTH} {high}C{out} {high} {out} {low} {made.x + _WIDTH} {low}"
    return _line(path, derived, (0, 0))


def _line(path: str, derived: Derived, place: tuple[int, int]) -> Line:
    label = f"{derived.share:.0%}" if derived.kind in MERGING else ""
    return Line(path, _class(derived.kind), label, *place, derived.reason, _binds(derived))


def _room(lines: Sequence[Line]) -> int:
    bowed = sum(not line.x for line in lines)
    return _BOW + _STEP * bowed if bowed else 0


def _words(record: Record) -> str:
    reports = sum(len(lineage.report_ids) for lineage in record.lineages)
    witnesses = len({lineage.witness for lineage in record.lineages})
    return f"{reports} reports of {witnesses} independent {'lineage' if witnesses == 1 else 'lineages'}"
