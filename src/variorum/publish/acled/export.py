"""The ACLED export: one row an event under the policy acled, in ACLED's 31 columns.

Source: the columns of ACLED's public R client, its FAQ, and a schema written with ACLED; its codebook was
not at hand. source_scale, tags and timestamp are ACLED's own bookkeeping and stay empty; event_id_cnty is
this project's incident id, which no ACLED id looks like. Dates are written as ACLED's interface gives
them, YYYY-MM-DD.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from variorum.coding.acled import PRECISION
from variorum.coding.country import country, number
from variorum.model.finding import Record
from variorum.model.value import Count, PartialDate, Place, PlaceKind
from variorum.publish.acled.what import actors, what
from variorum.publish.tables.columns import Row, columns
from variorum.publish.tables.notes import claimed, disputes, doubts, sentence, series
from variorum.publish.tables.table import Entry, Form
from variorum.publish.tables.view import View, coded, interval, outlets
from variorum.publish.tables.view import number as best_of

POLICY = "acled"


def entries(records: Iterable[Record]) -> Iterator[Entry]:
    """The rows by date and incident id."""
    for seen in coded(records, POLICY):
        yield seen.record.incident.id, row(seen)


def row(seen: View) -> Row:
    """One event."""
    return {
        "event_id_cnty": seen.record.incident.id,
        **when(seen.date()),
        **what(seen),
        **actors(seen),
        **where(seen.place()),
        "source": "; ".join(outlets(seen)) or None,
        "notes": notes(seen),
        "fatalities": fatalities(seen.count("killed")),
    }


def when(found: PartialDate | None) -> Row:
    """event_date (the first day of the interval), year, time_precision; empty if not resolved."""
    ends = interval(found)
    if ends is None:
        return {}
    start, end = ends
    days = (end - start).days + 1
    return {"event_date": start.isoformat(), "year": start.year, "time_precision": time_precision(days)}


def time_precision(days: int) -> int | None:
    """1 the day, 2 within a week, 3 within a month; ACLED has no code for longer."""
    return next((code for longest, code in ((1, 1), (7, 2), (31, 3)) if days <= longest), None)


def where(place: Place | None) -> Row:
    """The columns that say where; coordinates in WGS84 degrees."""
    if place is None:
        return {}
    known = country(place.country)
    return {
        "iso": number(known.iso_numeric),
        "region": known.acled_region,
        "country": known.name or place.country_name,
        "admin1": place.name if place.kind is PlaceKind.ADMIN1 else place.within,
        "admin2": place.name if place.kind is PlaceKind.ADMIN2 else None,
        "location": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geo_precision": geo_precision(place),
    }


def geo_precision(place: Place) -> int | None:
    """1 the town, 2 near it or part of a region, 3 a larger region."""
    precision = PRECISION.get(place.kind)
    return 2 if precision == 1 and place.near else precision


def fatalities(count: Count | None) -> int:
    """The most conservative figure; 0 where no report gives one (ACLED FAQ, on fatalities).

    The low end of a count is that figure: the number grammar gives "tens" 10, "dozens" 12 and "hundreds"
    100, as ACLED does. Nothing is said of the wounded and of sides.
    """
    if count is None:
        return 0
    return count.low if count.low is not None else best_of(count) or 0


def notes(seen: View) -> str:
    """What happened in one sentence, then what is disputed, claimed and denied."""
    undated = () if seen.date() else ("The reports do not give a date that can be resolved.",)
    return " ".join((sentence(seen), *undated, *disputes(seen), *claimed(seen), *doubts(seen), *series(seen)))


FORM = Form(
    name="acled",
    title="ACLED: one row an event under acled, in ACLED's 31 columns",
    columns=columns("acled"),
    entries=entries,
    key="event_id_cnty",
    cited="source",
    policy=POLICY,
)
