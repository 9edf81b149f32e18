"""The benchmark `lineage`: rewrites planted among the reports of the Gun Violence Archive set, found again.

A seeded script rewrites some two thousand reports of the set (verbatim, cut to a part, 5, 15 and 30% of the
words edited, a 30% excerpt within other text, a paraphrase) and puts them among the others, by an outlet of
their own: most of them some days later, some on the same day with a credit, some without any sign. Some reports
on different incidents are given the same long statement in quotation marks, and all reports of some outlets
the same paragraph: that must not be taken for copying.

- `recall`: of the rewrites of each kind, those that are said to derive from their origin or the origin from
  them, of one lineage; `right_kind`: those that are also called by the right name.
- `precision`: of the pairs that are put into one lineage, those that are right. Judged are all pairs of which
  the truth is known: pairs with a rewrite, and pairs of real reports on two different incidents. A pair with a
  rewrite is right if the other report is its origin, or one that shares a run of 20 words with the origin:
  the set holds real copies of some origins (and reports that took over the same release), and a rewrite of a
  text is one of its copies too; the same goes for the text around an excerpt. A pair of real reports on two
  incidents is wrong, unless their texts are the same. Two real reports on one incident are not
  judged: who copied whom among them, nobody has written down. `before_verification` is the same over the
  candidates of the index.
- `direction`: of the rewrites that were found, those whose origin is told to be the origin, by the sign that
  they bear.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import product
from typing import TypeVar

from variorum.evaluate.gva_set import shootings_at
from variorum.evaluate.halves import half
from variorum.evaluate.lineage_plants import SIGNS, Field, Plant, planted
from variorum.evaluate.lineage_rewrites import EXCERPT, KINDS
from variorum.evaluate.outcome import Figures, Miss, Outcome, Task
from variorum.link.lineage.trace import Trace
from variorum.model.incident import MERGING, Derivation, Derived
from variorum.model.report import Report

#: a run of so many words is copied, of the report or of what both took it from: nobody writes it twice
COPIED_RUN = 20
#: code points of a report that a miss shows
_SHOWN = 900
_WORD = re.compile(r"\w+")
#: the names that a derivation of a rewrite may rightly have
_NAMES: dict[str, frozenset[Derivation]] = {
    "verbatim": frozenset({Derivation.VERBATIM}),
    "cut to a part": frozenset({Derivation.VERBATIM, Derivation.EXCERPT}),
    "5% edited": frozenset({Derivation.VERBATIM, Derivation.EDITED}),
    EXCERPT: frozenset({Derivation.EXCERPT}),
}
_EDITED = frozenset({Derivation.EDITED})

T = TypeVar("T")
Pairs = set[frozenset[str]]


@dataclass(frozen=True)
class Found:
    """What was planted, what was found, and how long it took in CPU seconds."""

    field: Field
    derived: tuple[Derived, ...]
    candidates: Pairs
    seconds: dict[str, float]

    @cached_property
    def merged(self) -> dict[frozenset[str], Derived]:
        """The derivations that put two reports into one lineage, by their pair."""
        held = (d for d in self.derived if d.kind in MERGING)
        return {frozenset((d.report_id, d.origin_id)): d for d in held}

    @cached_property
    def origins(self) -> dict[str, tuple[Report, ...]]:
        """The reports that each rewrite was made of; each real report itself."""
        made = {p.report.id: (p.origin, *p.around) for p in self.field.plants}
        return {r.id: made.get(r.id, (r,)) for r in self.field.reports}

    @cached_property
    def texts(self) -> dict[str, str]:
        """The texts by report."""
        return {r.id: r.text for r in self.field.reports}


def evaluate(task: Task) -> Outcome:
    """The figures of the set at `task.data` (a folder or the file), or a half of it; BadInput if it is not there."""
    found = find(planted(half(shootings_at(task.data), task.set)))
    judged, before = [_right(found, pairs) for pairs in (set(found.merged), found.candidates)]
    figures: Figures = {
        "plants": float(len(found.field.plants)),
        "precision": _share(judged.values()),
        "judged": float(len(judged)),
        "before_verification": _share(before.values()),
        "recall": {kind: _recall(found, kind) for kind in KINDS},
        "direction": {sign: _direction(found, sign) for sign in SIGNS},
        "reports_per_second": {name: len(found.texts) / took for name, took in found.seconds.items()},
    }
    misses = (*_missed(found), *_wrong(found, judged))
    return Outcome(figures, len(found.texts), misses)


def find(field: Field) -> Found:
    """What derives from what among the reports, timed by step."""
    seconds: dict[str, float] = {}
    trace, ids = Trace(), [r.id for r in field.reports]
    _timed(seconds, "index", lambda: trace.add(field.reports))
    near = _timed(seconds, "candidates", lambda: list(trace.candidates(ids)))
    derived = _timed(seconds, "candidates and second look", lambda: list(trace.derivations(ids)))
    pairs = {frozenset((one, other)) for one, others in zip(ids, near, strict=True) for other in others}
    return Found(field, tuple(d for its in derived for d in its), pairs, seconds)


def _timed(seconds: dict[str, float], name: str, do: Callable[[], T]) -> T:
    start = time.process_time()
    made = do()
    seconds[name] = time.process_time() - start
    return made


def _right(found: Found, pairs: Pairs) -> dict[frozenset[str], bool]:
    """Which of the pairs that can be judged are right."""
    return {pair: _is_right(found, pair) for pair in pairs if _can_be_judged(found, pair)}


def _can_be_judged(found: Found, pair: frozenset[str]) -> bool:
    incidents = {found.field.incident.get(one) for one in pair}
    return None in incidents or len(incidents) == 2


def _is_right(found: Found, pair: frozenset[str]) -> bool:
    left, right = sorted(pair)
    if all(one in found.field.incident for one in pair):
        return found.texts[left] == found.texts[right]
    pairs = product(found.origins[left], found.origins[right])
    return any(a.id == b.id or copied_run(a.text, b.text) >= COPIED_RUN for a, b in pairs)


def copied_run(left: str, right: str) -> int:
    """How many words the longest run has that both texts hold."""
    ours, theirs = (_WORD.findall(text.lower()) for text in (left, right))
    return SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match().size


def _recall(found: Found, kind: str) -> dict[str, float]:
    edges = [_edge(found, plant) for plant in found.field.plants if plant.kind == kind]
    named = [edge is not None and edge.kind in _NAMES.get(kind, _EDITED) for edge in edges]
    return {"recall": _share(edge is not None for edge in edges), "right_kind": _share(named)}


def _edge(found: Found, plant: Plant) -> Derived | None:
    return found.merged.get(frozenset((plant.report.id, plant.origin.id)))


def _direction(found: Found, sign: str) -> float:
    plants = [p for p in found.field.plants if p.sign == sign]
    edges = [(p, edge) for p in plants if (edge := _edge(found, p))]
    return _share(edge.origin_id == plant.origin.id for plant, edge in edges)


def _share(right: Iterable[bool]) -> float:
    told = list(right)
    return sum(told) / len(told) if told else 0.0


def _missed(found: Found) -> Iterator[Miss]:
    for plant in found.field.plants:
        if _edge(found, plant) is None:
            passage = _passage((plant.report.text, plant.origin.text))
            yield Miss(plant.report.id, f"missed: {plant.kind}", passage, "one lineage", "two")


def _wrong(found: Found, judged: dict[frozenset[str], bool]) -> Iterator[Miss]:
    for pair, right in judged.items():
        if not right:
            edge = found.merged[pair]
            passage = _passage([found.texts[one] for one in sorted(pair)])
            yield Miss(
                edge.report_id, "wrong: one lineage", passage, "two", edge.kind.value, edge.reason, 2.0
            )


def _passage(texts: Sequence[str]) -> str:
    return "\n---\n".join(text[:_SHOWN] for text in texts)
