"""The GeoJSON export (RFC 7946): where each incident was, how exactly, and where else it is said to have been.

A feature's geometry is null where the place has no coordinates in the gazetteer.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from variorum.model.finding import Finding, Reading
from variorum.model.value import Count, PartialDate, Place, Term
from variorum.publish.dataset import Dataset
from variorum.publish.summary_words import place_words
from variorum.publish.tables.view import View, view
from variorum.publish.tidy.cells import value_cells

Plain = dict[str, Any]

#: degrees to about 1 m, as in the tables
_DECIMALS = 5


def write(made: Dataset, folder: Path) -> Path:
    """Write `folder/places.geojson` under the policy of the dataset; its path."""
    path = folder / "places.geojson"
    found = [f for record in made.records for f in features(view(record, made.policy))]
    whole = {"type": "FeatureCollection", "policy": made.policy, "features": found}
    path.write_bytes(f"{json.dumps(whole, ensure_ascii=False, indent=1)}\n".encode())
    return path


def features(seen: View) -> Iterator[Plain]:
    """The settled place of an incident, then the places of its other readings; none where no report has a place."""
    finding = seen.findings.get("place")
    if finding is None:
        return
    about, identity = _about(seen), seen.record.incident.id
    if isinstance(finding.value, Place):
        yield _feature(f"{identity}/place", finding.value, {**about, **_settled(finding)})
    for reading in finding.readings:
        if isinstance(reading.value, Place) and reading.value != finding.value:
            yield _feature(f"{identity}/{reading.id}", reading.value, {**about, **_other(finding, reading)})


def _feature(identity: str, place: Place, about: Plain) -> Plain:
    return {
        "type": "Feature",
        "id": identity,
        "geometry": _point(place),
        "properties": {**_place(place), **about},
    }


def _point(place: Place) -> Plain | None:
    if place.latitude is None or place.longitude is None:
        return None
    # longitude first (RFC 7946, 3.1.1)
    return {"type": "Point", "coordinates": [round(d, _DECIMALS) for d in (place.longitude, place.latitude)]}


def _place(place: Place) -> Plain:
    """The place itself; `radius_m` is the radius in metres within which it lies, null where that is not known."""
    return {
        "name": place_words(place),
        "level": place.kind.value,
        "near": place.near,
        "radius_m": None if place.radius_km is None else round(place.radius_km * 1000),
        "country": place.country,
        "gazetteer": place.gazetteer_id,
    }


def _settled(finding: Finding) -> Plain:
    chosen = [r for r in finding.readings if r.id in finding.chosen]
    return {"role": "settled", "status": finding.status.value, "why": finding.sentence, **_behind(*chosen)}


def _other(finding: Finding, reading: Reading) -> Plain:
    """A reading beside the settled value: one that it rests on, or one that competes with it, and why it lost."""
    lost = next((loss.reason for loss in finding.losses if loss.reading_id == reading.id), None)
    role = "also settled" if reading.id in finding.chosen else "competing"
    return {"role": role, "status": finding.status.value, "why": lost, **_behind(reading)}


def _behind(*readings: Reading) -> Plain:
    return {
        "lineages": len({i for r in readings for i in r.lineages}),
        "voices": list(dict.fromkeys(v for r in readings for v in r.voices if v)),
        "assertions": [i for r in readings for i in r.assertions],
        "denied_by": [i for r in readings for i in r.denied_by],
    }


def _about(seen: View) -> Plain:
    """What a map shows of the incident beside its place."""
    kind, when, dead = seen.one("type", Term), seen.one("date", PartialDate), seen.one("killed", Count)
    days, toll = value_cells(when), value_cells(dead)
    return {
        "incident": seen.record.incident.id,
        "background": seen.record.incident.background,
        "type": None if kind is None else kind.label,
        "date_start": days.get("date_start"),
        "date_end": days.get("date_end"),
        **{f"killed_{end}": toll.get(end) for end in ("low", "best", "high")},
    }
