"""The network: onnxruntime over the files of the model folder, one thread, so that every run reads alike."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from variorum.errors import BadState
from variorum.extract.trained.decode import probabilities, stretches
from variorum.extract.trained.proposals import Hint, Judged, Proposals, Proposed
from variorum.extract.trained.windows import Window, sentences, windows
from variorum.model.report import Report

Array = npt.NDArray[Any]
_FILES = ("model.onnx", "group.onnx", "tokenizer.json", "labels.json")
#: characters and sentences between two spans beyond which the network of pairs sees no difference
_FAR, _SENTENCES = 2000, 20
#: shares below this are noise: half of all pieces have one
_FAINT = 0.02


@dataclass(frozen=True, slots=True)
class Network:
    """The network of spans, that of pairs, the tokenizer and what its outputs mean."""

    reader: Any
    pairs: Any
    tokenizer: Any
    labels: Mapping[str, Any]


@cache
def network(folder: Path) -> Network:
    """The network of `folder`, loaded once a process; BadState where a file or a library is missing."""
    if not (find_spec("onnxruntime") and find_spec("tokenizers")):
        raise BadState("a trained reader needs two libraries more; run: pip install onnxruntime tokenizers")
    import onnxruntime  # noqa: PLC0415  # a tenth of a second to import: only where a report is really read
    from tokenizers import Tokenizer  # noqa: PLC0415

    missing = [name for name in _FILES if not (folder / name).is_file()]
    if missing:
        raise BadState(f"the trained reader lacks {', '.join(missing)} in {folder}; `make train` makes them")
    options = onnxruntime.SessionOptions()
    # one thread: sums in another order would round otherwise, and reports are read side by side anyway
    options.intra_op_num_threads = options.inter_op_num_threads = 1

    def opened(name: str) -> Any:
        return onnxruntime.InferenceSession(folder / name, options, ["CPUExecutionProvider"])

    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    return Network(opened("model.onnx"), opened("group.onnx"), tokenizer, labels)


@cache
def model_digest(folder: Path) -> str:
    """The digest of the model's files, part of every run that reads with it."""
    digest = hashlib.sha256()
    for name in _FILES:
        digest.update((folder / name).read_bytes())
    return f"sha256:{digest.hexdigest()[:16]}"


def proposals(report: Report, folder: Path) -> Proposals:
    """What the network proposes for `report`; empty for a report without words."""
    net = network(folder)
    cut = [s for p in report.passages for s in sentences(report.text, p.start, p.end)]
    pieces = [net.tokenizer.encode(report.text[a:b], add_special_tokens=False) for a, b in cut]
    spans: list[Proposed] = []
    judged: list[Judged] = []
    hints: list[Hint] = []
    for window in windows(cut, pieces, limit=int(net.labels["window"])):
        out = _run(net, window)
        spans += _spans(net, report.text, window, out)
        judged += _judged(cut, window, out)
        hints += _hints(net, window, out)
    ordered = tuple(sorted(spans, key=lambda s: (s.start, s.end, s.kind)))
    return Proposals(ordered, tuple(judged), tuple(hints))


def _run(net: Network, window: Window) -> dict[str, Array]:
    ids = np.array([window.ids], dtype=np.int64)
    names = [o.name for o in net.reader.get_outputs()]
    found = net.reader.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
    return {name: value[0] for name, value in zip(names, found, strict=True)}


def _spans(net: Network, text: str, window: Window, out: dict[str, Array]) -> Iterator[Proposed]:
    shares = probabilities(out["spans"])
    for k, kind in enumerate(net.labels["kinds"]):
        threshold = float(net.labels["thresholds"][kind])
        for start, end in stretches(text, window, shares[:, k], threshold):
            at = _pieces(window, start, end)
            inside = shares[at, k, 1:].sum(-1)
            vector = tuple(round(float(v), 4) for v in out["vectors"][at].mean(0))
            yield Proposed(
                kind, start, end, round(float(inside.mean()), 4), _sentence(window, at[0]),
                _classes(net.labels["groups"], out["classes"][at].mean(0)), vector,
            )  # fmt: skip


def _hints(net: Network, window: Window, out: dict[str, Array]) -> Iterator[Hint]:
    inside = probabilities(out["spans"])[:, :, 1:].sum(-1)
    inside[[0, *window.ends]] = 0.0
    for n, k in np.argwhere(inside >= _FAINT).tolist():
        yield Hint(net.labels["kinds"][k], *window.ranges[n], round(float(inside[n, k]), 4))


def _pieces(window: Window, start: int, end: int) -> list[int]:
    return [
        n
        for n, (low, high) in enumerate(window.ranges)
        if n not in window.ends and low < end and start < high
    ]


def _sentence(window: Window, piece: int) -> int:
    return next(of for at, of in zip(window.ends, window.of, strict=True) if piece <= at)


def _classes(groups: Mapping[str, Any], logits: Array) -> tuple[tuple[str, str, float], ...]:
    made = []
    for name, group in groups.items():
        shares = probabilities(logits[group["first"] : group["last"]])
        best = int(shares.argmax())
        made.append((name, str(group["classes"][best]), round(float(shares[best]), 4)))
    return tuple(made)


def _judged(cut: Sequence[tuple[int, int]], window: Window, out: dict[str, Array]) -> Iterator[Judged]:
    for at, of in zip(window.ends, window.of, strict=True):
        likely = 1 / (1 + float(np.exp(-out["relevant"][at])))
        yield Judged(*cut[of], round(likely, 4))


def together(left: Proposed, right: Proposed, folder: Path) -> float:
    """How likely two spans are of one happening, 0..1; the earlier one left."""
    net = network(folder)
    kinds = [net.labels["kinds"].index(s.kind) for s in (left, right)]
    apart = (
        min(abs(right.sentence - left.sentence), _SENTENCES) / _SENTENCES,
        min(abs(right.start - left.start), _FAR) / _FAR,
    )
    given = {
        "left": np.array([left.vector], dtype=np.float32),
        "right": np.array([right.vector], dtype=np.float32),
        "kinds": np.array([kinds], dtype=np.int64),
        "distance": np.array([apart], dtype=np.float32),
    }
    (logit,) = net.pairs.run(None, given)
    return round(1 / (1 + float(np.exp(-logit[0]))), 4)
