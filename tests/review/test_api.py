"""The API gives what the pages show, as it is described."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.publish.conftest import World
from variorum.review.api import ROUTES

ROOT = "/api/v1"


def test_incidents_and_their_details(client: TestClient) -> None:
    listed = client.get(f"{ROOT}/incidents").json()
    assert (listed["total"], listed["pages"], listed["policy"]) == (2, 1, "gtd-2019")
    one = listed["incidents"][0]
    told = client.get(f"{ROOT}/incidents/{one['id']}").json()
    assert told["summary"]["id"] == one["id"]
    fields = {f["field"]: f for f in told["fields"]}
    assert fields.keys() >= {"killed", "group"}
    # what a decision on a reading will refer to
    assert len({reading["id"] for reading in fields["killed"]["readings"]} - {""}) == 2


def test_a_field_is_explained_down_to_the_bytes(client: TestClient) -> None:
    one = client.get(f"{ROOT}/incidents").json()["incidents"][0]["id"]
    told = client.get(f"{ROOT}/incidents/{one}/fields/killed").json()
    assert told["field"]["label"] == "killed"
    assert all(p["raw"] for p in told["provenance"])
    part = client.get(f"{ROOT}/incidents/{one}/fields/killed/children")
    assert part.status_code in (200, 404)


def test_a_report_with_its_text_and_incidents(client: TestClient, velmar: World) -> None:
    hits = client.get(f"{ROOT}/reports", params={"q": '"ferry terminal"'}).json()["reports"]
    courier = velmar.reports["courier"]
    assert [hit["report_id"] for hit in hits] == [courier.id]
    told = client.get(f"{ROOT}/reports/{courier.id}").json()
    assert told["text"] == courier.text
    assert len(told["incidents"]) == 2


def test_disputes_come_by_weight(client: TestClient) -> None:
    told = client.get(f"{ROOT}/disputes").json()
    weights = [one["weight"] for one in told["disputes"]]
    assert weights == sorted(weights, reverse=True)
    assert told["total"] == len(weights) > 0
    assert client.get(f"{ROOT}/disputes", params={"page": "2"}).json()["disputes"] == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/incidents/i_none", 404),
        ("/reports/r_none", 404),
        ("/reports", 400),
        ("/incidents?page=0", 400),
        ("/incidents?state=x", 400),
    ],
)
def test_what_is_wrong_is_said_as_json(client: TestClient, path: str, status: int) -> None:
    answer = client.get(ROOT + path)
    assert answer.status_code == status
    assert set(answer.json()) == {"error", "where", "mend"}


def test_an_etag_spares_sending_the_same_again(client: TestClient) -> None:
    first = client.get(f"{ROOT}/incidents")
    etag = first.headers["ETag"]
    assert client.get(f"{ROOT}/incidents", headers={"If-None-Match": etag}).status_code == 304
    assert client.get(f"{ROOT}/incidents", headers={"If-None-Match": '"other"'}).content == first.content
    assert client.get(f"{ROOT}/incidents?state=disputed&place=x").headers["ETag"] != etag


def described(client: TestClient) -> dict[str, Any]:
    """The OpenAPI document."""
    return dict(client.get(f"{ROOT}/openapi.json").json())


def test_every_route_is_described(client: TestClient) -> None:
    paths = {path.replace(":path", "") for route in ROUTES if "openapi" not in (path := route.path)}
    assert set(described(client)["paths"]) == paths


def test_every_reference_of_the_description_leads_somewhere(client: TestClient) -> None:
    document = described(client)
    assert document["openapi"].startswith("3.1")
    for reference in _references(document):
        assert reference.removeprefix("#/components/schemas/") in document["components"]["schemas"]


def _references(part: Any) -> list[str]:
    if isinstance(part, dict):
        own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
        return own + [found for value in part.values() for found in _references(value)]
    return [found for value in part for found in _references(value)] if isinstance(part, list) else []


@pytest.mark.parametrize(("path", "schema"), [("/incidents", "Incidents"), ("/disputes", "Disputes")])
def test_an_answer_has_what_its_schema_requires(client: TestClient, path: str, schema: str) -> None:
    said = described(client)["components"]["schemas"][schema]
    assert set(client.get(ROOT + path).json()) == set(said["properties"])
