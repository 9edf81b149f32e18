"""The people of a team's store, and browsers of theirs."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.review.conftest import HERE, PASSWORD, PORT
from variorum.review.app import app
from variorum.review.desk import Desk
from variorum.store.people import People


@pytest.fixture
def people(team: Desk) -> People:
    """The people of the store."""
    return team.shelf.store.people


@pytest.fixture
def outside(team: Desk) -> TestClient:
    """A browser that is not logged in, and follows no link by itself."""
    return TestClient(app(team, PORT), base_url=HERE, headers={"Origin": HERE}, follow_redirects=False)


@pytest.fixture
def ben(outside: TestClient) -> TestClient:
    """Ben's browser."""
    assert outside.post("/login", data={"name": "Ben", "password": PASSWORD}).status_code == 303
    return outside
