"""`python -m training.linking --data FOLDER`: what names that two accounts share are worth (variorum.link.compare.telling).

Pairs of reports' main accounts from the even half of the shootings that day and town do not plainly tell apart, or that
share a name: are they of one incident? A logistic regression over the points that the table of
variorum.link.compare.verdict gives without names, the walls of day and town, and the signs of names. The weights are written in
points of that table: the log odds by those of one point. Says how well a fifth of the incidents is told apart by weights
learnt from the others. Needs the time to read 1,800 reports.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from variorum.evaluate.gva_set import shootings_at
from variorum.evaluate.halves import half
from variorum.evaluate.outcome import Task
from variorum.evaluate.reading import read_all
from variorum.evaluate.settled import main_account
from variorum.link.compare.feature import Aspect, Feature, Wall
from variorum.link.compare.profile import Profile, profile
from variorum.link.compare.telling import SIGNS, share_names, signs
from variorum.link.compare.verdict import FEATURES, plainly_different

Floats = npt.NDArray[Any]
#: what is weighed beside the signs of names
_TABLE = ("always", "points of the table", "a wall of a day", "a wall of days", "a wall of place")
_FOLDS = 5
_RIDGE = 1.0
_ROUNDS = 100
_OUT = Path("src/variorum/link/data/telling.toml")
_HEAD = """# What names that two accounts share are worth (link/compare/telling.py), in points of the table in link/compare/verdict.py.
# Learnt by `python -m training.linking`; not for editing by hand.
"""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of accounts: their signs [N, S], whether they are of one incident [N], the fold of the first [N]."""

    signs: Floats
    one: Floats
    fold: Floats


def main() -> None:
    """Fit, print the figures, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.linking", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the sets")
    parser.add_argument("--cache", type=Path, help="a folder in which parses are kept")
    parser.add_argument("--out", type=Path, default=_OUT)
    given = parser.parse_args()
    pairs = collected(list(labelled(Task(data=given.data / "gva", cache=given.cache))))
    print(told(pairs))
    given.out.write_text(_HEAD + "\n[worth]\n" + "\n".join(written(fitted(pairs))) + "\n", encoding="utf-8")


def labelled(task: Task) -> Iterator[tuple[Profile, int]]:
    """The main account of each report that has one, with the number of its incident."""
    shootings = half(shootings_at(task.data), "even")
    number = {r.id: n for n, s in enumerate(shootings) for r in s.reports}
    for report, accounts in read_all(task, (r for s in shootings for r in s.reports)):
        main_one = main_account(accounts)
        if main_one is not None:
            yield profile(main_one, report), number[report.id]


def collected(accounts: Sequence[tuple[Profile, int]]) -> Pairs:
    """All pairs that are worth a look."""
    rows: list[tuple[list[float], bool, int]] = []
    for (a, mine), (b, its) in combinations(accounts, 2):
        # not by what the last weights say of the names
        if mine == its or share_names(a, b) or not plainly_different(a, b):
            rows.append((_row(a, b), mine == its, min(mine, its) % _FOLDS))
    return Pairs(*(np.array(column, dtype=float) for column in zip(*rows, strict=True)))


def _row(a: Profile, b: Profile) -> list[float]:
    found = (feature(a, b) for feature in FEATURES)
    features = [f for f in found if f is not None]
    days = [f.wall for f in features if f.aspect is Aspect.WHEN]
    place = any(f.wall is not Wall.NONE for f in features if f.aspect is Aspect.WHERE)
    walls = [Wall.SOFT in days, Wall.HARD in days, place]
    return [1.0, _points(features), *map(float, walls), *(signs(a, b)[name] for name in SIGNS)]


def _points(features: Sequence[Feature]) -> float:
    return sum(f.score for f in features if f.wall is Wall.NONE)


def fitted(pairs: Pairs, keep: Floats | None = None) -> Floats:
    """The weights, by Newton's method; `keep` [N] says which pairs count."""
    rows = keep if keep is not None else np.ones(len(pairs.one), bool)
    signs_, one = pairs.signs[rows], pairs.one[rows]
    found = np.zeros(signs_.shape[1])
    for _ in range(_ROUNDS):
        share = 1 / (1 + np.exp(-np.clip(signs_ @ found, -30, 30)))
        bend = (signs_ * (share * (1 - share))[:, None]).T @ signs_ + _RIDGE * np.eye(len(found))
        step = np.linalg.solve(bend, signs_.T @ (share - one) + _RIDGE * found)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    return found


def written(weights: Floats) -> Iterator[str]:
    """The lines of the table: log odds by those of a point of the table in `compare`."""
    point = weights[_TABLE.index("points of the table")]
    for name, weight in zip(SIGNS, weights[len(_TABLE) :], strict=True):
        yield f'"{name}" = {weight / point:.2f}'


def told(pairs: Pairs) -> str:
    """How weights of four fifths of the incidents tell the fifth apart: the best F of pairs, and its precision."""
    score = np.zeros(len(pairs.one))
    for fold in range(_FOLDS):
        score[pairs.fold == fold] = pairs.signs[pairs.fold == fold] @ fitted(pairs, pairs.fold != fold)
    ranked = pairs.one[np.argsort(-score)]
    right = np.cumsum(ranked)
    given = np.arange(1, len(ranked) + 1)
    f = 2 * right / (given + ranked.sum())
    best = int(f.argmax())
    weights = fitted(pairs)
    names = [f"  {name} {w:.2f}" for name, w in zip((*_TABLE, *SIGNS), weights, strict=True)]
    figures = f"best F {f[best]:.3f} (P {right[best] / given[best]:.3f}, R {right[best] / ranked.sum():.3f})"
    return "\n".join([f"{len(ranked)} pairs, {ranked.sum():.0f} of one incident; {figures}", *names])


if __name__ == "__main__":
    main()
