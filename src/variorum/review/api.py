"""The API: what the pages show, as JSON. It reads; what is sent to it is proposed and settles nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from variorum.errors import BadInput
from variorum.model.finding import Record
from variorum.publish.detail import Detail, detail
from variorum.publish.explain import Explanation
from variorum.review import contents, openapi, proposing
from variorum.review.answers import kept
from variorum.review.desk import desk_of, person_of
from variorum.review.queue.select import choice_of, page_of

#: where the API begins; another version will stand beside it
ROOT = "/api/v1"


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
    return _answer(request, contents.incidents(desk.shelf, choice_of(request.query_params), mine))


def incident(request: Request) -> Response:
    """All there is on one incident."""
    return _answer(request, detail(_record(request), desk_of(request).policy))


def field(request: Request) -> Response:
    """How one field of an incident is known, down to the bytes."""
    told = contents.field(desk_of(request).shelf, _record(request), request.path_params["field"])
    return _answer(request, told)


def _record(request: Request) -> Record:
    """The record that is asked for, as the person who asks may see it."""
    return desk_of(request).seen_by(request.path_params["id"], person_of(request))


def reports(request: Request) -> Response:
    """Reports that hold all words of q."""
    return _answer(request, contents.reports(desk_of(request).shelf, request.query_params.get("q", "")))


def report(request: Request) -> Response:
    """One report with its text."""
    return _answer(request, contents.report(desk_of(request).shelf, request.path_params["id"]))


def disputes(request: Request) -> Response:
    """What independent reports differ on, by how much it matters."""
    desk, person = desk_of(request), person_of(request)
    page = page_of(request.query_params.get("page", ""))
    return _answer(request, contents.disputes(desk.shelf, page, lambda one: desk.seen_by(one, person)))


def description(request: Request) -> Response:
    """This description, in OpenAPI."""
    made = openapi.document(ROOT, OPERATIONS, (proposing.SENT,), Failure)
    return kept(request, json.dumps(made, sort_keys=True).encode(), "application/json")


def _answer(request: Request, thing: Any) -> Response:
    return kept(request, TypeAdapter(type(thing)).dump_json(thing), "application/json")


_CHOICE = ("q", "place", "since", "until", "actor", "state", "assignee", "box", "page")
OPERATIONS = (
    openapi.Operation("/incidents", incidents, contents.Incidents, _CHOICE),
    openapi.Operation("/incidents/{id}", incident, Detail),
    openapi.Operation("/incidents/{id}/fields/{field}", field, Explanation),
    openapi.Operation("/reports", reports, contents.Reports, ("q",)),
    openapi.Operation("/reports/{id}", report, contents.ReportText),
    openapi.Operation("/disputes", disputes, contents.Disputes, ("page",)),
)
ROUTES = (
    Route(f"{ROOT}{proposing.SENT.path}", proposing.propose, methods=["POST"], name="propose"),
    Route(f"{ROOT}/openapi.json", description),
    # a part of a toll has a slash in its name: killed/children
    *(Route(f"{ROOT}{o.path.replace('{field}', '{field:path}')}", o.endpoint) for o in OPERATIONS),
)
