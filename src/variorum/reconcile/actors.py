"""Actors: one id is one actor; a branch is compatible with its group and more specific; so is a full name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from variorum.model.value import Actor, ActorKind
from variorum.reconcile.relation import Fit, Relation
from variorum.reconcile.words import key_of

#: actor id -> id of the group that it is a branch of, as the actors of a record tell
Parents = Mapping[str, str]
NO_PARENTS: Parents = MappingProxyType({})


def actor_key(actor: Actor) -> str:
    """The id of the curated list, else the name without case and article."""
    return actor.id or key_of(actor.name)


def ancestors(actor: Actor, parents: Parents = NO_PARENTS) -> Iterator[str]:
    """The ids of the groups that `actor` is a branch of, nearest first; a circle in the list ends it."""
    seen = {actor.id}
    above = actor.parent
    while above is not None and above not in seen:
        yield above
        seen.add(above)
        above = parents.get(above)


def relate_actors(a: Actor, b: Actor, parents: Parents = NO_PARENTS) -> Relation:
    """The same, a branch and its group, a body of a state, a fuller name; else apart."""
    names = f"{a.name} and {b.name}"
    if actor_key(a) == actor_key(b) or (None in (a.id, b.id) and key_of(a.name) == key_of(b.name)):
        return Relation(Fit.EQUAL, f"{names}: one actor")
    return _below(a, b, parents, names) or _turned(_below(b, a, parents, names)) or _strangers(names)


def _turned(relation: Relation | None) -> Relation | None:
    return relation.turned if relation else None


def _strangers(names: str) -> Relation:
    return Relation(Fit.APART, f"{names}: two actors")


def _below(a: Actor, b: Actor, parents: Parents, names: str) -> Relation | None:
    """The relation if `a` is the more specific one, else None."""
    if b.id is not None and b.id in ancestors(a, parents):
        return Relation(Fit.NARROWER, f"{names}: a branch and its group")
    if a.kind is ActorKind.AUTHORITY and b.kind is ActorKind.STATE and a.country and a.country == b.country:
        return Relation(Fit.NARROWER, f"{names}: an authority and its state")
    if fuller_name(a, b):
        return Relation(Fit.NARROWER, f"{names}: a fuller name of one person")
    return None


def fuller_name(a: Actor, b: Actor) -> bool:
    """True if `a` gives all the name of person `b`, ending alike, and more: a full name beside a surname."""
    if a.kind is not ActorKind.PERSON or b.kind is not ActorKind.PERSON or (a.id and b.id):
        return False
    full, short = key_of(a.name).split(), key_of(b.name).split()
    return bool(short) and set(short) < set(full) and full[-1] == short[-1]
