"""What ACLED calls it: disorder, event and sub-event types, actors and their kinds.

Source: the list of types in ACLED's public R client and FAQ. ACLED's own codebook was not at hand, so what
is not in those stays empty.
"""

from __future__ import annotations

from variorum.coding.acled import (
    ARMED,
    ATTACK,
    BATTLES,
    BY_TARGET,
    BY_TYPE,
    BY_WEAPON,
    CIVILIAN_ACTOR,
    CIVILIANS,
    STRATEGIC,
)
from variorum.coding.country import country
from variorum.model.value import Actor, ActorKind
from variorum.publish.ged.sides import perpetrator
from variorum.publish.tables.columns import Row
from variorum.publish.tables.view import View, number

_DESTRUCTION = frozenset({"type:arson", "type:sabotage"})


def what(seen: View) -> Row:
    """disorder_type, event_type, sub_event_type and civilian_targeting; empty where not told."""
    event, sub = event_type(seen)
    disorder = "Strategic developments" if event == STRATEGIC else "Political violence"
    return {
        "disorder_type": disorder if event else None,
        "event_type": event,
        "sub_event_type": sub,
        "civilian_targeting": civilian_targeting(seen),
    }


def event_type(seen: View) -> tuple[str | None, str | None]:
    """Event type and sub-event type.

    An attack on civilians is violence against civilians, one on armed people a battle; where the target
    is not known, neither is written. Arson and sabotage without a death are destruction of property.
    """
    kind = next(iter(seen.terms("type")), None)
    weapon = next((BY_WEAPON[w] for w in seen.terms("weapon") if w in BY_WEAPON), None)
    if kind in ("type:bombing", "type:attack") and weapon:
        return weapon
    if kind in BY_TYPE:
        return BY_TYPE[kind]
    if kind in _DESTRUCTION and not number(seen.count("killed")):
        return STRATEGIC, "Looting/property destruction"
    return _attack(seen) if kind in BY_TARGET else (None, None)


def _attack(seen: View) -> tuple[str | None, str | None]:
    targets = set(seen.terms("target"))
    if not targets:
        return None, None
    return (BATTLES, "Armed clash") if targets <= set(ARMED) else ATTACK


def civilian_targeting(seen: View) -> str | None:
    """ "Civilian targeting" where civilians are the main or only target; else empty."""
    targets = set(seen.terms("target"))
    event, _ = event_type(seen)
    return "Civilian targeting" if event == CIVILIANS or (targets and not targets & set(ARMED)) else None


def actors(seen: View) -> Row:
    """actor1 and actor2 with their kinds; their order implies no direction.

    An attacker whom nobody names is ACLED's "Unidentified Armed Group". Whether a group is a rebel group
    or a militia in this country is ACLED's to say: inter1 stays empty then, and so does interaction.
    """
    state = _state(seen)
    attacker = perpetrator(seen)
    first = _attacker(attacker, state)
    second, inter2 = _attacked(seen, state)
    inter1 = "State forces" if attacker is not None and attacker.kind is ActorKind.STATE else None
    interaction = f"{inter1}-{inter2}" if inter1 and inter2 else None
    row: Row = {"actor1": first, "inter1": inter1, "actor2": second}
    return {**row, "inter2": inter2, "interaction": interaction}


def _attacker(attacker: Actor | None, state: str | None) -> str | None:
    if attacker is not None:
        return attacker.name
    return f"Unidentified Armed Group ({state})" if state else None


def _attacked(seen: View, state: str | None) -> tuple[str | None, str | None]:
    """The actor that was attacked and its kind; civilians where one target of several is civilian."""
    targets = seen.terms("target")
    if not targets or state is None:
        return None, None
    if set(targets) <= set(ARMED):
        kind = None if "target:militia" in targets else "State forces"
        return ARMED[targets[0]].format(state), kind
    return CIVILIAN_ACTOR.format(state), "Civilians"


def _state(seen: View) -> str | None:
    place = seen.place()
    return (country(place.country).name or place.country_name) if place is not None else None
