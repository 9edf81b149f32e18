"""The ground of a map: land, names of countries, scale bar, in the units of the map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise
from math import dist

from variorum.extract.gazetteer import gazetteer
from variorum.publish.dossier.plots import outlines
from variorum.publish.dossier.plots.labels import Boxes, span
from variorum.publish.dossier.plots.outlines import Point, View

#: the map in its own units, which on a phone are about a pixel
WIDTH, HEIGHT = 400, 280
#: a map shows at least so many kilometres across; more where nothing within that tells where it is
_WIDTHS = (420.0, 840.0, 1680.0)
#: the room around what lies outermost, as a share of the map
_ROOM = 1.2
#: the scale bar is at most this share of the width
_BAR = 0.28
#: a country has its name on the map where its part of it is at least this share
_NAMED = 0.03
#: towns of so many people are known beyond their country; at most so many of them are shown, the largest first
_PEOPLE, _MOST = 100_000, 7
#: a town nearer than this to a larger one is taken for a part of it, in units of the map
_APART = 30
#: so many of them tell where a map is, if no border or coast does
_ENOUGH = 3
#: how far the foot of a label stands above, below and level with its mark, and how far beside it
_ABOVE, _BELOW, _LEVEL, _BESIDE = -11, 21, 4, 11
#: how far the name of a country may move aside for what is marked there
_AROUND = (0, -40, 40, -80, 80)
#: the picture of the world and the scale bar, which nothing may run under
_CORNERS = ((WIDTH - 109, HEIGHT - 46, WIDTH, HEIGHT), (0, HEIGHT - 28, 130, HEIGHT))
#: a country that fills more than this share of the map shows no more than a corner of its border
_WHOLE = 0.95
#: land is drawn so many units beyond the edge, so that where it is cut is not drawn as a border
_BEYOND = 4


@dataclass(frozen=True, slots=True)
class Label:
    """Where the foot of a name stands, and which part of it stands there (start, middle, end)."""

    x: int
    y: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Town:
    """A large town, to tell where on earth a map is: its dot and its name."""

    x: int
    y: int
    name: str
    label: Label


@dataclass(frozen=True, slots=True)
class Ground:
    """Land as a path a country, in half units; names of countries, and large towns, with their places.

    `bar` is the scale bar as (km, length).
    """

    land: tuple[str, ...]
    names: tuple[tuple[int, int, str], ...]
    towns: tuple[Town, ...]
    bar: tuple[int, int]


def _half(scale: float) -> tuple[float, float]:
    """Half the width and height of what is drawn, in kilometres."""
    return (WIDTH / 2 + _BEYOND) / scale, (HEIGHT / 2 + _BEYOND) / scale


def needed(at: Point, radius: float = 0.0) -> float:
    """How many kilometres of half the map's width a place needs, from the middle; the map is lower than it is wide."""
    return max(abs(at[0]) + radius, (abs(at[1]) + radius) * WIDTH / HEIGHT)


def fitting(view: View, reach: float) -> float:
    """Units a kilometre, so that all that needs up to `reach` fits and it can be seen where it is."""
    widths = [max(width, 2 * _ROOM * reach) for width in _WIDTHS]
    scales = [WIDTH / width for width in widths]
    return next((scale for scale in scales if telling(view, scale)), scales[-1])


def telling(view: View, scale: float) -> bool:
    """True if there is enough in sight to tell where it is: a border, a coast, or some large towns."""
    half = _half(scale)
    shapes = [shape for _, its in outlines.around(view, half) for shape in its]
    whole = 4 * half[0] * half[1]
    outlined = any(outlines.middle(shape)[1] < _WHOLE * whole for shape in shapes)
    return outlined or len(list(islice(_in_sight(view, scale), _ENOUGH))) == _ENOUGH


def ground(view: View, scale: float, taken: Boxes) -> Ground:
    """The ground around the middle of a view, at `scale` units a kilometre; names keep off what is `taken`."""
    found = outlines.around(view, _half(scale))
    for corner in _CORNERS:
        taken.take(corner)
    names = tuple(named for name, shapes in found for named in _named(name, shapes, scale, taken))
    return Ground(
        land=tuple("".join(_path(shape, scale) for shape in shapes) for _, shapes in found),
        names=names,
        towns=tuple(islice(_towns(view, scale, taken), _MOST)),
        bar=_bar(scale),
    )


def spot(at: Point, scale: float) -> tuple[int, int]:
    """Where a place so many kilometres east and north of the middle lies on the map."""
    return round(WIDTH / 2 + at[0] * scale), round(HEIGHT / 2 - at[1] * scale)


def placed(name: str, mark: Point, taken: Boxes) -> Label | None:
    """Where a name has room: above its mark, right or left of it, below it."""
    x, y = mark
    aside = span(name) / 2 + _BESIDE
    tries = (
        ((x, y + _ABOVE), Label(round(x), round(y + _ABOVE), "middle")),
        ((x + aside, y + _LEVEL), Label(round(x + _BESIDE), round(y + _LEVEL), "start")),
        ((x - aside, y + _LEVEL), Label(round(x - _BESIDE), round(y + _LEVEL), "end")),
        ((x, y + _BELOW), Label(round(x), round(y + _BELOW), "middle")),
    )
    return next((label for at, label in tries if taken.label(100 * at[0] / WIDTH, at[1], name)), None)


def _towns(view: View, scale: float, taken: Boxes) -> Iterator[Town]:
    """The largest towns in sight whose names have room, without the suburbs of one that is shown."""
    shown: list[Point] = []
    for x, y, name in _in_sight(view, scale):
        alone = all(dist((x, y), other) >= _APART for other in shown)
        label = placed(name, (x, y), taken) if alone and taken.free(100 * x / WIDTH, y) else None
        if label is not None:
            shown.append((x, y))
            taken.mark(100 * x / WIDTH, y)
            yield Town(x, y, name, label)


def _in_sight(view: View, scale: float) -> Iterator[tuple[int, int, str]]:
    """The large towns on the map, the largest first."""
    for latitude, longitude, name in _large():
        # a degree of latitude is about 111 km: what is far off in it need not be looked at further
        if abs(latitude - view.latitude) * 111 * scale < HEIGHT / 2:
            x, y = spot(view.km(latitude, longitude), scale)
            if 0 < x < WIDTH and 0 < y < HEIGHT:
                yield x, y, name


@cache
def _large() -> tuple[tuple[float, float, str], ...]:
    """Latitude, longitude and name of each large town, the largest first."""
    towns = gazetteer().towns(_PEOPLE)
    return tuple(
        (t.latitude, t.longitude, t.name) for t in towns if t.latitude is not None and t.longitude is not None
    )


def _named(
    name: str, shapes: Sequence[Sequence[Point]], scale: float, taken: Boxes
) -> Iterator[tuple[int, int, str]]:
    """The name of a country about the middle of its largest part, where that is large enough and has room."""
    at, area = max((outlines.middle(shape) for shape in shapes), key=lambda one: one[1])
    if area * scale**2 < _NAMED * WIDTH * HEIGHT:
        return
    x, y = spot(at, scale)
    tries = ((x + dx, y + dy) for dy in _AROUND for dx in _AROUND)
    found = next((place for place in tries if taken.label(100 * place[0] / WIDTH, place[1], name)), None)
    if found is not None:
        yield (*found, name)


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
