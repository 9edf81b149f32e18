"""`python -m training.ablation --data FOLDER --out FOLDER`: what each data set is worth to the others.

A short run with all sets, then one a set without it: the same number of batches on one core, the lower layers of
the encoder as they were pretrained. Each run leaves a model in a folder of OUT, so that it can be scored joined with
the rules (`variorum evaluate muc4 --model FOLDER`). Finished runs are not made again. Figures are for comparing with
each other: the shipped model learnt longer, in all layers.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from training.batches import SHARES
from training.card import SETS

#: about ten minutes on one core
_BATCHES = 350
#: the lower layers carry words rather than happenings; learning two of six is nearly twice as fast
_FROZEN = 4
_WHOLE = "all"


def main() -> None:
    """Make the runs that are missing, one after the other, and print the table."""
    given = _arguments()
    for name in (_WHOLE, *SHARES):
        if not (given.out / name / "labels.json").is_file():
            _run(name, given)
    print("\n".join(table(given.out)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.ablation", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the sets")
    parser.add_argument("--out", type=Path, required=True, help="the folder of the runs")
    parser.add_argument("--base", type=Path, help="the folder of the pretrained encoder")
    parser.add_argument("--batches", type=int, default=_BATCHES, help="how many each run learns from")
    return parser.parse_args()


def _run(name: str, given: argparse.Namespace) -> None:
    asked = {"data": given.data, "out": given.out / name, "base": given.base, "steps": given.batches}
    fixed = {"frozen": _FROZEN, "processes": 1, "minutes": 600, "figures-every": 0}
    without = () if name == _WHOLE else ("--without", name)
    options = [
        part
        for key, value in (asked | fixed).items()
        if value is not None
        for part in (f"--{key}", str(value))
    ]
    subprocess.run([sys.executable, "-m", "training", *options, *without], check=True, stdout=sys.stderr)  # noqa: S603  # our own module


def table(out: Path) -> Iterator[str]:
    """A row for each finished run: the mean overlap F of the kinds of each set held out; certainty by Pearson r."""
    yield f"| left out | {' | '.join(SETS.values())} |"
    yield f"|---|{'---|' * len(SETS)}"
    for name in (_WHOLE, *SHARES):
        labels = out / name / "labels.json"
        if labels.is_file():
            found = json.loads(labels.read_text(encoding="utf-8"))["figures"]
            cells = " | ".join(f"{_figure(found[held]):.3f}" for held in SETS)
            yield f"| {'nothing' if name == _WHOLE else name} | {cells} |"


def _figure(found: Mapping[str, Any]) -> float:
    """The overlap F of a set, each kind as heavy as it has spans; of factuality the correlation."""
    if "pearson" in found:
        return float(found["pearson"])
    rows = [row for row in found["spans"].values() if row["expected"]]
    return float(sum(row["overlap"] * row["expected"] for row in rows) / sum(row["expected"] for row in rows))


if __name__ == "__main__":
    main()
