"""Proposals of programs: what they send is appended, shown to people, and settles nothing until a person decides it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, TypeAdapter, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from variorum.errors import BadInput
from variorum.model.finding import Record
from variorum.publish.detail import Detail, detail
from variorum.review.answers import etag_of
from variorum.review.decide.acts import ACTS
from variorum.review.decide.offer import offered
from variorum.review.desk import Forbidden, desk_of, person_of, session_of
from variorum.review.openapi import Sent

#: bytes of a proposal that are read, as of a form
_LONGEST = 20_000
#: what a program may propose: all acts but accepting whatever is undisputed, which is for eyes
_OPEN = frozenset(ACTS) - {"agreed"}

_Word = Annotated[str, StringConstraints(max_length=2_000)]


class Proposal(BaseModel):
    """What a program proposes: `act` and the fields that the act needs, as the page's forms name them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    act: Literal[tuple(sorted(_OPEN))]  # type: ignore[valid-type]
    reason: Annotated[str, StringConstraints(min_length=1, max_length=2_000)]
    field: _Word = ""
    reading: _Word = ""
    assertion: _Word = ""
    account: _Word = ""
    start: int | None = None
    end: int | None = None
    words: _Word = ""
    value: _Word = ""
    voice: _Word = ""
    role: _Word = ""
    polarity: _Word = ""
    certainty: _Word = ""
    other: _Word = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """The ids of the judgements that were appended as proposals."""

    incident: str
    proposals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A proposal on what is no longer so: the present ETag, and the incident as it is now."""

    error: str
    mend: str
    etag: str
    now: Detail


async def propose(request: Request) -> Response:
    """Append what a program proposes for an incident; 409 with the incident as it is if If-Match names another state."""
    session = session_of(request)
    if session is None or not session.bearer:
        raise Forbidden("programs propose, with a token; people decide on the page", request, "send a token")
    body = await _body(request)
    return await run_in_threadpool(_propose, request, _proposal(body))


async def _body(request: Request) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST:
            raise BadInput("the proposal is too long", where=request.url.path, mend="write less")
    return body


def _proposal(body: bytes) -> Proposal:
    try:
        return Proposal.model_validate_json(body)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the body"
        raise BadInput(first["msg"], where=where, mend="see /api/v1/openapi.json") from None


def _propose(request: Request, proposal: Proposal) -> Response:
    desk = desk_of(request)
    with desk.deciding:
        record = desk.record(request.path_params["id"])
        stale = _stale(request, record, desk.policy)
        if stale is not None:
            return stale
        by = f"{person_of(request).name} (program)"
        judged, _ = offered(desk.shelf, record, proposal.act, _form(proposal), by=by)
    told = Proposed(record.incident.id, tuple(one.id for one in judged))
    return JSONResponse(asdict(told), 201)


def _form(proposal: Proposal) -> dict[str, str]:
    """What was sent, as a form of the page has it."""
    said = proposal.model_dump(exclude={"act"}, exclude_none=True)
    return {name: str(value) for name, value in said.items()}


def _stale(request: Request, record: Record, policy: str) -> Response | None:
    named = request.headers.get("if-match")
    now = detail(record, policy)
    etag = etag_of(TypeAdapter(Detail).dump_json(now))
    if named in (None, "*", etag):
        return None
    told = Difference(
        "the incident has changed since you read it", "read it again, and send its ETag", etag, now
    )
    return Response(
        TypeAdapter(Difference).dump_json(told), 409, media_type="application/json", headers={"ETag": etag}
    )


#: how the API describes it
SENT = Sent("/incidents/{id}/proposals", propose, Proposal, Proposed, Difference)
