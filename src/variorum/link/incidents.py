"""Clusters to incidents: ids, links with reasons, inferred dates, and warnings of likely twins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.link.block import pairs
from variorum.link.bonds import Bonds
from variorum.link.cluster import Cluster, Clustering, Kept, cluster
from variorum.link.compare import Comparison, compare, plainly_different
from variorum.link.dating import date_accounts
from variorum.link.profile import Profile
from variorum.model.assertion import Account, AccountKind
from variorum.model.identity import content_id
from variorum.model.incident import Incident, Link, Twin, Verdict
from variorum.model.report import Report

#: the likeliest twins that an incident names
TWINS = 5
_FIRST = "the first account of this incident"


@dataclass(frozen=True, slots=True)
class Known:
    """What the incidents are made from: accounts and reports by id, and their comparisons by account."""

    accounts: Mapping[str, Account]
    reports: Mapping[str, Report]
    comparisons: Mapping[str, Sequence[Comparison]]


def incidents(
    profiles: Sequence[Profile],
    accounts: Mapping[str, Account],
    reports: Mapping[str, Report],
    bonds: Bonds,
) -> Iterator[Incident]:
    """The incidents that the accounts tell of, by id; every profile is in exactly one."""
    ordered = sorted(profiles, key=lambda p: p.id)
    telling = compared(ordered)
    made = cluster(ordered, telling, bonds)
    known = Known(accounts, reports, _by_account(telling))
    twins = _twins(made)
    found = (_incident(its, made.bonds, known, twins) for its in made.clusters.values())
    yield from sorted(found, key=lambda incident: incident.id)


def compared(ordered: Sequence[Profile]) -> list[Comparison]:
    """The comparisons of all candidate pairs that are not plainly different."""
    chosen = ((ordered[i], ordered[j]) for i, j in sorted(pairs(ordered)))
    every = (compare(a, b) for a, b in chosen if not plainly_different(a, b))
    return [c for c in every if c.verdict is not Verdict.DIFFERENT]


def _by_account(comparisons: Iterable[Comparison]) -> dict[str, list[Comparison]]:
    found: dict[str, list[Comparison]] = defaultdict(list)
    for comparison in comparisons:
        found[comparison.left].append(comparison)
        found[comparison.right].append(comparison)
    return found


def seed(its: Cluster) -> Profile:
    """The first account: of the report that came out first (undated ones last), then by report and place."""
    return min(its.members, key=lambda p: p.order)


def incident_id(its: Cluster) -> str:
    """An id that derives from the seed account, so that it stays as later reports join."""
    return content_id("i", seed(its).id)


def _incident(its: Cluster, bonds: Bonds, known: Known, twins: Mapping[str, Sequence[Twin]]) -> Incident:
    members = sorted(its.members, key=lambda p: p.order)
    identity = incident_id(its)
    dating = date_accounts([known.accounts[p.id] for p in members], known.reports)
    return Incident(
        id=identity,
        links=(Link(members[0].id, 1.0, (_FIRST,)), *_links(members, bonds, known)),
        background=all(p.kind is not AccountKind.MAIN for p in members),
        inferences=dating.inferences,
        twins=tuple(twins.get(identity, ())),
        as_of_inferences=dating.as_of,
    )


def _links(members: Sequence[Profile], bonds: Bonds, known: Known) -> Iterator[Link]:
    by_id = {p.id: p for p in members}
    for member in members[1:]:
        judged = next((j for j in bonds.bridges if member.id in (j.left, j.right)), None)
        best = _best(member, by_id, known)
        if judged is not None:
            said = f"{judged.by} judged it the same: {judged.reason}".rstrip(": ")
            yield Link(member.id, 1.0, (said,))
        else:
            yield Link(member.id, best.probability, _reasons(member, best, by_id))


def _best(member: Profile, by_id: Mapping[str, Profile], known: Known) -> Comparison:
    """The strongest comparison with another member; a fresh one with the first account if there is none."""
    inside = [c for c in known.comparisons.get(member.id, ()) if c.left in by_id and c.right in by_id]
    if inside:
        return max(inside, key=lambda c: (c.score, c.left, c.right))
    return compare(member, min((p for p in by_id.values() if p is not member), key=lambda p: p.order))


def _reasons(member: Profile, best: Comparison, by_id: Mapping[str, Profile]) -> tuple[str, ...]:
    other = by_id[best.right if best.left == member.id else best.left]
    return (f"compared with “{other.label}” in {other.outlet}", *best.reasons)


def _twins(made: Clustering) -> dict[str, list[Twin]]:
    """For each incident the others that may be the same, the likeliest first."""
    strongest: dict[tuple[str, str], Kept] = {}
    for kept in sorted(made.kept, key=lambda k: (k.comparison.score, k.comparison.left, k.comparison.right)):
        one, other = made.at(kept.comparison.left), made.at(kept.comparison.right)
        if one is other or _settled(made, one, other):
            continue
        strongest[incident_id(one), incident_id(other)] = kept
        strongest[incident_id(other), incident_id(one)] = kept
    found: dict[str, list[Twin]] = defaultdict(list)
    for (one_id, other_id), kept in strongest.items():
        reasons = (kept.reason, *kept.comparison.reasons)
        found[one_id].append(Twin(other_id, kept.comparison.probability, reasons))
    return {name: sorted(its, key=lambda t: (-t.score, t.incident_id))[:TWINS] for name, its in found.items()}


def _settled(made: Clustering, one: Cluster, other: Cluster) -> bool:
    """True if a person has said that the two differ: nobody need be warned again."""
    judged = made.bonds.wall(one.ids, other.ids)
    return judged is not None and judged.verdict is Verdict.DIFFERENT
