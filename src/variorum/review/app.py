"""The application: which address leads where, behind the guard."""

from __future__ import annotations

from typing import Any, cast

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from variorum.errors import BadInput, BadState
from variorum.review import api, pages
from variorum.review.answers import broken
from variorum.review.decide import routes
from variorum.review.desk import Desk, Forbidden
from variorum.review.guard import Gate, Guard, origins_of
from variorum.review.people import entrance
from variorum.review.people.door import Door
from variorum.review.queue import routes as queue

ROUTES = (
    *queue.ROUTES,
    Route("/adjudicate", pages.adjudicate, name="adjudicate"),
    Route("/incident/{id}", pages.incident, name="incident"),
    Route("/incident/{id}/amend", pages.amend, name="amend"),
    Route("/incident/{id}/add", pages.add, name="add"),
    Route("/login", entrance.login, name="login"),
    Route("/login", entrance.enter, methods=["POST"], name="enter"),
    Route("/logout", entrance.logout, methods=["POST"], name="logout"),
    Route("/static/{name}", pages.static, name="static"),
    *routes.ROUTES,
    *api.ROUTES,
)


def app(desk: Desk, port: int, host_name: str | None = None) -> Starlette:
    """The application of a desk, for a server at this port of this machine.

    `host_name` is what a proxy on the same machine calls it for browsers elsewhere, which speak https to the proxy.
    """
    door = Door(desk.shelf.store.people, desk.sessions)
    gate = Gate(door, origins_of(port, host_name), desk.cookie)
    made = Starlette(
        routes=ROUTES,
        middleware=[Middleware(Guard, gate=gate)],
        # starlette hands a handler only errors of its own class
        exception_handlers={BadInput: cast(Any, _failed), BadState: cast(Any, _broken)},
    )
    made.state.desk, made.state.door = desk, door
    return made


def _failed(request: Request, error: BadInput) -> Response:
    """What somebody asked for and there is not, can't be read as asked, or is not theirs to do."""
    not_found = 404 if "id" in request.path_params else 400
    status = 403 if isinstance(error, Forbidden) else not_found
    how = api.failed if request.url.path.startswith(api.ROOT) else pages.failed
    return how(request, error, status)


def _broken(request: Request, error: BadState) -> Response:  # noqa: ARG001  # as starlette calls it
    return broken(error)
