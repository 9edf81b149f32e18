"""The trained reader as files: model.onnx (8-bit weights), group.onnx, tokenizer.json, labels.json."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch

from training.encode import Encoded
from training.labels import GROUPS, KINDS
from training.network import VECTOR, Reader
from training.scores import Given, Scores, add, figures
from training.shrink import shrink
from variorum.extract.trained.windows import CLS, SENTENCE, SEP, WINDOW

_OPSET = 17
_OUTPUTS = ["spans", "classes", "relevant", "certainty", "vectors"]


def export(reader: Reader, out: Path, tokenizer: Path) -> None:
    """Write the networks and the tokenizer into `out`; model.fp32.onnx stays beside them for comparison."""
    reader.eval()
    _write_reader(reader, out / "model.fp32.onnx")
    _write_pairs(reader, out / "group.onnx")
    shrink(out / "model.fp32.onnx", out / "model.onnx")
    shutil.copy(tokenizer, out / "tokenizer.json")
    _bare_tokenizer(out / "tokenizer.json")


def _write_reader(reader: Reader, path: Path) -> None:
    ids = torch.ones(2, 24, dtype=torch.int64)
    mask = torch.ones_like(ids)
    mask[1, 12:] = 0
    names = ["input_ids", "attention_mask"]
    axes = {name: {0: "windows", 1: "pieces"} for name in [*names, *_OUTPUTS]}
    with torch.no_grad():
        torch.onnx.export(
            reader.reader,
            (ids, mask),
            path,
            input_names=names,
            output_names=_OUTPUTS,
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )


def _write_pairs(reader: Reader, path: Path) -> None:
    sides = torch.zeros(3, VECTOR)
    names = ["left", "right", "kinds", "distance"]
    with torch.no_grad():
        torch.onnx.export(
            reader.pairs,
            (sides, sides, torch.zeros(3, 2, dtype=torch.int64), torch.zeros(3, 2)),
            path,
            input_names=names,
            output_names=["together"],
            dynamic_axes={name: {0: "pairs"} for name in [*names, "together"]},
            opset_version=_OPSET,
            dynamo=False,
        )


def _bare_tokenizer(path: Path) -> None:
    """Take padding and cutting off: both are the reader's own business."""
    table = json.loads(path.read_text(encoding="utf-8"))
    table |= {"padding": None, "truncation": None}
    path.write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")


def write_labels(out: Path, found: Mapping[str, Any], *, digest: str, settings: Mapping[str, Any]) -> None:
    """Write labels.json: names, thresholds from the figures of the sets held out, digests."""
    muc = found.get("muc", {})
    thresholds = dict.fromkeys(KINDS, 0.5) | _thresholds(found)
    table = {
        "version": 1,
        "kinds": KINDS,
        "groups": {g.name: {"first": g.first, "last": g.last, "classes": g.classes} for g in GROUPS},
        "window": WINDOW,
        "sentence": SENTENCE,
        "cls": CLS,
        "sep": SEP,
        "vector": VECTOR,
        "thresholds": thresholds,
        "relevant": muc.get("relevant_sentence", {}).get("threshold", 0.5),
        "relevant_window": muc.get("relevant_window", {}).get("threshold", 0.5),
        "together": muc.get("pairs", {}).get("threshold", 0.5),
        "data": f"sha256:{digest}",
        "settings": settings,
        "figures": found,
    }
    (out / "labels.json").write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def _thresholds(found: Mapping[str, Any]) -> dict[str, float]:
    """The best threshold of each kind in the set held out that has most spans of it."""
    rows = [item for name in found for item in found[name]["spans"].items()]
    best = sorted(rows, key=lambda item: float(item[1]["expected"]))
    return {kind: float(row["threshold"]) for kind, row in best if row["expected"]}


def session(path: Path, threads: int = 1) -> onnxruntime.InferenceSession:
    """The model of a file, ready to run."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def compared(out: Path, windows: Sequence[Encoded]) -> dict[str, Any]:
    """The model with 8-bit weights against fp32 on labelled windows: agreement, figures of both, size, speed on one thread."""
    began = time.monotonic()
    small = session(out / "model.onnx")
    loaded = time.monotonic() - began
    large = session(out / "model.fp32.onnx")
    counts = {"int8": Scores(), "fp32": Scores()}
    same = told = told_same = 0
    spent = dict.fromkeys(counts, 0.0)
    for one in windows:
        best = []
        for name, model in (("int8", small), ("fp32", large)):
            began = time.monotonic()
            given = _run(model, one)
            spent[name] += time.monotonic() - began
            add(counts[name], one, given)
            best.append(given.spans.argmax(-1))
        same += int((best[0] == best[1]).sum())
        either = (best[0] > 0) | (best[1] > 0)
        told += int(either.sum())
        told_same += int((best[0] == best[1])[either].sum())
    pieces = sum(one.size for one in windows)
    return {
        "labels_same": same / (pieces * len(KINDS)),
        "labels_same_inside": told_same / max(1, told),
        "seconds_to_load": round(loaded, 3),
        "pieces_per_second": {name: round(pieces / seconds) for name, seconds in spent.items()},
        "megabytes": round(sum((out / name).stat().st_size for name in _SHIPPED) / 1e6, 1),
        "figures": {name: figures(scores) for name, scores in counts.items()},
    }


_SHIPPED = ("model.onnx", "group.onnx", "tokenizer.json")


def _run(model: onnxruntime.InferenceSession, one: Encoded) -> Given:
    ids = np.array([one.window.ids], np.int64)
    found = model.run(_OUTPUTS[:4], {"input_ids": ids, "attention_mask": np.ones_like(ids)})
    spans, classes, relevant, certainty = (part[0] for part in found)
    return Given(spans, classes, relevant, certainty)
