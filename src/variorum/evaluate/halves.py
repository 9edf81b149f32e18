"""The two halves of a set, `odd` and `even`, counted from 0 in the order of the file or of the names.

Rules were written with a look at even rows and reports, and a trained reader learns from them
(training/README.md): what stands for either on unseen text is the odd half.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

#: names of halves -> the remainder by 2 of the places that they hold
_REMAINDERS = {"odd": 1, "even": 0}
HALVES = tuple(_REMAINDERS)
Row = TypeVar("Row")


def half(rows: Iterable[Row], name: str | None) -> list[Row]:
    """The rows of the half `name`; all of them for None."""
    return [row for n, row in enumerate(rows) if name is None or n % 2 == _REMAINDERS[name]]
