"""`python -m training.card FOLDER`: the tables of the model card, from what the training run left in FOLDER."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

#: the sets held out, as docs/model-card.md names them
SETS = {
    "muc": "MUC-4 tst1, tst2",
    "polnear": "PolNeAR dev",
    "hrdsattack": "HRDsAttack dev",
    "pitf": "PITF, odd rows",
    "gwn": "GeoWebNews",
    "tempeval": "TempEval-3, odd reports",
    "factuality": "UW factuality dev",
}


def main() -> None:
    """Print the tables."""
    folder = Path(sys.argv[1])
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    print("\n".join(spans(labels["figures"])), "\n".join(others(labels["figures"])), sep="\n\n")
    compared = folder / "compared.json"
    if compared.is_file():
        print("", *small(json.loads(compared.read_text(encoding="utf-8"))), sep="\n")


def spans(figures: Mapping[str, Any]) -> Iterator[str]:
    """A row for each kind of span in each set that marks it."""
    yield "| held out | kind | spans | exact F | overlap F | overlap R, P |"
    yield "|---|---|---|---|---|---|"
    for name, found in figures.items():
        for kind, row in found["spans"].items():
            if row["expected"]:
                shares = f"{row['overlap_recall']:.2f}, {row['overlap_precision']:.2f}"
                both = f"{row['exact']:.2f} | {row['overlap']:.2f}"
                yield f"| {SETS[name]} | {kind} | {row['expected']:.0f} | {both} | {shares} |"


def others(figures: Mapping[str, Any]) -> Iterator[str]:
    """A row for each of the other outputs."""
    yield "| held out | output | figure |"
    yield "|---|---|---|"
    for name, found in figures.items():
        for group, share in found["classes"].items():
            yield f"| {SETS[name]} | {group}, right | {share:.2f} |"
        for output in ("relevant_sentence", "relevant_window", "pairs", "pairs_sentence"):
            if found[output]:
                row = found[output]
                yield f"| {SETS[name]} | {output}, F (right) | {row['f']:.2f} ({row['accuracy']:.2f}) |"
        if "pearson" in found:
            yield f"| {SETS[name]} | certainty, Pearson r | {found['pearson']:.2f} |"


def small(compared: Mapping[str, Any]) -> Iterator[str]:
    """The model with 8-bit weights beside fp32, overlap F by kind."""
    yield "| kind | 8-bit weights | fp32 |"
    yield "|---|---|---|"
    eight, full = (compared["figures"][name]["spans"] for name in ("int8", "fp32"))
    for kind, row in full.items():
        if row["expected"]:
            yield f"| {kind} | {eight[kind]['overlap']:.3f} | {row['overlap']:.3f} |"


if __name__ == "__main__":
    main()
