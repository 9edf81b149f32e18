"""The loss: a sum over the outputs, each only where its label is known."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch, PairBatch
from training.labels import GROUPS
from training.network import Outputs, Reader

#: weight of each output's loss; spans are what the reader is for
WEIGHTS = {"spans": 1.0, "classes": 1.0, "relevant": 0.5, "certainty": 0.2, "pairs": 1.0}
#: a span's pieces count more than the pieces outside, of which there are fifty times as many
_INSIDE = 2.0
#: what the sum over pieces is divided by, such that the loss of a set does not depend on who shares its batch
_PIECES = 100.0


def loss_of(reader: Reader, batch: Batch) -> dict[str, Tensor]:
    """The weighted losses by output."""
    out: Outputs = reader.reader(batch.input_ids, batch.attention_mask)
    found = {
        "spans": _spans(out, batch),
        "classes": _classes(out, batch),
        "relevant": _relevant(out, batch),
        "certainty": _certainty(out, batch),
        "pairs": _pairs(reader, out, batch.pairs),
    }
    return {name: WEIGHTS[name] * loss for name, loss in found.items()}


def _spans(out: Outputs, batch: Batch) -> Tensor:
    known = batch.spans >= 0
    weight = torch.tensor([1.0, _INSIDE, _INSIDE])
    return functional.cross_entropy(out.spans[known], batch.spans[known], weight, reduction="sum") / _PIECES


def _classes(out: Outputs, batch: Batch) -> Tensor:
    total = out.classes.sum() * 0.0
    for at, group in enumerate(GROUPS):
        wanted = batch.classes[..., at]
        known = wanted >= 0
        if known.any():
            given = out.classes[..., group.first : group.last][known]
            total = total + functional.cross_entropy(given, wanted[known], reduction="sum") / _PIECES
    return total


def _relevant(out: Outputs, batch: Batch) -> Tensor:
    known = batch.relevant >= 0
    given, wanted = out.relevant[known], batch.relevant[known]
    return functional.binary_cross_entropy_with_logits(given, wanted, reduction="sum") / (0.1 * _PIECES)


def _certainty(out: Outputs, batch: Batch) -> Tensor:
    known = batch.certainty.isfinite()
    return functional.smooth_l1_loss(out.certainty[known], batch.certainty[known], reduction="sum") / (
        0.1 * _PIECES
    )


def _pairs(reader: Reader, out: Outputs, pairs: PairBatch) -> Tensor:
    """Pairs that belong together weigh as much as those that do not, of which there are a quarter as many.

    Without it the network learns to say "together" always, which is right four times in five.
    """
    if not len(pairs.together):
        return out.vectors.sum() * 0.0
    scored = pair_logits(reader, out.vectors, pairs)
    lost = functional.binary_cross_entropy_with_logits(scored, pairs.together, reduction="none")
    halves = [lost[pairs.together == side] for side in (0.0, 1.0)]
    return torch.stack([half.mean() for half in halves if len(half)]).mean()


def pair_logits(reader: Reader, vectors: Tensor, pairs: PairBatch) -> Tensor:
    """The logits of pairs; a span's vector is the mean over its pieces, by differences of running sums."""
    sums = functional.pad(vectors.cumsum(1), (0, 0, 1, 0))
    row, first, last, other_first, other_last = pairs.pieces.T
    left = (sums[row, last] - sums[row, first]) / (last - first).unsqueeze(-1)
    right = (sums[row, other_last] - sums[row, other_first]) / (other_last - other_first).unsqueeze(-1)
    scored: Tensor = reader.pairs(left, right, pairs.kinds, pairs.distance)
    return scored
