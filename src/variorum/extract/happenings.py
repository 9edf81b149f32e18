"""Happenings: the triggers of a report, grouped into the happenings that it tells of.

Which words name a happening, and what kind of account each makes, is decided here; which mentions are one in `grouping`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from variorum.extract.affinity import Evidence, Mention, mention
from variorum.extract.attach import date_of, evidence_place
from variorum.extract.grouping import Group, closest
from variorum.extract.parse import Sentence, Token
from variorum.extract.phrases import words
from variorum.extract.realis import Realis, never, realis
from variorum.extract.scene import Scene
from variorum.extract.series import Seat, is_series, seat_in_series, settled
from variorum.extract.triggers import Trigger, triggers, weak_triggers
from variorum.extract.victims import victims_of
from variorum.model.assertion import AccountKind
from variorum.model.report import PassageKind
from variorum.model.value import Granularity, PartialDate, Place, PlaceKind

#: places are looked for in so many sentences from the start where a happening has none of its own
LEAD_SENTENCES = 4
#: what lies longer back than this is not what a report without a date for its happening is about
_CURRENT_DAYS = 45
_AFTERMATH_DAYS = 2
#: times over which tolls are added up
_PERIODS = frozenset({Granularity.MONTH, Granularity.YEAR, Granularity.LONGER})
#: a first paragraph shorter than this (a dateline, a byline) is read together with the next
_SHORT_LEAD = 8
#: a happening that so large a share of the paragraphs names is what the report is about, wherever it begins
_THROUGHOUT = 0.5
#: the trained reader's share from which its word for a happening counts; chosen on MUC-4's tst1 and tst2
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Happening:
    """One happening of a report: its kind, its triggers in text order, what is known around them.

    `series`: several told of as one; `whole`: the number of the series that it is a part of.
    """

    number: int
    kind: AccountKind
    triggers: tuple[Trigger, ...]
    evidence: Evidence = field(default_factory=Evidence)
    series: bool = False
    whole: int | None = None

    @property
    def head(self) -> Trigger:
        """The trigger that named it first."""
        return self.triggers[0]

    def owns(self, sentence: int, token: Token) -> bool:
        """True if `token` of that sentence is one of its triggers."""
        return any(t.sentence == sentence and t.token.i == token.i for t in self.triggers)


def mentions(scene: Scene) -> Iterator[Mention]:
    """Every trigger of the report that may name a happening, before any is taken for one."""
    for sentence in scene.sentences:
        strong = list(triggers(sentence))
        taken = {t.token.i for t in strong}
        weak = [t for t in weak_triggers(sentence) if t.token.i not in taken]
        for trigger in sorted([*strong, *weak], key=lambda t: t.start):
            yield mention(scene, trigger, _evidence(scene, trigger))


@lru_cache(maxsize=4)
def happenings(scene: Scene) -> tuple[Happening, ...]:
    """The happenings of a report, in the order in which it names them."""
    groups: list[Group] = []
    unreal: list[Trigger] = []
    for sentence in scene.sentences:
        for trigger in _named(scene, sentence, groups):
            if _unreal(sentence, trigger) or (trigger.generic and (groups or not _concrete(scene, trigger))):
                unreal.append(trigger)
            else:
                _place(scene, groups, trigger)
    groups = settled(groups)
    made = [_happening(scene, groups, n) for n in range(len(groups))]
    lone = [
        Happening(
            len(made) + n,
            AccountKind.HYPOTHETICAL if _unreal(scene.sentences[t.sentence], t) else AccountKind.AGGREGATE,
            (t,),
        )
        for n, t in enumerate(unreal)
    ]
    return (*made, *lone)


def _happening(scene: Scene, groups: list[Group], number: int) -> Happening:
    group = groups[number]
    return Happening(
        number,
        _kind(scene, groups, group),
        tuple(group.triggers),
        group.evidence,
        series=is_series(groups, group),
        whole=next((n for n, g in enumerate(groups) if g is group.whole), None),
    )


def _unreal(sentence: Sentence, trigger: Trigger) -> bool:
    """True where the words do not say that it happened: planned, asked for, under "if", ahead."""
    if trigger.unreal or (trigger.verbal and never(sentence, trigger.token)):
        return True
    return realis(sentence, trigger.token) in (Realis.OPEN, Realis.AHEAD)


def _named(scene: Scene, sentence: Sentence, groups: list[Group]) -> list[Trigger]:
    """The triggers of a sentence; a verb like "killed" counts where it is the first, or its date another one."""
    strong = list(triggers(sentence))
    taken = {t.token.i for t in strong}
    weak = [
        t
        for t in weak_triggers(sentence)
        if t.token.i not in taken
        and (_opens(sentence, groups, t) or _sets_apart(scene, groups, t) or _told_anew(scene, t))
    ]
    dated = any(date_of(scene, t) for t in strong)
    found = sorted([*strong, *([] if dated else weak[:1])], key=lambda t: t.start)
    return [t for t in found if _proposed(scene, t)] if scene.proposals.alone else found


def _told_anew(scene: Scene, trigger: Trigger) -> bool:
    """A verb that the trained reader takes for a happening; a day beside it is as often that of what came after."""
    return _proposed(scene, trigger) and not date_of(scene, trigger)


def _proposed(scene: Scene, trigger: Trigger) -> bool:
    """True where the trained reader takes the word for a happening to report."""
    return scene.proposals.share(("trigger",), trigger.start, trigger.end) >= _SURE


def _opens(sentence: Sentence, groups: list[Group], trigger: Trigger) -> bool:
    """ "A bomb killed three people": with no happening told yet, a killing is one, unless an accident did it."""
    lemmas = {t.lemma for t in sentence.tokens}
    if trigger.token.lemma == "die" and lemmas & words("happening", "opening", "wounds"):
        return not groups
    if groups or trigger.token.lemma not in words("happening", "opening", "verbs"):
        return False
    return not words("happening", "opening", "accidents") & lemmas


def _sets_apart(scene: Scene, groups: list[Group], trigger: Trigger) -> bool:
    """True if a verb is dated, and not when the report's first happening was."""
    dates = [d.value for d in date_of(scene, trigger) if d.value.resolved]
    if not groups or not dates:
        return False
    told = [d for d in groups[0].evidence.dates if d.resolved]
    day = scene.published
    if not told and day:
        return all(d.end is not None and (day - d.end).days > _CURRENT_DAYS for d in dates)
    return bool(told) and all(_long_before(a, b) for a in dates for b in told)


