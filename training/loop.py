"""The training loop: seeded, with checkpoints, and figures on the sets held out."""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from training.batches import BATCH, collated
from training.encode import Encoded
from training.helpers import Helpers, gradients, own_batches, step_seed
from training.losses import pair_logits
from training.network import Reader
from training.scores import Given, Scores, add, figures

#: share of the minutes in which a run may be behind them: the first steps are slow
_EARLY = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to train. The result is the same for the same settings unless `minutes` ran out before `steps`.

    Rates are the highest ones: they rise over `warm` of the steps and fall to 0 at the last. A layer of the
    encoder learns `decay` times as fast as the one above it; the lowest `frozen` do not learn. A step has a
    batch for each of `processes`.
    """

    steps: int = 2600
    minutes: float = 92.0
    rate: float = 2e-4
    head_rate: float = 1e-3
    decay: float = 0.85
    frozen: int = 0
    warm: float = 0.06
    seed: int = 4
    processes: int = 2
    figures_every: int = 800
    keep_every: float = 5.0


def train(
    reader: Reader,
    sets: tuple[Mapping[str, Sequence[Encoded]], Mapping[str, Sequence[Encoded]]],
    out: Path,
    settings: Settings,
) -> dict[str, Any]:
    """Train `reader` on the first of `sets`, from the checkpoint in `out` if there is one; the last figures."""
    torch.set_num_threads(1)
    run = _Run(reader, settings, out)
    run.resume()
    seed, count = settings.seed, settings.processes
    helpers = Helpers(reader, sets[0], seed, first=run.step, count=count - 1)
    for step, batch in own_batches(sets[0], seed, first=run.step, rank=0, of=count):
        if run.progress() >= 1:
            break
        run.learn(step, batch, helpers)
        if settings.figures_every and (step + 1) % settings.figures_every == 0:
            run.tell(sets[1])
    helpers.close()
    run.keep()
    torch.set_num_threads(count)
    return run.tell(sets[1])


class _Run:
    """A run: the reader, its optimiser, how far it is."""

    def __init__(self, reader: Reader, settings: Settings, out: Path) -> None:
        self.reader, self.settings, self.out = reader, settings, out
        self.optimiser = torch.optim.AdamW(_groups(reader, settings), weight_decay=0.01)
        self.step, self.spent, self.pieces = 0, 0.0, 0
        self.began = self.kept = time.monotonic()
        self.losses: dict[str, float] = defaultdict(float)

    @property
    def path(self) -> Path:
        """The checkpoint."""
        return self.out / "checkpoint.pt"

    def elapsed(self) -> float:
        """Minutes of training so far, in all sittings."""
        return self.spent + (time.monotonic() - self.began) / 60

    def progress(self) -> float:
        """How far the run is, 0..1, by steps; by minutes where they run out sooner.

        The clock has no say in the first minutes, nor ever in a run that keeps ahead of it.
        """
        clock = self.elapsed() / self.settings.minutes
        return max((self.step + 1) / (self.settings.steps + 1), clock if clock > _EARLY else 0.0)

    def resume(self) -> None:
        """Go on from the checkpoint, if there is one."""
        if self.path.is_file():
            kept = torch.load(self.path, weights_only=True)
            self.reader.load_state_dict(kept["reader"])
            self.optimiser.load_state_dict(kept["optimiser"])
            self.step, self.spent = kept["step"], kept["minutes"]

    def keep(self) -> None:
        """Write the checkpoint; the old one stays until the new one is whole."""
        state = {
            "reader": self.reader.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "minutes": self.elapsed(),
        }
        fresh = self.path.with_suffix(".new")
        torch.save(state, fresh)
        fresh.replace(self.path)
        self.kept = time.monotonic()

    def learn(self, step: int, windows: Sequence[Encoded], helpers: Helpers) -> None:
        """One step; its randomness depends on its number alone, so a resumed run is the same run."""
        seed = step_seed(self.settings.seed, step, 0)
        losses = helpers.step(lambda: gradients(self.reader, windows, seed))
        nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self._set_rates()
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        pieces = max(one.size for one in windows) * len(windows) * self.settings.processes
        self._count(step, pieces, losses)

    def _set_rates(self) -> None:
        done = self.progress()
        share = min(done / self.settings.warm, (1 - done) / (1 - self.settings.warm))
        for group in self.optimiser.param_groups:
            group["lr"] = group["highest"] * max(0.0, share)

    def _count(self, step: int, pieces: int, losses: Mapping[str, float]) -> None:
        self.step = step + 1
        self.pieces += pieces
        for name, loss in losses.items():
            self.losses[name] = 0.98 * self.losses.get(name, loss) + 0.02 * loss
        if self.step % 20 == 0:
            self._show()
        if time.monotonic() - self.kept > 60 * self.settings.keep_every:
            self.keep()

    def _show(self) -> None:
        speed = self.pieces / max(1e-9, time.monotonic() - self.began)
        told = " ".join(f"{name} {loss:.3f}" for name, loss in self.losses.items())
        bar = "#" * round(30 * min(1.0, self.progress()))
        ends = "\r" if sys.stderr.isatty() else "\n"
        line = f"[{bar:<30}] step {self.step} {self.elapsed():.1f} min {speed:.0f} pieces/s {told}"
        print(line, end=ends, file=sys.stderr, flush=True)

    def tell(self, held: Mapping[str, Sequence[Encoded]]) -> dict[str, Any]:
        """Figures on the sets held out, added to figures.jsonl as a line."""
        found = {name: measured(self.reader, windows) for name, windows in held.items()}
        line = {"step": self.step, "minutes": round(self.elapsed(), 1), "figures": found}
        with (self.out / "figures.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps({**line, "settings": asdict(self.settings)}) + "\n")
        return found


def _groups(reader: Reader, settings: Settings) -> list[dict[str, Any]]:
    """The weights by rate: heads, and the encoder's layers from the top down."""
    layers = reader.reader.encoder.encoder.layer
    encoder = {id(p) for p in reader.reader.encoder.parameters()}
    heads = [p for p in reader.parameters() if id(p) not in encoder]
    found = [{"params": heads, "highest": settings.head_rate, "lr": 0.0}]
    for depth, layer in enumerate(reversed(layers[settings.frozen :])):
        rate = settings.rate * settings.decay**depth
        found.append({"params": [*layer.parameters()], "highest": rate, "lr": 0.0})
    return found


