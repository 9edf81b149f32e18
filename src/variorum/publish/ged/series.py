"""The dead of a series without those of its parts that are events of their own (GED codebook 23.1, event_clarity)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from variorum.model.incident import SeriesRole
from variorum.publish.ged.sides import Deaths
from variorum.publish.tables.view import View


def left_over(seen: View, events: Mapping[str, Deaths]) -> Deaths | None:
    """What `events`, the dead by incident, leave of a series once its parts are subtracted; None if nobody is left.

    GED codebook 23.1: from an event of clarity 2, deaths that are in events of clarity 1 are subtracted. Each side
    loses its own dead; those of parts whose side the series does not tell are taken from the unknown, then the rest.
    """
    whole = events[seen.record.incident.id]
    told = [events[i] for i in parts(seen) if i in events]
    return without(whole, told) if told else whole


def parts(seen: View) -> tuple[str, ...]:
    """The incidents that reports tell of as parts of this one."""
    return tuple(s.incident_id for s in seen.record.series if s.role is SeriesRole.PART)


def without(whole: Deaths, told: Iterable[Deaths]) -> Deaths | None:
    """`whole` less the best figures of `told`, never below zero; None where no figure is left."""
    sides, taken = list(_sides(whole)), 0
    over = 0
    for part in told:
        taken += part.best
        for n, dead in enumerate(_sides(part)):
            fits = min(sides[n], dead)
            sides[n] -= fits
            over += dead - fits
    for n in reversed(range(len(sides))):
        fits = min(sides[n], over)
        sides[n] -= fits
        over -= fits
    low, high = max(whole.low - taken, 0), max(whole.high - taken, 0)
    a, b, civilians, unknown = sides
    return Deaths(a, b, civilians, unknown, low, high) if any((low, *sides, high)) else None


def _sides(deaths: Deaths) -> tuple[int, int, int, int]:
    """By side, the unknown last."""
    return deaths.a, deaths.b, deaths.civilians, deaths.unknown
