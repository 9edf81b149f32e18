"""Adding up: what one account tells of those who came to harm one by one, as a toll that can be compared.

Variorum's own rules, for reports that give no total; docs/decisions/0008-tolls-one-by-one.md says why.

- `one by one`: the persons of an account ("a 23-year-old man died", "his sister was killed") are added up,
  each person once. The sum stands on all their assertions.
- `of the total`: where the record gives a total of at least as many, they are among it and no toll of
  their own.
- `those shot, less the dead`: of "five people were shot" the dead of the account are no wounded.
- a person who died is no longer one of the wounded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from variorum.model.assertion import Polarity
from variorum.model.value import Count
from variorum.reconcile.evidence import Evidence
from variorum.reconcile.persons import (
    OTHER_PEOPLE,
    OTHER_TIMES,
    attackers_of,
    dead_of,
    exceeds,
    far_below,
    is_hit,
    is_sum,
    is_whole,
    living_of,
    lowered,
    number_in,
    person_of,
    raised,
    rounds,
    sum_of,
    told_number,
    totals,
)

#: the tolls that persons are counted for
_COUNTED = ("killed", "wounded")
_ONE = Count(1, 1, 1)
_MANY_TIMES = "many times the figure of the other reports"
#: the part of a toll that persons are of whom a total counts
AMONG = "by person"
#: the parts that figures are beside a greater or more exact one of their account
SOME, VAGUE, ELSEWHERE = "some of them", "in vague words", "of something else"
#: all that counts people who are in the whole already, or in none
NOT_WHOLE = (AMONG, SOME, VAGUE, ELSEWHERE)


def counted(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The evidence of a record with persons added up; in the given order, tolls after the rest."""
    found = _changed(_doubted(list(evidence)), _own_totals)
    accounts = _accounts(found)
    if not accounts:
        return tuple(found)
    most = {field: max(totals(found, field), default=0) for field in _COUNTED}
    victims = max([most["killed"], *(dead_of(those) for those in accounts.values())])
    attackers = max(attackers_of(those) for those in accounts.values())
    settled = _changed(found, lambda those: _account(those, most, (victims, attackers)))
    return tuple(e for field in (None, *_COUNTED) for e in _agreed(_outlived(settled), field))


def _outlived(evidence: list[Evidence]) -> list[Evidence]:
    """The evidence without the dead of one account of whom a later report, which tells of wounded, knows nothing.

    They are of another happening that the one report recalls. Only for the dead told of one by one.
    """
    accounts = _accounts(evidence)
    dead = {a for a, those in accounts.items() if any(e.assertion.field == "killed" for e in those)}
    told = [e for e in evidence if e.assertion.field == "killed" and is_sum(e)]
    if not told or len(dead) > 1:
        return evidence
    last = max((e.moment.day or "9999" for e in told), default="9999")
    later = {
        e.assertion.account_id
        for a, those in accounts.items()
        if a not in dead
        for e in those
        if (e.moment.day or "") > last and (number_in(e) or 0) > 0
    }
    return [replace(e, part=AMONG) if later and e in told else e for e in evidence]


def _accounts(evidence: Iterable[Evidence]) -> dict[str, list[Evidence]]:
    """The affirmed tolls of each account."""
    accounts: dict[str, list[Evidence]] = {}
    for one in evidence:
        if one.assertion.field in _COUNTED and one.assertion.stance.polarity is Polarity.AFFIRMED:
            accounts.setdefault(one.assertion.account_id, []).append(one)
    return accounts


def _changed(
    evidence: list[Evidence], change: Callable[[Sequence[Evidence]], list[Evidence]]
) -> list[Evidence]:
    """The evidence with what `change` makes of the tolls of each account put in its place."""
    new = {e.assertion.id: e for those in _accounts(evidence).values() for e in change(those)}
    return [new.get(e.assertion.id, e) for e in evidence]


