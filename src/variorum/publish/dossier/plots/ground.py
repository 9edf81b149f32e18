"""The ground of a map: land, names of countries, scale bar, in the units of the map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.publish.dossier.plots import outlines
from variorum.publish.dossier.plots.labels import Boxes
from variorum.publish.dossier.plots.outlines import Point, View

#: the map in its own units, which on a phone are about a pixel
WIDTH, HEIGHT = 400, 280
#: the scale bar is at most this share of the width
_BAR = 0.28
#: a country has its name on the map where its part of it is at least this share
_NAMED = 0.03
#: land is drawn so many units beyond the edge, so that where it is cut is not drawn as a border
_BEYOND = 4


@dataclass(frozen=True, slots=True)
class Ground:
    """Land as a path a country, in half units; names with their places; the scale bar as (km, length)."""

    land: tuple[str, ...]
    names: tuple[tuple[int, int, str], ...]
    bar: tuple[int, int]


def ground(view: View, scale: float, taken: Boxes) -> Ground:
    """The ground around the middle of a view, at `scale` units a kilometre; names keep off what is `taken`."""
    half = (WIDTH / 2 + _BEYOND) / scale, (HEIGHT / 2 + _BEYOND) / scale
    found = outlines.around(view, half)
    return Ground(
        land=tuple("".join(_path(shape, scale) for shape in shapes) for _, shapes in found),
        names=tuple(named for name, shapes in found for named in _named(name, shapes, scale, taken)),
        bar=_bar(scale),
    )


def spot(at: Point, scale: float) -> tuple[int, int]:
    """Where a place so many kilometres east and north of the middle lies on the map."""
    return round(WIDTH / 2 + at[0] * scale), round(HEIGHT / 2 - at[1] * scale)


def _named(
    name: str, shapes: Sequence[Sequence[Point]], scale: float, taken: Boxes
) -> Iterator[tuple[int, int, str]]:
    """The name in the middle of a country's largest part, where that is large enough and has room."""
    at, area = max((outlines.middle(shape) for shape in shapes), key=lambda one: one[1])
    x, y = spot(at, scale)
    if area * scale**2 >= _NAMED * WIDTH * HEIGHT and taken.label(100 * x / WIDTH, y, name):
        yield x, y, name


def _path(shape: Sequence[Point], scale: float) -> str:
    """A shape as a path of whole half units, each corner from the one before."""
    corners = [(round(WIDTH + 2 * x * scale), round(HEIGHT - 2 * y * scale)) for x, y in shape]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(corners) if a != b]
    told = " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-")
    return f"M{corners[0][0]} {corners[0][1]}l{told}z" if steps else ""


def _bar(scale: float) -> tuple[int, int]:
    """The longest round distance that fits: 1, 2 or 5 times a power of ten, in kilometres."""
    most = WIDTH * _BAR / scale
    round_ones = (digit * 10**power for power in range(5) for digit in (1, 2, 5))
    km = max((one for one in round_ones if one <= most), default=1)
    return km, round(km * scale)
