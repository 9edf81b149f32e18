"""Do two accounts name the same people, streets and other things that few reports name?

What each sign is worth was learnt (`python -m training.linking`) and stands in data/telling.toml, in points of the
table in `compare`. Names are facts of the happening; that two texts are alike is none, and counts nowhere.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import product
from math import log

from variorum.link.compare.feature import Aspect, Feature
from variorum.link.compare.names import Name, same_person, skeleton
from variorum.link.compare.profile import Profile
from variorum.link.compare.rarity import rarity

#: more rare words than this say nothing new: one list may stand in both
MOST = 6
#: people, ages and streets beyond this say nothing new
_TWO = 2
#: names in a sentence for people
_SHOWN = 4
#: an account that names fewer things than this may well name none of another's
FEW = 3


def people(left: Profile, right: Profile) -> list[str]:
    """The full names of those hit or accused in both, without those that are victims or attackers of both."""
    known = {*_same(left.victims, right.victims), *_same(left.perpetrators, right.perpetrators)}
    surnames = {name.surname for name in known}
    found = {name.surname: name.written for name in _same(left.people, right.people)}
    return sorted(written for surname, written in found.items() if surname not in surnames)


def _same(left: tuple[Name, ...], right: tuple[Name, ...]) -> Iterator[Name]:
    # most names have nothing in common: consonants are compared before spellings
    alike = ((a, b) for a, b in product(left, right) if skeleton(a.surname) == skeleton(b.surname))
    return (a for a, b in alike if same_person(a, b) == 1.0)


def rare(left: Profile, right: Profile) -> list[str]:
    """The rare words that both have, the rarest first."""
    return sorted(left.named & right.named, key=lambda word: (-rarity(word), word))


def _person(left: Profile, right: Profile) -> float:
    return min(_TWO, len(people(left, right)))


def _age(left: Profile, right: Profile) -> float:
    return min(_TWO, len(left.ages & right.ages))


def _other_ages(left: Profile, right: Profile) -> float:
    return bool(left.ages and right.ages) and not left.ages & right.ages


def _street(left: Profile, right: Profile) -> float:
    return min(_TWO, len(left.streets & right.streets))


def _both_name(left: Profile, right: Profile) -> float:
    return bool(left.named & right.named) or min(len(left.named), len(right.named)) >= FEW


def _rare_names(left: Profile, right: Profile) -> float:
    return sum(rarity(word) for word in rare(left, right)[:MOST])


def _by_chance(left: Profile, right: Profile) -> float:
    return _both_name(left, right) and log((1 + len(left.named)) * (1 + len(right.named)))


def _none(left: Profile, right: Profile) -> float:
    return _both_name(left, right) and not left.named & right.named


def _one_outlet(left: Profile, right: Profile) -> float:
    return bool(left.named & right.named) and left.outlet == right.outlet


_NAMES: Mapping[str, Callable[[Profile, Profile], float]] = {
    "names told in both": _both_name,
    "a rare name of both, by its rarity": _rare_names,
    "names that could meet by chance (log)": _by_chance,
    "no rare name of both": _none,
    "rare names of both in one outlet": _one_outlet,
}
#: the signs, each a number for two profiles
SIGNS: Mapping[str, Callable[[Profile, Profile], float]] = {
    "a person of both": _person,
    "an age of both": _age,
    "ages told, none the same": _other_ages,
    "a street of both": _street,
    **_NAMES,
}


def signs(left: Profile, right: Profile) -> dict[str, float]:
    """All signs for two profiles."""
    return {name: float(sign(left, right)) for name, sign in SIGNS.items()}


@cache
def worth() -> Mapping[str, float]:
    """What each sign is worth, in points."""
    text = (files("variorum.link") / "data" / "telling.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text)["worth"])


def _points(left: Profile, right: Profile, names: Iterable[str]) -> float:
    return round(sum(worth()[name] * SIGNS[name](left, right) for name in names), 2)


def person(left: Profile, right: Profile) -> Feature | None:
    """The same people hit or accused, by full name."""
    shared = people(left, right)
    if not shared:
        return None
    points = _points(left, right, ["a person of both"])
    return Feature(Aspect.WHO, points, f"both tell of {_listed(shared)}", sign=True)


def ages(left: Profile, right: Profile) -> Feature | None:
    """The ages of those told of; where both tell some and none is the same, it speaks against it."""
    if not left.ages or not right.ages:
        return None
    points = _points(left, right, ["an age of both", "ages told, none the same"])
    shared = left.ages & right.ages
    if shared:
        return Feature(Aspect.WHO, points, f"both tell of somebody aged {_numbers(shared)}")
    said = f"one tells of ages {_numbers(left.ages)}, the other of {_numbers(right.ages)}"
    return Feature(Aspect.WHO, points, said)


def street(left: Profile, right: Profile) -> Feature | None:
    """The same street named near both."""
    shared = left.streets & right.streets
    if not shared:
        return None
    points = _points(left, right, ["a street of both"])
    return Feature(Aspect.WHERE, points, f"both name the street {_listed(_titles(shared))}", sign=True)


def named(left: Profile, right: Profile) -> Feature | None:
    """Rare names that both have, by how rare they are and against how many they could share by chance."""
    if not _both_name(left, right):
        return None
    points = _points(left, right, _NAMES)
    shared = rare(left, right)[:_SHOWN]
    if not shared:
        return Feature(Aspect.NAMES, min(0.0, points), "neither names what the other names")
    return Feature(Aspect.NAMES, points, f"both name {_listed(_titles(shared))}", sign=True)


def share_names(left: Profile, right: Profile) -> bool:
    """True if the two share any name that could tell them to be one."""
    if left.named & right.named or left.streets & right.streets:
        return True
    return bool(_surnames(left) & _surnames(right))


def _surnames(account: Profile) -> set[str]:
    every = (*account.people, *account.victims, *account.perpetrators)
    return {surname for name in every for surname in name.surnames}


def _numbers(found: Iterable[int]) -> str:
    return _listed([str(n) for n in sorted(found)])


def _titles(words: Iterable[str]) -> list[str]:
    return sorted(word[:1].upper() + word[1:] for word in words)


def _listed(words: list[str]) -> str:
    shown = words[:_SHOWN]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
