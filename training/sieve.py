"""`python -m training.sieve --data FOLDER`: the weights of the sieve, from what a full reading finds.

Reports of attacks (MUC-4 dev, gva, HRDsAttack train) and of whatever local papers print (LGL) are read in full; a
sentence counts if a quote of an assertion starts in it. A logistic regression over its words and place. Needs no
torch; reading takes half an hour, less where the parses are kept. Says what a fifth of the reports, by weights
learnt from the others, would keep of the text and of the assertions.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from training.data import learnt
from variorum.evaluate.reading import report_of
from variorum.extract.parse_cache import parses_kept
from variorum.extract.readers import Reader
from variorum.extract.sieve import PLACES, WORD, signed
from variorum.model.report import Report

Floats = npt.NDArray[Any]
#: of each set one report in so many: some 150 to 250 of each
_EVERY = {"muc": 5, "gva": 25, "hrdsattack": 3, "lgl": 2}
#: a word in small letters in fewer sentences has no weight of its own; names never have one
_SEEN = 6
#: pulls weights to 0; a fifth and four times of it keep more of the text for the same assertions
_RIDGE = 0.5
_STEPS, _RATE = 400, 0.05
_FOLDS = 5
_HEAD = """# Weights of the sieve (extract/sieve.py): log odds that a sentence with the word holds something to read.
# Learnt by `python -m training.sieve`; not for editing by hand.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence: its report's number, its signs, the text, and how many assertions a full reading finds in it."""

    report: int
    signs: frozenset[str]
    text: str
    found: int

    @property
    def plain(self) -> frozenset[str]:
        """The signs that are no names: words written in small letters, and where the sentence stands."""
        return self.signs & {*WORD.findall(self.text), *PLACES}


def main() -> None:
    """Read, fit, print the figures, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.sieve", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the sets")
    parser.add_argument("--cache", type=Path, help="a folder in which parses are kept")
    parser.add_argument("--out", type=Path, default=Path("src/variorum/extract/data/sieve.toml"))
    given = parser.parse_args()
    with parses_kept(given.cache):
        rows = [row for n, report in enumerate(reports(given.data)) for row in labelled(n, report)]
    print("\n".join(told(rows)))
    weights = fitted(rows)
    lines = [f'"{sign}" = {w:.2f}' for sign, w in sorted(weights.items()) if abs(w) >= 0.01]
    given.out.write_text(_HEAD + "\n[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")


def reports(data: Path) -> Iterator[Report]:
    """The reports to learn from: of the parts of the sets that the reader learnt from."""
    sources = learnt(data)
    for name, step in _EVERY.items():
        for example in islice(sources[name](), 0, None, step):
            yield report_of(example.name, example.text)


def labelled(number: int, report: Report) -> Iterator[Row]:
    """The sentences of `report` with what a full reading finds in them."""
    accounts = list(Reader().read(report))
    spans = {a.span for account in accounts for a in account.assertions} | {a.head for a in accounts}
    for (start, end, _), signs in signed(report):
        yield Row(number, signs, report.text[start:end], sum(start <= span.start < end for span in spans))


def fitted(rows: Sequence[Row]) -> dict[str, float]:
    """The weight of each sign that is seen often enough; a report weighs as the root of its sentences."""
    seen = Counter(sign for row in rows for sign in row.plain)
    names = sorted(sign for sign, count in seen.items() if count >= _SEEN)
    column = {name: n for n, name in enumerate(names)}
    at = [[column[s] for s in row.signs if s in column] for row in rows]
    flat = np.array([c for columns in at for c in columns])
    of = np.repeat(np.arange(len(rows)), [len(columns) for columns in at])
    sizes = Counter(row.report for row in rows)
    weight = np.array([sizes[row.report] ** -0.5 for row in rows])
    wanted = np.array([row.found > 0 for row in rows], float)

    def slope(found: Floats) -> Floats:
        score = found[-1] + np.bincount(of, found[flat], len(rows))
        off = weight * (1 / (1 + np.exp(-score)) - wanted)
        return np.append(np.bincount(flat, off[of], len(names)), off.sum()) + _RIDGE * np.append(
            found[:-1], 0
        )

    found = _descended(slope, len(names) + 1)
    return {**dict(zip(names, found[:-1].tolist(), strict=True)), "(always)": float(found[-1])}


def _descended(slope: Callable[[Floats], Floats], size: int) -> Floats:
    """Where the slope is level, by Adam on the whole (Kingma and Ba 2015)."""
    found, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, _STEPS + 1):
        now = slope(found)
        mean, square = 0.9 * mean + 0.1 * now, 0.99 * square + 0.01 * now * now
        found -= _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return found


def told(rows: Sequence[Row]) -> Iterator[str]:
    """By threshold, the share of the text that a fifth of the reports keeps, and of assertions."""
    numbers = sorted({row.report for row in rows})
    random.Random(0).shuffle(numbers)  # noqa: S311  # training, not secrets
    fold = {number: n % _FOLDS for n, number in enumerate(numbers)}
    scored: list[tuple[float, Row]] = []
    for part in range(_FOLDS):
        weights = fitted([row for row in rows if fold[row.report] != part])
        own = (row for row in rows if fold[row.report] == part)
        scored += [(weights["(always)"] + sum(weights.get(s, 0.0) for s in row.signs), row) for row in own]
    text, wanted = sum(len(row.text) for row in rows), sum(row.found for row in rows)
    yield f"{len(numbers)} reports, {len(rows)} sentences"
    for least in (-3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0):
        kept = [row for odds, row in scored if odds >= least]
        shares = sum(len(row.text) for row in kept) / text, sum(row.found for row in kept) / wanted
        yield f"from {least}: {shares[0]:.3f} of the text, {shares[1]:.3f} of the assertions"


if __name__ == "__main__":
    main()
