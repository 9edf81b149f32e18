"""Actors as tables name them."""

from __future__ import annotations

import re

from variorum.coding import ged
from variorum.extract.actors import find_actors
from variorum.model.value import Actor, ActorKind

#: years and places that a table puts behind a name: "(2019-)", "(Karsia)"
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")


def actor_of(name: str) -> Actor:
    """The actor of the curated list that the whole name names, else a group of this name."""
    bare = _BRACKETS.sub("", name)
    whole = [found.actor for found in find_actors(name) if found.start == 0 and found.end >= len(bare)]
    return whole[0] if whole else Actor(name, ActorKind.GROUP)


def side_of(name: str) -> Actor:
    """A side of a conflict: "Government of Karsia" is the state."""
    state = name.removeprefix(ged.GOVERNMENT)
    found = actor_of(_BRACKETS.sub("", state))
    if state == name:
        return found
    return found if found.kind is ActorKind.STATE else Actor(_BRACKETS.sub("", state), ActorKind.STATE)
