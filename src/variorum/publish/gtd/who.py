"""GTD's perpetrator and claim columns (GTD codebook, October 2019, section VII, pp. 43-49)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from variorum.coding.gtd import CLAIM_MODES, UNKNOWN
from variorum.model.assertion import Assertion, Certainty
from variorum.model.value import Actor, ActorKind, Count
from variorum.publish.tables.columns import Cell, Row
from variorum.publish.tables.view import View, denials, number

#: the slots for groups, and for claims
_SLOTS = 3
#: GTD leaves out violence by states, so a state is never a perpetrator here; persons are no groups
_GROUPS = frozenset({ActorKind.GROUP, ActorKind.ORGANISATION, ActorKind.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Attribution:
    """One group that somebody says did it: what speaks for it and against it.

    `told` are accusations and plain statements that it was this group.
    """

    group: Actor
    subgroup: Actor | None
    claims: tuple[Assertion, ...]
    told: tuple[Assertion, ...]
    denials: tuple[Assertion, ...]

    @property
    def uncertain(self) -> bool:
        """True if it is speculation, suspicion or a dubious claim (GTD codebook 2019, guncertain1).

        A claim or accusation that anybody denies is dubious; one that nobody makes firmly is speculation.
        """
        return bool(self.denials) or not _sure((*self.claims, *self.told))


def who(seen: View) -> Row:
    """The columns that say who did it and who claimed it."""
    found = attributions(seen)
    row: dict[str, Cell] = {"gname": UNKNOWN} if not found else {}
    for n, one in enumerate(found[:_SLOTS], 1):
        row |= _group(one, n)
    return {
        **row,
        **claims(found),
        "compclaim": compclaim(found),
        "motive": "; ".join(seen.texts("motive")) or None,
        "nperps": nperps(seen),
        "nperpcap": nperpcap(seen),
    }


def attributions(seen: View) -> tuple[Attribution, ...]:
    """The groups in competing attributions, claims and accusations: claimed ones first (p. 44).

    The group that the policy settled on comes first of all. A branch is the subgroup of its parent where
    the parent is named too; GTD has no mark for an uncertain subgroup, so it is written only if somebody
    names it firmly and nobody denies it. Otherwise addnotes tells of it.
    """
    actors = [
        *seen.actors("group"),
        *_actors(seen, "claim"),
        *_actors(seen, "blame"),
        *_actors(seen, "branch"),
    ]
    groups = {_key(a): a for a in reversed(actors) if a.kind in _GROUPS}
    ordered = [groups[k] for k in dict.fromkeys(_key(a) for a in actors) if k in groups]
    tops = [a for a in ordered if a.parent not in groups]
    return tuple(_attribution(seen, top, ordered) for top in tops)


def _attribution(seen: View, group: Actor, actors: Iterable[Actor]) -> Attribution:
    below = [a for a in actors if a.parent is not None and a.parent == group.id]
    keys = {_key(group), *(_key(a) for a in below)}
    return Attribution(
        group,
        next((a for a in below if _stands(seen, a)), None),
        _about(seen.said("claim"), keys),
        _told(seen, keys),
        # who denies that it was a branch has not denied that it was the group
        _about(denials(seen), {_key(group)}),
    )


def _told(seen: View, keys: set[str]) -> tuple[Assertion, ...]:
    """Who says that it was one of these groups, apart from the claims."""
    return _about((*seen.said("blame"), *seen.said("group"), *seen.said("branch")), keys)


def _stands(seen: View, branch: Actor) -> bool:
    """True if somebody names the branch firmly and nobody denies it."""
    keys = {_key(branch)}
    firm = _sure((*_about(seen.said("claim"), keys), *_told(seen, keys)))
    return firm and not _about(denials(seen), keys)


def _sure(said: Iterable[Assertion]) -> bool:
    return any(a.stance.certainty is Certainty.CERTAIN for a in said)


def _about(said: Iterable[Assertion], keys: set[str]) -> tuple[Assertion, ...]:
    return tuple(a for a in said if isinstance(a.value, Actor) and _key(a.value) in keys)


def _actors(seen: View, field: str) -> tuple[Actor, ...]:
    """The actors whom anybody names for `field`, in the order of the accounts."""
    found = (a.value for a in seen.said(field))
    return tuple(dict.fromkeys(v for v in found if isinstance(v, Actor)))


def _key(actor: Actor) -> str:
    return actor.id or actor.name.casefold()


def _group(one: Attribution, n: int) -> Row:
    name, sub = ("gname", "gsubname") if n == 1 else (f"gname{n}", f"gsubname{n}")
    below = one.subgroup.name if one.subgroup is not None else None
    return {name: one.group.name, sub: below, f"guncertain{n}": int(one.uncertain)}


def claims(found: tuple[Attribution, ...]) -> Row:
    """claimed, claim2, claim3 with their modes: one slot for each group (GTD codebook 2019, claimed).

    0 means that no report tells of a claim. claimconf was removed from GTD (p. 8) and is not written.
    """
    row: dict[str, Cell] = {"claimed": 0} if not found else {}
    for n, one in enumerate(found[:_SLOTS], 1):
        claim, mode = ("claimed", "claimmode") if n == 1 else (f"claim{n}", f"claimmode{n}")
        row[claim] = int(bool(one.claims))
        if one.claims:
            code = claimmode(one.claims)
            row |= {mode: code, f"{mode}_txt": CLAIM_MODES[code]}
    return row


def claimmode(said: Iterable[Assertion]) -> int:
    """The mode that most of the claims' assertions note; 10, unknown, where none does."""
    modes = [int(m) for a in said if (m := a.note("mode")) is not None and m.isdecimal()]
    known = Counter(m for m in modes if m in CLAIM_MODES)
    return min(known, key=lambda m: (-known[m], m)) if known else 10


def compclaim(found: tuple[Attribution, ...]) -> int | None:
    """1 if several groups claim it, 0 if one does, empty if none does (GTD codebook 2019, compclaim)."""
    claimed = sum(1 for one in found if one.claims)
    return None if not claimed else int(claimed > 1)


def nperps(seen: View) -> int:
    """The number of perpetrators, -99 where unknown (GTD codebook 2019, nperps)."""
    told = number(seen.count("attackers"))
    return -99 if told is None else told


def nperpcap(seen: View) -> int:
    """The number of perpetrators taken into custody, -99 where unknown (GTD codebook 2019, nperpcap)."""
    told = majority(seen, (a for a in seen.said("arrested") if a.note("attackers") == "only"))
    return -99 if told is None else told


def majority(seen: View, said: Iterable[Assertion]) -> int | None:
    """The number that most lineages give, the lowest of those that are as frequent.

    GTD codebook 2019, p. 47: counts of perpetrators follow the majority of the sources, then the lowest
    figure. A lineage counts once.
    """
    lineage = {i: line.id for line in seen.record.lineages for i in line.report_ids}
    told = {(lineage.get(a.report_id, a.report_id), n) for a in said if (n := _number(a)) is not None}
    votes = Counter(n for _, n in told)
    return min(votes, key=lambda n: (-votes[n], n)) if votes else None


def _number(said: Assertion) -> int | None:
    return number(said.value) if isinstance(said.value, Count) else None
