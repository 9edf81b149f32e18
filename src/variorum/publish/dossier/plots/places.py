"""The map: each place that is told as a circle of its precision, competing ones beside each other, to scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan2, hypot, pi

from variorum.model.value import Place
from variorum.publish.dossier.evidence import Ref
from variorum.publish.dossier.plots.ground import WIDTH, Ground, Label, fitting, ground, needed, placed, spot
from variorum.publish.dossier.plots.labels import Boxes
from variorum.publish.dossier.plots.outlines import Point, View
from variorum.publish.dossier.plots.sheet import Cell, Line, Sheet
from variorum.publish.dossier.plots.toll import COLOURS
from variorum.publish.dossier.settled import FieldView, Policies, ReadingView, won
from variorum.publish.dossier.words import value_words
from variorum.publish.summary_words import listed

#: what reaches farther than this from the middle is named and not drawn, in kilometres: it would make all else small
_FAR = 700.0
#: a circle narrower than this is hidden by its mark, in units of the map
_DOT = 7
_WINDS = ("east", "north-east", "north", "north-west", "west", "south-west", "south", "south-east")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: its mark and the circle of its precision (None where that is smaller than the mark).

    `won` are the policies (by position) that choose it; `label` is where its name stands, None
    where there is no room.
    """

    x: int
    y: int
    radius: int | None
    colour: int
    shape: int
    place: str
    name: str
    label: Label | None
    refs: tuple[Ref, ...]
    won: Policies


@dataclass(frozen=True, slots=True)
class Map:
    """The map. `world` is where in the world it lies, `beyond` what is told and not on it, with the reason."""

    ground: Ground
    spots: tuple[Spot, ...]
    world: tuple[int, int]
    beyond: tuple[tuple[str, tuple[Ref, ...]], ...]
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class _Told:
    """A reading of the place; `at` is where it lies in kilometres, None where it has no coordinates."""

    number: int
    reading: ReadingView
    place: Place
    won: Policies
    at: Point | None

    @property
    def reach(self) -> float:
        """How far its circle reaches from the middle."""
        return 0.0 if self.at is None else hypot(*self.at) + (self.place.radius_km or 0.0)


def places(field: FieldView | None, name: str) -> Map | None:
    """The map of a place's readings; None where none of them has coordinates."""
    given = _given(field)
    middle = next((place for _, place, _ in sorted(given, key=_foremost) if place.latitude is not None), None)
    if field is None or middle is None or middle.latitude is None or middle.longitude is None:
        return None
    view = View(middle.latitude, middle.longitude)
    told = [_told(view, i, one) for i, one in enumerate(given)]
    drawn = [t for t in told if t.at is not None and (t.reach <= _FAR or t.place == middle)]
    scale = fitting(view, max(_needed(t) for t in drawn))
    taken = Boxes(WIDTH)
    spots = tuple(_spots(drawn, scale, taken))
    return Map(
        ground=ground(view, scale, taken),
        spots=spots,
        world=(round(180 + middle.longitude), round(90 - middle.latitude)),
        beyond=tuple((_beyond(t), t.reading.refs) for t in told if t not in drawn),
        sheet=_sheet(field, told, name),
    )


_Given = tuple[ReadingView, Place, Policies]


def _given(field: FieldView | None) -> list[_Given]:
    """The places that somebody affirms, with the policies that choose them."""
    readings = () if field is None else field.readings
    return [
        (reading, reading.given, won(fates))
        for reading, fates in readings
        if isinstance(reading.given, Place) and reading.refs
    ]


def _foremost(one: _Given) -> tuple[bool, bool]:
    """What the run's own policy chooses comes first, then what any policy does."""
    return 0 not in one[2], not one[2]


def _told(view: View, number: int, one: _Given) -> _Told:
    reading, place, won = one
    located = place.latitude is not None and place.longitude is not None
    at = view.km(place.latitude or 0.0, place.longitude or 0.0) if located else None
    return _Told(number, reading, place, won, at)


def _needed(told: _Told) -> float:
    """How much of half the map's width it needs."""
    return needed(told.at or (0.0, 0.0), told.place.radius_km or 0.0)


def _spots(drawn: Sequence[_Told], scale: float, taken: Boxes) -> Iterator[Spot]:
    """The places, small circles last, so that they lie on top of large ones; their labels come first."""
    ordered = sorted(drawn, key=lambda t: (-(t.place.radius_km or 0.0), t.number))
    where = {t.number: spot(t.at or (0.0, 0.0), scale) for t in ordered}
    for x, y in where.values():
        taken.mark(100 * x / WIDTH, y)
    labels = {t.number: placed(t.place.name, where[t.number], taken) for t in reversed(ordered)}
    for one in ordered:
        radius = round((one.place.radius_km or 0.0) * scale)
        yield Spot(
            *where[one.number],
            radius=radius if radius > _DOT else None,
            colour=one.number % COLOURS,
            shape=one.number % COLOURS,
            place=one.place.name,
            name=_name(one),
            label=labels[one.number],
            refs=one.reading.refs,
            won=one.won,
        )


def _name(told: _Told) -> str:
    """A place in words, with its precision."""
    radius = told.place.radius_km
    within = "" if radius is None else f", within {radius:g} km"
    return f"{value_words(told.place)}{within} ({told.place.kind.value})"


def _beyond(told: _Told) -> str:
    """What is not on the map, and why."""
    if told.at is None:
        return f"{value_words(told.place)} (no coordinates)"
    east, north = told.at
    wind = _WINDS[round(atan2(north, east) / (pi / 4)) % len(_WINDS)]
    return f"{value_words(told.place)} ({hypot(east, north):.0f} km to the {wind})"


def _sheet(field: FieldView, told: Sequence[_Told], name: str) -> Sheet:
    columns = (
        *("place", "precision", "latitude", "longitude", "radius km", "near", "gazetteer", "chosen by"),
        *("voices", "lineages", "could also be"),
    )
    policies = [settled.policy for settled in field.settled]
    lines = tuple(Line(_cells(one, policies), one.reading.refs) for one in told)
    return Sheet(name, "Places, as told", columns, lines)


def _cells(told: _Told, policies: Sequence[str]) -> tuple[Cell, ...]:
    place, reading = told.place, told.reading
    others = (f"{o.name}, {o.country} ({o.gazetteer_id}, {o.score:.2f})" for o in place.alternatives)
    return (
        *(value_words(place), place.kind.value, place.latitude, place.longitude, place.radius_km),
        *("yes" if place.near else "no", place.gazetteer_id, "; ".join(policies[i] for i in told.won)),
        *(listed(reading.voices, most=len(reading.voices)), reading.lineages, "; ".join(others)),
    )
