"""Endings: a later figure of the same voice or lineage replaces its earlier one, corrects it or takes it back.

Tolls fall as well as rise, so it is the time that decides and not the size. What has ended stays in sight, with the
assertion that ended it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from variorum.model.finding import Ended, Ending
from variorum.model.value import Count, Value
from variorum.reconcile.counts import ends
from variorum.reconcile.evidence import Evidence
from variorum.reconcile.moment import later
from variorum.reconcile.pile import Ground, Pile, relate_values
from variorum.reconcile.relation import Fit
from variorum.reconcile.words import value_words


@dataclass(frozen=True, slots=True)
class Fate:
    """How a piece of evidence, or at last a reading, ended; `by` is what ended it."""

    how: Ending
    by: Evidence

    @property
    def words(self) -> str:
        """ "superseded by 93 (The Post, Ministry, published 5 January 2024)"."""
        told = {Ending.SUPERSEDED: "by ", Ending.CORRECTED: "to "}.get(self.how)
        value = f" {told}{value_words(self.by.value)}" if told else ""
        return f"{self.how}{value} ({self.by.words})"

    @property
    def ended(self) -> Ended:
        """The same for the finding."""
        return Ended(self.how, self.by.assertion.id)


def superseded(piles: Sequence[Pile], ground: Ground) -> dict[str, str]:
    """The readings of which no evidence stands any more, by id, with the reason in words."""
    return {identity: fate.words for identity, fate in fates(piles, ground).items()}


def fates(piles: Sequence[Pile], ground: Ground) -> dict[str, Fate]:
    """The readings of which no evidence stands any more, by id: what ended them, the latest of it."""
    told = [p for p in piles if p.affirmed]
    return {p.id: fate for p in told if (fate := _ended(p, told, ground))}


def _ended(pile: Pile, others: Sequence[Pile], ground: Ground) -> Fate | None:
    """How a reading has ended: each piece of evidence for it was withdrawn, corrected or replaced."""
    withdrawals = [e for e in pile.support if e.assertion.note("withdrawn")]
    found = []
    for evidence in pile.support:
        fate = _withdrawn(evidence, withdrawals) or _fate(evidence, pile, others, ground)
        if fate is None:
            return None
        found.append(fate)
    return max(found, key=_latest)


def _latest(fate: Fate) -> tuple[str, str, str]:
    return fate.by.moment.day or "", fate.how, fate.by.assertion.id


def _fate(evidence: Evidence, pile: Pile, others: Sequence[Pile], ground: Ground) -> Fate | None:
    """What ended one piece of evidence that nobody withdrew; None if it stands."""
    if taken := _taken_back(evidence, pile):
        return taken
    if not isinstance(pile.value, Count):
        return None
    ends_it = [fate for p in others if p is not pile for fate in _replacing(evidence, p, pile, ground)]
    return max(ends_it, key=_latest, default=None)


def _withdrawn(evidence: Evidence, withdrawals: Iterable[Evidence]) -> Fate | None:
    """A figure or a claim that a voice takes back, in this assertion or in a later one of its own."""
    for other in withdrawals:
        again = later(evidence.moment, other.moment) and other is not evidence
        if not again and (other is evidence or _one_witness(other, evidence)):
            return Fate(Ending.WITHDRAWN, other)
    return None


def _taken_back(evidence: Evidence, pile: Pile) -> Fate | None:
    """Who denies later what it said itself, a group its claim, has taken it back."""
    denials = [d for d in pile.against if d.voice == evidence.voice and later(d.moment, evidence.moment)]
    return max((Fate(Ending.TAKEN_BACK, d) for d in denials), key=_latest, default=None)


def _replacing(evidence: Evidence, other: Pile, pile: Pile, ground: Ground) -> Iterator[Fate]:
    """The evidence of another reading that corrects or replaces this one."""
    fit = relate_values(other, pile, ground).fit
    differs = fit is Fit.APART or (fit is not Fit.WIDER and other.scope == pile.scope)
    for newer in other.support:
        if newer.assertion.note("withdrawn"):
            continue
        if _revises(newer, evidence.value) and not later(evidence.moment, newer.moment):
            yield Fate(Ending.CORRECTED, newer)
        elif differs and later(newer.moment, evidence.moment) and _one_witness(newer, evidence):
            yield Fate(Ending.SUPERSEDED, newer)


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
