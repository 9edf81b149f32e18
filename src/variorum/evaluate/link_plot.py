"""What linking costs as a curve: an SVG by itself, both scales logarithmic, every point with its figure.

What grows in proportion is a straight line there, parallel to the dashed one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

#: pixels to a factor of ten: accounts across, seconds down; room around for labels; beside the last point for its name;
#: and how close to the axis a point must be for its figure to stand right of it
_ACROSS, _DOWN, _ROOM, _BESIDE, _CLOSE = 190, 62, 58, 150, 30
#: colours that stay apart for the colour-blind (Okabe and Ito), and how far above or below its point a figure stands
_LOOKS = (("#0072b2", -9), ("#00795a", 19), ("#c04f00", -9))
_INK, _GRID = "#333", "#ddd"

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """A line of the plot: its name and its points (accounts, seconds), the fewest accounts first."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """The powers of ten that the plot spans."""

    left: int
    right: int
    low: int
    high: int

    @property
    def width(self) -> int:
        return 2 * _ROOM + (self.right - self.left) * _ACROSS + _BESIDE

    @property
    def height(self) -> int:
        return 2 * _ROOM + (self.high - self.low) * _DOWN

    def at(self, point: Point) -> Point:
        """Where a point lies, in pixels."""
        accounts, seconds = point
        across = _ROOM + (log10(accounts) - self.left) * _ACROSS
        return across, self.height - _ROOM - (log10(seconds) - self.low) * _DOWN


def drawn(curves: Sequence[Curve]) -> str:
    """The plot of these curves, of which the first is the one that is held against the dashed line."""
    frame = _framed([point for curve in curves for point in curve.points])
    size = f'width="{frame.width}" height="{frame.height}" viewBox="0 0 {frame.width} {frame.height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="13">'
    parts = [
        head,
        "<title>What linking costs, by how many accounts a store holds</title>",
        f'<rect width="{frame.width}" height="{frame.height}" fill="white"/>',
        *_grid(frame),
        *_proportion(frame, curves[0]),
        *(line for curve, look in zip(curves, _LOOKS, strict=False) for line in _curve(frame, curve, look)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _framed(points: Iterable[Point]) -> _Frame:
    across, down = zip(*((log10(accounts), log10(seconds)) for accounts, seconds in points), strict=True)
    left, low = floor(min(across)), floor(min(down))
    return _Frame(left, max(ceil(max(across)), left + 1), low, max(ceil(max(down)), low + 1))


def _grid(frame: _Frame) -> Iterator[str]:
    for power in range(frame.left, frame.right + 1):
        x, y = frame.at((10.0**power, 10.0**frame.low))
        yield f'<path d="M{x:.1f} {y:.1f}V{_ROOM}" stroke="{_GRID}"/>'
        yield _text(x, y + 20, f"{10**power:,}", "middle")
    for power in range(frame.low, frame.high + 1):
        x, y = frame.at((10.0**frame.left, 10.0**power))
        yield f'<path d="M{x:.1f} {y:.1f}H{frame.width - _ROOM - _BESIDE}" stroke="{_GRID}"/>'
        yield _text(x - 8, y + 4, f"{10.0**power:,g}", "end")
    yield _text(_ROOM, frame.height - 16, "accounts in the store", "start")
    yield _text(12, _ROOM - 26, "CPU seconds", "start")


def _proportion(frame: _Frame, curve: Curve) -> Iterator[str]:
    """The dashed line from the first point, along which twice the accounts take twice the time."""
    (accounts, seconds), (last, _) = curve.points[0], curve.points[-1]
    (x, y), (right, up) = frame.at((accounts, seconds)), frame.at((last, seconds * last / accounts))
    yield f'<path d="M{x:.1f} {y:.1f}L{right:.1f} {up:.1f}" stroke="{_INK}" stroke-dasharray="4 4"/>'


def _curve(frame: _Frame, curve: Curve, look: tuple[str, int]) -> Iterator[str]:
    colour, off = look
    places = [frame.at(point) for point in curve.points]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    for (x, y), (_, seconds) in zip(places, curve.points, strict=True):
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'
        # the axis stands to the left of the first point
        anchor = "middle" if x > _ROOM + _CLOSE else "start"
        yield _text(x + 6 * (anchor == "start"), y + off, f"{seconds:.3g}", anchor, colour)
    x, y = places[-1]
    yield _text(x + 28, y + 4, curve.name, "start", colour)


def _text(x: float, y: float, words: str, anchor: str, colour: str = _INK) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{escape(words)}</text>'
