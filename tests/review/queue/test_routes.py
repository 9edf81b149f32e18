"""What a person leaves in the queue is there when they come back, and leads nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from tests.publish.conftest import World
from tests.review.conftest import HERE, PASSWORD, PORT
from variorum.review.app import app
from variorum.review.desk import Desk


@pytest.fixture
def ada(team: Desk) -> Iterator[TestClient]:
    """Ada's browser."""
    client = TestClient(app(team, PORT), base_url=HERE, headers={"Origin": HERE})
    assert client.get("/login", params={"token": team.sessions.token}).status_code == 200
    yield client
    team.marks.close()


def other(team: Desk, name: str) -> TestClient:
    """The browser of somebody else of the team."""
    client = TestClient(app(team, PORT), base_url=HERE, headers={"Origin": HERE})
    client.post("/login", data={"name": name, "password": PASSWORD})
    return client


def send(client: TestClient, path: str, **data: str) -> str:
    """Send a form of the queue; the page that it leads to."""
    token = re.search(r'name="csrf" value="([^"]+)"', client.get("/").text)
    assert token is not None
    answer = client.post(path, data={"csrf": token[1], **data})
    assert answer.status_code == 200, answer.text
    return answer.text


def test_a_view_is_saved_listed_and_forgotten(ada: TestClient, team: Desk) -> None:
    page = send(ada, "/views", name=" In  dispute ", back="state=disputed&page=1&chart=1", do="save")
    assert '<a href="/?state=disputed&amp;chart=1" data-view="1"' in page
    assert "<kbd>1</kbd> In dispute</a>" in page
    assert "In dispute" not in other(team, "Ben").get("/").text
    page = send(ada, "/views", name="In dispute", back="", do="drop")
    assert "In dispute" not in page


@pytest.mark.parametrize(
    ("name", "back", "said"),
    [("", "", "a view needs a name"), ("n" * 81, "", "1 to 80 letters"), ("x", "state=x", "no such state")],
)
def test_what_can_be_no_view_is_said(ada: TestClient, name: str, back: str, said: str) -> None:
    token = re.search(r'name="csrf" value="([^"]+)"', ada.get("/").text)
    answer = ada.post("/views", data={"csrf": token[1] if token else "", "name": name, "back": back})
    assert answer.status_code == 400
    assert said in answer.text


def test_an_incident_is_taken_and_given_back(ada: TestClient, team: Desk) -> None:
    page = send(ada, "/assign/i_velmar", do="take", back="place=velmar")
    assert 'value="velmar"' in page
    assert '<span class="carer">Ada</span>' in page
    assert 'formaction="/assign/i_velmar?was=Ada"' in page
    assert "i_market" not in ada.get("/", params={"assignee": "me"}).text
    assert "i_velmar" not in ada.get("/", params={"assignee": "nobody"}).text
    assert 'value="Ada"' in other(team, "Ben").get("/").text
    assert "carer" not in send(ada, "/assign/i_velmar?was=Ada", do="leave")


def test_of_two_who_take_an_incident_at_once_one_is_told(ada: TestClient, team: Desk) -> None:
    ben = other(team, "Ben")
    send(ben, "/assign/i_velmar", do="take")
    token = re.search(r'name="csrf" value="([^"]+)"', ada.get("/").text)
    answer = ada.post("/assign/i_velmar", data={"csrf": token[1] if token else "", "do": "take"})
    assert answer.status_code == 409
    assert "Ben takes care of it by now" in answer.text
    assert "Take over" in ada.get("/").text
    assert '<span class="carer">Ada</span>' in send(ada, "/assign/i_velmar?was=Ben", do="take")


def test_who_only_reads_sees_who_takes_care_and_takes_nothing(ada: TestClient, team: Desk) -> None:
    send(ada, "/assign/i_velmar", do="take")
    page = other(team, "Cleo").get("/").text
    assert '<span class="carer">Ada</span>' in page
    assert "formaction" not in page


def test_news_are_marked_until_they_are_opened_or_counted_as_seen(
    ada: TestClient, team: Desk, velmar: World
) -> None:
    assert "new or changed</a>" not in ada.get("/").text
    incidents = [replace(r.incident, background=not r.incident.background) for r in velmar.records]
    team.shelf.store.put_links(velmar.main.lineages, incidents)
    # lines are left as they are for a moment when another program writes
    team.shelf.refresh(["i_velmar", "i_market"])
    page = ada.get("/").text
    assert "2 new or changed</a>" in page
    assert page.count('<span class="news">changed</span>') == 2
    ada.get("/incident/i_velmar")
    page = ada.get("/", params={"state": "new or changed"}).text
    assert "1 of 2 incident" in page
    assert "Count these as seen" in page
    assert '<span class="news">' not in send(ada, "/seen", back="state=new+or+changed")


def test_a_form_leads_back_to_the_queue_and_nowhere_else(ada: TestClient) -> None:
    token = re.search(r'name="csrf" value="([^"]+)"', ada.get("/").text)
    data = {"csrf": token[1] if token else "", "name": "x", "back": "//evil.example/?place=a&page=3&no=1"}
    answer = ada.post("/views", data=data, follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/?page=3")


def test_map_and_timeline_are_shown_where_asked_for(ada: TestClient) -> None:
    assert "<figure" not in ada.get("/").text
    page = ada.get("/", params={"chart": "1", "place": "velmar"}).text
    assert page.count("<figure") == 2
    for link in re.findall(r'<a class="(?:cell|bar)" href="([^"]+)"', page):
        assert link.startswith("/?place=velmar&amp;")
        assert "No incident fits" not in ada.get(link.replace("&amp;", "&")).text
