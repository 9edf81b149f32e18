"""A program proposes by its token; nothing is settled, and what is stale is told with the difference."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.review.conftest import HERE, POLICY, PORT
from tests.review.decide.conftest import Coder, coder, store
from tests.review.people.test_bearer import token_of
from variorum.model.finding import Status
from variorum.model.judgement import Capacity
from variorum.review.app import app

__all__ = ["coder", "store"]
PATH = "/api/v1/incidents/i_velmar"


class Program:
    """A program with Ada's token."""

    def __init__(self, coder: Coder) -> None:
        self.client = TestClient(
            app(coder.desk, PORT), base_url=HERE, headers=token_of(coder.store.people, "Ada")
        )

    def proposes(self, headers: dict[str, str] | None = None, **body: Any) -> Any:
        """Send a proposal."""
        return self.client.post(f"{PATH}/proposals", json=body, headers=headers or {})


@pytest.fixture
def program(coder: Coder) -> Program:
    """A program at the API of the workbench that Ada sits at."""
    return Program(coder)


def test_a_proposal_waits_on_the_page_and_settles_nothing(program: Program, coder: Coder) -> None:
    reading = coder.reading("killed", "36")
    answer = program.proposes(act="accept", field="killed", reading=reading, reason="the later figure")
    assert answer.status_code == 201
    (made,) = coder.store.judgements()
    assert answer.json() == {"incident": "i_velmar", "proposals": [made.id]}
    assert (made.by, made.capacity, made.reason) == ("Ada (program)", Capacity.PROPOSER, "the later figure")
    assert coder.finding("killed").status is not Status.DECIDED
    page = coder.client.get("/incident/i_velmar").text
    assert "Proposed, and decided by nobody yet" in page
    assert "the later figure" in page


def test_an_assertion_is_proposed_by_its_words(program: Program, coder: Coder) -> None:
    account = coder.record().accounts[0]
    quote = coder.record().report(account.report_id).text[:40].strip()
    answer = program.proposes(
        act="add", account=account.id, words=quote, field="motive", value="revenge", reason="r"
    )
    assert answer.status_code == 201
    assert coder.store.judgements()[0].draft is not None
    assert "revenge" not in {getattr(a.value, "text", "") for a in coder.record().assertions("motive")}


def test_a_stale_proposal_is_told_the_difference(program: Program, coder: Coder) -> None:
    etag = program.client.get(PATH).headers["ETag"]
    body = {"act": "none", "field": "killed", "reason": "a rumour"}
    assert program.proposes({"If-Match": etag}, **body).status_code == 201
    coder.decides("none", "wounded")
    answer = program.proposes({"If-Match": etag}, **body)
    assert answer.status_code == 409
    now = {f["field"]: f["status"] for f in answer.json()["now"]["fields"]}
    assert now["wounded"] == "decided"
    assert answer.headers["ETag"] == program.client.get(PATH).headers["ETag"] == answer.json()["etag"]
    assert program.proposes({"If-Match": answer.headers["ETag"]}, **body).status_code == 201


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({"act": "agreed", "reason": "all"}, "act"),
        ({"act": "none", "field": "killed"}, "reason"),
        ({"act": "none", "field": "killed", "reason": ""}, "reason"),
        ({"act": "none", "field": "killed", "reason": "r", "by": "Ben"}, "by"),
        ({"act": "undo", "reason": "r"}, "act"),
        ({"act": "accept", "field": "killed", "reading": "g_none", "reason": "r"}, "killed g_none"),
    ],
)
def test_what_comes_to_nothing_says_where(
    program: Program, coder: Coder, body: dict[str, Any], where: str
) -> None:
    answer = program.proposes(**body)
    assert (answer.status_code in (400, 404), answer.json()["where"]) == (True, where)
    assert coder.store.judgements() == []


def test_what_is_no_json_or_too_long_is_refused(program: Program) -> None:
    for content in (b"{", b"x" * 30_000):
        answer = program.client.post(f"{PATH}/proposals", content=content)
        assert answer.status_code in (400, 404)


def test_a_browser_proposes_nothing(coder: Coder) -> None:
    answer = coder.client.post(f"{PATH}/proposals", json={"act": "none", "field": "killed", "reason": "r"})
    assert answer.status_code == 403


def test_the_api_describes_it(program: Program) -> None:
    told = program.client.get("/api/v1/openapi.json").json()
    posted = told["paths"]["/api/v1/incidents/{id}/proposals"]["post"]
    assert set(posted["responses"]) == {"201", "400", "401", "404", "409"}
    assert POLICY not in str(posted)
