"""The pages hold what they say, and nothing that the reports could smuggle in."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.publish.conftest import World
from tests.review.conftest import ADA, POLICY, PORT, fill
from variorum.reconcile.policies import policy
from variorum.review.app import app
from variorum.review.desk import Desk
from variorum.review.queue.index import Shelf
from variorum.review.sessions import Sessions
from variorum.settings import STORE_FILE
from variorum.store import open_store


@pytest.fixture
def bombing(desk: Desk) -> str:
    """The id of the bombing."""
    return next(one.id for one in desk.shelf.index().entries if not one.background)


def test_the_queue_lists_incidents_main_ones_first(client: TestClient) -> None:
    page = client.get("/").text
    lines = re.findall(r'<li class="line( passing)?">', page)
    assert lines == ["", " passing"]
    assert "Velmar, Saltmark, Karsia" in page
    assert "likely twin" in page
    assert "said to have done it: Northern Front" in page


def test_a_filter_that_nothing_fits_says_so(client: TestClient) -> None:
    page = client.get("/", params={"place": "nowhere"}).text
    assert "No incident fits." in page
    assert 'value="nowhere"' in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"since": "Monday"}, "write it as 2024-01-31"),
        ({"state": "open"}, "use one of"),
        ({"page": "0"}, "count from 1"),
        ({"page": "9" * 400}, "count from 1"),
        ({"q": "?"}, "give at least one word"),
    ],
)
def test_what_can_not_be_asked_is_said(client: TestClient, asked: dict[str, str], said: str) -> None:
    answer = client.get("/", params=asked)
    assert answer.status_code == 400
    assert said in answer.text


def test_an_unknown_incident_is_not_found(client: TestClient) -> None:
    assert client.get("/incident/i_none").status_code == 404


def test_the_beginning_of_an_id_leads_to_the_whole(client: TestClient, bombing: str) -> None:
    answer = client.get(f"/incident/{bombing[:-1]}", follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/incident/{bombing}")


def test_an_incident_has_all_readings_and_all_texts_without_script(
    client: TestClient, bombing: str, velmar: World
) -> None:
    page = client.get(f"/incident/{bombing}").text
    words = re.sub(r"\s+", " ", re.sub(r'<span class="tag.*?</span>|<[^>]+>', "", page.replace("&#39;", "'")))
    for report in velmar.main.reports:
        for paragraph in report.text.split("\n\n"):
            assert re.sub(r"\W", "", paragraph) in re.sub(r"\W", "", words)
    for anchor in re.findall(r'href="#([^"]+)"', page):
        assert f'id="{anchor}"' in page


def test_a_field_and_a_reading_are_chosen_by_address(client: TestClient, bombing: str) -> None:
    page = client.get(f"/incident/{bombing}", params={"field": "wounded", "reading": "1"}).text
    chosen = re.findall(r'<details class="field chosen[^"]*"[^>]*data-field="([^"]+)"', page)
    assert chosen == ["wounded"]
    assert page.count('aria-current="true"') == 1


@pytest.mark.parametrize("asked", [{"field": "none"}, {"reading": "99"}, {"reading": "x"}, {"reading": "²"}])
def test_a_choice_that_there_is_not_falls_back(
    client: TestClient, bombing: str, asked: dict[str, str]
) -> None:
    page = client.get(f"/incident/{bombing}", params=asked).text
    assert page.count('<details class="field chosen') == 1


def test_what_is_asked_for_is_shown_as_text(client: TestClient) -> None:
    page = client.get("/", params={"place": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page
    assert page.count("<script") == 2


def test_logging_out_ends_the_session(client: TestClient) -> None:
    token = re.search(r'name="csrf" value="([^"]+)"', client.get("/").text)
    assert token is not None
    cookie = dict(client.cookies)
    answer = client.post("/logout", data={"csrf": token[1]})
    assert "You are logged out" in answer.text
    assert client.get("/", headers={"Cookie": f"cookie={cookie['cookie']}"}).status_code == 401


def test_asking_only_for_the_head_uses_no_token_up(desk: Desk, stranger: TestClient) -> None:
    token = desk.sessions.token
    stranger.head("/login", params={"token": token})
    assert desk.sessions.token == token


@pytest.mark.parametrize("name", ["../pages.py", "..%2fpages.py", "none.css", "base.html"])
def test_only_style_and_script_are_served(client: TestClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


def test_what_is_held_already_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/static/review.css")
    again = client.get("/static/review.css", headers={"If-None-Match": f'"x", W/{first.headers["ETag"]}'})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


def test_a_store_that_can_not_be_read_is_said_in_one_line(tmp_path: Path, velmar: World) -> None:
    with open_store(tmp_path) as store:
        fill(store, velmar)
        shelf = Shelf(store, policy(POLICY), tmp_path / STORE_FILE)
        desk = Desk(shelf, Sessions(ADA), "cookie")
        client = TestClient(app(desk, PORT), base_url=f"http://127.0.0.1:{PORT}")
        client.get("/login", params={"token": desk.sessions.token})
        with closing(sqlite3.connect(tmp_path / STORE_FILE)) as other:
            other.execute("DROP TABLE twins")
        answer = client.get("/")
    assert (answer.status_code, answer.text.count("\n")) == (503, 0)
    assert answer.text.startswith("Error: ")
