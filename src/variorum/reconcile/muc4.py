"""The policy muc4: how the task of the Fourth Message Understanding Conference (1992) fills its slots.

MUC-4 asks it of one report at a time, and the export answers so; here it is asked of all reports of an incident.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from variorum.model.value import Nothing, Value
from variorum.reconcile.case import Case, Ruling
from variorum.reconcile.compatible import join
from variorum.reconcile.confidence import Confidence
from variorum.reconcile.evidence import witnesses
from variorum.reconcile.groups import BRANCH, actor_name, competing, how
from variorum.reconcile.pile import Pile, relate_values
from variorum.reconcile.policy import Policy, first
from variorum.reconcile.ranges import reported_range
from variorum.reconcile.rules import only_reading, together
from variorum.reconcile.weigh import best_first, weight
from variorum.reconcile.words import listed, number_of, value_words

_TASK = "MUC-4 task documentation"
_NUMBERS = f"{_TASK}, part 1, 7.15 and 7.21 (numbers)"
_CONFIDENCE = f"{_TASK}, part 1, 7.12, and part 2, slot 11 (organisation confidence)"
_WIDER = f"{_TASK}, part 1, 7.3 (dates as ranges) and 7.5 (types)"


def numbers(case: Case) -> Ruling | None:
    """A number, or a range where reports give several: "6-8"; an open end stays open: "6-".

    MUC-4 task documentation, part 1, 7.15 and 7.21.
    """
    return reported_range(case, _NUMBERS)


def by_confidence(case: Case) -> Ruling | None:
    """Every organisation that is tied to the incident, with the value of the published decision tree.

    MUC-4 task documentation, part 1, 7.12, and part 2, slot 11: acquitted, possible, claimed or admitted, reported as
    fact, accused by authorities, accused. It knows no value for a denial: who denies it is told beside.
    """
    named = tuple(competing(case))
    if not named:
        return None
    values = (f"{actor_name(p)}: {case.confidence.get(p.id, Confidence.POSSIBLE)}" for p in named)
    because = f"{'; '.join(values)}; the first {how(named[0], case)}"
    return Ruling(
        chosen=named,
        value=named[0].value,
        because=because,
        citation=_CONFIDENCE,
        lost=lambda pile: f"a branch of one that is named: {how(pile, case)}",
    )


def common_value(case: Case) -> Ruling | None:
    """The days, or the wider type, that hold all of several values that exclude each other and are backed alike.

    MUC-4 task documentation, part 1, 7.3: a date is a range where it is not known more exactly; 7.5: an act of no
    more special type is an attack. None where one value is backed better, or nothing holds them all.
    """
    tied = _backed_alike(case)
    if all(relate_values(a, b, case.ground).compatible or together(a, b) for a in tied for b in tied):
        return None
    value = reduce(_joined, (p.value for p in tied))
    if isinstance(value, Nothing):
        return None
    told = listed(f"{value_words(p.value)} ({witnesses(p.support, 1)})" for p in tied)
    because = f"it holds {number_of(len(tied), 'reading')} that are backed alike: {told}"
    return Ruling(chosen=tied, value=value, because=because, citation=_WIDER)


def _backed_alike(case: Case) -> tuple[Pile, ...]:
    ordered: Sequence[Pile] = best_first(case.current)
    return tuple(p for p in ordered if weight(p) == weight(ordered[0]))


def _joined(one: Value, other: Value) -> Value:
    """What holds both; nothing if there is no such value."""
    return join(one, other) or Nothing("what holds all of them")


MUC4 = Policy(
    name="muc4",
    label="Fourth Message Understanding Conference (1992), over all reports of an incident",
    rules={
        "Count": first(only_reading, numbers),
        "date": first(only_reading, common_value),
        "type": first(only_reading, common_value),
        "group": first(by_confidence),
        "branch": BRANCH,
    },
)
