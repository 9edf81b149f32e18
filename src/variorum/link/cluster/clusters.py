"""Accounts to clusters, one for each happening.

What reports are mainly about is joined first, the strongest pair before others, unless some member of one
side forbids some member of the other and no fewer pairs speak for it. What people judged comes before all:
same is a bridge, different and unsure are walls. An account that lacks a date or a town, and fits two
happenings that cannot be one, joins neither, unless it names the people or streets of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, product

from variorum.link.cluster.bonds import Bonds
from variorum.link.cluster.groups import Groups
from variorum.link.compare.feature import Wall
from variorum.link.compare.names import Name, same_person
from variorum.link.compare.profile import Profile
from variorum.link.compare.verdict import PASSABLE, WALLS, Comparison, by_names, compare
from variorum.link.keys import is_loose
from variorum.model.assertion import AccountKind
from variorum.model.judgement import Verdict

#: two happenings whose scores for one account are closer than this fit it equally well
MARGIN = 1.0
#: the first members of a cluster that are asked where some conflict: enough to outvote one that errs
ASKED = 6
#: the score below which the fullest accounts speak against what others say
AGAINST = -3.0

#: tells clusters apart as they come; means nothing elsewhere
_serials = count()


@dataclass(slots=True)
class Cluster:
    """Accounts of one happening, and what of them can forbid others, each value once.

    `fullest` is the member with the most to compare; `loose` says that none has both a close date and a
    town; `parts` are the two clusters that it was made of.
    """

    members: list[Profile]
    ids: list[str]
    facets: list[dict[Hashable, Profile]]
    reports: dict[str, list[Profile]]
    fullest: Profile
    loose: bool
    parts: tuple[Cluster, ...] = ()
    serial: int = field(default_factory=_serials.__next__)


def alone(account: Profile) -> Cluster:
    """A cluster of one account."""
    facets: list[dict[Hashable, Profile]] = [{key(account): account} for _, key in WALLS]
    return Cluster(
        [account], [account.id], facets, {account.report_id: [account]}, account, is_loose(account)
    )


def merged(one: Cluster, other: Cluster) -> Cluster:
    """Both in one."""
    reports = {name: list(those) for name, those in one.reports.items()}
    for name, those in other.reports.items():
        reports.setdefault(name, []).extend(those)
    facets = [mine | its for mine, its in zip(one.facets, other.facets, strict=True)]
    fullest = max(one.fullest, other.fullest, key=lambda p: (p.facts, p.id))
    # older parts are not asked for any more
    one.parts = other.parts = ()
    return Cluster(
        members=one.members + other.members,
        ids=one.ids + other.ids,
        facets=facets,
        reports=reports,
        fullest=fullest,
        loose=one.loose and other.loose,
        parts=(one, other),
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """A pair that looked the same and was not joined, with the reason."""

    comparison: Comparison
    reason: str


@dataclass(slots=True)
class Clustering:
    """The clusters, by the name that stands for each, and the pairs that were kept apart or are unsure."""

    groups: Groups[str]
    clusters: dict[str, Cluster]
    profiles: dict[str, Profile]
    bonds: Bonds
    kept: list[Kept] = field(default_factory=list)
    conflicts: dict[tuple[int, int], str | None] = field(default_factory=dict)
    outvoted: dict[tuple[int, int], bool] = field(default_factory=dict)
    compared: dict[tuple[str, str], Comparison] = field(default_factory=dict)

    def at(self, account_id: str) -> Cluster:
        """The cluster that the account is in."""
        return self.clusters[self.groups.of(account_id)]

    def compare(self, left: Profile, right: Profile) -> Comparison:
        """Two accounts compared, once: the fullest ones and the first ones of clusters are asked for again and again."""
        pair = (left.id, right.id) if left.id <= right.id else (right.id, left.id)
        if pair not in self.compared:
            self.compared[pair] = compare(left, right)
        return self.compared[pair]

    def join(self, left: str, right: str) -> None:
        """Make one cluster of the two that hold these accounts."""
        one, other = self.groups.of(left), self.groups.of(right)
        if one != other:
            both = merged(self.clusters.pop(one), self.clusters.pop(other))
            self.clusters[self.groups.join(one, other)] = both


def cluster(profiles: Sequence[Profile], comparisons: Iterable[Comparison], bonds: Bonds) -> Clustering:
    """Cluster accounts by their comparisons; the order of either does not matter."""
    by_id = {p.id: p for p in profiles}
    made = Clustering(Groups(by_id), {p.id: alone(p) for p in profiles}, by_id, bonds)
    for bridge in bonds.bridges:
        made.join(bridge.left, bridge.right or bridge.left)
    found = sorted(comparisons, key=lambda c: (c.left, c.right))
    same = [c for c in found if c.verdict is Verdict.SAME]
    _join_all(made, same, by_id)
    unsure = (Kept(c, "the evidence is too thin") for c in found if c.verdict is Verdict.UNSURE)
    made.kept += [
        k for k in unsure if made.groups.of(k.comparison.left) != made.groups.of(k.comparison.right)
    ]
    return made


def _join_all(made: Clustering, same: Sequence[Comparison], by_id: dict[str, Profile]) -> None:
    edges: dict[str, list[Comparison]] = defaultdict(list)
    for comparison in same:
        edges[comparison.left].append(comparison)
        edges[comparison.right].append(comparison)

    passing = {name for name, its in by_id.items() if its.kind is not AccountKind.MAIN}
    loose = {name for name, its in by_id.items() if is_loose(its)}

    def rank(c: Comparison) -> tuple[bool, bool, float, str, str]:
        """What reports are mainly about first; of that what fits only one place and day; then the strongest."""
        some = c.left in passing or c.right in passing, c.left in loose or c.right in loose
        return (*some, -c.score, c.left, c.right)

    for comparison in sorted(same, key=rank):
        if made.groups.of(comparison.left) == made.groups.of(comparison.right):
            continue
        reason = _forbidden(made, comparison) or _ambiguous(made, comparison, edges)
        if reason is None:
            made.join(comparison.left, comparison.right)
        else:
            made.kept.append(Kept(comparison, reason))


def _forbidden(made: Clustering, comparison: Comparison) -> str | None:
    """Why the two clusters cannot be one, None if they can."""
    one, other = made.at(comparison.left), made.at(comparison.right)
    judged = made.bonds.wall(one.ids, other.ids)
    if judged is not None:
        return f"a person judged them {judged.verdict}: {judged.reason}".rstrip(": ")
    found = _conflict(made, one, other) or _one_report(made, one, other)
    return found or (None if _by_names(made, comparison) else _against(made, one, other))


def _by_names(made: Clustering, comparison: Comparison) -> bool:
    left, right = made.profiles[comparison.left], made.profiles[comparison.right]
    return by_names(left, right) or one_death(made.at(comparison.left), made.at(comparison.right))


def _conflict(made: Clustering, one: Cluster, other: Cluster) -> str | None:
    """Why some member of one side forbids some member of the other, unless as many pairs are the same."""
    reason = _wall(made, one, other)
    return None if reason is None or _outvoted(made, one, other) else reason


def _outvoted(made: Clustering, one: Cluster, other: Cluster) -> bool:
    pair = _pair(one, other)
    if pair not in made.outvoted:
        made.outvoted[pair] = _vote(made, one, other)
    return made.outvoted[pair]


def _vote(made: Clustering, one: Cluster, other: Cluster) -> bool:
    """True if among the first members the pairs that are the same are no fewer than those with a wall.

    A pair that names the same people or streets has two votes: it is not only not walled.
    """
    some = (sorted(its.members, key=lambda p: p.order)[:ASKED] for its in (one, other))
    found = [made.compare(a, b) for a, b in product(*some)]
    same = sum(1 + c.by_names for c in found if c.verdict is Verdict.SAME)
    return same >= sum(c.verdict is not Verdict.SAME and c.walled for c in found)


def _wall(made: Clustering, one: Cluster, other: Cluster) -> str | None:
    """A wall between a member of one side and one of the other; asked once for each two clusters."""
    pair = _pair(one, other)
    if pair not in made.conflicts:
        made.conflicts[pair] = _found_in_parts(made, one, other)
    return made.conflicts[pair]


def _pair(one: Cluster, other: Cluster) -> tuple[int, int]:
    return (one.serial, other.serial) if one.serial < other.serial else (other.serial, one.serial)


def _found_in_parts(made: Clustering, one: Cluster, other: Cluster) -> str | None:
    """A cluster has the walls of its parts: what was asked of a part need not be asked again."""
    for whole, rest in ((one, other), (other, one)):
        if any(_pair(part, rest) in made.conflicts for part in whole.parts):
            found = (_wall(made, part, rest) for part in whole.parts)
            return next((reason for reason in found if reason is not None), None)
    return _walled(one, other)


def _walled(one: Cluster, other: Cluster) -> str | None:
    passed = PASSABLE if one_death(one, other) else frozenset()
    for (feature, _), mine, its in zip(WALLS, one.facets, other.facets, strict=True):
        for left in mine.values():
            for right in its.values():
                found = feature(left, right)
                if found is not None and found.wall is not Wall.NONE and found.aspect not in passed:
                    return f"another account forbids it: {found.sentence}"
    return None


def one_death(one: Cluster, other: Cluster) -> bool:
    """True if both are about the death of the same person, who dies once, wherever and whenever it is told to be."""
    return any(same_person(a, b) == 1.0 for a, b in product(_dead(one), _dead(other)))


def _dead(its: Cluster) -> list[Name]:
    """The people whom at least half of the members tell to be killed."""
    every = [name for member in its.members for name in member.dead]
    return [
        n
        for n in dict.fromkeys(every)
        if 2 * sum(same_person(n, o) == 1.0 for o in every) >= len(its.members)
    ]


def _one_report(made: Clustering, one: Cluster, other: Cluster) -> str | None:
    """Accounts that one report keeps apart stay apart, unless nearly all of them agrees."""
    # in an order of its own: the reason that is told must not change from one process to the next
    for name in sorted(one.reports.keys() & other.reports.keys()):
        for left in one.reports[name]:
            for right in other.reports[name]:
                if made.compare(left, right).verdict is not Verdict.SAME:
                    return f"{left.outlet} tells of them as two"
    return None


def _against(made: Clustering, one: Cluster, other: Cluster) -> str | None:
    """The fullest accounts of both sides, if they speak against it on the whole."""
    fullest = made.compare(one.fullest, other.fullest)
    if fullest.verdict is Verdict.DIFFERENT and fullest.score < AGAINST:
        return f"their fullest accounts disagree: {fullest.reasons[0]}"
    return None


def _ambiguous(made: Clustering, comparison: Comparison, edges: dict[str, list[Comparison]]) -> str | None:
    """An account without date or town that fits another happening as well, which this one cannot be."""
    both = (comparison.left, comparison.right), (comparison.right, comparison.left)
    sides = [(mine, its) for mine, its in both if made.at(mine).loose]
    if not sides or _by_names(made, comparison):
        return None
    for mine, its in sides:
        for rival in _rivals(made, mine, its, edges):
            if rival.score >= comparison.score - MARGIN and _forbidden_pair(made, its, rival, mine):
                return "it fits another incident as well"
    return None


def _rivals(
    made: Clustering, mine: str, its: str, edges: dict[str, list[Comparison]]
) -> Iterator[Comparison]:
    here, there = made.groups.of(mine), made.groups.of(its)
    for member in made.clusters[here].ids:
        for edge in edges[member]:
            other = edge.right if edge.left == member else edge.left
            if made.groups.of(other) not in (here, there):
                yield edge


def _forbidden_pair(made: Clustering, its: str, rival: Comparison, mine: str) -> bool:
    """True if the rival could be joined to us, but not with the other side."""
    here = made.groups.of(mine)
    far = rival.right if made.groups.of(rival.left) == here else rival.left
    one, other = made.at(its), made.at(far)
    apart = _conflict(made, one, other) or _one_report(made, one, other)
    return bool(apart or made.bonds.wall(one.ids, other.ids)) and _forbidden(made, rival) is None
