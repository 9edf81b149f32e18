"""The day that "a day earlier", "that day" and "the following year" count from: the last one named before.

Only within a paragraph and the one before it, and not where the words say what they count from ("a day after the
attack"): there it is a happening, whose day the words do not give.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from variorum.extract.date_forms import FoundDate, Offset, Period, Relation, Unit
from variorum.model.value import Granularity, PartialDate

_COUNTED_FROM = re.compile(r"\b(?:after|before|prior)\W*$", re.IGNORECASE)
_SAYS_WHAT = re.compile(r",? (?:after|before|that|when|of|in which|as)\b", re.IGNORECASE)
#: how exactly the date that is counted from must be known, by the unit counted
_EXACT = {
    Unit.DAY: (Granularity.DAY,),
    Unit.WEEK: (Granularity.DAY, Granularity.WEEK),
    Unit.MONTH: (Granularity.DAY, Granularity.MONTH),
    Unit.YEAR: (Granularity.DAY, Granularity.MONTH, Granularity.YEAR),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A date of the text that others may count from, and the number of its paragraph."""

    value: PartialDate
    passage: int


def anchor_of(found: FoundDate, sentence: str, last: Named | None, passage: int) -> date | None:
    """The day that `found`, a date of `sentence`, counts from; None where the text does not tell."""
    if not found.needs_anchor or last is None or passage - last.passage > 1:
        return None
    words, behind = sentence[found.start : found.end], sentence[found.end : found.end + 12]
    if _COUNTED_FROM.search(words) or _SAYS_WHAT.match(behind):
        return None
    unit = found.form.unit if isinstance(found.form, Offset | Period) else Unit.DAY
    return last.value.start if last.value.granularity in _EXACT.get(unit, ()) else None


def named(found: FoundDate, value: PartialDate, passage: int, last: Named | None) -> Named | None:
    """What later dates count from once `found` is read: itself where it says when, else what was before."""
    counts = value.resolved and found.relation in (Relation.ON, Relation.SINCE, Relation.AS_OF)
    return Named(value, passage) if counts else last
