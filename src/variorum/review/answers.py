"""Answers that pages and API share: with an ETag made of what they hold; that the store can't be read."""

from __future__ import annotations

import hashlib

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from variorum.errors import BadState

#: hexadecimal digits of a digest that tell contents apart: 64 bits, as in our ids
_DIGITS = 16


def kept(request: Request, body: bytes, kind: str) -> Response:
    """The answer; 304 where the request names this content's ETag."""
    etag = etag_of(body)
    # asked for each time, sent only where it has changed
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    if etag in _named(request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=kind, headers=headers)


def etag_of(body: bytes) -> str:
    """The ETag of an answer: the same for the same content."""
    return f'"{hashlib.sha256(body).hexdigest()[:_DIGITS]}"'


def broken(error: BadState) -> Response:
    """That the store can't be read: in one line, as on the command line."""
    return PlainTextResponse(f"Error: {error}", 503)


def _named(header: str) -> set[str]:
    """The ETags that a header names; a weak one will do for what is only read."""
    return {one.strip().removeprefix("W/") for one in header.split(",")}
