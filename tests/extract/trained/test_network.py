"""The network's files: what is missing is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.errors import BadState
from variorum.extract.trained.network import network
from variorum.extract.trained.proposals import Hint, Proposals, Proposed


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadState, match=r"model\.onnx|onnxruntime"):
        network(tmp_path)


def test_proposals_are_asked_by_kind_and_by_place() -> None:
    victim = Proposed("victim", 4, 9, 0.9, 0, (("effect", "death", 0.7),))
    told = Proposals((victim,))
    assert told.of("victim", "target") == (victim,)
    assert told.of("weapon") == ()


def test_a_share_is_the_highest_of_the_pieces_that_meet_the_stretch() -> None:
    told = Proposals(hints=(Hint("victim", 0, 3, 0.2), Hint("victim", 3, 6, 0.7), Hint("target", 6, 9, 0.9)))
    assert told.share(("victim",), 0, 6) == 0.7
    assert told.share(("victim", "target"), 2, 9) == 0.9
    assert told.share(("victim",), 6, 9) == 0.0


def test_a_bond_is_found_by_where_two_triggers_stand() -> None:
    triggers = (Proposed("trigger", 4, 10, 0.9, 0), Proposed("trigger", 20, 26, 0.9, 1))
    told = Proposals(triggers, bonds={(4, 20): 1.5})
    assert told.bond((2, 6), (20, 26)) == 1.5
    assert told.bond((20, 26), (4, 10)) == 0.0
    assert told.bond((4, 10), (30, 36)) == 0.0
