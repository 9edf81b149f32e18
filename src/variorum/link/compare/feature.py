"""What a comparison is made of: features, each with a score and a sentence for people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from variorum.link.compare.profile import Profile


class Aspect(StrEnum):
    """The question that a feature answers; agreement on two of them is independent evidence."""

    WHEN = "when"
    WHERE = "where"
    WHAT = "what"
    WHO = "who"
    TOLL = "how many"
    #: words that few reports have: beside the others, and never enough
    NAMES = "names"


class Wall(StrEnum):
    """Whether a feature forbids that two accounts are one incident."""

    NONE = "none"
    #: they are kept apart, but people are warned if all else agrees
    SOFT = "soft"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Feature:
    """One point of agreement or conflict: `score` is positive for the same happening."""

    aspect: Aspect
    score: float
    sentence: str
    wall: Wall = Wall.NONE
    #: it rests on what both name: a person, a street, a rare word
    sign: bool = False


#: compares two profiles in one respect; None where it can say nothing
Compare = Callable[[Profile, Profile], Feature | None]
