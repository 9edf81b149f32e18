"""Nobody comes in by another name, without a login, or from another page."""

from __future__ import annotations

import re

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.review.conftest import HERE, PASSWORD, PORT
from variorum.review.app import ROUTES, app
from variorum.review.desk import Desk
from variorum.review.guard import HEADERS

#: whatever the routes are: a route that is added later is tested too
ROUTED = [(route.path, method) for route in ROUTES for method in sorted(route.methods or ())]
#: forms; that of the way in has a test of its own, since nobody has a token before
CHANGING = [path for path, method in ROUTED if method not in ("GET", "HEAD") and path != "/login"]
#: what who only reads may send: none of it decides anything
FOR_READERS = ["/logout", "/views", "/seen"]
CLOSED = [path for path, method in ROUTED if method == "GET" and path not in ("/login", "/static/{name}")]


@pytest.mark.parametrize(("path", "method"), ROUTED)
@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        "127.0.0.1:1",
        f"127.0.0.1.evil.example:{PORT}",
        "",
    ],
)
def test_another_host_is_refused(client: TestClient, path: str, method: str, host: str) -> None:
    answer = client.request(method, path, headers={"Host": host})
    assert answer.status_code == 421


def test_the_host_may_be_called_localhost(desk: Desk, stranger: TestClient) -> None:
    assert stranger.get("/login", headers={"Host": f"localhost:{PORT}"}).status_code == 403


@pytest.mark.parametrize("path", CLOSED)
def test_nothing_is_shown_without_a_login(stranger: TestClient, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 401
    assert "Velmar" not in answer.text


@pytest.mark.parametrize("path", CLOSED)
def test_a_cookie_of_ones_own_making_opens_nothing(stranger: TestClient, path: str) -> None:
    assert stranger.get(path, headers={"Cookie": "cookie=guess; other"}).status_code == 401


@pytest.mark.parametrize("path", CHANGING)
@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1"])
def test_a_form_from_another_page_is_refused(client: TestClient, path: str, origin: str) -> None:
    assert client.post(path, headers={"Origin": origin}).status_code == 403


@pytest.mark.parametrize("path", CHANGING)
@pytest.mark.parametrize("token", [None, "", "wrong", "é"])
def test_a_form_without_its_token_is_refused(client: TestClient, path: str, token: str | None) -> None:
    data = {} if token is None else {"csrf": token}
    answer = client.post(path, data=data, headers={"Origin": f"http://127.0.0.1:{PORT}"})
    assert answer.status_code == 403
    assert client.get("/").status_code == 200


def test_there_are_routes_to_look_at() -> None:
    assert all(isinstance(route, Route) for route in ROUTES)
    assert len(CLOSED) >= 8
    assert set(FOR_READERS) <= set(CHANGING)


@pytest.mark.parametrize("path", [path for path in CHANGING if path not in FOR_READERS])
def test_who_only_reads_changes_nothing(team: Desk, path: str) -> None:
    reader = TestClient(app(team, PORT), base_url=HERE, headers={"Origin": HERE})
    reader.post("/login", data={"name": "Cleo", "password": PASSWORD})
    token = re.search(r'name="csrf" value="([^"]+)"', reader.get("/").text)
    assert token is not None
    before = team.shelf.store.judgements()
    assert reader.post(path, data={"csrf": token[1]}).status_code == 403
    assert team.shelf.store.judgements() == before


@pytest.mark.parametrize(
    "path", ["/", "/login", "/static/review.js", "/nowhere", "/api/v1/incidents", "/incident/none"]
)
def test_every_answer_says_what_a_page_may_do(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "Cache-Control" in answer.headers


def test_the_cookie_is_kept_from_scripts_and_other_sites(desk: Desk, stranger: TestClient) -> None:
    answer = stranger.get("/login", params={"token": desk.sessions.token})
    said = {part.strip().lower() for part in answer.headers["Set-Cookie"].split(";")}
    assert {"httponly", "samesite=strict", "path=/"} <= said
