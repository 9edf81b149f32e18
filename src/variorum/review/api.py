"""The API: what the pages show, as JSON. It reads; nothing is changed through it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from variorum.errors import BadInput
from variorum.publish.detail import Detail, detail
from variorum.publish.disputes import Disagreement, disagreements
from variorum.publish.explain import Explanation, explain
from variorum.review import openapi
from variorum.review.answers import kept
from variorum.review.desk import Desk, desk_of, person_of
from variorum.review.queue.entry import Entry
from variorum.review.queue.select import PAGE, choice_of, page_of, select
from variorum.store import Hit

#: where the API begins; another version will stand beside it
ROOT = "/api/v1"
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


@dataclass(frozen=True, slots=True)
class Failure:
    """What is wrong, where, and how to mend it."""

    error: str
    where: str
    mend: str


def failed(request: Request, error: BadInput, status: int) -> Response:  # noqa: ARG001  # as the page of the same name
    """The failure as JSON."""
    return JSONResponse({"error": error.what, "where": error.where, "mend": error.mend}, status)


def incidents(request: Request) -> Response:
    """Incidents by what needs a person most."""
    desk = desk_of(request)
    mine = desk.marks.mine(person_of(request).name)
    page = select(desk.shelf, choice_of(request.query_params), mine)
    return _answer(request, Incidents(page.total, page.pages, page.choice.page, desk.policy, page.entries))


def incident(request: Request) -> Response:
    """All there is on one incident."""
    desk = desk_of(request)
    return _answer(request, detail(desk.record(request.path_params["id"]), desk.policy))


def field(request: Request) -> Response:
    """How one field of an incident is known, down to the bytes."""
    desk, store = desk_of(request), desk_of(request).shelf.store
    record = desk.record(request.path_params["id"])
    told = explain(
        record,
        request.path_params["field"],
        desk.policy,
        originals=store.original,
        readers=store.readers(),
    )
    return _answer(request, told)


def reports(request: Request) -> Response:
    """Reports that hold all words of q."""
    query = request.query_params.get("q", "")
    hits = desk_of(request).shelf.store.search(query, limit=_HITS)
    return _answer(request, Reports(query, tuple(hits)))


def report(request: Request) -> Response:
    """One report with its text."""
    desk = desk_of(request)
    held = desk.shelf.store.report(request.path_params["id"])
    told = ReportText(
        **{n: getattr(held, n) for n in ("id", "sha256", "origin", "outlet", "title", "url", "language")},
        **{n: getattr(held, n) for n in ("version", "replaces", "text")},
        published=held.published.iso if held.published else None,
        incidents=desk.shelf.index().told_in(held.id),
    )
    return _answer(request, told)


def disputes(request: Request) -> Response:
    """What independent reports differ on, by how much it matters."""
    desk, page = desk_of(request), page_of(request.query_params.get("page", ""))
    ranked = desk.shelf.index().disputes
    wanted = ranked[(page - 1) * PAGE : page * PAGE]
    return _answer(request, Disputes(len(ranked), page, desk.policy, _disputes(desk, wanted)))


def _disputes(desk: Desk, wanted: Sequence[tuple[str, str]]) -> tuple[Disagreement, ...]:
    """The disagreements on these fields of these incidents, in full: only their records are loaded."""
    records = (desk.record(one) for one in dict.fromkeys(incident_id for incident_id, _ in wanted))
    found = {(d.incident_id, d.field): d for d in disagreements(records, desk.policy)}
    return tuple(found[key] for key in wanted if key in found)


def description(request: Request) -> Response:
    """This description, in OpenAPI."""
    made = openapi.document(ROOT, OPERATIONS, Failure)
    return kept(request, json.dumps(made, sort_keys=True).encode(), "application/json")


def _answer(request: Request, thing: Any) -> Response:
    return kept(request, TypeAdapter(type(thing)).dump_json(thing), "application/json")


_CHOICE = ("q", "place", "since", "until", "actor", "state", "assignee", "box", "page")
OPERATIONS = (
    openapi.Operation("/incidents", incidents, Incidents, _CHOICE),
    openapi.Operation("/incidents/{id}", incident, Detail),
    openapi.Operation("/incidents/{id}/fields/{field}", field, Explanation),
    openapi.Operation("/reports", reports, Reports, ("q",)),
    openapi.Operation("/reports/{id}", report, ReportText),
    openapi.Operation("/disputes", disputes, Disputes, ("page",)),
)
ROUTES = (
    Route(f"{ROOT}/openapi.json", description),
    # a part of a toll has a slash in its name: killed/children
    *(Route(f"{ROOT}{o.path.replace('{field}', '{field:path}')}", o.endpoint) for o in OPERATIONS),
)
