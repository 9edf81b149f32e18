"""Programs ask the API by a token, without cookie or form."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.review.conftest import HERE, PORT
from variorum.review.app import app
from variorum.review.desk import Desk, who_decides
from variorum.review.forms import own_form
from variorum.review.people import tokens
from variorum.store.people import People, Rank, Token

ASKED = "/api/v1/incidents"


def token_of(people: People, name: str, *, days: int = 1) -> dict[str, str]:
    """The header with a new token of somebody."""
    made = tokens.made()
    until = datetime.now(UTC) + timedelta(days=days)
    people.add_token(Token(f"{name} {days}", name, until), tokens.digest(made))
    return {"Authorization": f"Bearer {made}"}


@pytest.fixture
def program(team: Desk) -> TestClient:
    """A program: no cookie, no Origin."""
    return TestClient(app(team, PORT), base_url=HERE)


@pytest.mark.parametrize("path", [ASKED, "/api/v1/openapi.json", "/api/v1/disputes"])
def test_a_token_opens_the_api(program: TestClient, people: People, path: str) -> None:
    answer = program.get(path, headers=token_of(people, "Cleo"))
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers


def test_the_word_bearer_is_written_as_one_likes(program: TestClient, people: People) -> None:
    header = token_of(people, "Cleo")["Authorization"]
    assert (
        program.get(ASKED, headers={"Authorization": header.replace("Bearer", "bearer")}).status_code == 200
    )


@pytest.mark.parametrize("path", ["/", "/incident/i_velmar", "/logout"])
def test_a_token_opens_no_page(program: TestClient, people: People, path: str) -> None:
    answer = program.get(path, headers=token_of(people, "Ben"), follow_redirects=False)
    assert answer.status_code == 303


def test_a_token_that_ran_out_or_was_revoked_says_how_to_mend_it(program: TestClient, people: People) -> None:
    for header in (token_of(people, "Ben", days=-1), revoked(people)):
        answer = program.get(ASKED, headers=header)
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
        assert "Make another with `variorum review token" in answer.json()["error"]


def test_without_a_token_the_api_says_how_to_make_one(program: TestClient) -> None:
    answer = program.get(ASKED)
    assert answer.status_code == 401
    assert "`variorum review token NAME --label LABEL` makes one" in answer.json()["error"]


def revoked(people: People) -> dict[str, str]:
    """A token that is no more."""
    header = token_of(people, "Ben", days=2)
    people.revoke("Ben 2")
    return header


def test_a_wrong_token_is_not_made_good_by_a_cookie(ben: TestClient) -> None:
    assert ben.get(ASKED).status_code == 200
    assert ben.get(ASKED, headers={"Authorization": "Bearer wrong"}).status_code == 401


def test_who_was_removed_takes_their_tokens_along(program: TestClient, people: People) -> None:
    header = token_of(people, "Ben")
    people.remove("Ben")
    people.add("Ben", Rank.CODER)
    assert program.get(ASKED, headers=header).status_code == 401


async def _propose(request: Request) -> Response:
    """What a route of the API that changes something does."""
    await own_form(request)
    person, capacity = who_decides(request)
    return JSONResponse([person.name, capacity])


@pytest.mark.parametrize(("name", "status"), [("Ben", 200), ("Cleo", 403)])
def test_a_token_needs_no_form_and_has_its_persons_rank(
    program: TestClient, people: People, name: str, status: int
) -> None:
    program.app.router.routes += [Route("/api/v1/anything", _propose, methods=["POST"])]  # type: ignore[attr-defined]
    assert program.post("/api/v1/anything", headers=token_of(people, name)).status_code == status
    assert program.post("/api/v1/anything").status_code == 401
