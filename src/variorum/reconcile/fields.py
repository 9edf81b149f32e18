"""Fields: which evidence belongs to which field of the record, parts of a toll and the group among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf

from variorum.model.assertion import Polarity
from variorum.model.codebook import TOLLS, codebook
from variorum.model.finding import Record
from variorum.model.value import Actor, ActorKind, Count
from variorum.reconcile.actors import Parents
from variorum.reconcile.collate import collate
from variorum.reconcile.counts import Attackers, ends
from variorum.reconcile.evidence import OWN_POLARITY, Evidence, gather
from variorum.reconcile.individuals import NOT_WHOLE, counted
from variorum.reconcile.pile import Ground, Pile

#: the longest name of a field that the store holds
_FIELD_LENGTH = 40
#: fields in which somebody is said to have done it
_ATTRIBUTING = ("group", "claim", "blame")
#: who can be the group behind an incident
_GROUPS = frozenset(
    {ActorKind.GROUP, ActorKind.STATE, ActorKind.AUTHORITY, ActorKind.ORGANISATION, ActorKind.UNKNOWN}
)


@dataclass(frozen=True, slots=True)
class Collated:
    """The readings of one field of a record, and the ground they stand on."""

    ground: Ground
    piles: tuple[Pile, ...]

    @property
    def field(self) -> str:
        """The name of the field, "killed/children" for a part of a toll."""
        return self.ground.name


def collated(record: Record) -> tuple[Collated, ...]:
    """The readings of every field of which anything is said, in the codebook's order, parts after wholes."""
    evidence = counted(gather(record))
    sorted_in = _sort_in(evidence)
    parents = _parents(evidence)
    return tuple(
        _field(_ground(record, name, parents, sorted_in), sorted_in[name]) for name in _in_order(sorted_in)
    )


def _ground(record: Record, name: str, parents: Parents, found: Mapping[str, list[Evidence]]) -> Ground:
    return Ground(record.incident.id, name, parents, _attackers(found, name), _alone(found, name))


def _alone(found: Mapping[str, list[Evidence]], field: str) -> Attackers:
    """How many attackers came to harm beside victims, by accounts that tell of both.

    One that tells of an attacker alone may mean whom another calls the victim: a boy who shot himself.
    """
    victims = {
        e.assertion.account_id
        for name in (field, *(f"{field}/{part}" for part in NOT_WHOLE))
        for e in found.get(name, ())
        if isinstance(e.value, Count) and ends(e.value)[1] > 0
    }
    told = [e for e in found.get(f"{field}/attackers", ()) if e.assertion.account_id in victims]
    return _spread(told) or (0, 0)


def _field(ground: Ground, evidence: Iterable[Evidence]) -> Collated:
    found = list(evidence)
    group = ground.name in ("group", "branch")
    denials = [e for e in found if _denies(e, group=group)]
    told = [e for e in found if e.gives and not (group and e.assertion.field in OWN_POLARITY)]
    return Collated(ground, collate(told, denials, ground))


def _denies(evidence: Evidence, *, group: bool) -> bool:
    """In the fields of responsibility a denial is the value; of the group it speaks against it."""
    own = evidence.assertion.field in OWN_POLARITY and not group
    return evidence.assertion.stance.polarity is Polarity.DENIED and not own


def _sort_in(evidence: Iterable[Evidence]) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    told = list(evidence)
    named = {e.value.id for e in told if e.assertion.field in _ATTRIBUTING and isinstance(e.value, Actor)}
    for one in told:
        for name in _names(one, named):
            found.setdefault(name, []).append(one)
    return found


def _names(evidence: Evidence, named: set[str | None]) -> Iterator[str]:
    """The fields that an assertion belongs to: its own; group and branch for those who are said to be it."""
    said = evidence.assertion
    if said.field in TOLLS:
        yield part_field(said.field, evidence.part, evidence.scope)
        return
    yield said.field
    if isinstance(evidence.value, Actor) and evidence.value.kind in _GROUPS:
        if said.field in ("claim", "blame", "denial"):
            yield "group"
        if said.field in (*_ATTRIBUTING, "denial") and evidence.value.parent in named - {None}:
            yield "branch"


def part_field(field: str, part: str | None, attackers: str | None) -> str:
    """ "killed" for a whole, "killed/children" for a part, "killed/attackers" for the attackers alone."""
    if attackers == "only":
        return f"{field}/attackers"
    return f"{field}/{part}"[:_FIELD_LENGTH] if part else field


def _in_order(found: Mapping[str, object]) -> list[str]:
    order = {f.name: i for i, f in enumerate(codebook().fields)}
    return sorted(found, key=lambda name: (order.get(name.split("/")[0], len(order)), name))


def _parents(evidence: Iterable[Evidence]) -> Parents:
    actors = [e.value for e in evidence if isinstance(e.value, Actor)]
    return {a.id: a.parent for a in actors if a.id and a.parent}


def _attackers(found: Mapping[str, Iterable[Evidence]], field: str) -> Attackers:
    """How many attackers can be among those that a toll counts.

    As many as reports say; else at most as many as there were; else any number.
    """
    alone = _spread(found.get(f"{field}/attackers", ()))
    return alone or (0, (_spread(found.get("attackers", ())) or (0, inf))[1])


def _spread(evidence: Iterable[Evidence]) -> Attackers | None:
    told = [ends(e.value) for e in evidence if isinstance(e.value, Count)]
    return (min(low for low, _ in told), max(high for _, high in told)) if told else None
