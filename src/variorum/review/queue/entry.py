"""A line of the queue, and how much the incident in it needs a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import prod

from variorum.model.assertion import Certainty
from variorum.model.finding import Finding, Reading
from variorum.model.identity import ID_DIGITS, content_digest
from variorum.model.value import Actor, PartialDate, Place, PlaceKind
from variorum.publish.disputes import OPEN, differ, weight
from variorum.publish.summary_words import field_label, words
from variorum.store import Outline

#: what a line shows of an incident
SHOWN = ("type", "target", "date", "place", "killed", "wounded")
#: who is said to have done it
ACTORS = ("group", "branch", "perpetrator")
#: the fields whose value a reader of the record takes for sure unless told otherwise
_LEANT_ON = (*SHOWN, "group", "branch")
#: what is known no better than so has no point on a map: the middle of a country is not where anything happened
VAGUE = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.UNKNOWN)
#: how much a likely twin weighs at its best: a double is worse than a disputed branch (0.5 in publish/disputes.py)
#: but only one warning in four is right (docs/accuracy.md, twins)
_TWIN = 0.4
#: how much weighs that nobody says a value for certain: as much as a disputed field of the least kind
_HEDGED = 0.2


@dataclass(frozen=True, slots=True)
class Open:
    """A field that is not settled, and how much that matters (0..1)."""

    field: str
    label: str
    status: str
    weight: float


@dataclass(frozen=True, slots=True)
class Entry:
    """An incident in the queue: `need` (0..1) is how much it needs a person, `open` and `hedged` say why.

    `first` and `last` are the ISO days between which it happened, "" where that is not known; `twin` is the
    likeliest twin's score, 0 without one. `actors` are those whom somebody says did it, `cleared` those of whom it is
    only denied. `latitude` and `longitude` are those of the place, None where they are not known, and `level` is how
    exactly it is (a `PlaceKind`), "" without one. `state` is a digest of what a person reads in the line: another one
    is news.
    """

    id: str
    background: bool
    what: str
    when: str
    where: str
    first: str
    last: str
    killed: str
    wounded: str
    actors: tuple[str, ...]
    cleared: tuple[str, ...]
    open: tuple[Open, ...]
    hedged: tuple[str, ...]
    twin: float
    need: float
    reports: tuple[str, ...]
    lineages: int
    label: str
    latitude: float | None = None
    longitude: float | None = None
    level: str = ""
    state: str = ""


def entry(outline: Outline, findings: Iterable[Finding]) -> Entry:
    """The line of an incident: what its findings under one policy come to."""
    by_field = {f.field: f for f in findings}
    disputed = sorted(_open(by_field.values()), key=lambda o: (-o.weight, o.field))
    hedged = tuple(field_label(name) for name in _LEANT_ON if _hedged(by_field.get(name)))
    first, last = _days(by_field.get("date"))
    latitude, longitude, level = _spot(by_field.get("place"))
    told = Entry(
        id=outline.heading.id,
        background=outline.heading.background,
        what=_what(by_field),
        when=_words(by_field.get("date")),
        where=_words(by_field.get("place")),
        first=first,
        last=last,
        killed=_words(by_field.get("killed")),
        wounded=_words(by_field.get("wounded")),
        actors=tuple(_actors(by_field, affirmed=True)),
        cleared=tuple(_actors(by_field, affirmed=False)),
        open=tuple(disputed),
        hedged=hedged,
        twin=outline.twin,
        need=_need([o.weight for o in disputed], outline.twin, hedged),
        reports=outline.reports,
        lineages=outline.lineages,
        label=outline.heading.label,
        latitude=latitude,
        longitude=longitude,
        level=level,
    )
    return replace(told, state=_state(told))


def _state(one: Entry) -> str:
    """The digest of what a person reads; weights are left out, they move when others' lines do or rules are tuned."""
    values = (one.background, one.what, one.when, one.where, one.killed, one.wounded)
    why = ([(o.field, o.status) for o in one.open], one.hedged, one.twin > 0)
    return content_digest([values, one.actors, one.cleared, why, one.reports, one.lineages], ID_DIGITS)


def _open(findings: Iterable[Finding]) -> Iterator[Open]:
    for f in findings:
        if f.status in OPEN and differ(f):
            yield Open(f.field, field_label(f.field), f.status.value, round(weight(f), 3))


def _need(weights: Sequence[float], twin: float, hedged: Sequence[str]) -> float:
    """The heaviest dispute, the twin and the doubt together: each takes its share of what the others leave."""
    shares = (max(weights, default=0.0), _TWIN * twin, _HEDGED if hedged else 0.0)
    return round(1 - prod(1 - share for share in shares), 3)


def _hedged(finding: Finding | None) -> bool:
    """True where nobody says the value for certain."""
    chosen = [] if finding is None else _chosen(finding)
    return bool(chosen) and all(r.stance.certainty is not Certainty.CERTAIN for r in chosen)


def _chosen(finding: Finding) -> list[Reading]:
    return [r for r in finding.readings if r.id in finding.chosen]


def _what(findings: dict[str, Finding]) -> str:
    kind, target = _words(findings.get("type")), _words(findings.get("target"))
    return f"{kind} (target: {target})" if kind and target else kind


def _words(finding: Finding | None) -> str:
    """The value in words, "" where there is none."""
    return "" if finding is None or finding.value is None else words(finding.value)


def _days(finding: Finding | None) -> tuple[str, str]:
    value = finding.value if finding else None
    if not isinstance(value, PartialDate) or value.start is None or value.end is None:
        return "", ""
    return value.start.isoformat(), value.end.isoformat()


def _spot(finding: Finding | None) -> tuple[float | None, float | None, str]:
    """Degrees north and east, and how exactly the place is known."""
    value = finding.value if finding else None
    return (
        (value.latitude, value.longitude, value.kind.value) if isinstance(value, Place) else (None, None, "")
    )


def _actors(findings: dict[str, Finding], *, affirmed: bool) -> Iterator[str]:
    """Whoever a voice says did it, each once, or else those of whom nobody says so; who it was stays alleged.

    A reading that nobody affirms has no lineages.
    """
    readings = [r for name in ACTORS if name in findings for r in findings[name].readings]
    said = {r.value.name for r in readings if isinstance(r.value, Actor) and r.lineages}
    names = dict.fromkeys(r.value.name for r in readings if isinstance(r.value, Actor))
    yield from (name for name in names if (name in said) is affirmed)
