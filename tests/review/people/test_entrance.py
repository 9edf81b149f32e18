"""Logging in and out in a browser without script."""

from __future__ import annotations

import re

import pytest
from lxml import html
from starlette.testclient import TestClient

from tests.review.conftest import ADA, HERE, PASSWORD, PORT
from variorum.review.app import app
from variorum.review.desk import Desk
from variorum.review.people.tries import FREE
from variorum.store.people import People

BEN = {"name": "Ben", "password": PASSWORD}
NAME = "team.example"


def csrf(client: TestClient) -> str:
    """The token of the forms of a browser's pages."""
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/").text)
    assert found is not None
    return found[1]


def test_the_form_asks_for_name_and_password(outside: TestClient) -> None:
    page = outside.get("/login")
    assert page.status_code == 200
    for wanted in ('method="post"', 'autocomplete="username"', 'autocomplete="current-password"'):
        assert wanted in page.text
    assert 'role="alert"' not in page.text


def test_who_logs_in_is_named_on_the_pages(ben: TestClient) -> None:
    assert "Ben, adjudicator" in ben.get("/").text


def test_the_cookie_is_kept_from_scripts_and_other_sites(outside: TestClient) -> None:
    answer = outside.post("/login", data=BEN)
    said = {part.strip().lower() for part in answer.headers["Set-Cookie"].split(";")}
    assert {"httponly", "samesite=strict", "path=/", "max-age=43200"} <= said
    assert "secure" not in said


@pytest.mark.parametrize(
    "form", [{"name": "Ben", "password": "no"}, {"name": "Nobody", "password": "no"}, {}]
)
def test_a_refusal_says_no_more_than_that(outside: TestClient, form: dict[str, str]) -> None:
    answer = outside.post("/login", data=form)
    page = answer.text.replace(f'value="{form.get("name", "")}"', 'value=""')
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers
    assert page == outside.post("/login", data={}).text
    assert "This name and this password do not go together." in page


@pytest.mark.parametrize("words", ['"><script>alert(1)</script>', "' onfocus='alert(1)", "{{ 7 * 7 }}"])
def test_what_was_typed_stays_words(outside: TestClient, words: str) -> None:
    page = html.document_fromstring(outside.post("/login", data={"name": words, "password": "no"}).text)
    name = page.get_element_by_id("name")
    assert name.get("value") == words
    assert name.get("onfocus") is None


def test_the_password_is_never_sent_back(outside: TestClient) -> None:
    assert "hunter2" not in outside.post("/login", data={"name": "Ben", "password": "hunter2"}).text


def test_a_name_tried_too_often_waits(outside: TestClient) -> None:
    for _ in range(FREE):
        outside.app.state.door.tries.wait("Ben")  # type: ignore[attr-defined]
    answer = outside.post("/login", data=BEN)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "5")
    assert "Try again in 5 seconds." in answer.text


@pytest.mark.parametrize("path", ["/", "/incident/i_velmar?field=killed&reading=2", "/?q=%22a+b%22"])
def test_one_comes_to_where_one_wanted(outside: TestClient, path: str) -> None:
    answer = outside.get(path)
    assert answer.status_code == 303
    page = outside.get(answer.headers["Location"]).text
    to = re.search(r'name="to" value="([^"]+)"', page)
    assert to is not None
    back = outside.post("/login", data=BEN | {"to": to[1].replace("&amp;", "&").replace("&#34;", '"')})
    assert back.status_code == 303
    assert outside.get(back.headers["Location"]).request.url == outside.get(path).request.url


@pytest.mark.parametrize(
    "to",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "evil",
        "/\t/evil.example",
        "",
    ],
)
def test_nobody_is_led_elsewhere(outside: TestClient, to: str) -> None:
    assert "evil" not in outside.get("/login", params={"to": to}).text
    assert outside.post("/login", data=BEN | {"to": to}).headers["Location"] == "/"


@pytest.mark.parametrize("origin", ["http://evil.example", "null", None, f"https://127.0.0.1:{PORT}"])
def test_other_pages_log_nobody_in(team: Desk, origin: str | None) -> None:
    client = TestClient(app(team, PORT), base_url=HERE, headers={"Origin": origin} if origin else {})
    answer = client.post("/login", data=BEN)
    assert answer.status_code == 403
    assert not client.cookies


def test_a_second_login_ends_the_session_before(ben: TestClient) -> None:
    before = ben.cookies["cookie"]
    ben.post("/login", data=BEN)
    ben.cookies.set("cookie", before, domain="127.0.0.1")
    assert ben.get("/", headers={"Cookie": f"cookie={before}"}).status_code == 303


def test_logging_out_leads_to_the_form(ben: TestClient) -> None:
    answer = ben.post("/logout", data={"csrf": csrf(ben)})
    assert 'href="/login"' in answer.text
    assert "Log out</button>" not in answer.text
    assert ben.get("/").headers["Location"] == "/login"


def test_who_is_removed_is_out_with_the_next_request(ben: TestClient, people: People) -> None:
    assert ben.get("/api/v1/incidents").status_code == 200
    people.remove("Ben")
    assert ben.get("/api/v1/incidents").status_code == 401
    assert ben.get("/").status_code == 303


def test_the_link_goes_on_working(team: Desk, outside: TestClient) -> None:
    answer = outside.get("/login", params={"token": team.sessions.token})
    assert answer.status_code == 200
    assert f"{ADA.name}, {ADA.rank}" in outside.get("/").text


def test_a_used_link_leads_to_the_form(team: Desk, outside: TestClient) -> None:
    answer = outside.get("/login", params={"token": "used"})
    assert answer.status_code == 403
    assert 'href="/login"' in answer.text


def test_where_nobody_has_a_password_none_is_asked_for(outside: TestClient, people: People) -> None:
    people.remove("Ben")
    people.remove("Cleo")
    assert outside.get("/").status_code == 401
    answer = outside.get("/login")
    assert answer.status_code == 403
    assert "<input" not in answer.text


def test_through_a_proxy_the_cookie_goes_by_https_alone(team: Desk) -> None:
    client = TestClient(app(team, PORT, NAME), base_url=f"https://{NAME}", follow_redirects=False)
    answer = client.post("/login", data=BEN, headers={"Origin": f"https://{NAME}"})
    assert answer.status_code == 303
    assert "; secure" in answer.headers["Set-Cookie"].lower()
    assert client.get("/").status_code == 200
    assert client.post("/login", data=BEN, headers={"Origin": f"http://{NAME}"}).status_code == 403
    assert client.post("/login", data=BEN, headers={"Origin": HERE}).status_code == 403
    assert client.get("/login", headers={"Host": "other.example"}).status_code == 421


def test_on_the_machine_itself_nothing_changes_by_the_proxy(team: Desk) -> None:
    client = TestClient(app(team, PORT, NAME), base_url=HERE, headers={"Origin": HERE})
    assert client.post("/login", data=BEN).status_code == 200
    assert client.get("/").status_code == 200
