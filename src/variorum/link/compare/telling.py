"""Do two accounts name the same people, streets and other things that few reports name?

What each sign is worth was learnt (`python -m training.linking`) and stands in data/telling.toml, in points of the
table in `compare`. Names are facts of the happening; that two texts are alike is none, and counts nowhere.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
#: the names of all signs, as `signs` gives them
SIGNS = (
    "a person of both",
    "an age of both",
    "ages told, none the same",
    "a street of both",
    "names told in both",
    "a rare name of both, by its rarity",
    "names that could meet by chance (log)",
    "no rare name of both",
    "rare names of both in one outlet",
)
#: an account that names fewer things than this may well name none of another's
FEW = 3


def people(left: Profile, right: Profile) -> list[str]:
    """The full names of those hit or accused in both, without those that are victims or attackers of both."""
    found = {name.surname: name.written for name in _same(left.people, right.people)}
    if not found:
        return []
    known = {*_same(left.victims, right.victims), *_same(left.perpetrators, right.perpetrators)}
    surnames = {name.surname for name in known}
    return sorted(written for surname, written in found.items() if surname not in surnames)


def _same(left: tuple[Name, ...], right: tuple[Name, ...]) -> Iterator[Name]:
    # most names have nothing in common: consonants are compared before spellings
    alike = ((a, b) for a, b in product(left, right) if skeleton(a.surname) == skeleton(b.surname))
    return (a for a, b in alike if same_person(a, b) == 1.0)


def rare(left: Profile, right: Profile) -> list[str]:
    """The rare words that both have, the rarest first."""
    shared = left.named & right.named
    return sorted(shared, key=lambda word: (-rarity(word), word)) if shared else []


def signs(left: Profile, right: Profile) -> dict[str, float]:
    """All signs for two profiles."""
    return {
        "a person of both": float(min(_TWO, len(people(left, right)))),
        **_age_signs(left, right),
        "a street of both": float(min(_TWO, len(left.streets & right.streets))),
        **_name_signs(left, right, rare(left, right)),
    }


def _age_signs(left: Profile, right: Profile) -> dict[str, float]:
    shared = left.ages & right.ages
    return {
        "an age of both": float(min(_TWO, len(shared))),
        "ages told, none the same": float(bool(left.ages and right.ages) and not shared),
    }


def _name_signs(left: Profile, right: Profile, shared: Sequence[str]) -> dict[str, float]:
    """Those of the rare words, of which both have `shared`."""
    both = _both_name(left, right, shared)
    by_chance = log((1 + len(left.named)) * (1 + len(right.named)))
    return {
        "names told in both": float(both),
        "a rare name of both, by its rarity": sum(map(rarity, shared[:MOST])),
        "names that could meet by chance (log)": by_chance if both else 0.0,
        "no rare name of both": float(both and not shared),
        "rare names of both in one outlet": float(bool(shared) and left.outlet == right.outlet),
    }


def _both_name(left: Profile, right: Profile, shared: Sequence[str]) -> bool:
    return bool(shared) or min(len(left.named), len(right.named)) >= FEW


@cache
def worth() -> Mapping[str, float]:
    """What each sign is worth, in points."""
    text = (files("variorum.link") / "data" / "telling.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text)["worth"])


def _points(told: Mapping[str, float]) -> float:
    """What these signs are worth together."""
    each = worth()
    return round(sum([each[name] * value for name, value in told.items()]), 2)


def person(left: Profile, right: Profile) -> Feature | None:
    """The same people hit or accused, by full name."""
    shared = people(left, right)
    if not shared:
        return None
    points = _points({"a person of both": min(_TWO, len(shared))})
    return Feature(Aspect.WHO, points, f"both tell of {_listed(shared)}", sign=True)


def ages(left: Profile, right: Profile) -> Feature | None:
    """The ages of those told of; where both tell some and none is the same, it speaks against it."""
    if not left.ages or not right.ages:
        return None
    points = _points(_age_signs(left, right))
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
    points = _points({"a street of both": min(_TWO, len(shared))})
    return Feature(Aspect.WHERE, points, f"both name the street {_listed(_titles(shared))}", sign=True)


def named(left: Profile, right: Profile) -> Feature | None:
    """Rare names that both have, by how rare they are and against how many they could share by chance."""
    shared = rare(left, right)
    if not _both_name(left, right, shared):
        return None
    points = _points(_name_signs(left, right, shared))
    if not shared:
        return Feature(Aspect.NAMES, min(0.0, points), "neither names what the other names")
    return Feature(Aspect.NAMES, points, f"both name {_listed(_titles(shared[:_SHOWN]))}", sign=True)


def share_names(left: Profile, right: Profile) -> bool:
    """True if the two share any name that could tell them to be one."""
    mine = left.named, left.streets, left.surnames
    its = right.named, right.streets, right.surnames
    return not all(some.isdisjoint(others) for some, others in zip(mine, its, strict=True))


def _numbers(found: Iterable[int]) -> str:
    return _listed([str(n) for n in sorted(found)])


def _titles(words: Iterable[str]) -> list[str]:
    return sorted(word[:1].upper() + word[1:] for word in words)


def _listed(words: list[str]) -> str:
    shown = words[:_SHOWN]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
