"""The map of a selection: incidents by cells of a grid of degrees, so that ten thousand are as quick to draw as ten."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, dist, floor, log, sqrt

from variorum.publish.dossier.plots import outlines
from variorum.publish.dossier.plots.ground import WIDTH, Ground, fitting, ground, needed, spot
from variorum.publish.dossier.plots.labels import Boxes
from variorum.publish.dossier.plots.outlines import View
from variorum.publish.summary_words import number
from variorum.review.queue.entry import VAGUE, Entry
from variorum.review.queue.select import Selection

#: the sides of a cell in hundredths of a degree: from a town to a part of the world
_SIDES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
#: so many cells at most from south to north and from west to east: on a map of the world ten degrees each
_ROWS, _COLUMNS = 14, 28
#: the radius of a circle for one incident, and the most, in units of the map: neighbours may touch, and can be told apart
_LEAST, _MOST = 3.0, 11.0
#: the largest circle stands for so many incidents at least: one or two are a dot
_MANY = 12
#: from this radius on a circle has room for its number, which takes up so much to each side
_ROOMY, _NUMBER = 7, 6
#: what needs more of half the map's width than this, in kilometres, is shown on a map of the world: seen from one place,
#: what lies this far off is out of shape
_FAR = 6000.0
#: one map is so many times as wide as the next smaller one
_STEP = 1.25
#: the map of the world, as `outlines.world` draws it
WORLD = (360, 150)


@dataclass(frozen=True, slots=True)
class Cell:
    """The incidents of a cell: where their middle lies on the map, how wide their circle is, and the cell as a `box`.

    `roomy`: the circle has room for their number.
    """

    x: int
    y: int
    radius: int
    count: int
    name: str
    box: str
    roomy: bool


@dataclass(frozen=True, slots=True)
class Map:
    """The map: on `ground`, or on the `world` where the incidents lie too far apart for that.

    `missing` says how many of the incidents are not on it, and why.
    """

    ground: Ground | None
    world: str
    cells: tuple[Cell, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Heap:
    """What lies in one cell: its incidents, their middle, and the cell as south, west, north and east."""

    entries: tuple[Entry, ...]
    middle: tuple[float, float]
    corners: tuple[float, float, float, float]


def map_of(chosen: Selection) -> Map:
    """The map of a selection, without cells where no incident has a place."""
    heaps = sorted(_heaps(_placed(chosen.entries)), key=lambda h: (-len(h.entries), h.corners))
    missing = tuple(_missing(chosen.entries))
    view, reach = _view(heaps)
    if view is None or reach > _FAR:
        spots = [(round(180 + h.middle[1]), round(90 - h.middle[0])) for h in heaps]
        return Map(None, outlines.world(), tuple(_cells(heaps, spots)), missing)
    scale, taken = fitting(view, reach), Boxes(WIDTH)
    spots = [spot(view.km(*h.middle), scale) for h in heaps]
    for x, y in spots:
        taken.mark(100 * x / WIDTH, y)
    return Map(ground(view, scale, taken), "", tuple(_cells(heaps, spots)), missing)


def _placed(entries: Iterable[Entry]) -> list[tuple[float, float, Entry]]:
    return [
        (one.latitude, one.longitude, one)
        for one in entries
        if one.latitude is not None and one.longitude is not None and one.level not in VAGUE
    ]


def _missing(entries: Iterable[Entry]) -> Iterator[str]:
    vague = sum(1 for one in entries if one.level in VAGUE)
    nowhere = sum(1 for one in entries if one.level not in VAGUE and None in (one.latitude, one.longitude))
    if vague:
        yield f"{number(vague, 'incident')} known to no more than a country"
    if nowhere:
        yield f"{number(nowhere, 'incident')} without a place, or with one whose coordinates are not known"


def _heaps(placed: Sequence[tuple[float, float, Entry]]) -> Iterator[_Heap]:
    """What lies in the cells of the finest grid that has not too many of them."""
    if not placed:
        return
    north, east = [one[0] for one in placed], [one[1] for one in placed]
    side = next((s for s in _SIDES if _few(north, s, _ROWS) and _few(east, s, _COLUMNS)), _SIDES[-1])
    rows, columns = _edges(north, side), _edges(east, side)
    found: dict[tuple[int, int], list[tuple[float, float, Entry]]] = defaultdict(list)
    for one in placed:
        found[bisect_right(rows, one[0]), bisect_right(columns, one[1])].append(one)
    for (row, column), its in found.items():
        middle = sum(one[0] for one in its) / len(its), sum(one[1] for one in its) / len(its)
        corners = (rows[row - 1], columns[column - 1], rows[row], columns[column])
        yield _Heap(tuple(one[2] for one in its), middle, corners)


def _few(degrees: Sequence[float], side: int, most: int) -> bool:
    return (max(degrees) - min(degrees)) * 100 / side <= most


def _edges(degrees: Sequence[float], side: int) -> list[float]:
    """Where cells begin and end: hundredths as they are read back from an address, so that no incident falls between."""
    # one cell more on each side: floor may be off by one where a hundredth is no exact float
    first, last = floor(min(degrees) * 100 / side) - 1, floor(max(degrees) * 100 / side) + 2
    return [side * n / 100 for n in range(first, last + 1)]


def _view(heaps: Sequence[_Heap]) -> tuple[View | None, float]:
    """The earth seen from about the middle of all, and how many kilometres of half a map they need.

    Both are rounded, the latter up: selections that differ by a few incidents have the same ground, which takes a while.
    """
    if not heaps:
        return None, 0.0
    norths, easts = [h.middle[0] for h in heaps], [h.middle[1] for h in heaps]
    side = heaps[0].corners[2] - heaps[0].corners[0]
    view = View(*(side * round((min(ends) + max(ends)) / 2 / side) for ends in (norths, easts)))
    reach = max(1.0, *(needed(view.km(*h.middle)) for h in heaps))
    return view, _STEP ** ceil(log(reach, _STEP))


def _cells(heaps: Sequence[_Heap], spots: Sequence[tuple[int, int]]) -> Iterator[Cell]:
    """Circles by number: their areas are to each other as the numbers are."""
    most = max((len(h.entries) for h in heaps), default=1)
    circles = [
        (spot, round(max(_LEAST, _MOST * sqrt(len(heap.entries) / max(most, _MANY)))))
        for heap, spot in zip(heaps, spots, strict=True)
    ]
    for heap, (at, radius) in zip(heaps, circles, strict=True):
        box = ",".join(f"{corner:.2f}" for corner in heap.corners)
        roomy = radius >= _ROOMY and sum(dist(at, other) < _NUMBER + its for other, its in circles) == 1
        yield Cell(*at, radius, len(heap.entries), _name(heap.entries), box, roomy)


def _name(entries: Iterable[Entry]) -> str:
    """The place that most of them have, and how many others there are."""
    places = Counter(one.where for one in entries)
    first = min(places, key=lambda name: (-places[name], name))
    return first if len(places) == 1 else f"{first} and {number(len(places) - 1, 'other place')}"
