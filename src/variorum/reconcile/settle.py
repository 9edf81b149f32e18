"""Settling: from a record without findings to the findings of one policy. A pure function of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from variorum.errors import BadState
from variorum.model.codebook import TOLLS, codebook
from variorum.model.finding import Finding, Loss, Record, Status
from variorum.model.value import Count, Nothing
from variorum.reconcile.actors import actor_key
from variorum.reconcile.case import Case, Ruling, actor_of, count_of, suggested, unresolved
from variorum.reconcile.compatible import more_specific
from variorum.reconcile.confidence import Confidence, muc_confidence
from variorum.reconcile.counts import ends
from variorum.reconcile.decided import DIFFER, Decision, decided
from variorum.reconcile.decided import RULE as DECIDED
from variorum.reconcile.decided import ruling as by_people
from variorum.reconcile.fields import Collated, collated
from variorum.reconcile.individuals import NOT_WHOLE
from variorum.reconcile.pile import Ground, Pile, relate_values, told_as
from variorum.reconcile.policies import policy as policy_named
from variorum.reconcile.policy import Policy, rule_name
from variorum.reconcile.rules import together
from variorum.reconcile.supersede import fates, risen
from variorum.reconcile.weigh import standing_of
from variorum.reconcile.words import count_words, listed, value_words

#: fields beside a toll that can exceed it: itself, the attackers, whom a toll may leave out, and whoever is told of alone
_NO_PARTS = ("", "attackers", *NOT_WHOLE)


def reconcile(record: Record, policy: str | Policy) -> Iterator[Finding]:
    """The findings of a policy, or of the shipped one of that name, on every field of which the record says anything.

    Fields come in the order of the codebook, parts of a toll ("killed/children") after their whole.
    Findings that the record already has play no part. BadInput if there is no such policy.
    """
    rules = policy if isinstance(policy, Policy) else policy_named(policy)
    cases = [_case(record, fields) for fields in _with_absent(collated(record), rules, record)]
    wholes = {case.field: case.current for case in cases}
    for case in cases:
        whole, _, part = case.field.partition("/")
        known = wholes.get(whole, ()) if part not in _NO_PARTS else ()
        yield _finding(record, rules, replace(case, whole=known))


def _with_absent(found: Iterable[Collated], rules: Policy, record: Record) -> list[Collated]:
    """The fields of the record and those that the policy always settles, in the order of the codebook."""
    fields = list(found)
    told = {f.field for f in fields}
    fields += [Collated(Ground(record.incident.id, name), ()) for name in rules.always if name not in told]
    order = [f.name for f in codebook().fields]
    return sorted(fields, key=lambda f: (order.index(f.field.split("/")[0]), f.field))


def _case(record: Record, fields: Collated) -> Case:
    confidence = {
        p.id: Confidence(muc_confidence(record, actor_key(actor)))
        for p in fields.piles
        if fields.field in ("group", "branch") and (actor := actor_of(p))
    }
    return Case(fields.ground, fields.piles, fates(fields.piles, fields.ground), confidence)


def _finding(record: Record, rules: Policy, case: Case) -> Finding:
    said = decided(record.judgements, case, quorum=record.quorum)
    case = replace(case, rejected=said.rejected())
    name, ruling = _settled(rules, case, said)
    chosen = tuple(p.id for p in ruling.chosen)
    ordered = [*ruling.chosen, *(p for p in case.piles if p.id not in chosen)]
    return Finding(
        incident_id=record.incident.id,
        field=case.field,
        policy=rules.name,
        status=_status(case, ruling, said),
        value=ruling.value,
        rule=name,
        sentence=_sentence(ruling, case, said),
        citation=ruling.citation,
        readings=tuple(p.reading for p in ordered),
        chosen=chosen,
        losses=tuple(_loss(p, case, ruling) for p in ordered[len(chosen) :]),
        judgements=said.ids,
    )


def _settled(rules: Policy, case: Case, said: Decision) -> tuple[str, Ruling]:
    """What people settled, else what the policy's rules do, with the name of the rule."""
    name, ruling = _rule(rules, case)
    if said.settles:
        return DECIDED, _adjusted(rules, case, by_people(said, case, ruling))
    return (f"{name}{DIFFER}" if said.differ else name), ruling


def _rule(rules: Policy, case: Case) -> tuple[str, Ruling]:
    """The first rule of the policy that decides, by its name, and what it decides."""
    for rule in rules.chain(case.field):
        ruling = rule(case)
        if ruling is not None:
            return rule_name(rule), _adjusted(rules, case, ruling)
    raise BadState(f"no rule of {rules.name} decides {case.field}")


def _adjusted(rules: Policy, case: Case, ruling: Ruling) -> Ruling:
    whole = case.field in TOLLS and isinstance(ruling.value, Count)
    return rules.adjust(case, ruling) if rules.adjust and whole else ruling


