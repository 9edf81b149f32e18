"""Piles: a reading with the evidence for it and against it, as the rules weigh it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import inf
from typing import Protocol

from variorum.model.assertion import Certainty, Polarity, Stance
from variorum.model.finding import Reading
from variorum.model.identity import content_id
from variorum.model.value import Count, Nothing, Value
from variorum.reconcile.actors import Parents
from variorum.reconcile.compatible import plainness, relate, value_key
from variorum.reconcile.counts import Attackers, relate_tolls
from variorum.reconcile.evidence import Evidence, names_of
from variorum.reconcile.relation import Relation

#: from the least to the most firm
FIRMNESS = (Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)


@dataclass(frozen=True, slots=True)
class Ground:
    """What holds for all readings of a field: the incident, branches, how many attackers a toll may count.

    `alone` is how many attackers came to harm, by reports that say so, (0, 0) where none does.
    """

    incident_id: str
    name: str
    parents: Parents = field(default_factory=dict)
    attackers: Attackers = (0, inf)
    alone: Attackers = (0, 0)


class Valued(Protocol):
    """Anything with a value; of a toll, `scope` says whether it counts the attackers."""

    @property
    def value(self) -> Value:
        """The value."""
        ...

    @property
    def scope(self) -> str | None:
        """ "included", "excluded" or None."""
        ...


def relate_values(a: Valued, b: Valued, ground: Ground) -> Relation:
    """How two values of a field stand to each other, attackers and branches kept in mind."""
    if isinstance(a.value, Count) and isinstance(b.value, Count):
        return relate_tolls((a.value, a.scope), (b.value, b.scope), ground.attackers)
    return relate(a.value, b.value, ground.parents)


@dataclass(frozen=True, slots=True)
class Pile:
    """A reading with the evidence for and against it. `joined` says which vaguer values it took in."""

    reading: Reading
    scope: str | None = None
    support: tuple[Evidence, ...] = ()
    against: tuple[Evidence, ...] = ()
    joined: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the reading."""
        return self.reading.id

    @property
    def value(self) -> Value:
        """The value of the reading."""
        return self.reading.value

    @property
    def affirmed(self) -> bool:
        """True if somebody says so; else it is only denied, or said not to be known."""
        return bool(self.support) and not isinstance(self.value, Nothing)

    @property
    def sound(self) -> tuple[Evidence, ...]:
        """The evidence without doubts."""
        return tuple(e for e in self.support if not e.doubts)

    @property
    def lineages(self) -> frozenset[str]:
        """The lineages that support it."""
        return frozenset(e.lineage for e in self.support)


@dataclass(frozen=True, slots=True)
class Bucket:
    """Evidence with one value (and, of a toll, one scope)."""

    value: Value
    scope: str | None
    evidence: tuple[Evidence, ...]

    @property
    def firmness(self) -> int:
        """How firmly the firmest of it is said."""
        return max(FIRMNESS.index(e.assertion.stance.certainty) for e in self.evidence)


def buckets_of(evidence: Iterable[Evidence]) -> list[Bucket]:
    """The evidence gathered by value and scope."""
    found: dict[tuple[object, ...], list[Evidence]] = {}
    for one in evidence:
        found.setdefault((value_key(one.value), one.scope), []).append(one)
    return [_bucket(its) for its in found.values()]


def _bucket(its: Sequence[Evidence]) -> Bucket:
    """A value that the report itself gives stands for one that a link inferred."""
    told = [e for e in its if e.inferred is None] or its
    return Bucket(min((e.value for e in told), key=plainness), its[0].scope, tuple(its))


def pile_of(head: Bucket, members: Sequence[Bucket], joined: Iterable[str], ground: Ground) -> Pile:
    """The pile of a head bucket and the buckets that joined it."""
    support = tuple(sorted((e for m in members for e in m.evidence), key=Evidence.place))
    return Pile(_reading(head, support, ground), head.scope, support, (), tuple(sorted(joined)))


def _reading(head: Bucket, support: tuple[Evidence, ...], ground: Ground) -> Reading:
    firsts = [e.moment.first for e in support if e.moment.first]
    lasts = [e.moment.day for e in support if e.moment.day]
    return Reading(
        id=content_id("g", ground.incident_id, ground.name, value_key(head.value), head.scope),
        field=ground.name,
        value=head.value,
        stance=_firmest(head.evidence),
        assertions=tuple(e.assertion.id for e in support),
        reports=tuple(sorted({e.report for e in support})),
        lineages=tuple(sorted({e.lineage for e in support})),
        voices=names_of(support),
        first=min(firsts, default=None),
        last=max(lasts, default=None),
    )


def _firmest(evidence: Iterable[Evidence]) -> Stance:
    """The firmest stance of those who give the very value: who says less does not make it firmer."""
    stances = [e.assertion.stance for e in evidence]
    polarities = tuple(Polarity)
    return max(stances, key=lambda s: (FIRMNESS.index(s.certainty), -polarities.index(s.polarity)))


def deny(piles: Sequence[Pile], denials: Iterable[Evidence], ground: Ground) -> list[Pile]:
    """The piles with each denial at the readings of its value; a denial of what nobody says is its own."""
    found = list(piles)
    stray: list[Evidence] = []
    for denial in denials:
        hit = [i for i, p in enumerate(found) if _denies(denial, p)]
        for i in hit:
            found[i] = replace(found[i], against=(*found[i].against, denial))
        if not hit:
            stray.append(denial)
    return [*(_with_denials(p) for p in found), *_denied_only(stray, ground)]


def _denies(denial: Evidence, pile: Pile) -> bool:
    return value_key(denial.value) in {value_key(pile.value), *(value_key(e.value) for e in pile.support)}


def _with_denials(pile: Pile) -> Pile:
    ids = tuple(e.assertion.id for e in pile.against)
    return replace(pile, reading=replace(pile.reading, denied_by=ids))


def _denied_only(stray: Iterable[Evidence], ground: Ground) -> list[Pile]:
    piles = []
    for bucket in buckets_of(stray):
        bare = _reading(bucket, (), ground)
        reading = replace(bare, denied_by=tuple(e.assertion.id for e in bucket.evidence))
        piles.append(Pile(reading, bucket.scope, (), bucket.evidence))
    return piles


def rank(pile: Pile) -> tuple[object, ...]:
    """Best supported first: lineages, then firmness, then the fewest denials; at last by content."""
    firm = FIRMNESS.index(pile.reading.stance.certainty)
    return -len(pile.lineages), -firm, len(pile.against), plainness(pile.value), pile.id


def told_as(pile: Pile) -> str:
    """The words in which the value was told: those of the first report that gives the very value."""
    key = value_key(pile.value)
    return next(e.assertion.original for e in pile.support if value_key(e.value) == key)
