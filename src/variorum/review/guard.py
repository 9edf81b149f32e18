"""What every request passes: its host must be ours, its sender logged in, and every answer says what a page may do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from variorum.errors import BadState
from variorum.review.answers import broken
from variorum.review.people.door import Door, Refusal
from variorum.review.people.entrance import way_in
from variorum.review.sessions import Session

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
    # with "no-referrer" browsers would not say of our own forms either where they come from
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
#: what anybody may ask for: the way in
_LOGIN = "/login"
#: what it is drawn with, the same for everybody
_FILES = "/static/"
_API = "/api/"
_NO_SESSION = "Not logged in. Open the login link that `variorum review` printed; it works once. For another one, start it again."
_PROGRAMS = "Programs send a token: `variorum review token NAME --label LABEL` makes one."


@dataclass(frozen=True, slots=True)
class Gate:
    """Who is let in to which hosts: `origins` has, for each Host header that names this server, where its pages are."""

    door: Door
    origins: Mapping[str, str]
    cookie: str


def origins_of(port: int, host_name: str | None = None) -> dict[str, str]:
    """How browsers name the server: any other name was pointed here by somebody else's DNS.

    By `host_name` they do so from elsewhere, through a proxy that speaks https: never by http.
    """
    here = {host: f"http://{host}" for host in (f"127.0.0.1:{port}", f"localhost:{port}")}
    return here | ({host_name: f"https://{host_name}"} if host_name else {})


class Guard:
    """Lets a request through to the pages, or answers it here; adds the headers to every answer."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self._app = app
        self._gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        # in a thread, since who sends it is looked up in the store
        refused = await run_in_threadpool(self._refused, scope)
        await (refused or self._app)(scope, receive, _with_headers(send, HEADERS.items()))

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0] not in self._gate.origins:
            return PlainTextResponse("This server is not called so.", 421)
        try:
            return self._unknown(scope, headers) or self._from_elsewhere(scope, headers)
        except BadState as error:
            return broken(error)

    def _unknown(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer to who is not let in; who is, stands in the request's state from now on."""
        path, secret = scope["path"], cookie_of(headers, self._gate.cookie)
        secure = self._gate.origins[headers["host"]].startswith("https:")
        scope["state"] = {"session": None, "secret": secret, "secure": secure}
        if path.startswith(_FILES):
            return None
        found = self._who(path, headers, secret)
        if isinstance(found, Refusal):
            return JSONResponse({"error": found.line}, 401, {"WWW-Authenticate": "Bearer"})
        scope["state"]["session"] = found
        return None if found or path == _LOGIN else self._no_session(scope)

    def _who(self, path: str, headers: Headers, secret: str | None) -> Session | Refusal | None:
        """Whose request it is: a token counts at the API alone, and there before the cookie."""
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if path.startswith(_API) and scheme.lower() == "bearer":
            return self._gate.door.by_token(token.strip())
        return self._gate.door.inside(secret)

    def _no_session(self, scope: Scope) -> Response:
        if scope["path"].startswith(_API):
            return JSONResponse({"error": f"{_NO_SESSION} {_PROGRAMS}"}, 401)
        if scope["method"] == "GET" and self._gate.door.takes_passwords():
            return RedirectResponse(way_in(scope["path"], scope["query_string"].decode("latin-1")), 303)
        return PlainTextResponse(_NO_SESSION, 401)

    def _from_elsewhere(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer to a form that another page sent.

        Browsers that send no Origin are held by the form's token, which only a session has.
        """
        session: Session | None = scope["state"]["session"]
        if scope["method"] in ("GET", "HEAD") or (session and session.bearer):
            return None
        origin = headers.get("origin")
        if origin == self._gate.origins[headers["host"]] or (session and origin is None):
            return None
        return PlainTextResponse("Sent from another page.", 403)


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
