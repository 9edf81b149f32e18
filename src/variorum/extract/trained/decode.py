"""Spans from probabilities, piece by piece, and whole words from pieces. No torch here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from variorum.extract.trained.windows import Window

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


def stretches(text: str, window: Window, shares: npt.NDArray[Any], threshold: float) -> Iterator[Range]:
    """The spans of one kind as stretches of text: whole words, those that share a word joined into one.

    `shares` [T, 3] are those of the window's pieces, as for `spans`; at [CLS] and [SEP] nothing counts.
    """
    ranges, inner = window.ranges, shares.copy()
    inner[[0, *window.ends]] = (1.0, 0.0, 0.0)
    open_: Range | None = None
    for found in spans(inner, threshold):
        start, end = words(text, ranges, found)
        if open_ is not None and start < open_[1]:
            open_ = (open_[0], max(open_[1], end))
            continue
        if open_ is not None:
            yield open_
        open_ = (start, end)
    if open_ is not None:
        yield open_
