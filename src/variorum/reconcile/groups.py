"""Who is said to have done it: the rules for the group and its branch. A suggestion never becomes a fact.

Groups are ranked by MUC-4's confidence (reported as fact, claimed, accused by authorities, accused,
acquitted, possible), then by lineages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from variorum.model.assertion import Certainty, Role
from variorum.model.finding import Status
from variorum.model.value import Actor
from variorum.reconcile.actors import ancestors
from variorum.reconcile.case import Case, Ruling, actor_of
from variorum.reconcile.confidence import Confidence
from variorum.reconcile.evidence import Evidence, witnesses
from variorum.reconcile.pile import Pile
from variorum.reconcile.weigh import standing_of, weight
from variorum.reconcile.words import listed

#: how firmly a group must be tied to an incident to be taken for the actor where a codebook has no column for
#: doubt: a claim that stands, an outlet's word, or an authority's accusation
FIRM = (Confidence.FACT, Confidence.CLAIMED, Confidence.AUTHORITIES)
#: whose naming of a branch counts as more than an opinion
_NAMING = frozenset({Role.AUTHORITY, Role.PERPETRATOR})


def ranked(case: Case) -> list[Pile]:
    """The groups that somebody says did it, the firmest first."""
    order = list(Confidence)
    place = {p.id: order.index(case.confidence.get(p.id, Confidence.POSSIBLE)) for p in case.standing}
    return sorted(case.standing, key=lambda p: (place[p.id], [-n for n in weight(p)]))


def competing(case: Case) -> list[Pile]:
    """The ranked groups without branches of a ranked one: a branch does not compete with its group."""
    found = ranked(case)
    ids = {a.id for p in found if (a := actor_of(p))}
    return [p for p in found if not _is_branch(p, ids, case)]


def _is_branch(pile: Pile, ids: Iterable[str | None], case: Case) -> bool:
    actor = actor_of(pile)
    return actor is not None and not set(ancestors(actor, case.ground.parents)).isdisjoint(ids)


def uncertain(pile: Pile, case: Case) -> bool:
    """True if it is suspicion, or a claim that somebody denies: no fact (GTD: guncertain)."""
    firm = case.confidence.get(pile.id) in (Confidence.FACT, Confidence.CLAIMED)
    return bool(pile.against) or not firm


def firm_attribution(case: Case) -> Ruling | None:
    """The group that claims it, that an outlet states as fact, or that an authority accuses; else nobody.

    Variorum's own rule for codebooks without a column for doubt. A group that an authority clears is not
    taken, even if it claims the incident: the reading stays in sight and the field is disputed.
    """
    firm = [p for p in competing(case) if case.confidence.get(p.id) in FIRM]
    if firm:
        return Ruling(chosen=(firm[0],), value=firm[0].value, because=how(firm[0], case), lost=_lost(case))
    contested = any(p.against for p in case.current)
    status = Status.DISPUTED if contested else Status.NONE_SUPPORTED
    told = "; ".join(f"{actor_name(p)}: {how(p, case)}" for p in competing(case)[:3])
    because = f"nobody is tied to it firmly enough ({told})"
    return Ruling(chosen=(), value=None, because=because, status=status, lost=_lost(case))


def actor_name(pile: Pile) -> str:
    """The name of the actor of a reading."""
    actor = actor_of(pile)
    return actor.name if actor else ""


def how(pile: Pile, case: Case) -> str:
    """How firmly a group is tied to the incident, by whom, and who denies it."""
    confidence = case.confidence.get(pile.id, Confidence.POSSIBLE)
    denied = f"; denied by {listed(e.name for e in pile.against)}" if pile.against else ""
    # MUC's word is of courts, which is not what is meant: see `confidence`
    ruled_out = confidence is Confidence.ACQUITTED
    said = "named, and ruled out by an authority or an outlet" if ruled_out else confidence.lower()
    return f"{said} ({witnesses(pile.support)}){denied}"


def _lost(case: Case) -> Callable[[Pile], str]:
    return lambda pile: f"less firmly tied to it: {how(pile, case)}"


def named_branch(case: Case) -> Ruling | None:
    """The branch that claims it, or that an outlet, an authority or the group itself names for certain.

    Variorum's own rule. What experts suggest is no branch.
    """
    named = [p for p in case.standing if any(_names(e) for e in p.support)]
    if not named:
        return None
    first = named[0]
    return Ruling(chosen=(first,), value=first.value, because=f"named ({witnesses(first.support)})")


def _names(evidence: Evidence) -> bool:
    said = evidence.assertion
    if said.stance.certainty is not Certainty.CERTAIN or said.field == "blame":
        return False
    return said.voice.outlets_own or said.voice.primary.role in _NAMING


def branch_not_named(case: Case) -> Ruling | None:
    """Where a voice says or shows that no branch is named, that is the finding.

    Variorum's own rule. Branches that are suspected or suggested stay readings beside it.
    """
    silent = case.silent
    if silent is None:
        return None
    beside = [actor_name(p) for p in case.standing]
    more = f"; {listed(beside)} only suspected or suggested" if beside else ""
    because = f"{witnesses(silent.support)}{more}"
    return Ruling(
        chosen=(silent,), value=silent.value, because=because, status=standing_of(silent), lost=_lost(case)
    )


def accused_branch(case: Case) -> Ruling | None:
    """The branch that an authority accuses; else no branch: an expert's suspicion is not enough.

    Variorum's own rule.
    """
    accused = [p for p in case.current if any(_accuses(e) for e in p.support)]
    if not accused:
        told = listed(actor_name(p) for p in case.standing)
        because = f"only suspected or suggested: {told}" if told else "nobody names one"
        return Ruling(chosen=(), value=None, because=because, status=Status.NONE_SUPPORTED, lost=_lost(case))
    first = accused[0]
    because = f"accused by an authority ({witnesses(first.support)})"
    return Ruling(chosen=(first,), value=first.value, because=because, lost=_lost(case))


def _accuses(evidence: Evidence) -> bool:
    said = evidence.assertion
    firm = said.stance.certainty is not Certainty.POSSIBLE
    return firm and said.voice.primary.role is Role.AUTHORITY and isinstance(evidence.value, Actor)


#: the rules for the branch, in their order
BRANCH = (named_branch, branch_not_named, accused_branch)
