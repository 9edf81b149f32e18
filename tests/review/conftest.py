"""The invented bombing of tests/publish in a store, and a client of the workbench on it."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.publish.conftest import World, world
from variorum.model.assertion import Account
from variorum.model.finding import Finding
from variorum.reconcile.policies import policy
from variorum.review.app import app
from variorum.review.desk import Desk
from variorum.review.people.passwords import hashed
from variorum.review.queue.index import Shelf
from variorum.review.sessions import Sessions
from variorum.settings import STORE_FILE
from variorum.store import Store, open_store
from variorum.store.people import People, Person, Rank

PORT = 8467
POLICY = "gtd-2019"
ADA = Person("Ada", Rank.CODER)
PASSWORD = "four walls and a roof"  # noqa: S105  # nobody's
HERE = f"http://127.0.0.1:{PORT}"


def fill(store: Store, velmar: World) -> None:
    """Put the invented world into a store, and Ada, who looks at it."""
    store.people.add(ADA.name, ADA.rank)
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


@cache
def kept() -> str:
    """The hash of the password, made once: it takes a while, as it should."""
    return hashed(PASSWORD)


@dataclass
class Clock:
    """Seconds that go forward when told to."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The clock of the sessions."""
    return Clock()


def add_team(people: People) -> None:
    """Add Ben, who adjudicates, and Cleo, who reads, with a password each."""
    for name, rank in (("Ben", Rank.ADJUDICATOR), ("Cleo", Rank.READER)):
        people.add(name, rank)
        people.set_password(name, kept())


@pytest.fixture(scope="package")
def team_folder(velmar: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of three: Ada starts the workbench, Ben adjudicates, Cleo reads; tests copy it."""
    made = tmp_path_factory.mktemp("team")
    with open_store(made) as store:
        fill(store, velmar)
        add_team(store.people)
    return made


@pytest.fixture
def team(team_folder: Path, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """A desk on a store of the three that a test may write into."""
    shutil.copy(team_folder / STORE_FILE, tmp_path)
    with open_store(tmp_path) as store:
        yield Desk(Shelf(store, policy(POLICY), tmp_path / STORE_FILE), Sessions(ADA, clock), "cookie")
