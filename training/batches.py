"""Batches: windows of all sets mixed by stated shares, of like length, and the pairs of spans within them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from training.encode import UNKNOWN, Encoded, Unit, of_attribution, paired

#: share of the pieces of each set: MUC-4 carries the happenings, the others a few passes
SHARES: Mapping[str, float] = {
    "muc": 0.62,
    "polnear": 0.13,
    "gva": 0.07,
    "pitf": 0.04,
    "hrdsattack": 0.06,
    "lgl": 0.03,
    "tempeval": 0.02,
    "factuality": 0.03,
}
#: padded pieces in a batch, of which a step has one for each process
BATCH = 1536
#: windows that are sorted by length at a time
_POOL = 96
#: pairs in a batch: enough to learn from, cheap
_PAIRS = 512
#: how often a window with nothing marked is taken when its turn comes
_EMPTY = {"muc": 0.5, "gva": 0.1, "hrdsattack": 0.5, "polnear": 0.5}
_SENTENCES, _CHARACTERS = 20, 2000
#: parts of an attribution stand within this many sentences of each other
_NEAR = 2


class Batch(NamedTuple):
    """A batch: inputs, labels and pairs."""

    input_ids: Tensor
    attention_mask: Tensor
    spans: Tensor
    classes: Tensor
    relevant: Tensor
    certainty: Tensor
    pairs: PairBatch


class PairBatch(NamedTuple):
    """Pairs: rows and pieces [first, last) of both ends, kinds, distances, and whether they belong together."""

    pieces: Tensor
    kinds: Tensor
    distance: Tensor
    together: Tensor


def batches(data: Mapping[str, Sequence[Encoded]], seed: int) -> Iterator[list[Encoded]]:
    """Batches without end, the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311  # training, not secrets
    stream = _mixed(data, rng)
    while True:
        pool = sorted((next(stream) for _ in range(_POOL)), key=lambda one: one.size)
        cut = list(_cut(pool))
        rng.shuffle(cut)
        yield from cut


def _mixed(data: Mapping[str, Sequence[Encoded]], rng: random.Random) -> Iterator[Encoded]:
    """Windows of the sets such that each set has its share of all pieces."""
    names = [name for name in SHARES if data.get(name)]
    turns = {name: _shuffled(data[name], rng, _EMPTY.get(name, 1.0)) for name in names}
    given = dict.fromkeys(names, 0.0)
    while True:
        name = min(names, key=lambda n: (given[n] / SHARES[n], n))
        one = next(turns[name])
        given[name] += one.size
        yield one


def _shuffled(windows: Sequence[Encoded], rng: random.Random, empty: float) -> Iterator[Encoded]:
    while True:
        order = list(windows)
        rng.shuffle(order)
        yield from (one for one in order if not one.empty or rng.random() < empty)


def _cut(pool: Sequence[Encoded]) -> Iterator[list[Encoded]]:
    batch: list[Encoded] = []
    for one in pool:
        if batch and one.size * (len(batch) + 1) > BATCH:
            yield batch
            batch = []
        batch.append(one)
    yield batch


def collated(windows: Sequence[Encoded], rng: random.Random | None = None) -> Batch:
    """The windows padded to one length; with `rng` a sample of their pairs, else all."""
    size = max(one.size for one in windows)

    def padded(rows: Sequence[np.ndarray[tuple[int, ...], np.dtype[np.generic]]], fill: float) -> Tensor:
        shape = (len(rows), size, *rows[0].shape[1:])
        whole = np.full(shape, fill, rows[0].dtype)
        for n, row in enumerate(rows):
            whole[n, : len(row)] = row
        return torch.from_numpy(whole)

    ids = [np.array(one.window.ids, np.int64) for one in windows]
    return Batch(
        padded(ids, 0),
        padded([np.ones_like(row) for row in ids], 0),
        padded([one.spans for one in windows], UNKNOWN).long(),
        padded([one.classes for one in windows], UNKNOWN).long(),
        padded([one.relevant for one in windows], UNKNOWN).float(),
        padded([one.certainty for one in windows], float("nan")),
        _pair_batch(_pairs(windows, rng)),
    )


def _pairs(windows: Sequence[Encoded], rng: random.Random | None) -> list[tuple[int, Unit, Unit]]:
    found = [(n, a, b) for n, one in enumerate(windows) for a, b in unit_pairs(one)]
    if rng is None or len(found) <= _PAIRS:
        return found
    apart = [pair for pair in found if not pair[1].ids & pair[2].ids]
    close = [pair for pair in found if pair[1].ids & pair[2].ids]
    half = _PAIRS // 2
    return rng.sample(apart, min(half, len(apart))) + rng.sample(close, min(half, len(close)))


def unit_pairs(one: Encoded) -> Iterator[tuple[Unit, Unit]]:
    """The pairs of units of a window, the earlier one first."""
    units = sorted(one.units, key=lambda u: (u.first, u.last, u.kind))
    for n, a in enumerate(units):
        for b in units[n + 1 :]:
            if paired(a, b) and b.sentence - a.sentence <= (_NEAR if of_attribution(a) else _SENTENCES):
                yield a, b


def _pair_batch(pairs: Sequence[tuple[int, Unit, Unit]]) -> PairBatch:
    return PairBatch(
        torch.tensor([(n, a.first, a.last, b.first, b.last) for n, a, b in pairs]).reshape(-1, 5),
        torch.tensor([(a.kind, b.kind) for _, a, b in pairs]).reshape(-1, 2),
        torch.tensor([distance(a, b) for _, a, b in pairs], dtype=torch.float32).reshape(-1, 2),
        torch.tensor([float(bool(a.ids & b.ids)) for _, a, b in pairs]),
    )


def distance(a: Unit, b: Unit) -> tuple[float, float]:
    """Sentences and characters between two units, capped and scaled as the contract says."""
    sentences = min(abs(b.sentence - a.sentence), _SENTENCES) / _SENTENCES
    return sentences, min(abs(b.start - a.start), _CHARACTERS) / _CHARACTERS
