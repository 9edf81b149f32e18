"""Examples as arrays: the pieces of a window and, piece by piece, what each output should be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from training.examples import Example, Told
from training.labels import ATTRIBUTION, GROUP, GROUPS, KIND, KINDS, SENTENCE, class_of
from variorum.extract.trained.windows import Window, windows

#: unknown: no loss there
UNKNOWN = -1
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Unit:
    """A span or sentence of a window that pairs are made of: its pieces [first, last), kind, place and ids."""

    first: int
    last: int
    kind: int
    sentence: int
    start: int
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A window with its labels.

    `spans` [T, K]: 0 outside, 1 first piece, 2 further piece, -1 unknown. `classes` [T, groups]: number within
    the group. `relevant` [T]: 0, 1. `certainty` [T]: NaN where unknown.
    """

    set: str
    name: str
    window: Window
    spans: npt.NDArray[np.int8]
    classes: npt.NDArray[np.int8]
    relevant: npt.NDArray[np.int8]
    certainty: Floats
    units: tuple[Unit, ...] = field(default=())

    @property
    def size(self) -> int:
        """The number of pieces."""
        return len(self.window.ids)

    @property
    def empty(self) -> bool:
        """True if no kind is marked anywhere in it."""
        return not (self.spans > 0).any() and not np.isfinite(self.certainty).any()


def encoded(example: Example, tokenizer: Tokenizer) -> Iterator[Encoded]:
    """The windows of an example with their labels."""
    cut = [(one.start, one.end) for one in example.told]
    pieces = tokenizer.encode_batch([example.text[a:b] for a, b in cut], add_special_tokens=False)
    for number, window in enumerate(windows(cut, pieces)):
        yield _labelled(example, window, first=number == 0)


def _labelled(example: Example, window: Window, *, first: bool) -> Encoded:
    size = len(window.ids)
    inner = np.ones(size, bool)
    inner[[0, *window.ends]] = False
    spans = np.full((size, len(KINDS)), UNKNOWN, np.int8)
    for kind in example.known:
        spans[inner, KIND[kind]] = 0
    classes = np.full((size, len(GROUPS)), UNKNOWN, np.int8)
    index = _Index(window, inner)
    for kind, start, end in example.open:
        spans[index.inside(start, end), KIND[kind]] = UNKNOWN
    units = [*_mark_all(example, index, spans, classes), *_sentence_units(example.told, window)]
    return Encoded(
        set=example.set,
        name=example.name,
        window=window,
        spans=spans,
        classes=_with_sentences(example, window, classes, first=first),
        relevant=_relevant(example, window, first=first),
        certainty=_certainty(example, index, size),
        units=tuple(units),
    )


class _Index:
    """Which pieces of a window lie within a stretch of text."""

    def __init__(self, window: Window, inner: npt.NDArray[np.bool_]) -> None:
        self.window = window
        self.starts = np.array([a if ok else -1 for (a, _), ok in zip(window.ranges, inner, strict=True)])
        self.stops = np.array([b if ok else -1 for (_, b), ok in zip(window.ranges, inner, strict=True)])

    def inside(self, start: int, end: int) -> Ints:
        """The pieces that share a character with [start, end)."""
        return np.flatnonzero((self.starts < end) & (self.stops > start) & (self.starts >= 0))

    def sentence(self, piece: int) -> int:
        """The number of the sentence of a piece."""
        return next(of for end, of in zip(self.window.ends, self.window.of, strict=True) if end >= piece)


def _mark_all(
    example: Example, index: _Index, spans: npt.NDArray[np.int8], classes: npt.NDArray[np.int8]
) -> Iterator[Unit]:
    """Write the marks, longer ones last over shorter ones of a kind that they cover; gives them as units."""
    for mark in sorted(example.marks, key=lambda m: m.end - m.start):
        at = index.inside(mark.start, mark.end)
        if not len(at):
            continue
        column = KIND[mark.kind]
        if mark.kind in example.known:
            spans[at, column] = 2
            spans[at[0], column] = 1
        _put(classes, at, mark.classes)
        if mark.ids:
            last = int(at[-1]) + 1
            yield Unit(int(at[0]), last, column, index.sentence(int(at[0])), mark.start, mark.ids)


def _sentence_units(told: Sequence[Told], window: Window) -> Iterator[Unit]:
    for end, of in zip(window.ends, window.of, strict=True):
        if told[of].ids:
            yield Unit(end, end + 1, SENTENCE, of, told[of].start, told[of].ids)


def _with_sentences(
    example: Example, window: Window, classes: npt.NDArray[np.int8], *, first: bool
) -> npt.NDArray[np.int8]:
    for end, of in zip(window.ends, window.of, strict=True):
        _put(classes, end, example.told[of].classes)
    if first:
        _put(classes, 0, example.classes)
    return classes


def _put(classes: npt.NDArray[np.int8], at: Ints | int, named: Mapping[str, str]) -> None:
    for group, value in named.items():
        number = class_of(group, value)
        if number is not None:
            classes[at, GROUP[group]] = number


def _relevant(example: Example, window: Window, *, first: bool) -> npt.NDArray[np.int8]:
    """At each [SEP] what is known of its sentence; at [CLS] of the window."""
    found = np.full(len(window.ids), UNKNOWN, np.int8)
    within = [example.told[of].relevant for of in window.of]
    for end, known in zip(window.ends, within, strict=True):
        found[end] = UNKNOWN if known is None else int(known)
    if example.relevant is False or (example.relevant and (first or any(within))):
        found[0] = int(example.relevant)
    return found


def _certainty(example: Example, index: _Index, size: int) -> Floats:
    found = np.full(size, np.nan, np.float32)
    for start, end, value in example.certainty:
        found[index.inside(start, end)] = value
    return found


def paired(a: Unit, b: Unit) -> bool:
    """True if two units are of the same world: both of happenings or both of attributions."""
    return of_attribution(a) == of_attribution(b)


def of_attribution(one: Unit) -> bool:
    """True for a source, a cue or a content."""
    return one.kind in _OF_ATTRIBUTION


_OF_ATTRIBUTION = frozenset(KIND[name] for name in ATTRIBUTION)
