"""A tiny reader learns, resumes where it stopped, and reads alike in its file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="the extra `training` is not installed")
pytest.importorskip("transformers", reason="the extra `training` is not installed")

import numpy as np
import torch
from transformers import BertConfig, BertModel

from training import loop
from training.batches import collated
from training.encode import Encoded, Unit
from training.helpers import Helpers
from training.labels import GROUPS, KINDS
from training.loop import Settings, train
from training.losses import pair_logits
from training.network import Reader
from variorum.extract.trained.windows import CLS, SEP, Window


def _reader() -> Reader:
    torch.manual_seed(1)
    shape = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    return Reader(BertModel(BertConfig(vocab_size=200, **shape), add_pooling_layer=False))


def _window(size: int, seed: int) -> Encoded:
    rng = np.random.default_rng(seed)
    ids = (CLS, *rng.integers(110, 200, size - 2).tolist(), SEP)
    spans = np.zeros((size, len(KINDS)), np.int8)
    spans[2:4] = [[1], [2]]
    relevant = np.full(size, -1, np.int8)
    relevant[[0, -1]] = 1
    window = Window(ids, ((-1, -1),) * size, (size - 1,), (0,))
    classes = np.full((size, len(GROUPS)), -1, np.int8)
    units = (Unit(2, 4, 1, 0, 0, frozenset("1")), Unit(5, 6, 3, 0, 9, frozenset("2")))
    return Encoded("muc", "x", window, spans, classes, relevant, np.full(size, np.nan, np.float32), units)


def _sets() -> tuple[dict[str, list[Encoded]], dict[str, list[Encoded]]]:
    windows = [_window(8 + n % 5, n) for n in range(60)]
    return {"muc": windows[:50]}, {"muc": windows[50:]}


def _settings(steps: int, processes: int = 1) -> Settings:
    return Settings(steps=steps, minutes=1e6, figures_every=0, processes=processes)


def test_training_lowers_the_loss_and_tells_figures(tmp_path: Path) -> None:
    reader = _reader()
    found = train(reader, _sets(), tmp_path, _settings(40))
    assert found["muc"]["spans"]["victim"]["overlap"] > 0.5
    assert (tmp_path / "figures.jsonl").read_text().count("\n") == 1


@pytest.mark.parametrize("processes", [1, 2])
def test_the_same_seed_gives_the_same_weights(tmp_path: Path, processes: int) -> None:
    made = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        reader = _reader()
        train(reader, _sets(), tmp_path / name, _settings(4, processes))
        made.append(torch.cat([p.detach().flatten() for p in reader.parameters()]))
    assert torch.equal(*made)


def test_a_run_that_was_broken_off_goes_on_to_the_same_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, broken, again = _reader(), _reader(), _reader()
    settings = Settings(steps=6, minutes=1e6, figures_every=0, processes=1, keep_every=0.0)
    (tmp_path / "a").mkdir()
    train(whole, _sets(), tmp_path / "a", settings)

    learn = loop._Run.learn

    def fail(run: loop._Run, step: int, windows: Sequence[Encoded], helpers: Helpers) -> None:
        if step == 3:
            raise KeyboardInterrupt
        learn(run, step, windows, helpers)

    (tmp_path / "b").mkdir()
    monkeypatch.setattr(loop._Run, "learn", fail)
    with pytest.raises(KeyboardInterrupt):
        train(broken, _sets(), tmp_path / "b", settings)
    monkeypatch.undo()
    train(again, _sets(), tmp_path / "b", settings)
    for one, other in zip(whole.parameters(), again.parameters(), strict=True):
        # weights from a file lie elsewhere in memory, which rounds sums otherwise; a step too many is 100 times that
        assert torch.allclose(one, other, atol=1e-5)


def test_a_vector_of_a_span_is_the_mean_over_its_pieces() -> None:
    reader = _reader().eval()
    batch = collated([_window(9, 1)])
    out = reader.reader(batch.input_ids, batch.attention_mask)
    scored = pair_logits(reader, out.vectors, batch.pairs)
    left, right = out.vectors[0, 2:4].mean(0), out.vectors[0, 5:6].mean(0)
    alone = reader.pairs(left[None], right[None], batch.pairs.kinds, batch.pairs.distance)
    assert torch.allclose(scored, alone, atol=1e-5)


def test_padding_changes_nothing() -> None:
    reader = _reader().eval()
    short, long = _window(8, 1), _window(12, 2)
    alone, both = collated([short]), collated([short, long])
    with torch.no_grad():
        one = reader.reader(alone.input_ids, alone.attention_mask)
        two = reader.reader(both.input_ids, both.attention_mask)
    assert torch.allclose(one.spans[0], two.spans[0, :8], atol=1e-5)
