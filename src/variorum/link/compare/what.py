"""Do two accounts agree on what happened: type, target, weapon?"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import product

from variorum.link.compare.feature import Aspect, Feature, Wall
from variorum.link.compare.profile import Profile
from variorum.model.codebook import codebook

#: types under which reports tell of one and the same happening
_TOLD_AS = tuple(
    frozenset(f"type:{name}" for name in names.split())
    for names in (
        "shooting armed-assault massacre killing assassination clash",
        "armed-assault hostage-taking kidnapping hijacking shooting",
        "bombing shelling air-strike assassination killing massacre sabotage",
        "stabbing vehicle-ramming armed-assault killing assassination massacre",
        "arson armed-assault shooting massacre sabotage",
        "armed-assault bombing shooting",
    )
)
_WIDEST = "type:attack"
#: two blasts are as often one attack; three or more, told with the same number, say as much as the type
_MANY, _SAME_NUMBER = 3, 1.0
#: what walls needs no score that counts; it is that of another type
_PART = -0.75
_SAME_TYPE, _NARROWER, _ANY_ATTACK, _TOLD_ALIKE, _OTHER_TYPE = 1.0, 0.8, 0.2, 0.3, -0.75


def kind(left: Profile, right: Profile) -> Feature | None:
    """The same type, a wider one, or types that reports give of one happening; else a mild conflict."""
    pairs = [_types(a, b) for a, b in product(sorted(left.types), sorted(right.types))]
    return max(pairs, key=lambda f: f.score) if pairs else None


@cache
def _types(a: str, b: str) -> Feature:
    say_a, say_b = label(a), label(b)
    if a == b:
        worth = _ANY_ATTACK if a == _WIDEST else _SAME_TYPE
        return Feature(Aspect.WHAT, worth, f"both {_article(say_a)}")
    if _WIDEST in (a, b):
        return Feature(Aspect.WHAT, _ANY_ATTACK, f"{say_a} and {say_b} can be one")
    lines = _line(a), _line(b)
    if a in lines[1] or b in lines[0]:
        return Feature(Aspect.WHAT, _NARROWER, f"{say_a} and {say_b} can be one")
    if any(set(lines[0]) & told and set(lines[1]) & told for told in _TOLD_AS):
        return Feature(Aspect.WHAT, _TOLD_ALIKE, f"{say_a} and {say_b} are told of one happening at times")
    return Feature(Aspect.WHAT, _OTHER_TYPE, f"{_article(say_a)} is no {say_b}")


def label(code: str) -> str:
    """The plain label of a term, its code where the codebook lacks it."""
    known = codebook().terms.get(code)
    return known.label if known else code.rpartition(":")[2]


def _article(words: str) -> str:
    return f"{'an' if words[:1] in 'aeiou' else 'a'} {words}"


def _line(code: str) -> tuple[str, ...]:
    """The term and its wider ones, without the widest of all."""
    return tuple(c for c in (code, *codebook().ancestors(code)) if c != _WIDEST)


def series(left: Profile, right: Profile) -> Feature | None:
    """The same number of attacks told of as one; a part is never its whole: they are linked as such."""
    if not (left.series or right.series):
        return None
    if {(bool(p.series), p.part) for p in (left, right)} == {(True, False), (False, True)}:
        say = "one tells of several together, the other of one of several"
        return Feature(Aspect.WHAT, _PART, say, Wall.HARD)
    both = max(left.series & right.series, default=0)
    if both < _MANY:
        return None
    return Feature(Aspect.WHAT, _SAME_NUMBER, f"both tell of {both} attacks together")


def target(left: Profile, right: Profile) -> Feature | None:
    """The same target, or one that the other covers."""
    return _shared(left.targets, right.targets, (0.6, 0.4))


def weapon(left: Profile, right: Profile) -> Feature | None:
    """The same weapon, or one that the other covers."""
    return _shared(left.weapons, right.weapons, (0.5, 0.3))


def _shared(left: frozenset[str], right: frozenset[str], worth: tuple[float, float]) -> Feature | None:
    if not (left and right):
        return None
    same = left & right
    if same:
        return Feature(Aspect.WHAT, worth[0], f"both: {label(min(same))}")
    near = (_widened(left) & right) | (_widened(right) & left)
    return Feature(Aspect.WHAT, worth[1], f"both: {label(min(near))}") if near else None


def _widened(codes: Iterable[str]) -> frozenset[str]:
    return frozenset(wider for code in codes for wider in _wider(code))


@cache
def _wider(code: str) -> tuple[str, ...]:
    return tuple(codebook().ancestors(code))
