"""The pages of the way in and out: the login link, name and password, the end of a session."""

from __future__ import annotations

from asyncio import Lock
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from variorum.review.desk import desk_of
from variorum.review.drawn import page
from variorum.review.forms import form_of, own_form
from variorum.review.people.door import Refusal, door_of
from variorum.review.sessions import LASTS

#: one password at a time: each takes memory and all cores for a moment, and pages must go on being answered
_ONE = Lock()


def way_in(path: str, query: str) -> str:
    """The address of the login page that leads on to what was asked for."""
    to = path + (f"?{query}" if query else "")
    return "/login" + ("" if to == "/" else f"?{urlencode({'to': to})}")


def login(request: Request) -> Response:
    """The login page; or, for who has the link's token, the way in, once.

    The page leads on by itself: a browser that came from another page would not send the cookie, which is for
    this site's own links only, along a redirect.
    """
    if request.method == "HEAD":
        return Response()
    token = request.query_params.get("token")
    if token is None and door_of(request).takes_passwords():
        return _asked(request, "", request.query_params.get("to", ""))
    secret = door_of(request).by_link(token or "")
    if secret is None:
        return _outside(request, 403)
    return _with_cookie(request, page(request, "welcome.html"), secret)


async def enter(request: Request) -> Response:
    """Let in whoever has a name and its password."""
    form = await form_of(request)
    name, to = form.get("name", ""), form.get("to", "")
    async with _ONE:
        found = await run_in_threadpool(door_of(request).by_password, name, form.get("password", ""))
    if isinstance(found, Refusal):
        return _asked(request, name, to, found)
    door_of(request).sessions.end(request.state.secret)
    return _with_cookie(request, RedirectResponse(_within(to), 303), found)


async def logout(request: Request) -> Response:
    """End the session of the form's sender."""
    await own_form(request)
    door_of(request).sessions.end(request.state.secret)
    request.state.session = None
    answer = _outside(request, 200)
    answer.delete_cookie(desk_of(request).cookie, httponly=True, samesite="strict", secure=_secure(request))
    return answer


def _asked(request: Request, name: str, to: str, refusal: Refusal | None = None) -> Response:
    """The login page, with what was wrong."""
    status = 200 if refusal is None else 429 if refusal.wait else 403
    answer = page(request, "login.html", status, name=name, to=_within(to), refusal=refusal)
    if refusal and refusal.wait:
        answer.headers["Retry-After"] = str(refusal.wait)
    return answer


def _outside(request: Request, status: int) -> Response:
    return page(request, "refused.html", status, passwords=door_of(request).takes_passwords())


def _within(to: str) -> str:
    """An address of ours; the queue for any other, to which nobody must be led by a link to the login page."""
    ours = to.startswith("/") and not to.startswith("//") and to.isprintable() and "\\" not in to
    return to if ours else "/"


def _with_cookie(request: Request, answer: Response, secret: str) -> Response:
    name = desk_of(request).cookie
    answer.set_cookie(
        name, secret, max_age=int(LASTS), httponly=True, samesite="strict", secure=_secure(request)
    )
    return answer


def _secure(request: Request) -> bool:
    """True where the browser speaks to a proxy by https: the cookie must never go another way."""
    secure: bool = request.state.secure
    return secure
