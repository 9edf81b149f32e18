"""Rounded weights are the weights, to within half a step."""

from __future__ import annotations

import pytest

pytest.importorskip("onnx", reason="the extra `training` is not installed")

import numpy as np

from training.shrink import rounded


@pytest.mark.parametrize("axis", [0, 1])
def test_rounding_is_off_by_half_a_step_at_most(axis: int) -> None:
    table = np.random.default_rng(3).normal(size=(7, 5)).astype(np.float32)
    numbers, scales = rounded(table, axis=axis)
    assert numbers.dtype == np.int8
    assert scales.shape == ((7, 1) if axis == 0 else (1, 5))
    assert (np.abs(numbers * scales - table) <= scales / 2 + 1e-6).all()


def test_a_table_of_zeros_stays_one() -> None:
    numbers, _ = rounded(np.zeros((2, 3), np.float32), axis=1)
    assert not numbers.any()
