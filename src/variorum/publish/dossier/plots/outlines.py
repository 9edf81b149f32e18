"""Outlines of countries around a place, cut to a frame: Natural Earth, seen from the middle of the frame."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate, groupby, pairwise
from math import asin, atan2, cos, degrees, hypot, pi, radians, sin

#: corners stand in hundredths of a degree
_GRID = 100
#: the mean radius of the earth in kilometres
EARTH = 6371.0
#: a degree of latitude in kilometres
_DEGREE = EARTH * pi / 180

#: so many maps are remembered: incidents of one town have the same, and a region has some hundred towns
_TOWNS = 500

#: x and y: kilometres east and north of the middle, or whatever `cut` is given
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class View:
    """A view of the earth with a place in its middle: distances and directions from there are true."""

    latitude: float
    longitude: float

    def km(self, latitude: float, longitude: float) -> Point:
        """Kilometres east and north of the middle (azimuthal equidistant, on a sphere)."""
        north, middle, east = radians(latitude), radians(self.latitude), radians(longitude - self.longitude)
        up = cos(middle) * sin(north) - sin(middle) * cos(north) * cos(east)
        across = cos(north) * sin(east)
        far = hypot(up, across)
        arc = atan2(far, sin(middle) * sin(north) + cos(middle) * cos(north) * cos(east))
        return (0.0, 0.0) if far == 0 else (EARTH * arc * across / far, EARTH * arc * up / far)


@dataclass(frozen=True, slots=True)
class Country:
    """A country: the corners of its rings as (longitude, latitude), and the box around each ring."""

    name: str
    rings: tuple[tuple[Point, ...], ...]
    boxes: tuple[tuple[float, float, float, float], ...]


@cache
def _atlas() -> dict[str, object]:
    held = files("variorum.publish.dossier.plots").joinpath("data", "outlines.json.gz").read_bytes()
    return dict(json.loads(gzip.decompress(held)))


def world() -> str:
    """The land of the world as the path of an SVG 360 wide and 150 high: x is 180 + longitude, y 90 - latitude."""
    return str(_atlas()["world"])


@cache
def _countries() -> tuple[Country, ...]:
    held = _atlas()["countries"]
    return tuple(_country(name, rings) for name, rings in held) if isinstance(held, list) else ()


def _country(name: str, steps: Iterable[Sequence[int]]) -> Country:
    rings = tuple(tuple(_corners(its)) for its in steps)
    return Country(name, rings, tuple(map(_box, rings)))


def _corners(steps: Sequence[int]) -> Iterator[Point]:
    xs, ys = accumulate(steps[::2]), accumulate(steps[1::2])
    return ((x / _GRID, y / _GRID) for x, y in zip(xs, ys, strict=True))


def _box(ring: Iterable[Point]) -> tuple[float, float, float, float]:
    xs, ys = zip(*ring, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


@lru_cache(maxsize=_TOWNS)
def around(view: View, half: tuple[float, float]) -> tuple[tuple[str, tuple[list[Point], ...]], ...]:
    """Each country that reaches into a frame, with its rings in kilometres, cut to the frame.

    `half` is half the frame's width and height in kilometres.
    """
    return tuple(_around(view, half))


def _around(view: View, half: tuple[float, float]) -> Iterator[tuple[str, tuple[list[Point], ...]]]:
    near = _near(view, hypot(*half))
    for country in _countries():
        rings = [r for r, box in zip(country.rings, country.boxes, strict=True) if near(box)]
        seen = [[view.km(y, x) for x, y in ring] for ring in rings]
        shapes = [shape for ring in seen if (shape := cut(ring, half))]
        if shapes:
            yield country.name, tuple(shapes)


def _near(view: View, reach: float) -> Callable[[tuple[float, float, float, float]], bool]:
    """Whether a box of degrees can reach within so many kilometres of the middle."""
    up = reach / _DEGREE
    pole = abs(view.latitude) + up >= 90
    aside = 180.0 if pole else degrees(asin(min(1.0, sin(radians(up)) / cos(radians(view.latitude)))))

    def near(box: tuple[float, float, float, float]) -> bool:
        west, south, east, north = box
        if north < view.latitude - up or south > view.latitude + up:
            return False
        turns = (view.longitude + turn for turn in (-360, 0, 360))
        return any(west <= middle + aside and east >= middle - aside for middle in turns)

    return near


def cut(ring: Sequence[Point], half: tuple[float, float]) -> list[Point]:
    """The part of a ring within [-half, half] on both axes (Sutherland and Hodgman); empty where none is."""
    shape = list(ring)
    for axis in (0, 1):
        for side in (-1, 1):
            shape = list(_cut_at(shape, axis, side, half[axis])) if shape else shape
    found = [point for point, _ in groupby(shape)]
    return found if len(set(found)) > 2 else []


def _cut_at(shape: Sequence[Point], axis: int, side: int, edge: float) -> Iterator[Point]:
    """A shape cut at one edge of the frame."""
    for before, point in pairwise([shape[-1], *shape]):
        within, was = side * point[axis] <= edge, side * before[axis] <= edge
        if within != was:
            yield _crossing(before, point, axis, side * edge)
        if within:
            yield point


def _crossing(a: Point, b: Point, axis: int, at: float) -> Point:
    part = (at - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + part * (b[1 - axis] - a[1 - axis])
    return (at, other) if axis == 0 else (other, at)


def middle(shape: Sequence[Point]) -> tuple[Point, float]:
    """The centroid of a shape and its area; the mean of its corners where it has no area."""
    crosses = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in pairwise([*shape, shape[0]])]
    area = sum(c for *_, c in crosses) / 2
    if abs(area) < 1e-9:
        return (sum(x for x, _ in shape) / len(shape), sum(y for _, y in shape) / len(shape)), 0.0
    x = sum((a[0] + b[0]) * c for a, b, c in crosses) / (6 * area)
    y = sum((a[1] + b[1]) * c for a, b, c in crosses) / (6 * area)
    return (x, y), abs(area)
