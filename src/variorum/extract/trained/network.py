"""The network: onnxruntime over the files of the model folder, one thread, so that every run reads alike."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from variorum.errors import BadState
from variorum.extract.trained.decode import probabilities, stretches
from variorum.extract.trained.proposals import Hint, Proposals, Proposed
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
    """The network of `folder`, loaded once a process; BadState where a file is missing."""
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
    spans: list[tuple[Proposed, Array]] = []
    hints: list[Hint] = []
    for window in windows(cut, pieces, limit=int(net.labels["window"])):
        out = _run(net, window)
        spans += _spans(net, report.text, window, out)
        hints += _hints(net, window, out)
    spans.sort(key=lambda s: (s[0].start, s[0].end, s[0].kind))
    return Proposals(tuple(s for s, _ in spans), tuple(hints), _bonds(net, spans))


def _run(net: Network, window: Window) -> dict[str, Array]:
    ids = np.array([window.ids], dtype=np.int64)
    names = [o.name for o in net.reader.get_outputs()]
    found = net.reader.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
    return {name: value[0] for name, value in zip(names, found, strict=True)}


def _spans(
    net: Network, text: str, window: Window, out: dict[str, Array]
) -> Iterator[tuple[Proposed, Array]]:
    """The spans of a window, each with the vector that compares it with others."""
    shares = probabilities(out["spans"])
    for k, kind in enumerate(net.labels["kinds"]):
        threshold = float(net.labels["thresholds"][kind])
        for start, end in stretches(text, window, shares[:, k], threshold):
            at = _pieces(window, start, end)
            inside = shares[at, k, 1:].sum(-1)
            classes = _classes(net.labels["groups"], out["classes"][at].mean(0))
            score, sentence = round(float(inside.mean()), 4), _sentence(window, at[0])
            yield Proposed(kind, start, end, score, sentence, classes), out["vectors"][at].mean(0)


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


def _bonds(net: Network, spans: Sequence[tuple[Proposed, Array]]) -> dict[tuple[int, int], float]:
    """The log odds that two triggers are of one happening, by where they start, the earlier one first."""
    pairs = list(combinations([s for s in spans if s[0].kind == "trigger"], 2))
    if not pairs:
        return {}
    kind = net.labels["kinds"].index("trigger")
    given = {
        "left": np.stack([a[1] for a, _ in pairs]).astype(np.float32),
        "right": np.stack([b[1] for _, b in pairs]).astype(np.float32),
        "kinds": np.full((len(pairs), 2), kind, dtype=np.int64),
        "distance": np.array([_apart(a[0], b[0]) for a, b in pairs], dtype=np.float32),
    }
    (odds,) = net.pairs.run(None, given)
    return {
        (a[0].start, b[0].start): round(float(o), 3) for (a, b), o in zip(pairs, odds.tolist(), strict=True)
    }


def _apart(left: Proposed, right: Proposed) -> tuple[float, float]:
    """Sentences and characters between two spans, capped and scaled as the network learnt them."""
    return (
        min(abs(right.sentence - left.sentence), _SENTENCES) / _SENTENCES,
        min(abs(right.start - left.start), _FAR) / _FAR,
    )
