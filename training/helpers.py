"""Processes that share a step: each takes a batch of its own, the first sums up what they learnt.

Two processes of one thread each are as fast as two threads on two idle cores, and three times as fast where
somebody else uses one of the cores: threads wait for each other in every product, processes once a step.
"""

from __future__ import annotations

import multiprocessing
import random
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any

import torch
from torch import Tensor

from training.batches import batches, collated
from training.encode import Encoded
from training.losses import loss_of
from training.network import Reader

Data = Mapping[str, Sequence[Encoded]]

#: seconds that a process waits for another: longer than figures take, so that a dead one does not hang the run
_PATIENCE = 1800.0


def gradients(reader: Reader, windows: Sequence[Encoded], seed: int) -> dict[str, float]:
    """Add the gradients of one batch to the weights; gives the losses. What is random comes from `seed` alone."""
    torch.manual_seed(seed)
    reader.train()
    batch = collated(windows, random.Random(seed))  # noqa: S311  # training, not secrets
    losses = loss_of(reader, batch)
    torch.stack([*losses.values()]).sum().backward()  # type: ignore[no-untyped-call]
    return {name: loss.item() for name, loss in losses.items()}


class Helpers:
    """The processes beside the first: one for each further batch of a step, on the same weights in memory."""

    def __init__(self, reader: Reader, data: Data, seed: int, *, first: int, count: int) -> None:
        """Start `count` helpers at step `first`; they end with the process that made them."""
        torch.set_num_threads(1)
        reader.share_memory()
        self.weights = [p for p in reader.parameters() if p.requires_grad]
        size = sum(p.numel() for p in self.weights)
        self.sums = [torch.zeros(size).share_memory_() for _ in range(count)]  # type: ignore[no-untyped-call]
        # forked: the windows and the weights are there already
        context = multiprocessing.get_context("fork")
        self.gate = context.Barrier(count + 1, timeout=_PATIENCE)
        self.made = [
            context.Process(target=self._help, args=(reader, data, (seed, first, rank)), daemon=True)
            for rank in range(1, count + 1)
        ]
        for one in self.made:
            one.start()

    def _help(self, reader: Reader, data: Data, place: tuple[int, int, int]) -> None:
        seed, first, rank = place
        share = self.sums[rank - 1]
        for step, windows in own_batches(data, seed, first=first, rank=rank, of=len(self.sums) + 1):
            self.gate.wait()
            gradients(reader, windows, step_seed(seed, step, rank))
            share.copy_(torch.cat([_flat(p) for p in self.weights]))
            for one in self.weights:
                one.grad = None
            self.gate.wait()

    def step(self, own: Callable[[], dict[str, float]]) -> dict[str, float]:
        """A step of all: `own` adds the first process's gradients, then theirs are added."""
        self.gate.wait()
        losses = own()
        self.gate.wait()
        for share in self.sums:
            at = 0
            for one in self.weights:
                part = share[at : at + one.numel()].view_as(one)
                one.grad = part.clone() if one.grad is None else one.grad.add_(part)
                at += one.numel()
        return losses

    def close(self) -> None:
        """End the helpers."""
        for one in self.made:
            one.terminate()
            one.join()


def _flat(weight: Tensor) -> Tensor:
    return weight.grad.flatten() if weight.grad is not None else torch.zeros(weight.numel())


def step_seed(seed: int, step: int, rank: int) -> int:
    """The seed of a step's batch."""
    return (seed * 1_000_003 + step) * 16 + rank


def own_batches(data: Data, seed: int, *, first: int, rank: int, of: int) -> Any:
    """(step, batch) for the process `rank` of `of`, from the step `first` on."""
    mine = islice(batches(data, seed), first * of + rank, None, of)
    return enumerate(mine, first)
