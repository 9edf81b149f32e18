"""Do two accounts agree on who did it and to whom?"""

from __future__ import annotations

from itertools import product

from variorum.link.compare.feature import Aspect, Feature
from variorum.link.compare.names import Name, same_person
from variorum.link.compare.profile import Profile, Toll

#: somebody is killed once: the full name of a victim all but settles it, the surname nearly
_VICTIM, _PERPETRATOR = 3.0, 2.5
_SURNAME_ONLY = 0.85
#: what it adds that he is dead in both: with his name it outweighs a day or a town that is told wrong
_ONCE = 3.0
#: incidents with so few dead name all of them, so that other names mean another incident
FEW = 3
_OTHER_VICTIMS = -1.5
_ONE_VICTIM_TYPES = frozenset({"type:assassination", "type:kidnapping"})


def victims(left: Profile, right: Profile) -> Feature | None:
    """A victim named in both; where few came to harm, different names speak against it."""
    found = _person(left.victims, right.victims, _VICTIM, "a victim of both")
    if found or not left.victims or not right.victims or not (_few(left) and _few(right)):
        return found
    said = f"{left.victims[0].written} is not {right.victims[0].written}"
    return Feature(Aspect.WHO, _OTHER_VICTIMS, said)


def dead(left: Profile, right: Profile) -> Feature | None:
    """Somebody of one full name who is killed in both: beside the name, that it happens once."""
    both = [a.written for a, b in product(left.dead, right.dead) if same_person(a, b) == 1.0]
    return Feature(Aspect.WHO, _ONCE, f"{both[0]} is killed in both", sign=True) if both else None


def _few(account: Profile) -> bool:
    if account.killed:
        return all(_at_most(toll) <= FEW for toll in account.killed)
    return bool(account.types & _ONE_VICTIM_TYPES)


def _at_most(toll: Toll) -> int:
    count = toll.count
    return next((n for n in (count.high, count.best, count.low) if n is not None), 0)


def perpetrators(left: Profile, right: Profile) -> Feature | None:
    """An attacker named in both; attackers may have several, so different names say nothing."""
    return _person(left.perpetrators, right.perpetrators, _PERPETRATOR, "an attacker in both")


def _person(left: tuple[Name, ...], right: tuple[Name, ...], worth: float, role: str) -> Feature | None:
    best, names = 0.0, ("", "")
    for a, b in product(left, right):
        alike = same_person(a, b)
        if alike > best:
            best, names = alike, (a.written, b.written)
    if not best:
        return None
    scale = 1.0 if best == 1.0 else _SURNAME_ONLY
    said = names[0] if names[0] == names[1] else f"{names[0]} ({names[1]})"
    return Feature(Aspect.WHO, worth * scale, f"{said} is {role}", sign=True)


def group(left: Profile, right: Profile) -> Feature | None:
    """The same group said to stand behind it, or a branch and its group; rivals speak mildly against it."""
    if not left.groups or not right.groups:
        return None
    mine, its = left.groups[0].name, right.groups[0].name
    keys = {g.key for g in right.groups}
    same = next((g.name for g in left.groups if g.key in keys), None)
    if same:
        return Feature(Aspect.WHO, 1.0, f"both name {same}")
    if {g.parent for g in left.groups} & {g.parent for g in right.groups}:
        return Feature(Aspect.WHO, 0.7, f"{mine} and {its} belong together")
    return Feature(Aspect.WHO, -0.3, f"one names {mine}, the other {its}")
