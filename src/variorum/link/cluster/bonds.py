"""What people decided about pairs of accounts, as bridges (same) and walls (different, unsure).

The latest judgement stands: an older one that contradicts it, directly or through others, is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from variorum.link.cluster.groups import Groups
from variorum.model.judgement import Capacity, Judgement, Verdict

_ABOUT_PAIRS = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})


class Bonds:
    """The judgements that hold among `accounts`."""

    def __init__(self, judgements: Iterable[Judgement], accounts: Iterable[str]) -> None:
        """Take the judgements on pairs of `accounts`, the latest first."""
        self._groups = Groups(accounts)
        self._walls: dict[str, dict[str, Judgement]] = defaultdict(dict)
        self.bridges: list[Judgement] = []
        self._bridges_of: dict[str, list[int]] = defaultdict(list)
        for judgement in latest_first(judgements):
            if judgement.right is not None and judgement.left != judgement.right:
                self._take(judgement, judgement.right)

    def _take(self, judgement: Judgement, right: str) -> None:
        left = judgement.left
        if left not in self._groups or right not in self._groups:
            return
        joined = self._groups.of(left) == self._groups.of(right)
        if judgement.verdict is Verdict.SAME and not joined and not self._walled(left, right):
            self._groups.join(left, right)
            for name in (left, right):
                self._bridges_of[name].append(len(self.bridges))
            self.bridges.append(judgement)
        elif judgement.verdict is not Verdict.SAME and not joined:
            self._walls[left].setdefault(right, judgement)
            self._walls[right].setdefault(left, judgement)

    @property
    def bridged(self) -> frozenset[str]:
        """The accounts that a person has judged to be the same as another."""
        return frozenset(name for j in self.bridges for name in (j.left, j.right or j.left))

    def within(self, accounts: Iterable[str]) -> Bonds:
        """The same with the bridges that end at one of `accounts` only, in their order."""
        if not self.bridges:
            return self
        part = object.__new__(type(self))
        part._groups, part._walls, part._bridges_of = self._groups, self._walls, self._bridges_of
        part.bridges = [self.bridges[i] for i in self._places(accounts)]
        return part

    def _places(self, accounts: Iterable[str]) -> list[int]:
        return sorted({i for name in accounts for i in self._bridges_of.get(name, ())})

    def bridge(self, account: str) -> Judgement | None:
        """The latest bridge that ends at the account, None if there is none."""
        places = self._bridges_of.get(account)
        return self.bridges[places[0]] if places else None

    def differ(self, account: str) -> list[str]:
        """The accounts that a person has judged to tell of another incident than this one."""
        walls = self._walls.get(account, {})
        return [other for other, j in walls.items() if j.verdict is Verdict.DIFFERENT]

    def _walled(self, left: str, right: str) -> bool:
        return self.wall(self._groups.members(left), self._groups.members(right)) is not None

    def wall(self, left: Sequence[str], right: Sequence[str]) -> Judgement | None:
        """The judgement that keeps these two sets of accounts apart, None if there is none."""
        if not self._walls:
            return None
        theirs = set(right)
        found = [j for a in left for b, j in self._walls.get(a, {}).items() if b in theirs]
        return min(found, key=lambda j: (j.verdict is not Verdict.DIFFERENT, j.id)) if found else None


def latest_first(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements about pairs, adjudicators' first, then the latest; the id settles a tie."""
    about_pairs = [j for j in judgements if j.verdict in _ABOUT_PAIRS]
    return sorted(about_pairs, key=lambda j: (j.capacity is Capacity.ADJUDICATOR, j.at, j.id), reverse=True)