def _long_before(a: PartialDate, b: PartialDate) -> bool:
    """True if `a` ends days before `b`: what follows within days (a death, a claim) is no other happening."""
    return bool(a.end and b.start and (b.start - a.end).days > _AFTERMATH_DAYS)


def main_of(found: tuple[Happening, ...]) -> Happening | None:
    """The happening that the report is about, None if it is about none."""
    return next((h for h in found if h.kind is AccountKind.MAIN), None)


def _concrete(scene: Scene, trigger: Trigger) -> bool:
    around = _evidence(scene, trigger)
    return bool(around.dates or around.places) and (not trigger.summed or _one_day(trigger, around))


def _evidence(scene: Scene, trigger: Trigger) -> Evidence:
    return Evidence(
        dates=tuple(d.value for d in date_of(scene, trigger)),
        places=tuple(p.place for p in evidence_place(scene, trigger)),
        victims=tuple(v.surname for v in victims_of(scene, trigger)),
    )


def _place(scene: Scene, groups: list[Group], trigger: Trigger) -> None:
    """Put the trigger into the group it belongs to, or open one."""
    around = _evidence(scene, trigger)
    one = mention(scene, trigger, around)
    if groups and _turns(one):
        one = replace(one, trigger=replace(trigger, other=True))
    seat = seat_in_series(groups, scene.sentences[trigger.sentence], one) or Seat(closest(groups, one))
    if seat.joins:
        seat.joins.add(one)
        return
    if not groups and not around.places:
        around = replace(around, places=_lead_places(scene))
    background = seat.apart or one.trigger.other or _elsewhen(groups, around)
    groups.append(Group([one], around, background=background, whole=seat.whole, series=seat.series))
    if seat.part:
        seat.part.whole = groups[-1]


def _turns(one: Mention) -> bool:
    """ "Meanwhile, in X, rebels blew up a bridge": a sentence that turns to another happening, with its own place or date."""
    if one.trigger.definite and not one.trigger.verbal:
        return False
    return one.turns and bool(one.evidence.places or one.evidence.dates)


def _lead_places(scene: Scene) -> tuple[Place, ...]:
    """The places of the first paragraph, dateline included: where a report begins is where it speaks of."""
    first = next((s.passage for s in scene.sentences if s.kind is PassageKind.PARAGRAPH), 0)
    lead = [s for s in scene.sentences if s.passage == first]
    return tuple(m.place for s in lead for m in scene.places_in(s))


def _elsewhen(groups: list[Group], around: Evidence) -> bool:
    return bool(groups and around.dates)


def _kind(scene: Scene, groups: list[Group], group: Group) -> AccountKind:
    first = group.mentions[0]
    if (first.trigger.summed and not _one_day(first.trigger, first.evidence)) or _over_time(group):
        return AccountKind.AGGREGATE
    main = next((g for g in groups if not g.background), None)
    if group is not main:
        return AccountKind.BACKGROUND
    return AccountKind.MAIN if _in_lead(scene, group) or _throughout(scene, group) else AccountKind.BACKGROUND


def _one_day(trigger: Trigger, around: Evidence) -> bool:
    """ "A series of blasts on Friday": told of as one happening; not "a wave of attacks this year"."""
    day = any(d.granularity is Granularity.DAY or d.weekday is not None for d in around.dates)
    return trigger.several and day


def _over_time(group: Group) -> bool:
    """ "Violence killed 120 this month": killings over a month or more, with no one happening or town among them."""
    told = group.evidence
    if any(t.several or not (t.verbal or t.generic or t.summed) for t in group.triggers):
        return False
    if not told.dates or any(p.kind in (PlaceKind.CITY, PlaceKind.SITE) for p in told.places):
        return False
    return all(d.granularity in _PERIODS for d in told.dates)


def _in_lead(scene: Scene, group: Group) -> bool:
    """True if the title or the first paragraph names it."""
    body = [s for s in scene.sentences if s.kind is PassageKind.PARAGRAPH]
    lead = next((s.passage for s in body if len(s.tokens) >= _SHORT_LEAD), 0)
    return scene.sentences[group.triggers[0].sentence].passage <= lead


def _throughout(scene: Scene, group: Group) -> bool:
    named = {scene.sentences[t.sentence].passage for t in group.triggers}
    return len(named) >= _THROUGHOUT * len({s.passage for s in scene.sentences})