def _own_totals(those: Sequence[Evidence]) -> list[Evidence]:
    """The figures of an account that are no totals of its own: some of a total, or of something else.

    "One dead" is one person told of without a name: it counts as such, or is one of those named.
    """
    found = []
    for field in _COUNTED:
        persons = [e for e in those if e.assertion.field == field and person_of(e) is not None]
        dropped = _less_than_told(those, field)
        ones = [
            e for e in those if is_whole(e, field) and not is_hit(e) and e.value == _ONE and e not in dropped
        ]
        found += dropped
        found += [replace(e, part=AMONG) if persons else replace(e, value=sum_of(1)) for e in ones]
    return found


def _doubted(evidence: list[Evidence]) -> list[Evidence]:
    """The evidence, with a doubt on figures many times those that most accounts come to."""
    for field in _COUNTED:
        usual = _usual(evidence, field)
        if usual:
            most = max(usual * OTHER_TIMES, usual + OTHER_PEOPLE)
            evidence = [
                replace(e, doubts=(*e.doubts, _MANY_TIMES))
                if is_whole(e, field) and (number_in(e) or 0) > most
                else e
                for e in evidence
            ]
    return evidence


def _usual(evidence: Sequence[Evidence], field: str) -> int | None:
    """The number that most accounts tell, if two and more of them do."""
    first: dict[str, int] = {}
    persons: dict[str, set[str | None]] = {}
    for one in sorted(evidence, key=Evidence.place):
        account = one.assertion.account_id
        if is_whole(one, field) and not is_hit(one) and (told := told_number(one)):
            first.setdefault(account, told)
        elif (
            one.assertion.field == field
            and person_of(one) is not None
            and one.scope != "only"
            and not is_hit(one)
        ):
            persons.setdefault(account, set()).add(person_of(one))
    numbers = {**{a: len(p) for a, p in persons.items()}, **first}
    (number, votes), *_ = [*Counter(numbers.values()).most_common(1), (0, 0)]
    return number if votes > 1 else None


def _agreed(evidence: Sequence[Evidence], field: str | None) -> list[Evidence]:
    """The sum that most accounts come to stands; others, added up by us as well, are left out as totals.

    Of sums that as many accounts come to, the greatest: a report that tells of one of the victims alone
    does not say that there was no other.
    """
    if field is None:
        return [e for e in evidence if e.assertion.field not in _COUNTED]
    mine = [e for e in evidence if e.assertion.field == field]
    sums = {(e.assertion.account_id, number_in(e)) for e in mine if is_sum(e)}
    votes = Counter(n for _, n in sums if n is not None)
    if len(votes) < 2:
        return mine
    best = max(votes, key=lambda n: (votes[n], n))
    return [replace(e, part=AMONG) if is_sum(e) and number_in(e) != best else e for e in mine]


def _account(those: Sequence[Evidence], most: dict[str, int], dead: tuple[int, int]) -> list[Evidence]:
    """The evidence of one account that changes. `dead` are victims and attackers of the whole record."""
    gone = {person_of(e) for e in those if e.assertion.field == "killed"} - {None}
    killed = [e for e in those if e.assertion.field == "killed" and person_of(e) is not None]
    hurt = [e for e in those if e.assertion.field == "wounded" and person_of(e) is not None]
    living = [e for e in hurt if person_of(e) not in gone]
    changed = [replace(e, part=AMONG) for e in hurt if person_of(e) in gone]
    changed += _summed(killed, most["killed"], (0, 0))
    # who was shot in a report that tells of no dead may be the one whom another report calls dead
    own = max([dead_of(those), *totals(those, "killed")])
    total = max([most["wounded"], *_living_of_shot(those, own or dead[0])])
    changed += _summed(living, total, (0, 0) if own or attackers_of(those) else dead)
    for field, persons in (("killed", killed), ("wounded", living)):
        changed += _beside(those, field, persons)
    done = {e.assertion.id for e in changed}
    return changed + [e for e in _shot(those, own or dead[0]) if e.assertion.id not in done]


