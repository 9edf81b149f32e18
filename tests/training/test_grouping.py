"""Weights follow the signs: what goes with "one happening" weighs for it, what does not weighs against."""

from __future__ import annotations

import numpy as np

from training.grouping import Pairs, fitted, told


def pairs() -> Pairs:
    """400 pairs: the first sign goes with one happening, the second with two, the third with neither."""
    rng = np.random.default_rng(2)
    one = rng.random(400) < 0.7
    signs = np.stack(
        [
            np.where(one, rng.random(400) < 0.8, rng.random(400) < 0.2),
            np.where(one, rng.random(400) < 0.2, rng.random(400) < 0.8),
            rng.random(400) < 0.5,
        ],
        axis=1,
    )
    return Pairs(signs.astype(float), one.astype(float), np.ones(400), np.arange(400) % 5)


def test_weights_have_the_sign_of_what_they_speak_for() -> None:
    first, second, third = fitted(pairs())
    assert first > 1
    assert second < -1
    assert abs(third) < 0.7


def test_only_the_pairs_that_are_kept_count() -> None:
    given = pairs()
    kept = given.fold != 0
    part = Pairs(given.signs[kept], given.one[kept], given.weight[kept], given.fold[kept])
    assert np.allclose(fitted(given, kept), fitted(part))


def test_figures_say_how_many_pairs_and_how_well_they_are_told_apart() -> None:
    first, *rest = told(pairs()).splitlines()
    assert first.startswith("400 pairs")
    assert float(first.split()[-1]) > 0.8
    assert len(rest) == 4
