"""Grouping: which of a report's happenings a mention joins, or that it opens one of its own.

Walls stand first: another day, another place, types that are never one. Within them the signs of `affinity` decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean

from variorum.extract.affinity import Evidence, Mention, affinity
from variorum.extract.agreement import (
    LOOSE,
    dates_conflict,
    finest,
    places_conflict,
    types_agree,
    types_apart,
)
from variorum.extract.triggers import Trigger

#: log odds from which a mention joins a group. On MUC-4's tst1 and tst2 0.3 to 0.9 are within a point and a half of F, 0.8 the
#: best; lower here, since reports on one attack, of which MUC-4 has few, fall apart at 0.8. A definite noun ("the
#: attacks") means one that was told of.
_TOGETHER = 0.6
_ANAPHORIC = 0.3
#: what speaks against joining a happening of another day: the next sentence is as often about the main one again
_IN_PASSING = 1.5


@dataclass(slots=True)
class Group:
    """The mentions of one happening so far, in text order, and what is known around them.

    `background`: the first of them has a day of its own, or is said to be another one. `whole`: the series of which
    it is told to be a part; `series`: it was named as that of which another is one ("one of six bombings").
    """

    mentions: list[Mention]
    evidence: Evidence
    background: bool = False
    whole: Group | None = None
    series: bool = False

    @property
    def triggers(self) -> list[Trigger]:
        """The triggers of the mentions."""
        return [m.trigger for m in self.mentions]

    def add(self, one: Mention) -> None:
        """Take a mention in, with its evidence."""
        self.mentions.append(one)
        self.evidence = Evidence(
            self.evidence.dates + one.evidence.dates,
            self.evidence.places + one.evidence.places,
            self.evidence.victims + one.evidence.victims,
        )


def closest(groups: list[Group], one: Mention) -> Group | None:
    """The group that the mention is closest to, None where it is closer to none than to a happening of its own."""
    fitting = [g for g in groups if _agrees(g, one)]
    named = [g for g in fitting if set(one.evidence.victims) & set(g.evidence.victims)]
    if named:
        return named[0]
    if one.trigger.other:
        shared = [g for g in fitting if g is not groups[0] and _shares_date(g, one.evidence)]
        return shared[0] if shared else None
    before = _just_told(groups, fitting, one.trigger)
    if before:
        return before
    close = [_closeness(g, one) for g in fitting]
    least = _ANAPHORIC if one.trigger.definite and not one.trigger.verbal else _TOGETHER
    return fitting[close.index(max(close))] if close and max(close) >= least else None


def _just_told(groups: list[Group], fitting: list[Group], trigger: Trigger) -> Group | None:
    """ "Claimed that bombing": the happening told of just before, if the type is not one of the first's."""
    if not trigger.definite or trigger.verbal or not groups or _same_type(groups[0], trigger):
        return None
    near = [g for g in fitting if g is not groups[0] and 0 <= trigger.sentence - g.triggers[-1].sentence <= 1]
    return near[-1] if near else None


def _same_type(group: Group, trigger: Trigger) -> bool:
    ours = [c for c in trigger.codes if c not in LOOSE]
    theirs = [c for t in group.triggers for c in t.codes if c not in LOOSE]
    return not ours or not theirs or any(types_agree(a, b) for a in ours for b in theirs)


def _closeness(group: Group, one: Mention) -> float:
    """The mean affinity to the mentions of the group; less for one told of in passing, to which a report seldom returns."""
    mean = fmean(affinity(m, one) for m in group.mentions)
    return mean - (_IN_PASSING if group.background else 0.0)


def _shares_date(group: Group, around: Evidence) -> bool:
    return any(not dates_conflict(a, b) for a in group.evidence.dates for b in around.dates)


def _agrees(group: Group, one: Mention) -> bool:
    """True unless a wall stands between them: another day, another place, types that are never one."""
    around, trigger = one.evidence, one.trigger
    if any(dates_conflict(a, b) for a in group.evidence.dates for b in around.dates):
        return False
    here, there = finest(around.places), finest(group.evidence.places)
    if here and there and all(places_conflict(a, b) for a in there for b in here):
        return False
    if _apart(group, trigger):
        return False
    return any(types_agree(a, b) for t in group.triggers for a in t.codes for b in trigger.codes)


def _apart(group: Group, trigger: Trigger) -> bool:
    together = any(t.sentence == trigger.sentence for t in group.triggers)
    return types_apart({c for t in group.triggers for c in t.codes}, set(trigger.codes), together=together)
