"""Labels on a plot: those that run into another one are left out, as the table beside it has them all."""

from __future__ import annotations

from dataclasses import dataclass, field

#: the widths that labels are placed for, in pixels: half of a desk's screen, and a phone
WIDE, NARROW = 560, 320
#: the width of a bold figure with some air, and the height of a label, in pixels: the style's 12 px sans
_LETTER, _HEIGHT = 8.0, 13
#: half the size of a mark, in pixels
_MARK = 7


#: left, top, right, bottom
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Boxes:
    """What is taken of a plot that is so many pixels wide, as boxes."""

    width: int
    taken: list[Box] = field(default_factory=list)

    def mark(self, x: float, y: float) -> None:
        """Take the room of a mark at x per cent and y pixels."""
        middle = x * self.width / 100
        self.taken.append((middle - _MARK, y - _MARK, middle + _MARK, y + _MARK))

    def free(self, x: float, y: float) -> bool:
        """True if a mark at x per cent and y pixels covers nothing."""
        middle = x * self.width / 100
        box = (middle - _MARK, y - _MARK, middle + _MARK, y + _MARK)
        return not any(_meet(box, other) for other in self.taken)

    def take(self, box: Box) -> None:
        """Take a box (left, top, right, bottom)."""
        self.taken.append(box)

    def label(self, x: float, y: float, words: str) -> bool:
        """Take the room of a label whose middle is at x and whose foot is at y; False if it has none."""
        middle, half = x * self.width / 100, span(words) / 2
        box = (middle - half, y - _HEIGHT, middle + half, y)
        if min(box) < 0 or box[2] > self.width or any(_meet(box, other) for other in self.taken):
            return False
        self.taken.append(box)
        return True


def span(words: str) -> float:
    """About how wide a label is, in pixels."""
    return len(words) * _LETTER


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
