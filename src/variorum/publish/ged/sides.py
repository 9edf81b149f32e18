"""Who fights whom in a UCDP event, and how the dead are divided (GED codebook 23.1, sections 3 and 6)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise

from variorum.coding.country import country, number
from variorum.coding.ged import CIVILIANS, GOVERNMENT, NON_STATE, ONE_SIDED, STATE_BASED
from variorum.model.value import Actor, ActorKind, Count
from variorum.publish.tables.columns import Row
from variorum.publish.tables.view import View, denied
from variorum.publish.tables.view import number as best_of

_FORCES = frozenset({"target:military", "target:police", "target:government"})
_ARMED = frozenset({"target:militia"})
_CIVILIAN = frozenset(
    {
        "target:civilians",
        "target:gathering",
        "target:religious",
        "target:diplomatic",
        "target:education",
        "target:medical",
        "target:business",
        "target:transport",
        "target:airport",
        "target:media",
        "target:ngo",
        "target:utility",
        "target:tourists",
        "target:party",
    }
)
#: parts of a toll that belong to the state's side, and those that are civilians
_STATE_PARTS = frozenset({"police", "soldiers", "security forces", "troops"})
_CIVILIAN_PARTS = frozenset({"civilians", "children", "women", "students", "journalists", "worshippers"})


@dataclass(frozen=True, slots=True)
class Deaths:
    """The five figures of one event; `low` and `high` bound `best`."""

    a: int
    b: int
    civilians: int
    unknown: int
    low: int
    high: int

    @property
    def best(self) -> int:
        """GED codebook 23.1: best is the sum of the four."""
        return self.a + self.b + self.civilians + self.unknown


def perpetrator(seen: View) -> Actor | None:
    """The group that the policy settled on, else the only one that claims it; None if there is neither.

    A claim that somebody rejects names nobody.
    """
    settled = seen.actors("group")
    claimed = [a for a in seen.actors("claim") if not denied(seen, a)]
    if settled:
        return settled[0]
    return claimed[0] if len(claimed) == 1 else None


def type_of_violence(seen: View) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided; None where actor or target is not known (GED 23.1).

    A target of two kinds (a bomb for soldiers and shoppers) is left to a coder.
    """
    actor = perpetrator(seen)
    targets = set(seen.terms("target"))
    if actor is None or not targets:
        return None
    if targets <= _CIVILIAN:
        return ONE_SIDED
    if actor.kind is ActorKind.STATE:
        return STATE_BASED if targets <= _ARMED else None
    if targets <= _FORCES:
        return STATE_BASED
    return NON_STATE if targets <= _ARMED else None


def sides(seen: View) -> Row:
    """side_a, side_b, dyad and type. UCDP's own ids of conflict, dyad and side are not known: empty.

    In state-based conflict the state is side A; in one-sided violence side B is "Civilians".
    """
    kind, actor = type_of_violence(seen), perpetrator(seen)
    name = _name(actor) if actor is not None else None
    side_a, side_b = _pair(seen, kind, name, actor)
    dyad = f"{side_a} - {side_b}" if side_a and side_b else None
    row: Row = {"type_of_violence": kind, "side_a": side_a, "side_b": side_b, "dyad_name": dyad}
    return {**row, "gwnoa": _state_number(seen, kind, actor)}


def _pair(
    seen: View, kind: int | None, name: str | None, actor: Actor | None
) -> tuple[str | None, str | None]:
    if kind == ONE_SIDED:
        return name, CIVILIANS
    if kind == STATE_BASED and actor is not None and actor.kind is not ActorKind.STATE:
        return _government(seen), name
    return name, None


def _name(actor: Actor) -> str:
    return f"{GOVERNMENT}{actor.name}" if actor.kind is ActorKind.STATE else actor.name


def _government(seen: View) -> str | None:
    place = seen.place()
    name = (country(place.country).ged_name or place.country_name) if place is not None else None
    return f"{GOVERNMENT}{name}" if name else None


def _state_number(seen: View, kind: int | None, actor: Actor | None) -> int | None:
    """The Gleditsch-Ward number of side A where it is a state (GED codebook 23.1, gwnoa)."""
    if actor is not None and actor.kind is ActorKind.STATE:
        return number(country(actor.country).gw)
    place = seen.place()
    return number(country(place.country).gw) if kind == STATE_BASED and place is not None else None


def deaths(seen: View) -> Deaths | None:
    """The dead of the incident by side; None where no figure or only zero is known.

    GED codebook 23.1: no event without a death in one of the three estimates; best is the sum of the four
    parts; in one-sided violence all dead are civilians and those of the sides are 0. Elsewhere only the
    parts that a report names (soldiers, children) are given to a side, the rest are unknown.
    """
    count = seen.count("killed")
    best = best_of(count)
    if count is None or best is None or not any((count.low, best, count.high)):
        return None
    low, high = (best if bound is None else bound for bound in (count.low, count.high))
    if type_of_violence(seen) == ONE_SIDED:
        return Deaths(0, 0, best, 0, low, high)
    state, civilians = (min(_part(seen, names), best) for names in (_STATE_PARTS, _CIVILIAN_PARTS))
    if state + civilians > best:
        state, civilians = 0, 0
    side_a = state if type_of_violence(seen) == STATE_BASED else 0
    return Deaths(side_a, 0, civilians, best - side_a - civilians, low, high)


def _part(seen: View, names: frozenset[str]) -> int:
    """The dead in the named parts: the highest figure of each part, since parts are often told in part."""
    figures: dict[str, int] = {}
    for said in seen.said("killed"):
        part = said.note("part")
        told = best_of(said.value) if isinstance(said.value, Count) else None
        if part in names and part is not None and told is not None:
            figures[part] = max(told, figures.get(part, 0))
    # children, women and students can be the same people: only the largest part is certain
    return max(figures.values(), default=0)


def divided(found: Deaths, places: int) -> tuple[Deaths, ...]:
    """The dead of one toll as one set of figures a place, as evenly as whole numbers allow.

    GED codebook 23.1: one toll over several places makes one event a place, deaths split evenly as
    integers. The dead are dealt out one by one, side after side, so that each place's best is an even
    share too and lies between its low and its high.
    """
    sides_end = accumulate((found.a, found.b, found.civilians, found.unknown), initial=0)
    shares = [_dealt(start, end, places) for start, end in pairwise(sides_end)]
    bounds = [_dealt(0, bound, places) for bound in (found.low, found.high)]
    return tuple(Deaths(*figures) for figures in zip(*shares, *bounds, strict=True))


def _dealt(start: int, end: int, places: int) -> tuple[int, ...]:
    """How many of the dead from number `start` up to `end` fall to each place, dealt in turn."""
    return tuple(len(range(start + (place - start) % places, end, places)) for place in range(places))
