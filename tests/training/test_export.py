"""The files read as the network does, and say what their outputs are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="the extra `training` is not installed")
pytest.importorskip("transformers", reason="the extra `training` is not installed")
pytest.importorskip("onnx", reason="the extra `training` is not installed")
pytest.importorskip("onnxruntime", reason="the extra `training` is not installed")

import numpy as np
import torch
from transformers import BertConfig, BertModel

from training.export import export, session, write_labels
from training.labels import COLUMNS, KINDS
from training.network import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    torch.manual_seed(1)
    shape = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    return Reader(BertModel(BertConfig(vocab_size=200, **shape), add_pooling_layer=False)).eval()


@pytest.fixture(scope="module")
def folder(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("model")
    (out / "base.json").write_text(json.dumps({"padding": {"length": 9}, "truncation": {"max_length": 9}}))
    export(reader, out, out / "base.json")
    return out


@pytest.mark.filterwarnings("ignore")  # of the exporter itself
@pytest.mark.parametrize("size", [3, 24, 101])
def test_the_file_gives_what_the_network_gives(reader: Reader, folder: Path, size: int) -> None:
    ids = torch.randint(100, 200, (2, size))
    mask = torch.ones_like(ids)
    mask[1, size // 2 :] = 0
    with torch.no_grad():
        wanted = reader.reader(ids, mask)
    given = session(folder / "model.fp32.onnx").run(
        None, {"input_ids": ids.numpy(), "attention_mask": mask.numpy()}
    )
    told = mask.numpy() > 0
    for ours, theirs in zip(given, wanted, strict=True):
        assert np.allclose(ours[told], theirs.numpy()[told], atol=1e-4)
    assert given[0].shape[2:] == (len(KINDS), 3)
    assert given[1].shape[2:] == (COLUMNS,)


def test_the_small_file_gives_nearly_what_the_large_one_gives(folder: Path) -> None:
    given = {"input_ids": np.arange(100, 140)[None], "attention_mask": np.ones((1, 40), np.int64)}
    large, small = (session(folder / name).run(None, given) for name in ("model.fp32.onnx", "model.onnx"))
    assert (folder / "model.onnx").stat().st_size < (folder / "model.fp32.onnx").stat().st_size
    for ours, theirs in zip(small, large, strict=True):
        assert np.allclose(ours, theirs, atol=0.1)
    assert any((ours != theirs).any() for ours, theirs in zip(small, large, strict=True))


def test_the_tokenizer_neither_pads_nor_cuts(folder: Path) -> None:
    table = json.loads((folder / "tokenizer.json").read_text())
    assert (table["padding"], table["truncation"]) == (None, None)


def test_thresholds_come_from_the_set_with_most_spans(tmp_path: Path) -> None:
    def rows(threshold: float, expected: float) -> dict[str, object]:
        return {"spans": {"killed": {"threshold": threshold, "expected": expected}}}

    write_labels(tmp_path, {"muc": rows(0.3, 5.0), "pitf": rows(0.6, 50.0)}, digest="0", settings={})
    table = json.loads((tmp_path / "labels.json").read_text())
    assert table["thresholds"] == {**dict.fromkeys(KINDS, 0.5), "killed": 0.6}
