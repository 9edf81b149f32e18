"""The invented bombing of tests/publish in a store, and a client of the workbench on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.publish.conftest import World, world
from variorum.model.assertion import Account
from variorum.model.finding import Finding
from variorum.reconcile.policies import policy
from variorum.review.app import app
from variorum.review.desk import Desk
from variorum.review.queue.index import Shelf
from variorum.review.sessions import Sessions
from variorum.settings import STORE_FILE
from variorum.store import Store, open_store
from variorum.store.people import Person, Rank

PORT = 8467
POLICY = "gtd-2019"
ADA = Person("Ada", Rank.CODER)


def fill(store: Store, velmar: World) -> None:
    """Put the invented world into a store."""
    told: dict[str, list[Account]] = defaultdict(list)
    settled: dict[str, list[Finding]] = defaultdict(list)
    for record in velmar.records:
        for account in record.accounts:
            told[account.report_id].append(account)
        for finding in record.findings:
            settled[finding.policy].append(replace(finding, incident_id=record.incident.id))
    for report in velmar.reports.values():
        store.add_report(report, b"<article>" + report.text.encode())
        store.put_accounts(report.id, "made", told[report.id])
    store.put_links(velmar.main.lineages, [record.incident for record in velmar.records])
    for name, findings in settled.items():
        store.put_findings(name, findings)


@pytest.fixture(scope="package")
def velmar() -> World:
    """The invented bombing in Velmar."""
    return world()


@pytest.fixture(scope="package")
def folder(velmar: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the store; tests must not write into it."""
    made = tmp_path_factory.mktemp("velmar")
    with open_store(made) as store:
        fill(store, velmar)
    return made


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    """A desk on the store that nobody is logged in to."""
    with open_store(folder) as store:
        yield Desk(Shelf(store, policy(POLICY), folder / STORE_FILE), Sessions(ADA), "cookie")


@pytest.fixture
def stranger(desk: Desk) -> TestClient:
    """A client that is not logged in."""
    return TestClient(app(desk, PORT), base_url=f"http://127.0.0.1:{PORT}")


@pytest.fixture
def client(desk: Desk, stranger: TestClient) -> TestClient:
    """A client that is logged in."""
    assert stranger.get("/login", params={"token": desk.sessions.token}).status_code == 200
    return stranger
