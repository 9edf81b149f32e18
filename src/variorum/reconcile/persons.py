"""What one piece of evidence for a toll is: a whole, a person, those shot; and figures held against each other.

individuals.py adds up by them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.model.assertion import Polarity
from variorum.model.value import Count
from variorum.reconcile.counts import REACH, lies_within, number
from variorum.reconcile.evidence import Evidence

#: a later figure more than so many times the first one, and so many people above it, is of something else
OTHER_TIMES, OTHER_PEOPLE = 3, 5
#: how a sum of persons is marked
ONE_BY_ONE = "counted one by one"


def is_sum(one: Evidence) -> bool:
    """True for a figure that we added up of the victims told of one by one."""
    value = one.value
    return isinstance(value, Count) and value.hedge == ONE_BY_ONE and one.part is None and one.scope != "only"


def totals(evidence: Iterable[Evidence], field: str) -> list[int]:
    """The numbers of whole tolls that a record gives, those of all who were shot left out."""
    told = (e for e in evidence if is_whole(e, field) and not is_hit(e) and not is_sum(e))
    return [n for e in told if (n := told_number(e)) is not None]


def told_number(one: Evidence) -> int | None:
    """The number of a figure that names one: "several" and "dozens" are no total."""
    value = one.value
    exact = isinstance(value, Count) and value.best is not None and not one.doubts
    return number_in(one) if exact else None


def is_whole(one: Evidence, field: str) -> bool:
    """True for an affirmed total of `field`, not a part of one, a person or the attackers alone."""
    said = one.assertion
    whole = one.part is None and one.scope != "only"
    affirmed = said.stance.polarity is Polarity.AFFIRMED
    return said.field == field and whole and affirmed and said.note("person") is None


def number_in(one: Evidence) -> int | None:
    """The one number of a toll, None where it has none."""
    return number(one.value) if isinstance(one.value, Count) else None


def is_hit(one: Evidence) -> bool:
    """True for those who were shot, dead or wounded."""
    return one.assertion.note("hit") is not None


def person_of(one: Evidence) -> str | None:
    """The label of the one person that it is of, None for a number of people."""
    return one.assertion.note("person")


def dead_of(those: Iterable[Evidence]) -> int:
    """The dead of an account who did not attack: those told of one by one, or as some of those shot."""
    killed = [e for e in those if e.assertion.field == "killed" and e.scope != "only"]
    persons = {person_of(e) for e in killed if person_of(e) is not None}
    alone = 1 if any(is_sum(e) for e in killed) else 0
    some = [n for e in killed if e.assertion.note("part") == "of them" and (n := number_in(e)) is not None]
    return max([len(persons), alone, *some])


def living_of(persons: Sequence[Evidence], dead: int) -> int:
    """How many persons, less the dead among those who were only said to be shot."""
    wounded = {person_of(e) for e in persons if not is_hit(e)}
    shot = {person_of(e) for e in persons} - wounded
    return len(wounded) + max(len(shot) - dead, 0)


def attackers_of(those: Iterable[Evidence]) -> int:
    """The attackers of an account who died and are told of one by one."""
    found = {person_of(e) for e in those if e.assertion.field == "killed" and e.scope == "only"}
    return len(found - {None})


def raised(count: Count, persons: int) -> Count:
    """The count with so many persons more."""
    low, best, high = (None if n is None else n + persons for n in (count.low, count.best, count.high))
    return Count(low, best, high, ONE_BY_ONE)


def sum_of(number: int) -> Count:
    """So many persons, counted one by one."""
    return Count(number, number, number, ONE_BY_ONE)


def exceeds(other: Evidence, one: Evidence) -> bool:
    """True if the same voice, of the same time, gave before more than this figure could be rounded to.

    A death toll is the whole wherever it stands; "no one else was hurt" is none beside those who were.
    """
    mine, its = number_in(one), number_in(other)
    if mine is None or its is None or (mine and (one.scope or other.scope)):
        return False
    if mine == 0:
        return its > 0
    if not same_voice(one, other):
        return False
    if other.assertion.rule == "toll: death toll" != one.assertion.rule:
        return its > mine
    return its > mine * REACH and other.assertion.span < one.assertion.span


def rounds(vague: Evidence, exact: Evidence) -> bool:
    """True if the one is a vaguer form of the other: every number that fits the exact one fits it."""
    if not isinstance(vague.value, Count) or not isinstance(exact.value, Count):
        return False
    return lies_within(exact.value, vague.value) and vague.scope in (None, exact.scope)


def far_below(first: Evidence, one: Evidence) -> bool:
    """True for a figure many times the one that the report began with: it is that of another happening.

    "Numerous" is no figure that another one could be many times of.
    """
    mine, its = number_in(one), told_number(first)
    if mine is None or its is None or its == 0 or not same_voice(one, first):
        return False
    return first.assertion.span < one.assertion.span and mine > max(its * OTHER_TIMES, its + OTHER_PEOPLE)


def same_voice(one: Evidence, other: Evidence) -> bool:
    """One voice at one time; what the outlet says itself is held against what anybody in it says."""
    same = one.voice == other.voice or one.name == one.outlet or other.name == other.outlet
    return same and one.assertion.as_of == other.assertion.as_of


def lowered(count: Count, dead: int) -> Count:
    """The count less the dead, never below none."""
    low, best, high = (None if n is None else max(n - dead, 0) for n in (count.low, count.best, count.high))
    return Count(low, best, high, "less the dead")