def _status(case: Case, ruling: Ruling, said: Decision) -> Status:
    """How the readings stand to each other; see model.finding.Status."""
    if said.differ or (said.settles and _contradicted(case, ruling, said)):
        return Status.DISPUTED
    if ruling.status is not None:
        return ruling.status
    first = ruling.chosen[0]
    alone = standing_of(first)
    if codebook().field(case.field.split("/")[0]).many:
        return alone
    if _denied(case, ruling) or _differ(case) or _exceeds_whole(case, ruling):
        return Status.DISPUTED
    if len(case.current) > 1:
        return Status.RANGE
    return Status.SUPERSEDED if case.ended else alone


def _contradicted(case: Case, ruling: Ruling, said: Decision) -> bool:
    """True if something speaks against what people settled on that they were not shown."""
    return bool(said.seen) and bool(_unseen(case, ruling, said))


def _unseen(case: Case, ruling: Ruling, said: Decision) -> list[str]:
    """Readings and denials that came after a decision and contradict it, in words."""
    new = [p for p in case.current if p not in ruling.chosen and said.seen.isdisjoint(p.reading.assertions)]
    # where people found no reading supported, any new one speaks against that
    told = [
        value_words(p.value)
        for p in new
        if not ruling.chosen or any(_exclude(p, c, case) for c in ruling.chosen)
    ]
    denials = [e for c in ruling.chosen for e in c.against if e.assertion.id not in said.seen]
    return told + [f"denied by {e.words}" for e in denials]


def _denied(case: Case, ruling: Ruling) -> bool:
    """True if somebody denies what was chosen, or what another makes more specific: a branch of the group."""
    more = [p for p in case.current if any(_says_more(p, c, case) for c in ruling.chosen)]
    return any(p.against for p in (*ruling.chosen, *more))


def _says_more(pile: Pile, chosen: Pile, case: Case) -> bool:
    return more_specific(pile.value, chosen.value, case.ground.parents)


def _exceeds_whole(case: Case, ruling: Ruling) -> bool:
    """True for a part of a toll that no figure for the whole has room for."""
    wholes = [ends(count_of(p))[1] for p in case.whole]
    return bool(wholes) and any(ends(count_of(p))[0] > max(wholes) for p in ruling.chosen)


def _differ(case: Case) -> bool:
    """True if two current readings exclude each other."""
    return any(_exclude(a, b, case) for a, b in combinations(case.current, 2))


def _exclude(a: Pile, b: Pile, case: Case) -> bool:
    """Not where a toll can have risen from one to the other, nor where one report tells of both."""
    if relate_values(a, b, case.ground).compatible or together(a, b):
        return False
    return not (risen(a, b) or risen(b, a))


def _sentence(ruling: Ruling, case: Case, said: Decision) -> str:
    """The value, why, what was done to readings on the way, and what people think of it."""
    unseen = _unseen(case, ruling, said) if said.settles and said.seen else []
    later = [f"not known when that was decided: {listed(unseen)}"] if unseen else []
    joined = sorted({note for p in case.current for note in p.joined})
    dated = sorted({e.inferred for p in ruling.chosen for e in p.support if e.inferred})
    inferred = [f"dated by linked reports ({listed(dated)})"] if dated else []
    exceeds = ["more than any figure for the whole has room for"] if _exceeds_whole(case, ruling) else []
    return (
        "; ".join(
            [f"{_lead(ruling)}: {ruling.because}", *exceeds, *joined, *inferred, *said.words(case), *later]
        )
        + "."
    )


def _lead(ruling: Ruling) -> str:
    """The settled value; of a toll the one number, with the words that it was told in if they are vaguer."""
    value = ruling.value
    if value is None:
        return "No value"
    if not isinstance(value, Count) or value.best is None:
        return value_words(value)
    if not ruling.chosen or count_words(count_of(ruling.chosen[0])) == str(value.best):
        return str(value.best)
    return f"{value.best}, told as “{told_as(ruling.chosen[0])}”"


def _loss(pile: Pile, case: Case, ruling: Ruling) -> Loss:
    fate = case.ended.get(pile.id)
    return Loss(pile.id, _lost(pile, case, ruling), fate.ended if fate else None)


def _lost(pile: Pile, case: Case, ruling: Ruling) -> str:
    """Why a reading was not chosen: what holds whatever the rule, else what the rule says."""
    if pile.id in case.rejected:
        return case.rejected[pile.id]
    if pile.id in case.ended:
        return case.ended[pile.id].words
    current = {p.id for p in case.current}
    if isinstance(pile.value, Nothing):
        return "says that it is not known, where others give a value"
    if not pile.support:
        return f"only denied ({listed(e.words for e in pile.against)})"
    if suggested(pile) and pile.id not in current:
        return "only said to be possible"
    if unresolved(pile) and pile.id not in current:
        return "unresolved: neither its report nor a linked one dates it"
    return ruling.lost(pile)
