"""The UCDP GED export: one row an event under the policy ged-23.1, in the 49 columns of codebook 23.1.

UCDP's own ids of conflicts, dyads and sides, active_year and code_status can't be known from reports and
stay empty; `id` and `relid` are this project's incident id, which no UCDP id looks like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from variorum.model.assertion import AccountKind
from variorum.model.finding import Record, Status
from variorum.model.value import Place
from variorum.publish.ged.series import left_over, parts
from variorum.publish.ged.sides import Deaths, deaths, divided, sides
from variorum.publish.ged.where import when, where
from variorum.publish.tables.columns import Row, columns
from variorum.publish.tables.table import Entry, Form
from variorum.publish.tables.view import View, aggregate, coded, origins, outlet, voices

POLICY = "ged-23.1"


def entries(records: Iterable[Record]) -> Iterator[Entry]:
    """The rows by date and incident id; an incident over several places has a row for each."""
    views = coded(records, POLICY, AccountKind.AGGREGATE)
    dead = {seen.record.incident.id: found for seen in views if (found := deaths(seen)) is not None}
    for seen in views:
        yield from ((seen.record.incident.id, row) for row in events(seen, dead))


def events(seen: View, dead: Mapping[str, Deaths]) -> Iterator[Row]:
    """The events of one incident: none without a death (GED codebook 23.1, definition of an event).

    `dead` are those of all incidents, of which a series leaves out what its parts have.
    """
    found = left_over(seen, dead) if seen.record.incident.id in dead else None
    if found is None:
        return
    places = event_places(seen)
    for n, (place, share) in enumerate(zip(places, divided(found, len(places)), strict=True), 1):
        yield _row(seen, n if len(places) > 1 else 0, place, share)


def _row(seen: View, n: int, place: Place | None, share: Deaths) -> Row:
    identity = seen.record.incident.id
    return {
        "id": f"{identity}-{n}" if n else identity,
        "relid": identity,
        **sides(seen),
        **sources(seen),
        **where(seen, place),
        **when(seen.date()),
        "event_clarity": event_clarity(seen),
        **_figures(share),
    }


def event_places(seen: View) -> tuple[Place | None, ...]:
    """The places of the incident: several only where the reports agree that it had several."""
    finding = seen.findings.get("place")
    if finding is None or finding.status is not Status.AGREED:
        return (seen.place(),)
    chosen = {r.value.gazetteer_id: r.value for r in seen.chosen("place") if isinstance(r.value, Place)}
    known = [place for identity, place in sorted(chosen.items(), key=_by_id) if identity]
    return tuple(known) if len(known) > 1 else (seen.place(),)


def _by_id(item: tuple[str | None, Place]) -> str:
    return item[0] or ""


def event_clarity(seen: View) -> int:
    """1 an individual event, 2 one that the reports tell only in a sum (GED 23.1, event_clarity)."""
    return 2 if aggregate(seen) or parts(seen) else 1


def sources(seen: View) -> Row:
    """The reports behind the event, one a lineage: rewrites of one report are one source.

    GED codebook 23.1: number_of_sources is -1 where it is not known; source_original is whom the reports
    credit for the toll.
    """
    cited = origins(seen)
    return {
        "number_of_sources": len(cited) or -1,
        "source_article": "; ".join(f"{outlet(r)},{_day(r.published)},{r.title or ''}" for r in cited)
        or None,
        "source_office": "; ".join(outlet(r) for r in cited) or None,
        "source_date": "; ".join(_day(r.published) for r in cited) or None,
        "source_headline": "; ".join(r.title or "no headline" for r in cited) or None,
        "source_original": "; ".join(voices(seen, "killed")) or None,
    }


def _day(published: object) -> str:
    return str(getattr(published, "day", "no date"))


def _figures(share: Deaths) -> Row:
    return {
        "deaths_a": share.a,
        "deaths_b": share.b,
        "deaths_civilians": share.civilians,
        "deaths_unknown": share.unknown,
        "best": share.best,
        "high": share.high,
        "low": share.low,
    }


FORM = Form(
    name="ged",
    title="UCDP GED: one row an event with a death under ged-23.1, in the 49 columns of codebook 23.1",
    columns=columns("ged"),
    entries=entries,
    key="id",
    cited="source_article",
    policy=POLICY,
)
