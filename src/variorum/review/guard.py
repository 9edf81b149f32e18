"""What every request passes: its host must be ours, its sender logged in, and every answer says what a page may do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from variorum.review.sessions import Sessions

#: a page has its style and script from here, talks to here, and nothing else
_POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {what}" for name, what in _POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
#: what anybody may ask for: the way in, and what the page that shows it is drawn with
_OPEN = ("/login", "/static/")
_NO_SESSION = "Not logged in. Open the login link that `variorum review` printed; it works once. For another one, start it again."


@dataclass(frozen=True, slots=True)
class Gate:
    """Who is let in to which hosts: `hosts` are the values of the Host header that name this server."""

    sessions: Sessions
    hosts: frozenset[str]
    cookie: str


def hosts_of(port: int) -> frozenset[str]:
    """How a browser on this machine names the server: any other name was pointed here by somebody else's DNS."""
    return frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})


class Guard:
    """Lets a request through to the pages, or answers it here; adds the headers to every answer."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self._app = app
        self._gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        refused = self._refused(scope)
        await (refused or self._app)(scope, receive, _with_headers(send, HEADERS.items()))

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if headers.getlist("host") not in [[host] for host in self._gate.hosts]:
            return PlainTextResponse("This server is not called so.", 421)
        secret = cookie_of(headers, self._gate.cookie)
        session = self._gate.sessions.find(secret)
        scope["state"] = {"session": session, "secret": secret}
        if session is None and not scope["path"].startswith(_OPEN):
            return _no_session(scope["path"])
        if scope["method"] not in ("GET", "HEAD") and headers.get("origin") not in self._origins():
            return PlainTextResponse("Sent from another page.", 403)
        return None

    def _origins(self) -> set[str | None]:
        """Where a form of ours may be sent from; browsers that send no Origin are held by the form's token."""
        return {None, *(f"http://{host}" for host in self._gate.hosts)}


def _no_session(path: str) -> Response:
    if path.startswith("/api/"):
        return JSONResponse({"error": _NO_SESSION}, 401)
    return PlainTextResponse(_NO_SESSION, 401)


def cookie_of(headers: Headers, name: str) -> str | None:
    """The value of a cookie; None without one."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return None
    return None if found is None else found.value


def _with_headers(send: Send, headers: Iterable[tuple[str, str]]) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            own: Any = MutableHeaders(scope=message)
            own.update(dict(headers))
            own.setdefault("Cache-Control", "no-store")
        await send(message)

    return sent
