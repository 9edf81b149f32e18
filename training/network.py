"""The network: MiniLM's encoder with a linear layer for each output, and a small network for pairs of spans."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from training.labels import COLUMNS, KINDS

#: the width of the vectors for pairs
VECTOR = 64
#: a first guess of how rare spans are: the logit of "outside" starts this far above the others
_RARE = 3.0


class Outputs(NamedTuple):
    """The outputs, as training/README.md says."""

    spans: Tensor
    classes: Tensor
    relevant: Tensor
    certainty: Tensor
    vectors: Tensor


class SpanReader(nn.Module):
    """One encoder pass, all heads."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.drop = nn.Dropout(0.1)
        self.spans = nn.Linear(width, 3 * len(KINDS))
        self.classes = nn.Linear(width, COLUMNS)
        self.relevant = nn.Linear(width, 1)
        self.certainty = nn.Linear(width, 1)
        self.vectors = nn.Linear(width, VECTOR)
        with torch.no_grad():
            self.spans.bias.view(len(KINDS), 3)[:, 0] += _RARE

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Outputs:
        """The outputs for a batch of windows."""
        hidden = self.drop(self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state)
        batch, size, _ = hidden.shape
        return Outputs(
            self.spans(hidden).view(batch, size, len(KINDS), 3),
            self.classes(hidden),
            self.relevant(hidden).squeeze(-1),
            self.certainty(hidden).squeeze(-1),
            self.vectors(hidden),
        )


class Pairs(nn.Module):
    """Whether two spans belong together: from their vectors, kinds and the distance between them."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = nn.Embedding(len(KINDS) + 1, 8)
        self.score = nn.Sequential(nn.Linear(4 * VECTOR + 18, 64), nn.GELU(), nn.Linear(64, 1))

    def forward(self, left: Tensor, right: Tensor, kinds: Tensor, distance: Tensor) -> Tensor:
        """The logits of pairs."""
        named = self.kind(kinds).flatten(1)
        both = torch.cat([left, right, left * right, (left - right).abs(), named, distance], -1)
        scored: Tensor = self.score(both).squeeze(-1)
        return scored


class Reader(nn.Module):
    """Both networks, trained together."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.reader = SpanReader(encoder)
        self.pairs = Pairs()


def fresh(folder: Path, *, frozen: int = 0) -> Reader:
    """A reader whose encoder is the pretrained one of `folder`; embeddings and `frozen` layers stay as they are.

    The embeddings are half of the weights, and 1,300 reports would only bend the few words in them.
    """
    encoder = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="sdpa")
    for part in (encoder.embeddings, *encoder.encoder.layer[:frozen]):
        part.requires_grad_(False)
    return Reader(encoder)


def bare(folder: Path) -> Reader:
    """A reader of the same shape without weights, to load them into."""
    return Reader(BertModel(BertConfig.from_pretrained(folder), add_pooling_layer=False))
