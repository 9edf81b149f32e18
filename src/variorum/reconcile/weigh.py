"""Weighing: how many independent witnesses a reading has, which evidence is doubtful, which is most recent.

A lineage counts once, however many reports it has. Witnesses are independent where lineages and primary
voices both differ (Every Casualty's standards: outlets, authors and primary sources).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from variorum.model.codebook import RESPONSIBILITY
from variorum.model.finding import Status
from variorum.reconcile.evidence import Evidence
from variorum.reconcile.moment import most_recent
from variorum.reconcile.pile import FIRMNESS, Pile


def independent(evidence: Iterable[Evidence]) -> int:
    """The most witnesses among the evidence of which no two share a lineage or a primary voice."""
    voices: dict[str, list[str]] = {}
    for one in evidence:
        voices.setdefault(one.lineage, []).append(_speaks(one))
    taken: dict[str, str] = {}
    return sum(_assign(lineage, voices, taken, set()) for lineage in sorted(voices))


def _speaks(one: Evidence) -> str:
    """Whom an independent witness must not share: its primary voice.

    That somebody claims, accuses or denies is a fact which each lineage witnesses for itself: the voice is what
    it tells of.
    """
    return one.lineage if one.assertion.field in RESPONSIBILITY else one.voice


def _assign(lineage: str, voices: dict[str, list[str]], taken: dict[str, str], tried: set[str]) -> bool:
    """Give `lineage` a voice of its own, moving others where that helps (bipartite matching)."""
    for voice in sorted(set(voices[lineage]) - tried):
        tried.add(voice)
        if voice not in taken or _assign(taken[voice], voices, taken, tried):
            taken[voice] = lineage
            return True
    return False


def standing_of(pile: Pile) -> Status:
    """How a reading stands that nothing speaks against: agreed where independent witnesses give it.

    Three outlets that quote one ministry are three lineages and one voice: one witness.
    """
    return Status.AGREED if independent(pile.support) > 1 else Status.SINGLE


def sound_lineages(pile: Pile) -> int:
    """How many lineages give the value without a doubt."""
    return len({e.lineage for e in pile.sound})


def weight(pile: Pile) -> tuple[int, int, int]:
    """Sound lineages, then independent witnesses, then firmness: the higher the better."""
    firm = FIRMNESS.index(pile.reading.stance.certainty)
    return sound_lineages(pile), independent(pile.sound), firm


def best_first(piles: Iterable[Pile]) -> list[Pile]:
    """The readings by weight, the heaviest first; the given order where they weigh the same."""
    return sorted(piles, key=weight, reverse=True)


def latest(piles: Sequence[Pile]) -> list[Pile]:
    """The readings with sound evidence than which no other sound evidence is later."""
    timed = [(e.moment, pile) for pile in piles for e in pile.sound]
    found = {id(p) for p in most_recent(timed)}
    return [p for p in piles if id(p) in found]


def undated(piles: Iterable[Pile]) -> list[Pile]:
    """The readings of which no report has a time."""
    return [p for p in piles if p.support and all(e.moment.day is None for e in p.support)]


def majority(piles: Sequence[Pile]) -> Pile | None:
    """The reading that more than half of the lineages give; None if there is none such.

    A lineage that gives several figures votes for none of them.
    """
    given = [{e.lineage for e in p.sound or p.support} for p in piles]
    voters = Counter(lineage for lineages in given for lineage in lineages)
    for pile, lineages in zip(piles, given, strict=True):
        if 2 * sum(voters[line] == 1 for line in lineages) > len(voters):
            return pile
    return None
