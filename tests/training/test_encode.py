"""Labels stand at the pieces of what is marked, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

pytest.importorskip("tokenizers", reason="the extra `training` is not installed")

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from training.encode import Encoded, encoded
from training.examples import Example, Mark, Told
from training.labels import GROUP, KIND

_TEXT = "Rebels shot two miners . It rained ."


def _tokenizer() -> Any:
    words = {word: n for n, word in enumerate(["[UNK]", *dict.fromkeys(_TEXT.split())], 1000)}
    made = Tokenizer(WordLevel(words, unk_token="[UNK]"))  # noqa: S106
    made.pre_tokenizer = Whitespace()
    return made


def _window(**changed: Any) -> Encoded:
    whole: Mapping[str, Any] = {
        "set": "x",
        "name": "x",
        "text": _TEXT,
        "told": (Told(0, 24, True, frozenset("1")), Told(25, 36, False)),
        "known": frozenset(["assailant", "victim"]),
        "marks": (
            Mark("assailant", 0, 6, frozenset("1")),
            Mark("victim", 12, 22, frozenset("1"), {"effect": "injury"}),
        ),
        "relevant": True,
    }
    (one,) = encoded(Example(**{**whole, **changed}), _tokenizer())
    return one


def test_marks_stand_at_their_pieces() -> None:
    one = _window()
    # [CLS] Rebels shot two miners . [SEP] It rained . [SEP]
    assert one.spans[:, KIND["victim"]].tolist() == [-1, 0, 0, 1, 2, 0, -1, 0, 0, 0, -1]
    assert one.spans[:, KIND["assailant"]].tolist() == [-1, 1, 0, 0, 0, 0, -1, 0, 0, 0, -1]


def test_a_kind_that_the_set_does_not_mark_is_unknown() -> None:
    assert (_window().spans[:, KIND["weapon"]] == -1).all()


def test_open_stretches_are_unknown_but_for_marks() -> None:
    one = _window(open=(("victim", 7, 22), ("victim", 25, 27)))
    assert one.spans[:, KIND["victim"]].tolist() == [-1, 0, -1, 1, 2, 0, -1, -1, 0, 0, -1]


def test_classes_stand_at_the_span() -> None:
    column = _window().classes[:, GROUP["effect"]]
    assert np.flatnonzero(column >= 0).tolist() == [3, 4]


def test_sentences_are_judged_at_their_separators_and_the_window_at_its_start() -> None:
    assert _window().relevant.tolist() == [1, -1, -1, -1, -1, -1, 1, -1, -1, -1, 0]


def test_spans_of_a_template_and_its_sentences_are_units() -> None:
    assert [(u.first, u.last, u.sentence) for u in _window().units] == [(1, 2, 0), (3, 5, 0), (6, 7, 0)]


def test_certainty_stands_at_the_word() -> None:
    one = _window(certainty=((7, 11, 2.5),))
    assert np.flatnonzero(np.isfinite(one.certainty)).tolist() == [2]
