"""The Airwars export: tolls as minimum and maximum, and belligerents with the grade of what speaks for them.

Airwars publishes no list of columns; these are ours, for what its methodology asks of a record. Discounted is
a researcher's conclusion and never comes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from variorum.coding.country import country
from variorum.model.finding import Record
from variorum.model.value import Actor
from variorum.publish.tables.columns import Row, columns
from variorum.publish.tables.notes import doubts, series
from variorum.publish.tables.table import Entry, Form
from variorum.publish.tables.view import View, cited, coded, interval, origins, same
from variorum.reconcile.airwars import Grade, grade_told

POLICY = "airwars"
#: what a belligerent is unless more is known, and what it is where it says so itself
_SUSPECTED, _ACCEPTS = "Suspected", "Accepts responsibility"


def entries(records: Iterable[Record]) -> Iterator[Entry]:
    """A row for every incident that a report is mainly about, by date and incident id."""
    for seen in coded(records, POLICY):
        yield seen.record.incident.id, row(seen)


def row(seen: View) -> Row:
    """One incident."""
    return {
        "incident": seen.record.incident.id,
        **_when(seen),
        **_where(seen),
        **_toll(seen, "killed", "killed"),
        **_toll(seen, "wounded", "injured"),
        **belligerents(seen),
        "sources": len(origins(seen)),
        "citations": "; ".join(cited(r) for r in origins(seen)),
        "notes": _notes(seen),
    }


def _when(seen: View) -> Row:
    ends = interval(seen.date())
    return {} if ends is None else {"date_start": ends[0].isoformat(), "date_end": ends[1].isoformat()}


def _where(seen: View) -> Row:
    place = seen.place()
    if place is None:
        return {}
    return {
        "country": country(place.country).name or place.country_name,
        "admin1": place.within,
        "location": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "radius_km": place.radius_km,
    }


def _toll(seen: View, field: str, column: str) -> Row:
    """Minimum and maximum of a toll; an open end is empty (Airwars, methodology)."""
    count = seen.count(field)
    return {} if count is None else {f"{column}_min": count.low, f"{column}_max": count.high}


def belligerents(seen: View) -> Row:
    """Who is said to have done it, with the grade; each is suspected unless more is known (Airwars, methodology)."""
    finding = seen.findings.get("group")
    grade = grade_told(finding) if finding is not None else None
    named = seen.one("group", Actor)
    if finding is None or grade is None or named is None:
        return {}
    told = (r.value for r in finding.readings if r.assertions)
    others = dict.fromkeys(a.name for a in told if isinstance(a, Actor) and not same(a, named))
    return {
        "belligerent": named.name,
        "belligerent_status": _ACCEPTS if grade is Grade.CONFIRMED else _SUSPECTED,
        "other_belligerents": "; ".join(others),
        "grade": grade.value,
    }


def _notes(seen: View) -> str:
    settled = (seen.findings[f].sentence for f in ("killed", "wounded", "group") if f in seen.findings)
    return " ".join((*settled, *doubts(seen), *series(seen)))


FORM = Form(
    name="airwars",
    title="Airwars: one row an incident under airwars, tolls as minimum and maximum",
    columns=columns("airwars"),
    entries=entries,
    key="incident",
    cited="citations",
    policy=POLICY,
)
