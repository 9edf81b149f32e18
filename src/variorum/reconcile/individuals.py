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
from variorum.reconcile.counts import REACH, number
from variorum.reconcile.evidence import Evidence

#: the tolls that persons are counted for
_COUNTED = ("killed", "wounded")
#: a later figure more than so many times the first one, and so many people above it, is of something else
_OTHER_TIMES, _OTHER_PEOPLE = 3, 5
#: how a sum of persons is marked
ONE_BY_ONE = "counted one by one"
_ONE = Count(1, 1, 1)
_MANY_TIMES = "many times the figure of the other reports"
#: the part of a toll that persons are of whom a total counts
AMONG = "by person"


def counted(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The evidence of a record with persons added up; in the given order, tolls after the rest."""
    found = _changed(_doubted(list(evidence)), _own_totals)
    accounts = _accounts(found)
    if not accounts:
        return tuple(found)
    most = {field: max(_totals(found, field), default=0) for field in _COUNTED}
    victims = max([most["killed"], *(_dead(those) for those in accounts.values())])
    attackers = max(_attackers(those) for those in accounts.values())
    settled = _changed(found, lambda those: _account(those, most, (victims, attackers)))
    return tuple(e for field in (None, *_COUNTED) for e in _agreed(_outlived(settled), field))


def _outlived(evidence: list[Evidence]) -> list[Evidence]:
    """The evidence without the dead of one account of whom a later report, which tells of wounded, knows nothing.

    They are of another happening that the one report recalls. Only for the dead told of one by one.
    """
    accounts = _accounts(evidence)
    dead = {a for a, those in accounts.items() if any(e.assertion.field == "killed" for e in those)}
    told = [e for e in evidence if e.assertion.field == "killed" and _is_sum(e)]
    if not told or len(dead) > 1:
        return evidence
    last = max((e.moment.day or "9999" for e in told), default="9999")
    later = {
        e.assertion.account_id
        for a, those in accounts.items()
        if a not in dead
        for e in those
        if (e.moment.day or "") > last and (_number(e) or 0) > 0
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
        persons = [e for e in those if e.assertion.field == field and _person(e) is not None]
        dropped = _less_than_told(those, field)
        ones = [e for e in those if _whole(e, field) and not _hit(e) and e.value == _ONE and e not in dropped]
        found += dropped
        found += [replace(e, part=AMONG) if persons else replace(e, value=_sum(1)) for e in ones]
    return found


def _doubted(evidence: list[Evidence]) -> list[Evidence]:
    """The evidence, with a doubt on figures many times those that most accounts come to."""
    for field in _COUNTED:
        usual = _usual(evidence, field)
        if usual:
            most = max(usual * _OTHER_TIMES, usual + _OTHER_PEOPLE)
            evidence = [
                replace(e, doubts=(*e.doubts, _MANY_TIMES))
                if _whole(e, field) and (_number(e) or 0) > most
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
        if _whole(one, field) and not _hit(one) and (told := _told(one)):
            first.setdefault(account, told)
        elif (
            one.assertion.field == field
            and _person(one) is not None
            and one.scope != "only"
            and not _hit(one)
        ):
            persons.setdefault(account, set()).add(_person(one))
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
    sums = {(e.assertion.account_id, _number(e)) for e in mine if _is_sum(e)}
    votes = Counter(n for _, n in sums if n is not None)
    if len(votes) < 2:
        return mine
    best = max(votes, key=lambda n: (votes[n], n))
    return [replace(e, part=AMONG) if _is_sum(e) and _number(e) != best else e for e in mine]


def _is_sum(one: Evidence) -> bool:
    value = one.value
    return isinstance(value, Count) and value.hedge == ONE_BY_ONE and one.part is None and one.scope != "only"


def _totals(evidence: Iterable[Evidence], field: str) -> list[int]:
    """The numbers of whole tolls that a record gives, those of all who were shot left out."""
    told = (e for e in evidence if _whole(e, field) and not _hit(e) and not _is_sum(e))
    return [n for e in told if (n := _told(e)) is not None]


def _told(one: Evidence) -> int | None:
    """The number of a figure that names one: "several" and "dozens" are no total."""
    value = one.value
    exact = isinstance(value, Count) and value.best is not None and not one.doubts
    return _number(one) if exact else None


def _whole(one: Evidence, field: str) -> bool:
    said = one.assertion
    whole = one.part is None and one.scope != "only"
    affirmed = said.stance.polarity is Polarity.AFFIRMED
    return said.field == field and whole and affirmed and said.note("person") is None


def _number(one: Evidence) -> int | None:
    return number(one.value) if isinstance(one.value, Count) else None


def _hit(one: Evidence) -> bool:
    return one.assertion.note("hit") is not None


def _person(one: Evidence) -> str | None:
    return one.assertion.note("person")


def _dead(those: Iterable[Evidence]) -> int:
    """The dead of an account who did not attack: those told of one by one, or as some of those shot."""
    killed = [e for e in those if e.assertion.field == "killed" and e.scope != "only"]
    persons = {_person(e) for e in killed if _person(e) is not None}
    alone = 1 if any(_is_sum(e) for e in killed) else 0
    some = [n for e in killed if e.assertion.note("part") == "of them" and (n := _number(e)) is not None]
    return max([len(persons), alone, *some])


def _account(those: Sequence[Evidence], most: dict[str, int], dead: tuple[int, int]) -> list[Evidence]:
    """The evidence of one account that changes. `dead` are victims and attackers of the whole record."""
    gone = {_person(e) for e in those if e.assertion.field == "killed"} - {None}
    killed = [e for e in those if e.assertion.field == "killed" and _person(e) is not None]
    hurt = [e for e in those if e.assertion.field == "wounded" and _person(e) is not None]
    living = [e for e in hurt if _person(e) not in gone]
    changed = [replace(e, part=AMONG) for e in hurt if _person(e) in gone]
    changed += _summed(killed, most["killed"], (0, 0))
    # who was shot in a report that tells of no dead may be the one whom another report calls dead
    own = max([_dead(those), *_totals(those, "killed")])
    total = max([most["wounded"], *_living_of_shot(those, own or dead[0])])
    changed += _summed(living, total, (0, 0) if own or _attackers(those) else dead)
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
    number = _living(victims, dead[0])
    left = dead[1] or max(dead[0] - len({_person(e) for e in victims}), 0)
    found = [replace(e, value=_sum(_living(attackers, left))) for e in attackers]
    if 0 < number <= total:
        return found + [replace(e, part=AMONG) for e in victims]
    # one victim and one attacker are too often one person, whom two sentences see differently
    scope = "excluded" if number > 1 else None
    return found + [replace(e, value=_sum(number), scope=scope) for e in victims]


def _living(persons: Sequence[Evidence], dead: int) -> int:
    """How many persons, less the dead among those who were only said to be shot."""
    wounded = {_person(e) for e in persons if not _hit(e)}
    shot = {_person(e) for e in persons} - wounded
    return len(wounded) + max(len(shot) - dead, 0)


def _attackers(those: Iterable[Evidence]) -> int:
    """The attackers of an account who died and are told of one by one."""
    found = {_person(e) for e in those if e.assertion.field == "killed" and e.scope == "only"}
    return len(found - {None})


def _beside(those: Sequence[Evidence], field: str, persons: Sequence[Evidence]) -> list[Evidence]:
    """ "Shot one person and wounded three others": the others and the persons told of before them.

    Only where the account gives no total of its own. The sum goes to the others' figure.
    """
    whole = [e for e in those if _whole(e, field)]
    others = [e for e in whole if e.assertion.note("additional")]
    if len(others) != len(whole) or not others:
        return []
    last = others[-1]
    before = {
        _person(e)
        for e in persons
        if e.assertion.span.start < last.assertion.span.start and e.scope != "only"
    }
    if not before or not isinstance(last.value, Count):
        return []
    return [replace(last, value=_more(last.value, len(before)))]


def _more(count: Count, persons: int) -> Count:
    low, best, high = (None if n is None else n + persons for n in (count.low, count.best, count.high))
    return Count(low, best, high, ONE_BY_ONE)


def _sum(number: int) -> Count:
    return Count(number, number, number, ONE_BY_ONE)


def _less_than_told(those: Sequence[Evidence], field: str) -> list[Evidence]:
    """Figures of an account that one voice exceeds itself ("four dead ... one man dead"): some of the total.

    "No one else was hurt" is none beside those who were.
    """
    whole = [e for e in those if _whole(e, field) and not _hit(e) and not e.assertion.note("revises")]
    persons = [e for e in those if e.assertion.field == field and _person(e) is not None]
    found = []
    for one in whole:
        above = any(_exceeds(e, one) for e in whole)
        vague = _told(one) is None and (persons or any(_told(e) for e in whole))
        if above or vague or (_number(one) == 0 and persons) or any(_far_below(e, one) for e in whole):
            found.append(replace(one, part=AMONG))
    return found


def _exceeds(other: Evidence, one: Evidence) -> bool:
    """True if the same voice, of the same time, gave before more than this figure could be rounded to.

    A death toll is the whole wherever it stands; "no one else was hurt" is none beside those who were.
    """
    mine, its = _number(one), _number(other)
    if mine is None or its is None or (mine and (one.scope or other.scope)):
        return False
    if mine == 0:
        return its > 0
    if not _same_voice(one, other):
        return False
    if other.assertion.rule == "toll: death toll" != one.assertion.rule:
        return its > mine
    return its > mine * REACH and other.assertion.span < one.assertion.span


def _far_below(first: Evidence, one: Evidence) -> bool:
    """True for a figure many times the one that the report began with: it is that of another happening."""
    mine, its = _number(one), _number(first)
    if mine is None or its is None or its == 0 or not _same_voice(one, first):
        return False
    return first.assertion.span < one.assertion.span and mine > max(its * _OTHER_TIMES, its + _OTHER_PEOPLE)


def _same_voice(one: Evidence, other: Evidence) -> bool:
    """One voice at one time; what the outlet says itself is held against what anybody in it says."""
    same = one.voice == other.voice or one.name == one.outlet or other.name == other.outlet
    return same and one.assertion.as_of == other.assertion.as_of


def _shot(those: Sequence[Evidence], dead: int) -> list[Evidence]:
    """Of the number of people who were shot, those who did not die; of several numbers the greatest.

    Where the account says how many were wounded, that stands, and who was shot is no toll of its own.
    """
    groups = [e for e in those if _whole(e, "wounded") and _hit(e)]
    if any(n > 0 for n in _totals(those, "wounded")):
        return [replace(e, part=AMONG) for e in groups]
    most = max((_number(e) or 0 for e in groups), default=0)
    return [
        replace(e, value=_less(e.value, dead))
        if _number(e) == most and isinstance(e.value, Count)
        else replace(e, part=AMONG)
        for e in groups
    ]


def _living_of_shot(those: Sequence[Evidence], dead: int) -> list[int]:
    groups = [n for e in those if _whole(e, "wounded") and _hit(e) and (n := _number(e)) is not None]
    return [max(n - dead, 0) for n in groups]


def _less(count: Count, dead: int) -> Count:
    low, best, high = (None if n is None else max(n - dead, 0) for n in (count.low, count.best, count.high))
    return Count(low, best, high, "less the dead")
