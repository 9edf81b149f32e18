"""The description of the API, made from the types that it answers with."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from starlette.requests import Request
from starlette.responses import Response

from variorum import __version__

#: where a schema stands in the document
_SCHEMAS = "#/components/schemas/{model}"
#: what can be asked for in an address, and what it means
_ASKED = {
    "q": "words that a report of the incident holds; a phrase stands in quotes",
    "place": "a part of the place's name",
    "since": "an ISO day: it may have happened on it or later",
    "until": "an ISO day: it may have happened on it or before",
    "actor": "a part of the name of somebody who is said to have done it",
    "state": "disputed, range, none supported, likely twin, low certainty, settled, or new or changed",
    "assignee": "who takes care of it: a name, me or nobody",
    "box": "where it happened: south,west,north,east in degrees",
    "page": "the page, from 1",
    "id": "an id, or the first letters of one",
    "field": "a name of the codebook: killed, killed/children, place",
}


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing to ask for: where, what answers, with what type, and what narrows it down."""

    path: str
    endpoint: Callable[[Request], Response]
    gives: Any
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """One thing to send: where, what is sent, and what is answered (`stale`: where something else is so by now)."""

    path: str
    endpoint: Callable[..., Any]
    takes: Any
    gives: Any
    stale: Any


def document(
    root: str, operations: Sequence[Operation], sent: Sequence[Sent], failure: Any
) -> dict[str, Any]:
    """The OpenAPI 3.1 document; `failure` is the type of every answer that something is wrong."""
    kinds = [o.gives for o in operations] + [k for s in sent for k in (s.gives, s.stale)]
    adapters = [(kind, "serialization", TypeAdapter(kind)) for kind in (*kinds, failure)]
    adapters += [(s.takes, "validation", TypeAdapter(s.takes)) for s in sent]
    made, schemas = TypeAdapter.json_schemas(adapters, ref_template=_SCHEMAS)  # type: ignore[arg-type]
    return {
        "openapi": "3.1.0",
        "info": {"title": "Variorum review", "version": __version__},
        "paths": {f"{root}{o.path}": {"get": _get(o, made, failure)} for o in operations}
        | {f"{root}{s.path}": {"post": _post(s, made, failure)} for s in sent},
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": "variorum-review-PORT"},
                "token": {"type": "http", "scheme": "bearer"},
            },
        },
        "security": [{"session": []}, {"token": []}],
    }


def _get(operation: Operation, schemas: Any, failure: Any) -> dict[str, Any]:
    wrong = _content("Not there, or not asked for as it can be.", schemas[failure, "serialization"])
    return {
        "operationId": operation.endpoint.__name__,
        "summary": (operation.endpoint.__doc__ or "").strip(),
        "parameters": [
            *_parameters("path", _in_path(operation.path)),
            *_parameters("query", operation.asked),
        ],
        "responses": {
            "200": _content("What was asked for.", schemas[operation.gives, "serialization"]),
            "304": {"description": "The same as the ETag in If-None-Match stands for."},
            "400": wrong,
            "401": {"description": "Not logged in, or by a token that is not known or has run out."},
            "404": wrong,
        },
    }


def _post(one: Sent, schemas: Any, failure: Any) -> dict[str, Any]:
    wrong = _content("It comes to nothing, or can't be read.", schemas[failure, "serialization"])
    return {
        "operationId": one.endpoint.__name__,
        "summary": (one.endpoint.__doc__ or "").strip(),
        "parameters": _parameters("path", _in_path(one.path)),
        "requestBody": {"required": True} | _content("What is proposed.", schemas[one.takes, "validation"]),
        "responses": {
            "201": _content("What was appended.", schemas[one.gives, "serialization"]),
            "400": wrong,
            "401": {"description": "No token, or one that is not known or has run out."},
            "404": wrong,
            "409": _content("Changed since If-Match; as it is now.", schemas[one.stale, "serialization"]),
        },
        "security": [{"token": []}],
    }


def _in_path(path: str) -> list[str]:
    return re.findall(r"{(\w+)}", path)


def _parameters(place: str, names: Sequence[str]) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": place,
            "required": place == "path",
            "description": _ASKED[name],
            "schema": {"type": "integer" if name == "page" else "string"},
        }
        for name in names
    ]


def _content(description: str, schema: Any) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": schema}}}
