"""Statements: what a voice gives as of a moment, counted once wherever it is told, and the voices in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from variorum.model.value import Count
from variorum.publish.dossier.edition import Edition
from variorum.publish.dossier.evidence import Ref, reference
from variorum.publish.dossier.plots.scale import ordinal
from variorum.publish.responsibility import said
from variorum.reconcile.evidence import Evidence
from variorum.reconcile.fields import Collated
from variorum.reconcile.moment import Moment, later
from variorum.reconcile.supersede import Fate, fates


@dataclass(frozen=True, slots=True)
class Voice:
    """A primary voice; `number` is its place in the order of first speaking, which gives colour and shape."""

    number: int
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure that a voice gives as of a moment.

    `ended` says what superseded it, "" where it stands; `until` is the day of that as an ordinal, if known.
    """

    voice: str
    role: str
    name: str
    moment: Moment
    count: Count
    ended: str
    until: int | None
    evidence: tuple[Evidence, ...]

    @property
    def days(self) -> tuple[int, int] | None:
        """The first and the last day that it may hold for, as ordinals; None where it has no time."""
        last = ordinal(self.moment.day)
        if last is None:
            return None
        first = ordinal(self.moment.first)
        return (last if first is None else min(first, last)), last

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that tell it, each once."""
        return tuple(dict.fromkeys(e.outlet for e in self.evidence))

    def refs(self, edition: Edition) -> tuple[Ref, ...]:
        """Where its evidence lies."""
        found = sorted(
            self.evidence, key=lambda e: (edition.place(e.report), edition.numbers[e.assertion.id])
        )
        return tuple(reference(edition, e.assertion) for e in found)


def statements(field: Collated) -> tuple[Statement, ...]:
    """The statements of a toll in the order of time, those without one last."""
    ended = fates(field.piles, field.ground)
    groups: dict[tuple[object, ...], list[tuple[Evidence, Fate | None]]] = {}
    for pile in field.piles:
        for one in pile.support:
            if isinstance(one.value, Count):
                role = one.assertion.voice.primary.role
                key = (one.voice, role, one.value, one.moment.first, one.moment.day)
                groups.setdefault(key, []).append((one, ended.get(pile.id)))
    return tuple(sorted(map(_statement, groups.values()), key=_order))


def _statement(told: list[tuple[Evidence, Fate | None]]) -> Statement:
    first = min((e for e, _ in told), key=Evidence.place)
    # one value may stand in two readings, with attackers and without: it ends where both do
    reasons = [fate for _, fate in told if fate is not None]
    last = max(reasons, key=lambda f: f.words) if len(reasons) == len(told) else None
    return Statement(
        voice=first.voice,
        role=first.assertion.voice.primary.role.value,
        name=name_of(first),
        moment=first.moment,
        count=_counted(first),
        ended=last.words if last else "",
        until=ordinal(last.by.moment.day) if last else None,
        evidence=tuple(sorted((e for e, _ in told), key=Evidence.place)),
    )


def _counted(one: Evidence) -> Count:
    if not isinstance(one.value, Count):
        raise TypeError(f"{one.assertion.id} gives no count")
    return one.value


def _order(one: Statement) -> tuple[object, ...]:
    moment = one.moment
    return moment.day is None, moment.day or "", moment.instant or 0.0, one.evidence[0].place()


def name_of(one: Evidence) -> str:
    """The primary voice as the page calls it."""
    link = one.assertion.voice.primary
    return f"{one.outlet} itself" if one.assertion.voice.outlets_own else said(link.name, link.role)


def voices(told: Iterable[Statement]) -> dict[tuple[str, str], Voice]:
    """The voices by key and role, in the order in which they first speak."""
    found: dict[tuple[str, str], Voice] = {}
    for one in told:
        key = (one.voice, one.role)
        found.setdefault(key, Voice(len(found), one.name, one.role))
    return found


def following(one: Statement, told: Iterable[Statement]) -> Statement | None:
    """The next statement of the same voice, None where it has said nothing since."""
    own = (s for s in told if (s.voice, s.role) == (one.voice, one.role))
    return next((s for s in own if later(s.moment, one.moment)), None)
