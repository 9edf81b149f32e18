"""How far coders agree, by field and by pair of coders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from variorum.model.codebook import TOLLS
from variorum.publish.judgements.alpha import alpha, nominal, ratio
from variorum.publish.judgements.choices import SAME_INCIDENT, Choice, Unit
from variorum.publish.summary_words import field_label

#: decimal places of a share: more says nothing
_PLACES = 4


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """Agreement on one field: `alike` is the share of pairs of choices that are the same.

    `alpha` is Krippendorff's, None where it can't be told; `metric` says how far apart two values are for it.
    """

    field: str
    label: str
    units: int
    coders: int
    alpha: float | None
    metric: str
    alike: float


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two coders: how many things both decided, and the share on which they chose the same."""

    coders: tuple[str, str]
    units: int
    alike: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement under a policy. Fields and pairs come with those first that differ most; `differ` is where."""

    policy: str
    units: int
    fields: tuple[FieldAgreement, ...]
    pairs: tuple[PairAgreement, ...]
    differ: tuple[Unit, ...]


def agreement(units: Sequence[Unit], policy: str) -> Agreement:
    """The agreement on things that at least two coders decided."""
    by_field: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_field[unit.field].append(unit)
    fields = [_field(name, its) for name, its in by_field.items()]
    return Agreement(
        policy=policy,
        units=len(units),
        fields=tuple(sorted(fields, key=lambda f: (f.alike, f.field))),
        pairs=tuple(sorted(_pairs(units), key=lambda p: (p.alike, p.coders))),
        differ=tuple(unit for unit in units if not unit.agreed),
    )


def _field(name: str, its: Sequence[Unit]) -> FieldAgreement:
    counted = name.partition("/")[0] in TOLLS
    return FieldAgreement(
        field=name,
        label=name if name == SAME_INCIDENT else field_label(name),
        units=len(its),
        coders=len({c.by for unit in its for c in unit.choices}),
        alpha=_alpha(its, counted=counted),
        metric="ratio" if counted else "nominal",
        alike=_alike(pair for unit in its for pair in combinations(unit.choices, 2)),
    )


def _alpha(its: Sequence[Unit], *, counted: bool) -> float | None:
    """Of tolls on their numbers: that no reading is supported is at no distance from a number, and left out."""
    if counted:
        numbers = [[c.number for c in unit.choices if c.number is not None] for unit in its]
        found = alpha(numbers, ratio)
    else:
        found = alpha([[c.value for c in unit.choices] for unit in its], nominal)
    return None if found is None else round(found, _PLACES)


def _alike(pairs: Iterable[tuple[Choice, Choice]]) -> float:
    same = [one.value == other.value for one, other in pairs]
    return round(sum(same) / len(same), _PLACES)


def _pairs(units: Iterable[Unit]) -> Iterable[PairAgreement]:
    met: dict[tuple[str, str], list[tuple[Choice, Choice]]] = defaultdict(list)
    for unit in units:
        for one, other in combinations(sorted(unit.choices, key=lambda c: c.by), 2):
            met[one.by, other.by].append((one, other))
    for coders, its in met.items():
        yield PairAgreement(coders, len(its), _alike(its))
