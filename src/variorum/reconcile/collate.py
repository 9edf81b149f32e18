"""Collating: the evidence for one field becomes readings; compatible vague values join the specific ones.

Compatibility is not transitive (84 fits "at least 80", so does 95, and 84 does not fit 95), so values do
not chain. Evidence with equal values is one bucket. A bucket is a head unless a more specific bucket may
take it in; every other bucket joins a head or becomes a reading of its own. So each reading has a value
that somebody said, and no order of reports matters.

Where a vague value fits several heads, it joins the nearest one, and the finding says so; where none is
nearest and they exclude each other, it stays a reading of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.model.codebook import codebook
from variorum.model.value import Actor, ActorKind, Count, PartialDate, Term
from variorum.reconcile.compatible import plainness, relate
from variorum.reconcile.counts import ends, gap, lies_within, within_reach
from variorum.reconcile.evidence import Evidence
from variorum.reconcile.moment import later
from variorum.reconcile.pile import Bucket, Ground, Pile, buckets_of, deny, pile_of, rank, relate_values
from variorum.reconcile.relation import Fit
from variorum.reconcile.words import listed, value_words


def collate(evidence: Iterable[Evidence], denials: Iterable[Evidence], ground: Ground) -> tuple[Pile, ...]:
    """The readings of one field, best supported first. `denials` say of a value that it is not so."""
    buckets = buckets_of(evidence)
    heads = [b for b in buckets if not _takers(b, buckets, ground)]
    homes = [(b, _home(b, heads, ground)) for b in buckets]
    piles = [_gather(b, homes, heads, ground) for b, home in homes if home is b]
    return tuple(sorted(deny(piles, denials, ground), key=rank))


def _home(bucket: Bucket, heads: Sequence[Bucket], ground: Ground) -> Bucket:
    """The head that a bucket joins; itself if it is one, or if there is none for it."""
    if any(bucket is head for head in heads):
        return bucket
    return _nearest(bucket, _takers(bucket, heads, ground), ground) or bucket


def _gather(
    home: Bucket, homes: Sequence[tuple[Bucket, Bucket]], heads: Sequence[Bucket], ground: Ground
) -> Pile:
    joined = [b for b, its in homes if its is home and b is not home]
    notes = [n for b in joined for n in _note(b, home, _takers(b, heads, ground))]
    return pile_of(home, [home, *joined], notes, ground)


def _takers(vague: Bucket, others: Iterable[Bucket], ground: Ground) -> list[Bucket]:
    return [b for b in others if b is not vague and _may_take(b, vague, ground)]


def _may_take(head: Bucket, vague: Bucket, ground: Ground) -> bool:
    """True if `vague` says less than `head` of the same thing, and no more firmly.

    "A bombing, certainly" does not join "perhaps a suicide bombing": a suggestion must not become a fact.
    """
    if head.firmness < vague.firmness or (vague.scope is not None and vague.scope != head.scope):
        return False
    if isinstance(head.value, Count) and isinstance(vague.value, Count):
        if _of_one_account(vague, head) and head.value.best is not None and vague.value.best is None:
            return lies_within(head.value, vague.value)
        same_scope = head.scope == vague.scope
        return _may_take_count(head.value, vague.value, same_scope, _before(vague, head))
    fit = relate(head.value, vague.value, ground.parents).fit
    if isinstance(head.value, Actor) and isinstance(vague.value, Actor):
        # only names of one person join: a branch is more specific than its group, but a reading of its own
        return fit is Fit.NARROWER and head.value.kind is ActorKind.PERSON
    unresolved = isinstance(vague.value, PartialDate) and not vague.value.resolved
    return fit is Fit.NARROWER and not unresolved


def _of_one_account(vague: Bucket, head: Bucket) -> bool:
    """True if whoever says it so vaguely gives the other figure too: "Dozens killed" above "at least 36"."""
    accounts = {e.assertion.account_id for e in head.evidence}
    return all(e.assertion.account_id in accounts for e in vague.evidence)


def _may_take_count(head: Count, vague: Count, same_scope: bool, before: bool) -> bool:
    """Within the bounds, near enough to be a rounding of it, and not said before it.

    An open bound that was said earlier is how far the toll had got ("at least 40" before 47), unless it
    names the very number.
    """
    (low, high), (least, most) = ends(head), ends(vague)
    if (low, high) == (least, most):
        return not same_scope
    if not (least <= low and high <= most and within_reach(vague, head)):
        return False
    return vague.high is not None or least == low or not before


def _before(one: Bucket, other: Bucket) -> bool:
    """True if all of `one` was said before any of `other`, as far as times are known."""
    return all(later(b.moment, a.moment) for a in one.evidence for b in other.evidence)


def _nearest(vague: Bucket, heads: Sequence[Bucket], ground: Ground) -> Bucket | None:
    """The head that a vague bucket joins; None if several are as near and exclude each other."""
    if not heads:
        return None
    least = min(_distance(vague, h) for h in heads)
    near = [h for h in heads if _distance(vague, h) == least]
    for a in near:
        for b in near:
            if not relate_values(a, b, ground).compatible:
                return None
    return min(near, key=lambda h: (-len({e.lineage for e in h.evidence}), plainness(h.value)))


def _distance(vague: Bucket, head: Bucket) -> float:
    if isinstance(vague.value, Count) and isinstance(head.value, Count):
        return gap(vague.value, head.value)
    if isinstance(vague.value, Term) and isinstance(head.value, Term):
        return codebook().ancestors(head.value.code).index(vague.value.code)
    return 0.0


def _note(vague: Bucket, head: Bucket, takers: Sequence[Bucket]) -> list[str]:
    """That a vague value was counted with another: nobody but this rule says that it belongs there."""
    nearest = (
        f", the nearest of {len(takers)} readings that it fits" if len(takers) > 1 else ", which it fits"
    )
    if len(takers) < 2 and not isinstance(vague.value, Count):
        return []
    if vague.value == head.value:
        return []
    told = listed(sorted({f"“{e.assertion.original}”" for e in vague.evidence}))
    return [f"{told} is counted with {value_words(head.value)}{nearest}"]