def measured(reader: Reader, windows: Sequence[Encoded]) -> dict[str, Any]:
    """The figures of a reader on labelled windows."""
    scores = Scores()
    for one, given in read(reader, windows):
        add(scores, one, given)
    return figures(scores)


@torch.no_grad()
def read(reader: Reader, windows: Sequence[Encoded]) -> Iterator[tuple[Encoded, Given]]:
    """Each window with the reader's outputs for it."""
    reader.eval()
    ordered = sorted(windows, key=lambda one: one.size)
    size = 0
    waiting: list[Encoded] = []
    for one in [*ordered, None]:
        if waiting and (one is None or one.size * (size + 1) > BATCH):
            yield from _read(reader, waiting)
            waiting, size = [], 0
        if one is not None:
            waiting.append(one)
            size += 1


def _read(reader: Reader, windows: Sequence[Encoded]) -> Iterator[tuple[Encoded, Given]]:
    batch = collated(windows)
    out = reader.reader(batch.input_ids, batch.attention_mask)
    logits = pair_logits(reader, out.vectors, batch.pairs) if len(batch.pairs.together) else None
    shares = torch.sigmoid(logits).tolist() if logits is not None else []
    rows = batch.pairs.pieces[:, 0].tolist()
    told = list(zip(shares, batch.pairs.together.bool().tolist(), batch.pairs.kinds.tolist(), strict=True))
    for n, one in enumerate(windows):
        spans, classes, relevant, certainty = (part[n, : one.size].numpy() for part in out[:4])
        pairs = ((s, w, *k) for row, (s, w, k) in zip(rows, told, strict=True) if row == n)
        yield one, Given(spans, classes, relevant, certainty, tuple(pairs))