def _summed(persons: Sequence[Evidence], total: int, dead: tuple[int, int]) -> list[Evidence]:
    """Victims and attackers apart, each as a sum of distinct persons, or as some of the total.

    Of those of whom no more is told than that they were shot, up to `dead` victims and attackers have died;
    who shot himself may be a victim to one report and an attacker to another.
    """
    attackers = [e for e in persons if e.scope == "only"]
    victims = [e for e in persons if e.scope != "only"]
    number = living_of(victims, dead[0])
    left = dead[1] or max(dead[0] - len({person_of(e) for e in victims}), 0)
    found = [replace(e, value=sum_of(living_of(attackers, left))) for e in attackers]
    if 0 < number <= total:
        return found + [replace(e, part=AMONG) for e in victims]
    # one victim and one attacker are too often one person, whom two sentences see differently
    scope = "excluded" if number > 1 else None
    return found + [replace(e, value=sum_of(number), scope=scope) for e in victims]


def _beside(those: Sequence[Evidence], field: str, persons: Sequence[Evidence]) -> list[Evidence]:
    """ "Shot one person and wounded three others": the others and the persons told of before them.

    Only where the account gives no total of its own. The sum goes to the others' figure.
    """
    whole = [e for e in those if is_whole(e, field)]
    others = [e for e in whole if e.assertion.note("additional")]
    if len(others) != len(whole) or not others:
        return []
    last = others[-1]
    before = {
        person_of(e)
        for e in persons
        if e.assertion.span.start < last.assertion.span.start and e.scope != "only"
    }
    if not before or not isinstance(last.value, Count):
        return []
    return [replace(last, value=raised(last.value, len(before)))]


def _less_than_told(those: Sequence[Evidence], field: str) -> list[Evidence]:
    """Figures of an account that one voice exceeds itself ("four dead ... one man dead"): some of the total.

    "No one else was hurt" is none beside those who were. "Dozens" beside "at least 36" is the same figure: it joins.
    """
    whole = [e for e in those if is_whole(e, field) and not is_hit(e) and not e.assertion.note("revises")]
    persons = [e for e in those if e.assertion.field == field and person_of(e) is not None]
    parts = ((one, _part_of(one, whole, alone=not persons)) for one in whole)
    return [replace(one, part=part) for one, part in parts if part]


def _part_of(one: Evidence, whole: Sequence[Evidence], *, alone: bool) -> str | None:
    """What a figure is that is no total of its account; `alone` where nobody is told of one by one."""
    if any(exceeds(e, one) for e in whole) or (number_in(one) == 0 and not alone):
        return SOME
    told = [e for e in whole if told_number(e) and not exceeds(one, e)]
    if told_number(one) is None and (told or not alone):
        return None if alone and any(rounds(one, e) for e in told) else VAGUE
    return ELSEWHERE if any(far_below(e, one) for e in whole) else None


def _shot(those: Sequence[Evidence], dead: int) -> list[Evidence]:
    """Of the number of people who were shot, those who did not die; of several numbers the greatest.

    Where the account says how many were wounded, that stands, and who was shot is no toll of its own.
    """
    groups = [e for e in those if is_whole(e, "wounded") and is_hit(e)]
    if any(n > 0 for n in totals(those, "wounded")):
        return [replace(e, part=AMONG) for e in groups]
    most = max((number_in(e) or 0 for e in groups), default=0)
    return [
        replace(e, value=lowered(e.value, dead))
        if number_in(e) == most and isinstance(e.value, Count)
        else replace(e, part=AMONG)
        for e in groups
    ]


def _living_of_shot(those: Sequence[Evidence], dead: int) -> list[int]:
    groups = [n for e in those if is_whole(e, "wounded") and is_hit(e) and (n := number_in(e)) is not None]
    return [max(n - dead, 0) for n in groups]
