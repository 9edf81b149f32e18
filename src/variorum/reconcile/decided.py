"""What people decided on one field: who settled on which reading, who rejected one, where they differ.

A decision is about the reading that its assertion backs, and goes with it: whatever else comes to back the reading
is accepted or rejected with it. Of each person the last word counts; an adjudicator's counts before coders'. Where
coders contradict each other nothing is decided, and the finding says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from variorum.model.codebook import codebook
from variorum.model.finding import Status
from variorum.model.judgement import Capacity, Judgement, Verdict, in_order, prevailing
from variorum.reconcile.case import Case, Ruling
from variorum.reconcile.pile import Pile
from variorum.reconcile.words import listed, value_words

#: the rule that a finding names where people settled it, and where it comes from
RULE, CITATION = "decided", "a person's decision"
#: what follows the name of a policy's rule where people contradict each other
DIFFER = "; people differ"


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one person holds of a field at last; readings by id."""

    by: str
    at: str = ""
    reason: str = ""
    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
    none: bool = False
    unsure: bool = False

    @property
    def settles(self) -> bool:
        """True if it says what the value is, or that there is none."""
        return self.none or bool(self.accepted)

    @property
    def named(self) -> str:
        """Who, when and why."""
        return f"{self.by} on {self.at[:10]}" + (f": {self.reason}" if self.reason else "")


@dataclass(frozen=True, slots=True)
class Decision:
    """What people's opinions come to. `seen` are the assertions that those who settled it were shown.

    `enough` is False where fewer people have decided than must.
    """

    opinions: tuple[Opinion, ...] = ()
    differ: bool = False
    ids: tuple[str, ...] = ()
    seen: frozenset[str] = field(default_factory=frozenset)
    enough: bool = True

    @property
    def settles(self) -> bool:
        """True if enough people settled the field, in agreement."""
        return self.enough and not self.differ and any(o.settles for o in self.opinions)

    @property
    def accepted(self) -> frozenset[str]:
        """The readings that people settled on."""
        return frozenset(name for o in self.opinions for name in o.accepted)

    def rejected(self) -> Mapping[str, str]:
        """The readings that people rejected, with the words for it; none where they differ."""
        if self.differ or not self.enough:
            return {}
        return {name: f"rejected by {o.named}" for o in self.opinions for name in sorted(o.rejected)}

    def words(self, case: Case) -> list[str]:
        """What else the finding says of people's opinions."""
        if self.differ:
            held = "; ".join(f"{o.by}: {_held(o, case)}" for o in self.opinions)
            return [f"people differ on it and no adjudicator has decided ({held})"]
        if not self.enough:
            return ["decided by too few people yet"]
        return [f"unsure: {o.named}" for o in self.opinions if o.unsure]


#: nobody decided anything
NOTHING = Decision()


def decided(judgements: Iterable[Judgement], case: Case, *, quorum: int = 1) -> Decision:
    """What judgements (in force, with present ids) decide on the field of a case, if so many people decide alike."""
    mine = in_order(j for j in judgements if j.about_field and j.field == case.field)
    if not mine:
        return NOTHING
    backed = {s: p for p in case.piles for s in (*p.reading.assertions, *p.reading.denied_by)}
    counted = [j for j in prevailing(mine) if j.left in backed or j.verdict in (Verdict.NONE, Verdict.UNSURE)]
    opinions: dict[str, Opinion] = {}
    many = codebook().field(case.field.partition("/")[0]).many
    for one in counted:
        before = opinions.get(one.by, Opinion(one.by))
        opinions[one.by] = _after(before, one, backed.get(one.left), many=many)
    held = tuple(opinions.values())
    seen = frozenset(s for j in counted for s in j.shown.assertions)
    enough = len(held) >= quorum or any(j.capacity is Capacity.ADJUDICATOR for j in counted)
    return Decision(held, _differ(held, many=many), tuple(j.id for j in counted), seen, enough)


def _after(before: Opinion, one: Judgement, pile: Pile | None, *, many: bool) -> Opinion:
    """An opinion after one more judgement of the same person."""
    now = replace(before, at=one.at, reason=one.reason)
    if one.verdict is Verdict.NONE:
        return replace(now, accepted=frozenset(), none=True, unsure=False)
    if one.verdict is Verdict.UNSURE or pile is None:
        return replace(now, accepted=frozenset(), none=False, unsure=True)
    this = frozenset({pile.id})
    if one.verdict is Verdict.REJECT:
        return replace(now, accepted=now.accepted - this, rejected=now.rejected | this, unsure=False)
    accepted = now.accepted | this if many else this
    return replace(now, accepted=accepted, rejected=now.rejected - this, none=False, unsure=False)


def _differ(opinions: Sequence[Opinion], *, many: bool) -> bool:
    """True if two people contradict each other. Who is unsure contradicts nobody."""
    accepted = [o.accepted for o in opinions if o.accepted]
    every = frozenset(name for some in accepted for name in some)
    rejected = frozenset(name for o in opinions for name in o.rejected)
    if every & rejected or (every and any(o.none for o in opinions)):
        return True
    return not many and len(set(accepted)) > 1


def ruling(decision: Decision, case: Case, otherwise: Ruling) -> Ruling:
    """What people settled, in the place of what the policy's rule says."""
    by = [o for o in decision.opinions if o.settles]
    who = listed(o.named for o in by)
    if by[0].none:
        because = f"no reading is supported, says {who}"
        return Ruling(
            chosen=(),
            value=None,
            because=because,
            citation=CITATION,
            lost=lambda _: "found unsupported",
            status=Status.DECIDED,
        )
    chosen = [p for p in case.piles if p.id in decision.accepted]
    if codebook().field(case.field.partition("/")[0]).many:
        chosen += [p for p in otherwise.chosen if p not in chosen]
    names = listed(o.by for o in by)
    return Ruling(
        chosen=tuple(chosen),
        value=chosen[0].value,
        because=f"settled by {who}",
        citation=CITATION,
        lost=lambda _: f"{names} settled on another reading",
        status=Status.DECIDED,
    )


def _held(opinion: Opinion, case: Case) -> str:
    if opinion.none:
        return "none supported"
    if opinion.accepted:
        return listed(value_words(p.value) for p in case.piles if p.id in opinion.accepted)
    against = listed(value_words(p.value) for p in case.piles if p.id in opinion.rejected)
    return f"not {against}" if against else "unsure"
