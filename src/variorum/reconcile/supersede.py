"""Superseding: a later figure of the same voice or lineage replaces its earlier one, or withdraws it.

Tolls fall as well as rise, so it is the time that decides and not the size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.model.value import Count, Value
from variorum.reconcile.counts import ends
from variorum.reconcile.evidence import Evidence
from variorum.reconcile.moment import later
from variorum.reconcile.pile import Ground, Pile, relate_values
from variorum.reconcile.relation import Fit
from variorum.reconcile.words import value_words


def superseded(piles: Sequence[Pile], ground: Ground) -> dict[str, str]:
    """The readings of which no evidence stands any more, by id, with the reason in words."""
    told = [p for p in piles if p.affirmed and isinstance(p.value, Count)]
    return {p.id: reason for p in told if (reason := _ended(p, told, ground))}


def _ended(pile: Pile, others: Sequence[Pile], ground: Ground) -> str | None:
    """Why a reading has ended: each piece of evidence for it was withdrawn, corrected or replaced."""
    reasons = [_fate(e, pile, others, ground) for e in pile.support]
    if any(reason is None for reason in reasons):
        return None
    return max(filter(None, reasons))[1]


def _fate(evidence: Evidence, pile: Pile, others: Sequence[Pile], ground: Ground) -> tuple[str, str] | None:
    """The day and the words of what ended one piece of evidence; None if it stands."""
    if withdrawn := _withdrawn(evidence, pile):
        return withdrawn
    ends_it = [e for p in others if p is not pile for e in _replacing(evidence, p, pile, ground)]
    if not ends_it:
        return None
    last = max(ends_it, key=lambda e: (e.moment.day or "", e.assertion.id))
    return last.moment.day or "", f"superseded by {value_words(last.value)} ({last.words})"


def _withdrawn(evidence: Evidence, pile: Pile) -> tuple[str, str] | None:
    """A figure that a voice takes back, in this assertion or in a later one of its own."""
    for other in pile.support:
        again = later(evidence.moment, other.moment) and other is not evidence
        if (
            other.assertion.note("withdrawn")
            and not again
            and (other is evidence or _one_witness(other, evidence))
        ):
            return other.moment.day or "", f"withdrawn ({other.words})"
    return None


def _replacing(evidence: Evidence, other: Pile, pile: Pile, ground: Ground) -> Iterator[Evidence]:
    """The evidence of another reading that replaces this one."""
    fit = relate_values(other, pile, ground).fit
    differs = fit is Fit.APART or (fit is not Fit.WIDER and other.scope == pile.scope)
    for newer in other.support:
        if newer.assertion.note("withdrawn"):
            continue
        corrects = _revises(newer, evidence.value) and not later(evidence.moment, newer.moment)
        follows = differs and later(newer.moment, evidence.moment) and _one_witness(newer, evidence)
        if corrects or follows:
            yield newer


def _revises(newer: Evidence, value: Value) -> bool:
    """True if `newer` says that it corrects this very figure ("lowered from 103")."""
    told = newer.assertion.note("revises")
    if told is None or not told.isdecimal() or not isinstance(value, Count):
        return False
    return ends(value)[0] == int(told)


def _one_witness(newer: Evidence, older: Evidence) -> bool:
    """The same voice, or another report of the same lineage.

    One report that quotes two voices with two figures replaces neither.
    """
    if newer.voice == older.voice:
        return True
    related = newer.lineage == older.lineage or newer.whole_report == older.whole_report
    return related and newer.report != older.report


def risen(lower: Pile, higher: Pile) -> bool:
    """True if all of `lower` was said on earlier days than all of `higher`: the toll can have risen."""
    if not isinstance(lower.value, Count) or not isinstance(higher.value, Count):
        return False
    below = ends(lower.value)[1] < ends(higher.value)[0]
    return below and all(_earlier(a, b) for a in lower.support for b in higher.support)


def _earlier(a: Evidence, b: Evidence) -> bool:
    return a.moment.day is not None and b.moment.day is not None and a.moment.day < b.moment.day
