"""Makes the outlines that the dossier's maps are drawn with, from the npm package world-atlas (Natural Earth).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python build_outlines.py package

Natural Earth is in the public domain. The result is part of the repository: nobody needs to run this to build,
test or use Variorum. The same input gives the same bytes.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent / "src/variorum/publish/dossier/plots/data/outlines.json.gz"
#: hundredths of a degree: about a kilometre, a pixel or so on a map of 400 km, and what 1:50 million can show
FINE = 100
#: whole degrees for the picture of the whole world, which is the size of a stamp
COARSE = 1
#: corners nearer than this to the one before, in degrees, can't be told apart at that size
APART = 2
#: islands with fewer corners than this vanish at that size
CORNERS = 4
#: what lies wholly south of this is Antarctica, in degrees
SOUTH = -85

Point = tuple[int, int]


def main(folder: Path) -> None:
    """Write the outlines from the files of `folder`."""
    fine = json.loads((folder / "countries-50m.json").read_text(encoding="utf-8"))
    coarse = json.loads((folder / "land-110m.json").read_text(encoding="utf-8"))
    made = {
        "made of": "Natural Earth 4.1.0, public domain, by way of world-atlas 2.0.2 (ISC, Michael Bostock)",
        "countries": countries(fine),
        "world": world(coarse),
    }
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))


def countries(topology: dict[str, Any]) -> list[list[Any]]:
    """[name, rings] for each country; a ring is a first corner and then steps, in hundredths of a degree."""
    arcs = list(lines(topology, FINE))
    found = [
        [g["properties"]["name"], list(steps(rings(g, arcs)))] for g in geometries(topology, "countries")
    ]
    return sorted((c for c in found if c[1]), key=lambda c: str(c[0]))


def world(topology: dict[str, Any]) -> str:
    """The land of the world as the path of an SVG 360 wide and 150 high, north at the top, Antarctica left out."""
    arcs = list(lines(topology, COARSE))
    every = (unwrapped(ring) for g in geometries(topology, "land") for ring in rings(g, arcs))
    north = (ring for ring in every if min(y for _, y in ring) > SOUTH)
    shown = (kept for ring in north if len(kept := thinned(ring)) >= CORNERS)
    return "".join(path(turned) for ring in shown for turned in around(ring))


def unwrapped(ring: list[Point]) -> list[Point]:
    """The ring without leaps over the date line: it runs on beyond 180 degrees."""
    found = ring[:1]
    for x, y in ring[1:]:
        leap = round((found[-1][0] - x) / 360) * 360
        found.append((x + leap, y))
    return found


def around(ring: list[Point]) -> Iterator[list[Point]]:
    """The ring, and once more on the other side where it runs over the date line."""
    yield ring
    if max(x for x, _ in ring) > 180:
        yield [(x - 360, y) for x, y in ring]
    if min(x for x, _ in ring) < -180:
        yield [(x + 360, y) for x, y in ring]


def thinned(ring: list[Point]) -> list[Point]:
    """The ring without corners that lie close to the one before."""
    kept = ring[:1]
    for x, y in ring[1:]:
        if max(abs(x - kept[-1][0]), abs(y - kept[-1][1])) >= APART:
            kept.append((x, y))
    return kept


def path(ring: list[Point]) -> str:
    """A ring as a path."""
    x, y, *others = next(steps([[(x + 180, 90 - y) for x, y in ring]]))
    pairs = zip(others[::2], others[1::2], strict=True)
    return f"M{x} {y}l{' '.join(f'{dx} {dy}' for dx, dy in pairs)}z".replace(" -", "-")


def geometries(topology: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    """The geometries of an object that have a shape."""
    for geometry in topology["objects"][name]["geometries"]:
        if geometry.get("arcs"):
            yield geometry


def lines(topology: dict[str, Any], grid: int) -> Iterator[list[Point]]:
    """The arcs in degrees times `grid`, corners that fall together once."""
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        xs = accumulate(dx for dx, _ in arc)
        ys = accumulate(dy for _, dy in arc)
        places = (
            (round((x * kx + x0) * grid), round((y * ky + y0) * grid)) for x, y in zip(xs, ys, strict=True)
        )
        yield [place for place, _ in groupby(places)]


def rings(geometry: dict[str, Any], arcs: list[list[Point]]) -> Iterator[list[Point]]:
    """The outer rings of a geometry; lakes and enclaves are drawn over by what lies in them, or left out."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    for polygon in polygons:
        points = [p for number in polygon[0] for p in (arcs[number] if number >= 0 else arcs[~number][::-1])]
        ring = [point for point, _ in groupby(points)]
        if len(set(ring)) >= CORNERS:
            yield ring


def steps(found: Iterable[list[Point]]) -> Iterator[list[int]]:
    """Each ring as numbers: x and y of its first corner, then how far on to the next ones."""
    for ring in found:
        before = (0, 0)
        told: list[int] = []
        for x, y in ring:
            told += [x - before[0], y - before[1]]
            before = (x, y)
        yield told


if __name__ == "__main__":
    main(Path(sys.argv[1]))
