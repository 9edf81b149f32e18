"""Krippendorff's alpha: how far coders agree beyond chance, with any number of coders, values missing or not.

K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of Pennsylvania, 2011. The library of that name
on PyPI is under the GPL, which does not go with our licence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

V = TypeVar("V", bound=Hashable)


def nominal(a: object, b: object) -> float:
    """The squared difference of two names: 0 for the same, else 1."""
    return float(a != b)


def ratio(a: float, b: float) -> float:
    """The squared difference of two counts, as a share of their sum: 1 and 3 are farther apart than 101 and 103."""
    return ((a - b) / (a + b)) ** 2 if a != b else 0.0


def alpha(units: Iterable[Sequence[V]], apart: Callable[[V, V], float]) -> float | None:
    """1 where all values of each unit agree, 0 where they do as by chance, less where they differ more than that.

    Each unit has the values that coders gave to one thing; one with less than two says nothing. None where there is
    nothing to agree on, or all values are the same: chance can't be told then.
    """
    pairable = [values for values in units if len(values) > 1]
    every = Counter(value for values in pairable for value in values)
    total = every.total()
    expected = _apart(every, apart)
    if not expected:
        return None
    observed = sum(_apart(Counter(values), apart) / (len(values) - 1) for values in pairable)
    return 1 - (total - 1) * observed / expected


def _apart(counted: Mapping[V, int], apart: Callable[[V, V], float]) -> float:
    """The squared differences of all pairs of values, summed up."""
    return sum(n * m * apart(a, b) for (a, n), (b, m) in combinations(counted.items(), 2))
