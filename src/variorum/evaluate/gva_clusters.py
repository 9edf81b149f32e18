"""How well one grouping of the same things fits another: B-cubed and the adjusted Rand index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import comb

from variorum.evaluate.outcome import Tally


def b_cubed(given: Mapping[str, str], gold: Mapping[str, str]) -> Tally:
    """B-cubed precision and recall of the groups that `given` names for each thing.

    Bagga and Baldwin (1998), "Algorithms for scoring coreference chains": for each thing, the share of its
    group that belongs there (precision) and the share of its gold group that is there (recall), averaged.
    F is the harmonic mean of the two averages.
    """
    both, ours, theirs = _tables(given, gold)
    precision = sum(n * n / ours[name] for (name, _), n in both.items())
    recall = sum(n * n / theirs[name] for (_, name), n in both.items())
    return _averaged(precision, recall, len(gold))


def _averaged(precision: float, recall: float, things: int) -> Tally:
    """The two sums as a tally whose precision and recall are their averages."""
    if not precision or not recall:
        return Tally()
    return Tally(1.0, things / precision, things / recall)


def adjusted_rand(given: Mapping[str, str], gold: Mapping[str, str]) -> float:
    """The adjusted Rand index of two groupings: 1 if equal, about 0 by chance (Hubert and Arabie 1985)."""
    both, ours, theirs = _tables(given, gold)
    joint, mine, its = _pairs(both.values()), _pairs(ours.values()), _pairs(theirs.values())
    expected = mine * its / max(comb(len(gold), 2), 1)
    most = (mine + its) / 2
    return 1.0 if most == expected else (joint - expected) / (most - expected)


def _tables(
    given: Mapping[str, str], gold: Mapping[str, str]
) -> tuple[Counter[tuple[str, str]], Counter[str], Counter[str]]:
    both = Counter((given[name], gold[name]) for name in gold)
    return both, Counter(given[name] for name in gold), Counter(gold.values())


def _pairs(sizes: Iterable[int]) -> int:
    return sum(comb(n, 2) for n in sizes)
