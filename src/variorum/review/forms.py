"""Forms that pages send: small, and from a page of the sender's own session."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request

from variorum.errors import BadInput
from variorum.review.desk import Forbidden, session_of

#: bytes of a form that are read: a sentence marked in a text and a long reason have fewer
_LONGEST = 20_000


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form, those left empty too, of several boxes of one name all, joined by spaces.

    BadInput if it is too long to be one of ours.
    """
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST:
            raise BadInput("the form is too long", where=request.url.path, mend="write less")
    fields: dict[str, str] = {}
    for name, words in parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True):
        fields[name] = f"{fields[name]} {words}" if name in fields else words
    return fields


async def own_form(request: Request) -> dict[str, str]:
    """The same for who is logged in; Forbidden without the token that only pages of the session hold."""
    form, session = await form_of(request), session_of(request)
    if session is None or not session.sent(form.get("csrf", "")):
        raise Forbidden("the form is not from a page of this session", request, "open the page again")
    return form
