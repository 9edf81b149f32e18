"""Likely twins for people: pairs of incidents that may be one, each once, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from variorum.model.incident import Incident, Twin


@dataclass(frozen=True, slots=True)
class TwinPair:
    """Two incidents that may be one: ids in order, how likely (0..1), the first accounts' words, and why."""

    one: str
    other: str
    score: float
    labels: tuple[str, str]
    reasons: tuple[str, ...]


def twin_pairs(incidents: Iterable[Incident], labels: Mapping[str, str]) -> list[TwinPair]:
    """The pairs among these incidents; `labels` gives words for each by id."""
    strongest: dict[tuple[str, str], Twin] = {}
    for incident in incidents:
        for twin in incident.twins:
            pair = _pair(incident.id, twin.incident_id)
            held = strongest.get(pair)
            if held is None or twin.score > held.score:
                strongest[pair] = twin
    found = [_made(pair, twin, labels) for pair, twin in strongest.items()]
    return sorted(found, key=lambda p: (-p.score, p.one, p.other))


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _made(pair: tuple[str, str], twin: Twin, labels: Mapping[str, str]) -> TwinPair:
    one, other = pair
    return TwinPair(one, other, twin.score, (labels.get(one, ""), labels.get(other, "")), twin.reasons)
