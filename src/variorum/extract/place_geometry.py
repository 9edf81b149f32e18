"""Points on the globe: distances, and the centre and reach of an area that is known by its places.

Standard library only: the build hook loads this module by its path, before the package is installed.
"""

from __future__ import annotations

import math
import statistics

Point = tuple[float, float]
#: mean radius of the Earth (IUGG)
EARTH_KM = 6371.0088
#: the share of its places that an area's radius encloses
WITHIN = 0.95


def distance_km(a: Point, b: Point) -> float:
    """The great-circle distance between two points in degrees."""
    (lat1, lon1), (lat2, lon2) = (map(math.radians, p) for p in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def _vector(point: Point) -> tuple[float, float, float]:
    lat, lon = math.radians(point[0]), math.radians(point[1])
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def _degrees(x: float, y: float, z: float) -> Point:
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def gathered(points: list[Point]) -> list[Point]:
    """The points without those far from the rest, which are mostly miscoded cities.

    Far is more than three times the median distance from the middle.
    """
    axes = list(zip(*map(_vector, points), strict=True))
    middle = _degrees(*(statistics.median(axis) for axis in axes))
    typical = statistics.median(distance_km(middle, p) for p in points)
    return [p for p in points if distance_km(middle, p) <= 3 * typical + 1]


def centre(points: list[Point]) -> Point:
    """The mean of points on the sphere, in degrees; right across the date line too."""
    return _degrees(*(math.fsum(axis) for axis in zip(*map(_vector, points), strict=True)))


def reach(middle: Point, points: list[Point]) -> float:
    """The radius in km around `middle` that encloses 95% of `points`, at least 5 km."""
    distances = sorted(distance_km(middle, p) for p in points)
    return max(5.0, distances[math.ceil(WITHIN * len(distances)) - 1])
