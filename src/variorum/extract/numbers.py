"""Numbers of people in text: each as low, best and high with the hedge that gave it.

`find_counts` gives what may count people; `find_numbers` gives every number, and for one that counts no
people the name of the rule that says so. Rules: number_words.py (plain numbers), number_bases.py
(ranges, vague plurals, none, one), number_hedges.py (hedges), number_contexts.py (what counts no people).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from variorum.extract.dates import find_dates
from variorum.extract.flatten import flatten
from variorum.extract.number_bases import Base, CountKind, bases
from variorum.extract.number_contexts import Place, not_people
from variorum.extract.number_hedges import Hedge, hedge_after, hedge_before, others_after
from variorum.extract.times import find_times
from variorum.model.value import Count

__all__ = ["CountKind", "FoundCount", "find_counts", "find_numbers"]

#: "at least some 30", "another nearly 100": no number in print carries more hedges in a row
_MOST_HEDGES = 3


@dataclass(frozen=True, slots=True)
class FoundCount:
    """A count in text: [start, end) covers its words with the hedge, [number_start, number_end) the number.

    `additional` is true where it adds to a number named before ("another 12", "12 others"). `not_people`
    names the rule by which it counts no people, None where it may.
    """

    start: int
    end: int
    value: Count
    kind: CountKind
    number_start: int
    number_end: int
    additional: bool = False
    not_people: str | None = None

    @property
    def is_people_candidate(self) -> bool:
        """True where no rule says that it counts something else."""
        return self.not_people is None


def find_counts(text: str) -> tuple[FoundCount, ...]:
    """The counts in `text` that may be of people, in order; spans are code points of `text`."""
    return tuple(found for found in find_numbers(text) if found.is_people_candidate)


def find_numbers(text: str) -> tuple[FoundCount, ...]:
    """All counts in `text`, in order, those that count no people with the rule that says so."""
    flat = flatten(text)
    found = tuple(bases(flat))
    if not found:
        return ()
    dated = [(d.start, d.end) for d in find_dates(text)] + [(t.start, t.end) for t in find_times(text)]
    return tuple(_judged(text, flat, base, dated) for base in found)


def _judged(text: str, flat: str, base: Base, dated: list[tuple[int, int]]) -> FoundCount:
    found = _hedged(flat, base)
    if any(start < base.end and base.start < end for start, end in dated):
        return replace(found, not_people="date or time")
    place = Place(flat, text, base, hedged=found.value.hedge != base.value.hedge)
    return replace(found, not_people=not_people(place))


def _hedged(flat: str, base: Base) -> FoundCount:
    number = FoundCount(base.start, base.end, base.value, base.kind, base.start, base.end)
    found = replace(number, additional=base.additional)
    if base.kind is not CountKind.CARDINAL:
        return found
    found = _hedged_after(flat, found)
    return _hedged_before(flat, replace(found, additional=found.additional or others_after(flat, found.end)))


def _hedged_after(flat: str, found: FoundCount) -> FoundCount:
    for _ in range(_MOST_HEDGES):
        step = hedge_after(flat, found.end)
        if step is None:
            break
        found = replace(_under(step[0], found), end=step[1])
    return found


def _hedged_before(flat: str, found: FoundCount) -> FoundCount:
    for _ in range(_MOST_HEDGES):
        step = hedge_before(flat, found.start)
        if step is None:
            break
        found = replace(_under(step[0], found), start=step[1])
    return found


def _under(hedge: Hedge, found: FoundCount) -> FoundCount:
    return replace(found, value=hedge.apply(found.value), additional=found.additional or hedge.additional)
