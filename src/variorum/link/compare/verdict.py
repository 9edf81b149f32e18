"""Are two accounts of the same happening? The features in one table, the verdict from their sum.

Likeness of text is no feature here: it finds candidates (block) and never merges.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import exp

from variorum.link.compare import telling, tolls, what, when, where, who
from variorum.link.compare.feature import Aspect, Compare, Feature, Wall
from variorum.link.compare.profile import LETHAL, Profile
from variorum.model.assertion import AccountKind
from variorum.model.judgement import Verdict

#: the score from which two accounts are the same: the same day and town (2 + 2), or town, type and
#: group where one has no date (2 + 1 + 1); not the same day and type in one country (2 + 1 + .5)
SAME = 4.0
#: the score from which people are warned of a likely twin: town and type (2 + 1), not country, type
#: and group (.6 + 1 + 1)
UNSURE = 2.75
#: the score that two accounts of one report need: their report tells them apart, so that nearly all
#: must agree, a named person or an exact toll among it
SAME_REPORT = 9.0
#: what a named person or a large exact toll adds; nothing less tells two happenings apart
TELLING = 2.0
#: agreement on fewer questions than this (when, where, what, who, how many) is no independent evidence
ASPECTS = 2
#: what agreement on a day or a town counts for at least; that on a month or a country is less
EXACT = 1.0
#: what agreement on a question must reach to count as one
WORTH = 0.4
#: the evidence beside a soft wall from which people are warned
TWIN_IN_SPITE = 4.0
#: the evidence by names (a person, a street, rare words) without which a wall stands: a person, or a street and a rare
#: word, against a day or town that is told wrong
GIVES_WAY = {Wall.SOFT: 2.0, Wall.HARD: 3.0}
#: what a wall that gives way weighs against, as `python -m training.linking` finds it, in points
_COSTS = {Wall.SOFT: 0.0, Wall.HARD: 2.5}
#: the score that stands for a probability of one half
_MIDDLE = (SAME + UNSURE) / 2

FEATURES: tuple[Compare, ...] = (
    when.date,
    when.weekday,
    when.calendar,
    when.news,
    where.place,
    where.site,
    what.kind,
    what.series,
    what.target,
    what.weapon,
    who.victims,
    who.perpetrators,
    who.group,
    tolls.killed,
    tolls.wounded,
    tolls.kidnapped,
)
#: what accounts name; nothing between accounts of one report, whose words are the same
TELLING_NAMES: tuple[Compare, ...] = (
    who.dead,
    telling.person,
    telling.ages,
    telling.street,
    telling.named,
)
#: the walls that names can overcome: a day or a town may be told wrong, 300 dead are not 3
PASSABLE = frozenset({Aspect.WHEN, Aspect.WHERE})
#: the features that can wall, with what of a profile they look at: two members of an incident that
#: agree in it need be compared with a third only once
WALLS: tuple[tuple[Compare, Callable[[Profile], Hashable]], ...] = (
    (when.date, lambda p: p.days),
    (when.news, lambda p: (p.days, p.published, p.kind)),
    (where.place, lambda p: p.places),
    (what.series, lambda p: (p.series, p.part)),
    (tolls.killed, lambda p: p.killed),
    (tolls.kidnapped, lambda p: p.kidnapped),
)


#: what accounts of two reports are compared by
_ALL = FEATURES + TELLING_NAMES
#: the features that tell most pairs apart at the least cost, looked at before all others
_FIRST: tuple[Compare, ...] = (when.date, where.place)
#: those that rest on names, in the order of the tables: of one report, and of two
_OF_ONE: tuple[Compare, ...] = (who.victims, who.perpetrators)
_OF_TWO: tuple[Compare, ...] = (*_OF_ONE, who.dead, telling.person, telling.street, telling.named)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two accounts compared: the verdict, the sum of the scores, and the features behind it."""

    left: str
    right: str
    verdict: Verdict
    score: float
    features: tuple[Feature, ...]

    @property
    def probability(self) -> float:
        """The score as a number in 0..1; one half between unsure and same."""
        return probability(self.score)

    @property
    def walled(self) -> bool:
        """True if a feature forbids it."""
        return any(f.wall is not Wall.NONE for f in self.features)

    @property
    def by_names(self) -> bool:
        """True if what both name tells them to be one, whatever the day and town say."""
        return told_by_names(self.features) >= GIVES_WAY[Wall.HARD]

    @property
    def reasons(self) -> tuple[str, ...]:
        """The sentences of the features, those that weigh most first."""
        ranked = sorted(self.features, key=lambda f: -abs(f.score))
        return tuple(f.sentence for f in ranked if f.score)


def probability(score: float) -> float:
    """A score as a number in 0..1; one half between unsure and same."""
    return round(1 / (1 + exp(_MIDDLE - score)), 3)


def compare(left: Profile, right: Profile) -> Comparison:
    """Compare two accounts; the same result whichever comes first."""
    a, b = (left, right) if left.id <= right.id else (right, left)
    features = tuple(_features(FEATURES if a.report_id == b.report_id else _ALL, a, b))
    score = round(sum(f.score for f in features), 6)
    verdict = _verdict(features, score, same_report=_told_as_two(a, b))
    if verdict is not Verdict.DIFFERENT and _recalled(a, b, features):
        verdict = Verdict.DIFFERENT
    return Comparison(a.id, b.id, verdict, score, features)


