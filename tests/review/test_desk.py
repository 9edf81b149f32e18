"""Who may decide, and which forms are believed."""

from __future__ import annotations

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.review.conftest import PORT
from variorum.review.app import app
from variorum.review.desk import Desk, session_of, who_decides
from variorum.review.forms import own_form
from variorum.review.sessions import Sessions
from variorum.store.people import Rank


async def _decide(request: Request) -> Response:
    """What a route that decides does."""
    form = await own_form(request)
    person, capacity = who_decides(request)
    return PlainTextResponse(f"{person.name}, {capacity}: {form['reason']!r}")


def _own_token(request: Request) -> Response:
    session = session_of(request)
    return PlainTextResponse(session.csrf if session else "")


def sent(team: Desk, rank: Rank, form: dict[str, str]) -> tuple[int, str]:
    """What a decision of somebody of this rank comes to."""
    listed = next(one for one in team.shelf.store.people.all() if one.person.rank is rank)
    inside = Desk(team.shelf, Sessions(listed.person), team.cookie)
    made = app(inside, PORT)
    made.router.routes += [Route("/anything", _decide, methods=["POST"]), Route("/token", _own_token)]
    client = TestClient(made, base_url=f"http://127.0.0.1:{PORT}")
    client.get("/login", params={"token": inside.sessions.token})
    answer = client.post("/anything", data={"csrf": client.get("/token").text} | form)
    return answer.status_code, answer.text


@pytest.mark.parametrize("rank", [Rank.CODER, Rank.ADJUDICATOR])
def test_coders_and_adjudicators_decide(team: Desk, rank: Rank) -> None:
    status, said = sent(team, rank, {"reason": "as told"})
    assert (status, said.partition(", ")[2]) == (200, f"{rank.value}: 'as told'")


def test_a_field_that_was_left_empty_is_there(team: Desk) -> None:
    assert sent(team, Rank.CODER, {"reason": ""}) == (200, "Ada, coder: ''")


def test_readers_decide_nothing(team: Desk) -> None:
    status, page = sent(team, Rank.READER, {"reason": "as told"})
    assert status == 403
    assert "readers decide nothing" in page


@pytest.mark.parametrize("token", ["", "guess", "é"])
def test_a_form_of_another_page_is_not_believed(team: Desk, token: str) -> None:
    status, page = sent(team, Rank.CODER, {"reason": "as told", "csrf": token})
    assert status == 403
    assert "not from a page of this session" in page


def test_a_form_that_is_too_long_is_not_read(team: Desk) -> None:
    status, page = sent(team, Rank.CODER, {"reason": "x" * 30_000})
    assert status == 400
    assert "too long" in page
