"""How a coded value stands to what the reports come to, by the codebook's own measure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from variorum.coding.datasets import one_code
from variorum.model.value import Count, Nothing, Term, Value
from variorum.publish.tables.view import number
from variorum.reconcile.compatible import relate
from variorum.reconcile.relation import Fit


class Standing(StrEnum):
    """How the table and the reports stand to each other in one field."""

    AGREE = "agree"
    MORE_EXACT = "more exact"
    VAGUER = "vaguer"
    OVERLAPS = "overlaps"
    DIFFER = "differ"
    ONLY_CODED = "only coded"
    ONLY_REPORTED = "only reported"


#: from the best to the worst: of several values told, the one that fits a coded one best counts
_FITS = (
    (Fit.EQUAL, Standing.AGREE),
    (Fit.NARROWER, Standing.MORE_EXACT),
    (Fit.WIDER, Standing.VAGUER),
    (Fit.OVERLAPPING, Standing.OVERLAPS),
    (Fit.APART, Standing.DIFFER),
)
_ORDER = [standing for _, standing in _FITS]


def standing(dataset: str, coded: Sequence[Value], told: Sequence[Value]) -> Standing:
    """How the coded values stand to those that the reports come to: the worst of what each of them does."""
    if not told:
        return Standing.ONLY_CODED
    if not coded:
        return Standing.ONLY_REPORTED
    best = (min((one(dataset, a, b) for b in told), key=_ORDER.index) for a in coded)
    return max(best, key=_ORDER.index)


def one(dataset: str, coded: Value, told: Value) -> Standing:
    """How one coded value stands to one that reports give.

    Two terms that the codebook writes with one code agree; two that it tells apart and that could both be right by
    our terms differ. A number agrees with the one that the codebook would write for what is told ("at least 11" is 11).
    """
    fit = dict(_FITS)[relate(coded, told).fit]
    if isinstance(coded, Term) and isinstance(told, Term):
        alike = one_code(dataset, coded.code, told.code)
        if alike or (alike is False and fit is Standing.OVERLAPS):
            return Standing.AGREE if alike else Standing.DIFFER
    if isinstance(coded, Count) and isinstance(told, Count) and coded.best == written(dataset, told):
        # 0 without a high end is ACLED's for "none, or not known"
        return Standing.AGREE if coded.high is not None else Standing.VAGUER
    return fit


def written(dataset: str, told: Count) -> int | None:
    """The number that the dataset would write for a count: ACLED the least it can mean, the others the best."""
    return told.low if dataset == "acled" and told.low is not None else number(told)


def known(values: Iterable[Value | None]) -> tuple[Value, ...]:
    """The values that say something, each once: not "named no branch", not "none, or not known"."""
    return tuple(dict.fromkeys(v for v in values if v is not None and not _says_nothing(v)))


def _says_nothing(value: Value) -> bool:
    if isinstance(value, Count):
        return value.high is None and not value.low and not value.best
    return isinstance(value, Nothing)
