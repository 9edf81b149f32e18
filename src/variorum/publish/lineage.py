"""Who copied whom in a store, as plain structures: lineages as trees, and two reports beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.errors import BadInput
from variorum.link.lineage.align import Run, Worded, aligned, spans, worded
from variorum.model.incident import MERGING, Derivation, Derived, Lineage
from variorum.model.report import Report

Range = tuple[int, int]
_NO_RELATION = "too little to say that one was made of the other"


@dataclass(frozen=True, slots=True)
class Made:
    """A report in a lineage: what it was made of and why; `copies` are what was made of it.

    `kind`, `share` and `reason` are those of its surest derivation, None for an origin; `evidence` says what
    else its text shares, which joins nothing.
    """

    report_id: str
    outlet: str
    published: str
    title: str
    kind: str | None
    share: float | None
    reason: str | None
    evidence: tuple[str, ...] = ()
    copies: tuple[Made, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """Reports that are one witness: the report at the head, and the origin that it credits and we do not hold."""

    id: str
    witness: str
    reports: int
    outside: str | None
    why: str | None
    origin: Made


@dataclass(frozen=True, slots=True)
class Forest:
    """The lineages of a store that tell of more than one report: how many reports and lineages there are.

    `alone` reports are witnesses of their own, with no text in common with others and no credit.
    """

    reports: int
    lineages: int
    witnesses: int
    alone: int
    trees: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with the ranges of code points within it that the other report has too."""

    text: str
    copied: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Two reports, paragraphs with shared words in one row; `words` have both, in the same order."""

    left: Made
    right: Made
    words: int
    relation: str
    rows: tuple[tuple[Passage | None, Passage | None], ...]


def forest(lineages: Sequence[Lineage], reports: Mapping[str, Report], only: str | None = None) -> Forest:
    """The lineages with anything to tell, the largest first; only that of the report `only` if one is given."""
    told = [line for line in lineages if only in line.report_ids] if only else list(filter(_tells, lineages))
    trees = sorted((_tree(line, reports) for line in told), key=lambda t: (-t.reports, t.outside or "", t.id))
    return Forest(
        reports=len(reports),
        lineages=len(lineages),
        witnesses=len({line.witness for line in lineages}),
        alone=sum(not _tells(line) for line in lineages),
        trees=tuple(trees),
    )


def find(prefix: str, reports: Mapping[str, Report]) -> Report:
    """The report whose id begins with `prefix`; BadInput if there is none, or several."""
    found = [one for one in reports if one.startswith((prefix, f"r_{prefix}"))]
    if prefix in found:
        return reports[prefix]
    if not found:
        raise BadInput("no report has such an id", where=prefix, mend="`variorum search WORDS` prints ids")
    if len(found) > 1:
        raise BadInput("more than one report fits", where=prefix, mend="give more letters of the id")
    return reports[found[0]]


def beside(left: Report, right: Report, lineages: Iterable[Lineage]) -> Beside:
    """Two reports with the words that both have, and what was found of the pair."""
    texts = worded(left.text), worded(right.text)
    runs = aligned(*texts)
    edges = [
        d for line in lineages for d in line.derived if {d.report_id, d.origin_id} == {left.id, right.id}
    ]
    return Beside(
        left=_made(left, None),
        right=_made(right, None),
        words=sum(run.length for run in runs),
        relation="; ".join(f"{d.report_id}: {d.kind.value}: {d.reason}" for d in edges) or _NO_RELATION,
        rows=tuple(_rows((left, right), texts, runs)),
    )


def _tells(line: Lineage) -> bool:
    return len(line.report_ids) > 1 or bool(line.derived)


def _tree(line: Lineage, reports: Mapping[str, Report]) -> Tree:
    credit = line.outside
    return Tree(
        id=line.id,
        witness=line.witness,
        reports=len(line.report_ids),
        outside=credit.outside if credit else None,
        why=credit.reason if credit else None,
        origin=_grown(line, reports),
    )


def _grown(line: Lineage, reports: Mapping[str, Report]) -> Made:
    """The origin with its copies, each at the report that most of it was taken from."""
    above = {one: edge for one in line.report_ids if (edge := _surest(line, one)) is not None}
    below: dict[str, list[str]] = defaultdict(list)
    for one in line.report_ids[1:]:
        below[_parent(one, above, line.origin_id)].append(one)

    def made(one: str) -> Made:
        copies = tuple(made(other) for other in below[one])
        edge = above.get(one) if one != line.origin_id else None
        return _made(reports[one], edge, _evidence(line, one, edge, reports), copies)

    return made(line.origin_id)


def _surest(line: Lineage, report_id: str) -> Derived | None:
    edges = [d for d in line.derived if d.report_id == report_id and d.kind in MERGING]
    return max(edges, key=lambda d: (d.kind is Derivation.VERSION, d.share, d.origin_id), default=None)


def _parent(one: str, above: Mapping[str, Derived], origin: str) -> str:
    """What a report stands below: the origin if what it was made of leads round in a circle, or nowhere."""
    met = [one]
    while met[-1] in above and met[-1] != origin:
        step = above[met[-1]].origin_id
        if step in met:
            return origin
        met.append(step)
    return met[1] if len(met) > 1 and met[-1] == origin else origin


def _evidence(
    line: Lineage, one: str, edge: Derived | None, reports: Mapping[str, Report]
) -> tuple[str, ...]:
    rest = (d for d in line.derived if d.report_id == one and d is not edge)
    told = (d for d in rest if not (d.kind is Derivation.CREDITED and one == line.origin_id))
    return tuple(f"{d.kind.value} {_name(d, reports)}: {d.reason}" for d in told)


def _name(derived: Derived, reports: Mapping[str, Report]) -> str:
    if derived.outside:
        return f"to {derived.outside}"
    return f"with {derived.origin_id}" if derived.origin_id in reports else "with a report that is not held"


def _made(
    report: Report, edge: Derived | None, evidence: tuple[str, ...] = (), copies: tuple[Made, ...] = ()
) -> Made:
    return Made(
        report_id=report.id,
        outlet=report.outlet or "unnamed outlet",
        published=report.published.iso if report.published else "no time",
        title=report.title or "",
        kind=edge.kind.value if edge else None,
        share=edge.share if edge else None,
        reason=edge.reason if edge else None,
        evidence=evidence,
        copies=copies,
    )


def _rows(
    reports: tuple[Report, Report], texts: tuple[Worded, Worded], runs: Sequence[Run]
) -> Iterator[tuple[Passage | None, Passage | None]]:
    """The paragraphs of both in their order, those that share words in one row where the order allows it."""
    left, right = (_paragraphs(report) for report in reports)
    marks = (
        spans(texts[0], ((r.left, r.left_end) for r in runs)),
        spans(texts[1], ((r.right, r.right_end) for r in runs)),
    )
    # word by word: a run may go on from one paragraph into the next
    places = [
        (texts[0].starts[r.left + k], texts[1].starts[r.right + k]) for r in runs for k in range(r.length)
    ]
    matched = _matched(left, right, places)
    ends = [(-1, -1), *matched, (len(left), len(right))]
    for (i, j), (i_next, j_next) in pairwise(ends):
        if i >= 0:
            yield _passage(reports[0], left[i], marks[0]), _passage(reports[1], right[j], marks[1])
        yield from ((_passage(reports[0], p, marks[0]), None) for p in left[i + 1 : i_next])
        yield from ((None, _passage(reports[1], p, marks[1])) for p in right[j + 1 : j_next])


def _matched(
    left: Sequence[Range], right: Sequence[Range], places: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Pairs of paragraphs that share most words, in the order of both texts."""
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for here, there in places:
        shared[_holding(left, here), _holding(right, there)] += 1
    taken: list[tuple[int, int]] = []
    for pair in sorted(shared, key=lambda p: (-shared[p], p)):
        if all((pair[0] - i) * (pair[1] - j) > 0 for i, j in taken):
            taken.append(pair)
    return sorted(taken)


def _paragraphs(report: Report) -> list[Range]:
    return [(p.start, p.end) for p in report.passages] or [(0, len(report.text))]


def _holding(paragraphs: Sequence[Range], place: int) -> int:
    """The number of the last paragraph that begins at `place` or before it."""
    return max((n for n, (start, _) in enumerate(paragraphs) if start <= place), default=0)


def _passage(report: Report, where: Range, marks: Iterable[Range]) -> Passage:
    start, end = where
    inside = ((max(a, start) - start, min(b, end) - start) for a, b in marks)
    return Passage(report.text[start:end], tuple((a, b) for a, b in inside if a < b))
