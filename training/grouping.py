"""`python -m training.grouping --data FOLDER`: the weights of the signs by which mentions are grouped.

Pairs of triggers within a report of MUC-4 whose sentences hold fills of the key: do they tell of one template? A
logistic regression over the signs of variorum.extract.affinity, each report weighing as the root of its pairs. Needs no
torch; takes two minutes. Says how well a fifth of the reports is told apart by weights learnt from the others.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from training.examples import Example
from training.sets.muc import examples
from variorum.evaluate.muc4.texts import messages
from variorum.extract.affinity import SIGNS, Mention
from variorum.extract.happenings import mentions
from variorum.extract.parse_cache import parses_kept
from variorum.extract.scene import scene
from variorum.extract.trained.network import proposals
from variorum.model.report import Report

Floats = npt.NDArray[Any]
#: TST3 is in none of them
PARTS = ("dev", "tst1", "tst2")
#: what the trained reader did not learn from
HELD_OUT = ("tst1", "tst2")
_FOLDS = 5
#: pulls weights to 0; 0.3 and 3 give the same figures to the second place
_RIDGE = 1.0
_ROUNDS = 100
_HEAD = """# Weights of the signs by which two mentions are held for one happening (extract/affinity.py), as log odds.
# Learnt by `python -m training.grouping`; not for editing by hand.
"""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of mentions: their signs [N, S], whether they are one [N], weights [N], the fold of their report [N]."""

    signs: Floats
    one: Floats
    weight: Floats
    fold: Floats


def main() -> None:
    """Fit, print the figures, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.grouping", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the sets")
    parser.add_argument(
        "--model", type=Path, help="the folder of a trained reader, whose word is weighed too"
    )
    parser.add_argument("--cache", type=Path, help="a folder in which parses are kept")
    parser.add_argument("--out", type=Path, default=Path("src/variorum/extract/data/grouping.toml"))
    given = parser.parse_args()
    with parses_kept(given.cache):
        pairs = collected(list(labelled(given.data / "muc4", given.model)))
    print(told(pairs))
    lines = [f'"{name}" = {w:.2f}' for name, w in zip(SIGNS, fitted(pairs), strict=True)]
    given.out.write_text(_HEAD + "\n[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")


def labelled(data: Path, model: Path | None) -> Iterator[list[tuple[Mention, frozenset[str]]]]:
    """The mentions of each report whose templates are known, with the numbers of these.

    `model` is asked only of what it did not learn from.
    """
    for part in PARTS:
        reports = {message.id: message.report for message in messages(data, part)}
        for example in examples(data, part):
            asked = model if part in HELD_OUT else None
            found = list(_of_report(reports[example.name], example, asked))
            if len(found) > 1:
                yield found


def _of_report(
    report: Report, example: Example, model: Path | None
) -> Iterator[tuple[Mention, frozenset[str]]]:
    marks = [m for m in example.marks if m.kind == "trigger"]
    if not marks:
        return
    for one in mentions(scene(report, proposals(report, model) if model else None)):
        start, end = one.trigger.start, one.trigger.end
        ids = [m.ids for m in marks if m.start < end and start < m.end]
        if ids:
            yield one, frozenset().union(*ids)


def collected(reports: Sequence[Sequence[tuple[Mention, frozenset[str]]]]) -> Pairs:
    """All pairs of all reports; a report's fold is drawn by a seeded shuffle."""
    folds = [n % _FOLDS for n in range(len(reports))]
    random.Random(0).shuffle(folds)  # noqa: S311  # training, not secrets
    rows: list[tuple[list[float], bool, float, int]] = []
    for fold, found in zip(folds, reports, strict=True):
        pairs = list(combinations(found, 2))
        for (a, ours), (b, theirs) in pairs:
            signs = [float(sign(a, b)) for sign in SIGNS.values()]
            rows.append((signs, bool(ours & theirs), len(pairs) ** -0.5, fold))
    return Pairs(*(np.array(column, dtype=float) for column in zip(*rows, strict=True)))


def fitted(pairs: Pairs, keep: Floats | None = None) -> Floats:
    """The weights, by Newton's method; `keep` [N] says which pairs count."""
    rows = keep if keep is not None else np.ones(len(pairs.one), bool)
    signs, one, weight = pairs.signs[rows], pairs.one[rows], pairs.weight[rows]
    found = np.zeros(signs.shape[1])
    for _ in range(_ROUNDS):
        share = 1 / (1 + np.exp(-signs @ found))
        slope = signs.T @ (weight * (share - one)) + _RIDGE * found
        bend = (signs * (weight * share * (1 - share))[:, None]).T @ signs + _RIDGE * np.eye(len(found))
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    return found


def told(pairs: Pairs) -> str:
    """What weights of four fifths of the reports say of the fifth: precision and recall of "not one" by threshold."""
    score = np.zeros(len(pairs.one))
    for fold in range(_FOLDS):
        score[pairs.fold == fold] = pairs.signs[pairs.fold == fold] @ fitted(pairs, pairs.fold != fold)
    lines = [
        f"{len(score)} pairs, {1 - pairs.one.mean():.2f} of them not one; AUC {_auc(score, pairs.one):.3f}"
    ]
    for least in (0.0, 0.5, 1.0, 1.5):
        apart = score < least
        right = (apart & (pairs.one == 0)).sum()
        shares = right / max(1, apart.sum()), right / max(1, (pairs.one == 0).sum())
        lines.append(f"below {least}: precision {shares[0]:.2f}, recall {shares[1]:.2f}")
    return "\n".join(lines)


def _auc(score: Floats, one: Floats) -> float:
    """How often a pair that is one scores above a pair that is not."""
    ranks = np.empty(len(score))
    ranks[score.argsort()] = np.arange(len(score))
    count = one.sum()
    return float((ranks[one == 1].sum() - count * (count - 1) / 2) / (count * (len(one) - count)))


if __name__ == "__main__":
    main()
