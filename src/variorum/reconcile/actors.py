"""Actors: one id is one actor; a branch is compatible with its group and more specific; so is a full name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from variorum.model.value import Actor, ActorKind
from variorum.reconcile.relation import Fit, Relation, by_containment
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


def belongs_to(a: Actor, b: Actor, parents: Parents = NO_PARENTS) -> bool:
    """True if `a` says all that `b` says: the same actor, a branch of it, a body of the state, a person's surname.

    An order, for one kind and one parent an actor. Other fuller names are likely to be of one person, not sure.
    """
    if actor_key(a) == actor_key(b) or (b.id is not None and b.id in ancestors(a, parents)):
        return True
    if a.kind is ActorKind.AUTHORITY and b.kind is ActorKind.STATE and a.country is not None:
        return a.country == b.country
    return b.id is None and len(key_of(b.name).split()) == 1 and fuller_name(a, b)


def relate_actors(a: Actor, b: Actor, parents: Parents = NO_PARENTS) -> Relation:
    """The same, a branch and its group, a body of a state, a fuller name; else apart."""
    names = f"{a.name} and {b.name}"
    down, up = (belongs_to(*pair, parents) or fuller_name(*pair) for pair in ((a, b), (b, a)))
    if not (down or up):
        return Relation(Fit.APART, f"{names}: two actors")
    fit = by_containment(down, up)
    return Relation(fit, f"{names}: {_why(a, b, fit)}")


def _why(a: Actor, b: Actor, fit: Fit) -> str:
    if fit is Fit.EQUAL:
        return "one actor"
    if a.kind is ActorKind.PERSON and b.kind is ActorKind.PERSON:
        return "a fuller name of one person"
    return "an authority and its state" if ActorKind.STATE in (a.kind, b.kind) else "a branch and its group"


def fuller_name(a: Actor, b: Actor) -> bool:
    """True if `a` gives all the name of person `b`, ending alike, and more: a full name beside a surname."""
    if a.kind is not ActorKind.PERSON or b.kind is not ActorKind.PERSON or (a.id and b.id):
        return False
    full, short = key_of(a.name).split(), key_of(b.name).split()
    return bool(short) and set(short) < set(full) and full[-1] == short[-1]