def _features(table: Iterable[Compare], a: Profile, b: Profile) -> list[Feature]:
    return [found for feature in table if (found := feature(a, b)) is not None]


def _recalled(a: Profile, b: Profile, features: Sequence[Feature]) -> bool:
    """True where one is told in passing, and no day, town, person or street says that it is the other.

    What reports recall of older attacks shares group, country and the experts who are asked with the news itself.
    """
    if a.kind is b.kind or AccountKind.MAIN not in (a.kind, b.kind):
        return False
    agrees = any(f.score >= EXACT for f in features if f.aspect in (Aspect.WHEN, Aspect.WHERE))
    people = told_by_names(f for f in features if f.aspect is not Aspect.NAMES)
    return not agrees and people < TELLING


def _told_as_two(a: Profile, b: Profile) -> bool:
    """True if one report tells of both; but it may well mention twice how a man was killed long ago."""
    if a.report_id != b.report_id:
        return False
    victim = who.victims(a, b)
    background = AccountKind.MAIN not in (a.kind, b.kind)
    return not (background and victim and victim.score > 0 and _lethal(a) and _lethal(b))


def _lethal(account: Profile) -> bool:
    return bool(account.types & LETHAL)


def plainly_different(left: Profile, right: Profile) -> bool:
    """True if date or place forbids one happening, and no names speak against that; `compare` agrees with it."""
    if not any(f.wall is Wall.HARD for f in _features(_FIRST, left, right)):
        return False
    if left.report_id == right.report_id or not telling.share_names(left, right):
        return True
    # with less than this a hard wall stands, and nobody is warned
    return _named_by_both(left, right) < GIVES_WAY[Wall.SOFT]


def by_names(left: Profile, right: Profile) -> bool:
    """True if what both name tells them to be one: what `compare` says of it, without all the rest."""
    return _named_by_both(left, right) >= GIVES_WAY[Wall.HARD]


def _named_by_both(left: Profile, right: Profile) -> float:
    a, b = (left, right) if left.id <= right.id else (right, left)
    return told_by_names(_features(_OF_ONE if a.report_id == b.report_id else _OF_TWO, a, b))


def _verdict(features: tuple[Feature, ...], score: float, *, same_report: bool) -> Verdict:
    if any(f.wall is not Wall.NONE for f in features):
        if gives_way(features):
            return Verdict.SAME if _in_spite(features) >= SAME else Verdict.UNSURE
        return _walled(features)
    if score < UNSURE or aspects(features) < ASPECTS:
        return Verdict.DIFFERENT
    if same_report:
        return _one_report(features, score)
    return Verdict.SAME if score >= SAME else Verdict.UNSURE


def _in_spite(features: Iterable[Feature]) -> float:
    """The score with each wall at what it weighs where names tell against it."""
    return sum(f.score if f.wall is Wall.NONE else -_COSTS[f.wall] for f in features)


def gives_way(features: Sequence[Feature]) -> bool:
    """True if all walls are of day or town, one of them hard at most, and names are enough in spite of each."""
    walls = [f for f in features if f.wall is not Wall.NONE]
    if sum(f.wall is Wall.HARD for f in walls) > 1 or any(f.aspect not in PASSABLE for f in walls):
        return False
    return told_by_names(features) >= sum(GIVES_WAY[f.wall] for f in walls)


def told_by_names(features: Iterable[Feature]) -> float:
    """The points of people, streets and other names that both accounts have."""
    return sum(f.score for f in features if f.sign)


def _walled(features: Sequence[Feature]) -> Verdict:
    """Different; people are warned if enough speaks for it: by names, where a day or town forbids it outright."""
    for_it = sum(f.score for f in features if f.score > 0)
    warned = for_it >= TWIN_IN_SPITE and told_by_names(features) >= _worth_a_warning(features)
    return Verdict.UNSURE if warned else Verdict.DIFFERENT


def _worth_a_warning(features: Sequence[Feature]) -> float:
    """The points of names without which nobody is warned; several hard walls each need names that could move it."""
    hard = sum(f.wall is Wall.HARD for f in features)
    if hard > 1:
        return hard * GIVES_WAY[Wall.HARD]
    return GIVES_WAY[Wall.SOFT] if hard else 0.0


def _one_report(features: tuple[Feature, ...], score: float) -> Verdict:
    telling = any(f.aspect in (Aspect.WHO, Aspect.TOLL) and f.score >= TELLING for f in features)
    if score >= SAME_REPORT and telling:
        return Verdict.SAME
    return Verdict.UNSURE if telling and score >= SAME else Verdict.DIFFERENT


def aspects(features: Iterable[Feature]) -> int:
    """On how many questions the features agree."""
    sums: dict[Aspect, float] = {}
    for f in features:
        sums[f.aspect] = sums.get(f.aspect, 0.0) + f.score
    return sum(total >= WORTH for total in sums.values())
