"""What the API and the MCP server give, as plain structures: each is asked for a shelf and what to look up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from variorum.model.finding import Record
from variorum.publish.disputes import Disagreement, disagreements
from variorum.publish.explain import Explanation, explain
from variorum.review.queue.entry import Entry
from variorum.review.queue.index import Shelf
from variorum.review.queue.marks import NOBODY, Mine
from variorum.review.queue.select import PAGE, Choice, select
from variorum.run.policies import with_findings
from variorum.store import Hit

#: gives a settled record by the first letters of its id; BadInput if there is none, or several
Records = Callable[[str], Record]
#: reports that a search gives at most: the first page of a list
_HITS = 50


@dataclass(frozen=True, slots=True)
class Incidents:
    """A page of the queue: how many incidents fit, how many pages they fill, and this page's."""

    total: int
    pages: int
    page: int
    policy: str
    incidents: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Disputes:
    """A page of the fields on which independent reports differ, those that matter most first."""

    total: int
    page: int
    policy: str
    disputes: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports that hold all words of a search, best first."""

    query: str
    reports: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class ReportText:
    """A report with its clean text, which every [start, end) counts code points of."""

    id: str
    sha256: str
    origin: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    language: str
    version: int
    replaces: str | None
    text: str
    incidents: tuple[str, ...]


def record_of(shelf: Shelf, prefix: str) -> Record:
    """The record of the incident whose id begins so, settled; BadInput if there is none, or several."""
    return with_findings(shelf.store.record(prefix, policy=shelf.policy.name), shelf.policy)


def incidents(shelf: Shelf, choice: Choice, mine: Mine = NOBODY) -> Incidents:
    """Incidents by what needs a person most, as somebody sees them."""
    page = select(shelf, choice, mine)
    return Incidents(page.total, page.pages, page.choice.page, shelf.policy.name, page.entries)


def field(shelf: Shelf, record: Record, name: str) -> Explanation:
    """How one field of an incident is known, down to the bytes."""
    store = shelf.store
    return explain(record, name, shelf.policy.name, originals=store.original, readers=store.readers())


def reports(shelf: Shelf, query: str) -> Reports:
    """Reports that hold all words of a query."""
    return Reports(query, tuple(shelf.store.search(query, limit=_HITS)))


def report(shelf: Shelf, identity: str) -> ReportText:
    """One report with its text; BadInput if there is none."""
    held = shelf.store.report(identity)
    return ReportText(
        **{n: getattr(held, n) for n in ("id", "sha256", "origin", "outlet", "title", "url", "language")},
        **{n: getattr(held, n) for n in ("version", "replaces", "text")},
        published=held.published.iso if held.published else None,
        incidents=shelf.index().told_in(held.id),
    )


def disputes(shelf: Shelf, page: int, records: Records) -> Disputes:
    """What independent reports differ on, by how much it matters; only the records of the page are loaded."""
    ranked, policy = shelf.index().disputes, shelf.policy.name
    wanted = ranked[(page - 1) * PAGE : page * PAGE]
    ids = dict.fromkeys(incident_id for incident_id, _ in wanted)
    found = {(d.incident_id, d.field): d for d in disagreements(map(records, ids), policy)}
    return Disputes(len(ranked), page, policy, tuple(found[key] for key in wanted if key in found))
