"""GTD's multiple and related: incidents that reports tell of as parts of one series (GTD codebook, October 2019)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from variorum.model.incident import SeriesRole
from variorum.publish.tables.columns import Row
from variorum.publish.tables.view import View


def series(views: Sequence[View], ids: Mapping[str, str]) -> Iterator[Row]:
    """multiple and related of each of `views`; `ids` are the event ids by incident.

    1 where a report tells that the incident is a part of a series or has parts; else empty, since what nobody
    told may be so all the same. related names the others of the series that are rows themselves.
    """
    families = _families(views)
    for seen in views:
        own = seen.record.incident.id
        others = {i for whole in _wholes(seen) for i in families[whole]} - {own}
        related = ", ".join(sorted(ids[i] for i in others if i in ids))
        yield {"multiple": 1, "related": related} if seen.record.series else {}


def _families(views: Sequence[View]) -> Mapping[str, set[str]]:
    """By the incident that is the whole, itself and its parts, as far as any of `views` tells."""
    found: dict[str, set[str]] = defaultdict(set)
    for seen in views:
        own = seen.record.incident.id
        for whole in _wholes(seen):
            found[whole] |= {whole, own}
        parts = (link.incident_id for link in seen.record.series if link.role is SeriesRole.PART)
        found[own].update(parts)
    return found


def _wholes(seen: View) -> Iterator[str]:
    """The series that it is in: those that it is a part of, and itself."""
    yield from (link.incident_id for link in seen.record.series if link.role is SeriesRole.WHOLE)
    yield seen.record.incident.id
