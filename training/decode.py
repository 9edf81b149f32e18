"""Spans from probabilities, piece by piece, and whole words from pieces. No torch here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Range = tuple[int, int]


def probabilities(logits: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Softmax over the last axis."""
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    given: npt.NDArray[Any] = raised / raised.sum(-1, keepdims=True)
    return given


def spans(shares: npt.NDArray[Any], threshold: float) -> Iterator[Range]:
    """The pieces [first, last) of each span of one kind; `shares` [T, 3] are those of O, B, I."""
    inside = (shares[:, 1] + shares[:, 2]) >= threshold
    begins = inside & (shares[:, 1] > shares[:, 2])
    first = -1
    for at in range(len(inside)):
        if first >= 0 and (not inside[at] or begins[at]):
            yield first, at
            first = -1
        if inside[at] and first < 0:
            first = at
    if first >= 0:
        yield first, len(inside)


def words(text: str, ranges: Sequence[Range], found: Range) -> Range:
    """The stretch of text of the pieces [first, last), widened to whole words."""
    start, end = ranges[found[0]][0], ranges[found[1] - 1][1]
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end
