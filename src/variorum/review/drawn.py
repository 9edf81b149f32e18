"""Pages from templates: every string of a report is escaped, and every page knows who looks at it."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from variorum import __version__
from variorum.publish.dossier import frame
from variorum.review.desk import session_of

_PACKAGE = "variorum.review"


def drawn(template: str, **what: Any) -> str:
    """A page from a template: every string is escaped, and shown as `publish.dossier.safe` does."""
    return frame.environment(_PACKAGE).get_template(template).render(version=__version__, **what)


def page(request: Request, template: str, status: int = 200, **what: Any) -> Response:
    """The answer with a page for who sends the request."""
    session = session_of(request)
    mine = {"csrf": session.csrf, "who": session.person} if session else {"csrf": ""}
    return HTMLResponse(drawn(template, **mine, **what), status)
