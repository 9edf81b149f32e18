"""The application: which address leads where, behind the guard."""

from __future__ import annotations

from typing import Any, cast

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from variorum.errors import BadInput, BadState
from variorum.review import api, pages
from variorum.review.desk import Desk, Forbidden
from variorum.review.guard import Gate, Guard, hosts_of

ROUTES = (
    Route("/", pages.queue, name="queue"),
    Route("/incident/{id}", pages.incident, name="incident"),
    Route("/login", pages.login, name="login"),
    Route("/logout", pages.logout, methods=["POST"], name="logout"),
    Route("/static/{name}", pages.static, name="static"),
    *api.ROUTES,
)


def app(desk: Desk, port: int) -> Starlette:
    """The application of a desk, for a server at this port of this machine."""
    gate = Gate(desk.sessions, hosts_of(port), desk.cookie)
    made = Starlette(
        routes=ROUTES,
        middleware=[Middleware(Guard, gate=gate)],
        # starlette hands a handler only errors of its own class
        exception_handlers={BadInput: cast(Any, _failed), BadState: _broken},
    )
    made.state.desk = desk
    return made


def _failed(request: Request, error: BadInput) -> Response:
    """What somebody asked for and there is not, can't be read as asked, or is not theirs to do."""
    not_found = 404 if "id" in request.path_params else 400
    status = 403 if isinstance(error, Forbidden) else not_found
    how = api.failed if request.url.path.startswith(api.ROOT) else pages.failed
    return how(request, error, status)


def _broken(request: Request, error: Exception) -> Response:  # noqa: ARG001  # as starlette calls it
    """The store can't be read: in one line, as on the command line."""
    return PlainTextResponse(f"Error: {error}", 503)
