"""The pages of an incident, its forms, and what all pages are drawn with; the queue has its own in `queue/routes.py`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from variorum.errors import BadInput
from variorum.model.assertion import Certainty, Polarity, Role
from variorum.model.codebook import codebook
from variorum.publish.dossier import frame
from variorum.publish.summary_words import words
from variorum.review.adjudicate.contested import contested
from variorum.review.answers import kept
from variorum.review.decide.making import assertion_of
from variorum.review.decide.said import at_once, decisions, proposals
from variorum.review.decide.state import record_state
from variorum.review.desk import Forbidden, desk_of, person_of
from variorum.review.drawn import page
from variorum.review.incident.keys import BENCH_KEYS
from variorum.review.incident.view import view
from variorum.store.people import Rank

_PACKAGE = "variorum.review"
#: what the forms offer to choose from, and how they show a value and the time
CHOICES: Mapping[str, Any] = {
    "roles": tuple(Role),
    "polarities": tuple(Polarity),
    "certainties": tuple(Certainty),
    "codebook_fields": codebook().fields,
    "told": words,
    "bench_keys": BENCH_KEYS,
    "shown_at": lambda: datetime.now(UTC).isoformat(timespec="microseconds"),
}
#: what the pages are drawn with: the dossier's style comes first
_TYPES = {
    "dossier.css": "text/css",
    "review.css": "text/css",
    "review.js": "text/javascript",
    "bench.js": "text/javascript",
    "adjudicate.js": "text/javascript",
    "queue.js": "text/javascript",
}


def failed(request: Request, error: BadInput, status: int) -> Response:
    """The page that says what is wrong and how to mend it."""
    came = urlsplit(request.headers.get("referer", ""))
    ours = came.netloc == request.url.netloc and came.path.startswith("/incident/")
    back = came._replace(scheme="", netloc="").geturl() if ours else ""
    return page(request, "failed.html", status, error=error, back=back)


def incident(request: Request) -> Response:
    """An incident with its evidence; an id that is cut short or outdated leads to the present one."""
    desk, asked, person = desk_of(request), request.path_params["id"], person_of(request)
    record = desk.seen_by(asked, person)
    if record.incident.id != asked:
        return RedirectResponse(f"/incident/{record.incident.id}", 303)
    number = request.query_params.get("reading", "")
    reading = int(number) if number.isascii() and number.isdigit() else 1
    shown = view(record, desk.policy, (request.query_params.get("field", ""), reading), desk.name)
    name = person_of(request).name
    desk.marks.visited(name, [record.incident.id])
    done = decisions(record, name)
    now = at_once(done, record, request.query_params.get("done", ""))
    return page(
        request,
        "incident.html",
        v=shown,
        policy=desk.policy,
        decisions=done,
        now=now,
        did=request.query_params.get("did", ""),
        proposed=proposals(record),
        **CHOICES,
    )


def amend(request: Request) -> Response:
    """The form that corrects one assertion, for who has no script."""
    desk = desk_of(request)
    record = desk.seen_by(request.path_params["id"], person_of(request))
    state = record_state(record, desk.policy)
    about = assertion_of(record, request.query_params.get("assertion", ""))
    return page(request, "amend.html", about=about, state=state, incident=record.incident.id, **CHOICES)


def add(request: Request) -> Response:
    """The form that adds an assertion, for who has no script."""
    desk = desk_of(request)
    record = desk.seen_by(request.path_params["id"], person_of(request))
    shown = view(record, desk.policy, ("", 1), desk.name)
    return page(request, "add.html", v=shown, **CHOICES)


def adjudicate(request: Request) -> Response:
    """What people disagree on. Where several must decide alike, it is not for coders, who would see each other's."""
    desk, person = desk_of(request), person_of(request)
    quorum = desk.shelf.store.quorum()
    if person.rank is Rank.CODER and quorum > 1:
        raise Forbidden("coders do not see each other's decisions", request, "ask an adjudicator")
    questions = contested(desk.shelf.store, desk.policy)
    return page(request, "adjudicate.html", questions=questions, quorum=quorum, **CHOICES)


def static(request: Request) -> Response:
    """Style and script, the package's own."""
    name = request.path_params["name"]
    if name not in _TYPES:
        return PlainTextResponse("no such file", 404)
    text = frame.asset(name) if name == "dossier.css" else _own(name)
    return kept(request, text.encode(), _TYPES[name])


def _own(name: str) -> str:
    return files(_PACKAGE).joinpath("static", name).read_text(encoding="utf-8")
