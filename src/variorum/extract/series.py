"""Series: happenings told of as one ("six blasts across the country"), and which mentions tell of parts of them.

A mention tells of a part where it is of one happening in a town of its own, and the series is told to be in a wider
place or in several towns; or where its report says so: "one of six bombings".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.extract.affinity import Mention
from variorum.extract.agreement import dates_conflict, finest, places_conflict, types_agree
from variorum.extract.grouping import Group
from variorum.extract.parse import Sentence
from variorum.extract.phrases import words
from variorum.extract.triggers import Trigger, above_of
from variorum.model.value import Place, PlaceKind

#: a series is what a report begins on: "several attacks" beyond its first mentions may be older ones
_FIRST = 2
#: levels of place that one of several happenings can have for itself
_TOWNS = frozenset({PlaceKind.CITY, PlaceKind.SITE, PlaceKind.UNKNOWN})
#: words that begin a sentence with a number over all parts
_OPENING = 4


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a mention belongs: the group it `joins`, or what the group is that it opens.

    `whole`: the series that it opens a part of; `part`: the group that turns out to be a part of what it opens.
    """

    joins: Group | None = None
    whole: Group | None = None
    part: Group | None = None

    @property
    def series(self) -> bool:
        """True if it opens the series of a part that was told of before."""
        return self.part is not None

    @property
    def apart(self) -> bool:
        """True if what it opens is not what the report is about."""
        return bool(self.whole or self.part)


def seat_in_series(groups: Sequence[Group], sentence: Sentence, one: Mention) -> Seat | None:
    """The seat of a mention that speaks of a series or a part of one; None for any other."""
    if groups and _names_whole(sentence, one.trigger):
        last = max(groups, key=lambda g: g.triggers[-1].start)
        return Seat(part=last) if last.whole is None else Seat(joins=last.whole)
    wholes = [g.whole for g in groups if g.whole]
    if wholes and (_all_again(one.trigger) or sums_up(sentence)):
        return Seat(joins=wholes[-1])
    beside = next((g for g in groups if g.whole and _told_beside(g, one)), None)
    if beside:
        return Seat(joins=beside)
    whole = next((g for g in groups if _opens_series(g) and _covers(g, one)), None)
    if whole is None or not _of_one(one.trigger):
        return None
    told = next((g for g in groups if g.whole is whole and _one_town(g, one)), None)
    return Seat(joins=told) if told else Seat(whole=whole)


def settled(groups: Sequence[Group]) -> list[Group]:
    """The groups, a lone part put back into its series: "blasts hit the country", all of them in the one town told of.

    Unless it is said to be one of several.
    """
    lone = [g for g in groups if g.whole and not _said_to_be_one(g) and _parts(groups, g.whole) == 1]
    for part in lone:
        if part.whole:
            for one in part.mentions:
                part.whole.add(one)
            part.whole.mentions.sort(key=lambda m: m.trigger.start)
    return [g for g in groups if not any(g is part for part in lone)]


def _parts(groups: Iterable[Group], whole: Group) -> int:
    return sum(g.whole is whole for g in groups)


def _said_to_be_one(part: Group) -> bool:
    """ "One of six bombings", "the deadliest blast", "another bomb"."""
    series = part.whole
    return bool(series and series.series) or any(t.singled or t.other for t in part.triggers)


def is_series(groups: Iterable[Group], group: Group) -> bool:
    """True if the group is several happenings told of as one: by its first mentions, or since another is its part."""
    return group.series or any(g.whole is group for g in groups) or _opens_series(group)


def sums_up(sentence: Sentence) -> bool:
    """ "In all, 55 people died": a number over all parts."""
    opening = " ".join(t.lower for t in sentence.tokens[:_OPENING])
    return any(opening.startswith(w) for w in words("series", "in_all", "words"))


def _opens_series(group: Group) -> bool:
    return any(t.several for t in group.triggers[:_FIRST])


def _names_whole(sentence: Sentence, trigger: Trigger) -> bool:
    """ "One of six bombings": what was told of just before is a part of what is named here."""
    one = above_of(sentence, trigger.token)
    return trigger.several and one is not None and one.lower in words("series", "one", "words")


def _all_again(trigger: Trigger) -> bool:
    """ "The attacks"."""
    return trigger.definite and not trigger.verbal and trigger.token.tag in ("NNS", "NNPS")


def _of_one(trigger: Trigger) -> bool:
    """True for a mention of a single happening that is not merely taken up again: "the blast"."""
    if trigger.several or trigger.together or trigger.summed or trigger.token.tag in ("NNS", "NNPS"):
        return False
    return trigger.singled or trigger.verbal or not trigger.definite


def _told_beside(part: Group, one: Mention) -> bool:
    """ "The deadliest blast hit Kano, where 31 were killed": a mention without a place in a sentence on a part."""
    here = part.triggers[-1].sentence == one.trigger.sentence
    return here and one.trigger.verbal and not one.trigger.several and not one.evidence.places


def _covers(group: Group, one: Mention) -> bool:
    """True if the town of the mention is one of the places of the series, its day and type those of the series."""
    if any(dates_conflict(a, b) for a in group.evidence.dates for b in one.evidence.dates):
        return False
    if not any(types_agree(a, b) for t in group.triggers for a in t.codes for b in one.trigger.codes):
        return False
    towns = [p for p in one.evidence.places if p.kind in _TOWNS]
    told = [p for m in group.mentions[:_FIRST] for p in m.evidence.places]
    return len({p.name for p in towns}) == 1 and _within(told, towns[0])


def _within(told: Sequence[Place], town: Place) -> bool:
    """True if the series is told to be in several towns, of which this is one, or in a wider place that holds it."""
    listed = {p.name for p in told if p.kind in _TOWNS}
    wider = [p for p in told if p.kind not in _TOWNS]
    if listed:
        return len(listed) > 1 and town.name in listed
    return bool(wider) and not any(places_conflict(p, town) for p in wider)


def _one_town(group: Group, one: Mention) -> bool:
    here, there = finest(one.evidence.places), finest(group.evidence.places)
    return not any(places_conflict(a, b) for a in here for b in there)
