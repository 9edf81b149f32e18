"""Examples: a text with what a set says of it, and what it leaves open.

A set teaches only the kinds that it marks (`known`); within those, `open` stretches are such that a mark may be
missing: no piece in them is learnt as "outside".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """A span [start, end) of a kind; `ids` are the templates or attributions that it is part of.

    `classes` gives classes by group ("effect": "death").
    """

    kind: str
    start: int
    end: int
    ids: frozenset[str] = frozenset()
    classes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a sentence [start, end): whether it tells of a happening (None: unknown), and of which."""

    start: int
    end: int
    relevant: bool | None
    ids: frozenset[str] = frozenset()
    classes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text of a set with its labels.

    `passages` are the stretches that are read; `told` its sentences, in order; `relevant` whether anything in it
    is a reportable happening (None: unknown), with `classes` of all of it; `certainty` gives judgements of the
    words at [start, end).
    """

    set: str
    name: str
    text: str
    told: tuple[Told, ...]
    known: frozenset[str]
    marks: tuple[Mark, ...] = ()
    open: tuple[tuple[str, int, int], ...] = ()
    relevant: bool | None = None
    classes: Mapping[str, str] = field(default_factory=dict)
    certainty: tuple[tuple[int, int, float], ...] = ()
