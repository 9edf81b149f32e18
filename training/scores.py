"""How good a reader is on windows with labels: F of spans by kind, classes, relevance, certainty, pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from training.encode import Encoded
from training.labels import GROUPS, KINDS, SENTENCE
from variorum.extract.trained.decode import probabilities, spans

Read = Callable[[Sequence[Encoded]], "Given"]
Floats = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Given:
    """The outputs for one window, and for its pairs: probability, wanted, kinds of both."""

    spans: Floats
    classes: Floats
    relevant: Floats
    certainty: Floats
    pairs: tuple[tuple[float, bool, int, int], ...] = ()


@dataclass(slots=True)
class Count:
    """Right, given and expected answers."""

    right: int = 0
    given: int = 0
    expected: int = 0

    @property
    def f(self) -> float:
        """F1."""
        return 2 * self.right / max(1, self.given + self.expected)


@dataclass(slots=True)
class Scores:
    """Figures of one set."""

    kinds: dict[str, dict[float, list[Count]]] = field(default_factory=dict)
    classes: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    relevant: list[tuple[float, bool, bool]] = field(default_factory=list)
    certainty: list[tuple[float, float]] = field(default_factory=list)
    pairs: list[tuple[float, bool, bool]] = field(default_factory=list)


#: thresholds that are tried
STEPS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def add(scores: Scores, one: Encoded, given: Given) -> None:
    """Count one window."""
    shares = probabilities(given.spans)
    for column, kind in enumerate(KINDS):
        if (one.spans[:, column] >= 0).any():
            _add_kind(scores.kinds.setdefault(kind, {}), one.spans[:, column], shares[:, column])
    for at, group in enumerate(GROUPS):
        known = one.classes[:, at] >= 0
        best = given.classes[known, group.first : group.last].argmax(-1)
        scores.classes[group.name] += [bool(x) for x in best == one.classes[known, at]]
    for at in np.flatnonzero(one.relevant >= 0).tolist():
        share = 1 / (1 + float(np.exp(-given.relevant[at])))
        scores.relevant.append((share, bool(one.relevant[at]), at == 0))
    for at in np.flatnonzero(np.isfinite(one.certainty)).tolist():
        scores.certainty.append((float(given.certainty[at]), float(one.certainty[at])))
    scores.pairs += [(share, wanted, SENTENCE in kinds) for share, wanted, *kinds in given.pairs]


def _add_kind(counts: dict[float, list[Count]], labels: npt.NDArray[np.int8], shares: Floats) -> None:
    """Count exact and overlapping spans at each threshold; what touches an unknown piece is not counted."""
    wanted = set(_marked(labels))
    for step in STEPS:
        exact, overlap = counts.setdefault(step, [Count(), Count()])
        found = {(a, b) for a, b in spans(shares, step) if (labels[a:b] >= 0).all()}
        for count, right in ((exact, len(found & wanted)), (overlap, _touching(found, wanted))):
            count.right += right
            count.given += len(found)
            count.expected += len(wanted)


def _touching(found: set[tuple[int, int]], wanted: set[tuple[int, int]]) -> int:
    left = sorted(wanted)
    right = 0
    for a, b in sorted(found):
        hit = next((one for one in left if one[0] < b and a < one[1]), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return right


def _marked(labels: npt.NDArray[np.int8]) -> Iterator[tuple[int, int]]:
    for first in np.flatnonzero(labels == 1):
        last = int(first) + 1
        while last < len(labels) and labels[last] == 2:
            last += 1
        yield int(first), last


def figures(scores: Scores) -> dict[str, Any]:
    """The figures as a mapping: exact and overlap F at the best threshold of each kind, and the others."""
    found: dict[str, Any] = {"spans": {kind: _kind(counts) for kind, counts in scores.kinds.items()}}
    found["classes"] = {name: sum(right) / len(right) for name, right in scores.classes.items() if right}
    for name, window in (("sentence", False), ("window", True)):
        those = [(share, wanted) for share, wanted, at in scores.relevant if at == window]
        found[f"relevant_{name}"] = _f(those)
    found["pairs"] = _f([(share, wanted) for share, wanted, of in scores.pairs if not of])
    found["pairs_sentence"] = _f([(share, wanted) for share, wanted, of in scores.pairs if of])
    if len(scores.certainty) > 1:
        ours, theirs = np.array(scores.certainty).T
        found["pearson"] = float(np.corrcoef(ours, theirs)[0, 1])
        found["mean_absolute_error"] = float(np.abs(ours - theirs).mean())
    return found


def _kind(counts: Mapping[float, list[Count]]) -> dict[str, float]:
    best = max(counts, key=lambda step: (counts[step][0].f + counts[step][1].f, -abs(step - 0.5)))
    exact, overlap = counts[best]
    return {
        "threshold": best,
        "exact": exact.f,
        "overlap": overlap.f,
        "overlap_recall": overlap.right / max(1, overlap.expected),
        "overlap_precision": overlap.right / max(1, overlap.given),
        "expected": float(exact.expected),
    }


def _f(those: Sequence[tuple[float, bool]]) -> dict[str, float]:
    if not those:
        return {}

    def count(step: float) -> Count:
        return Count(
            sum(share >= step and wanted for share, wanted in those),
            sum(share >= step for share, _ in those),
            sum(wanted for _, wanted in those),
        )

    best = max(STEPS, key=lambda step: count(step).f)
    accuracy = sum((share >= 0.5) == wanted for share, wanted in those) / len(those)
    return {"threshold": best, "f": count(best).f, "f_at_half": count(0.5).f, "accuracy": accuracy}
