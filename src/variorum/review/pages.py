"""The pages: the queue, an incident."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from variorum.errors import BadInput
from variorum.publish.dossier import frame
from variorum.review.answers import kept
from variorum.review.desk import desk_of
from variorum.review.drawn import drawn, page
from variorum.review.incident.view import view
from variorum.review.queue.entry import Entry
from variorum.review.queue.select import PAGE, State, choice_of, select

_PACKAGE = "variorum.review"
#: what the pages are drawn with: the dossier's style comes first
_TYPES = {"dossier.css": "text/css", "review.css": "text/css", "review.js": "text/javascript"}
#: lines that are kept ready: those of the first pages of a few choices
_LINES = 5_000


def failed(request: Request, error: BadInput, status: int) -> Response:
    """The page that says what is wrong and how to mend it."""
    return page(request, "failed.html", status, error=error)


def queue(request: Request) -> Response:
    """The queue, narrowed down as the address says."""
    desk = desk_of(request)
    return page(
        request,
        "queue.html",
        page=select(desk.shelf, choice_of(request.query_params)),
        states=tuple(State),
        policy=desk.policy,
        line=_line,
        size=PAGE,
        count=len(desk.shelf.index().entries),
    )


@lru_cache(_LINES)
def _line(entry: Entry) -> Markup:
    """A line of the queue as HTML: the same as long as its entry is."""
    # made by a template that escapes everything
    return Markup(drawn("line.html", e=entry))  # noqa: S704


def incident(request: Request) -> Response:
    """An incident with its evidence; an id that is cut short or outdated leads to the present one."""
    desk, asked = desk_of(request), request.path_params["id"]
    record = desk.record(asked)
    if record.incident.id != asked:
        return RedirectResponse(f"/incident/{record.incident.id}", 303)
    number = request.query_params.get("reading", "")
    reading = int(number) if number.isascii() and number.isdigit() else 1
    shown = view(record, desk.policy, (request.query_params.get("field", ""), reading), desk.name)
    return page(request, "incident.html", v=shown, policy=desk.policy)


def static(request: Request) -> Response:
    """Style and script, the package's own."""
    name = request.path_params["name"]
    if name not in _TYPES:
        return PlainTextResponse("no such file", 404)
    text = frame.asset(name) if name == "dossier.css" else _own(name)
    return kept(request, text.encode(), _TYPES[name])


def _own(name: str) -> str:
    return files(_PACKAGE).joinpath("static", name).read_text(encoding="utf-8")
