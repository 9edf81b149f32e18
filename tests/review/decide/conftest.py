"""A store of its own for each test, and a page to decide on."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.publish.dossier.chromium import Browser, launched
from tests.review.conftest import ADA, POLICY, PORT
from tests.review.decide.bench import Bench, serving
from tests.review.test_browser import arrived
from variorum.model.finding import Finding, Record
from variorum.model.judgement import Judgement
from variorum.publish.summary_words import words
from variorum.reconcile.policies import policy
from variorum.review.app import app
from variorum.review.desk import Desk
from variorum.review.queue.index import Shelf
from variorum.review.sessions import Sessions
from variorum.run.pipeline import settle
from variorum.settings import STORE_FILE
from variorum.store import Store, open_store
from variorum.store.people import Person

_INPUT = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


class Coder:
    """Somebody who decides, as a browser without script sends it."""

    def __init__(self, store: Store, path: Path, person: Person = ADA) -> None:
        self.store = store
        if store.people.find(person.name) is None:
            store.people.add(person.name, person.rank)
        self.desk = Desk(Shelf(store, policy(POLICY), path), Sessions(person), "cookie")
        self.client = TestClient(
            app(self.desk, PORT), base_url=f"http://127.0.0.1:{PORT}", follow_redirects=False
        )
        self.client.get("/login", params={"token": self.desk.sessions.token})
        self.csrf = self._csrf()

    def _csrf(self) -> str:
        found = re.search(r'name="csrf" value="([^"]+)"', self.client.get("/incident/i_velmar").text)
        assert found
        return found[1]

    def record(self, name: str = "i_velmar") -> Record:
        """The record as the store has it."""
        return self.store.record(name, policy=POLICY)

    def finding(self, field: str, name: str = "i_velmar") -> Finding:
        """The finding on a field."""
        return self.record(name).under(POLICY)[field]

    def form(self, field: str = "", name: str = "i_velmar") -> dict[str, str]:
        """The hidden fields of the form of a field, or of the whole incident."""
        page = self.client.get(f"/incident/{name}").text
        forms = [dict(_INPUT.findall(part)) for part in page.split("<form")[1:]]
        fits = [f for f in forms if f.get("field", "") == field and "state" in f]
        return {name: unescape(value) for name, value in fits[0].items()}

    def decides(self, do: str, of: str = "", *, on: str = "i_velmar", **more: str) -> str:
        """Send a form as it stands on the page; the address that the answer leads to."""
        answer = self.client.post("/decide", data=self.form(of, on) | {"do": do} | more)
        assert answer.status_code == 303, (answer.status_code, answer.text)
        return answer.headers["location"]

    def reading(self, field: str, value: str) -> str:
        """The id of the reading of a field whose value's words begin so."""
        return next(r.id for r in self.finding(field).readings if words(r.value).startswith(value))

    def last(self) -> Judgement:
        """The judgement that was made last."""
        return self.store.judgements()[-1]


@pytest.fixture
def store(folder: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of the store that a test may write into."""
    shutil.copytree(folder, tmp_path / "copy")
    with open_store(tmp_path / "copy") as opened:
        records = list(opened.records())
        opened.settle([r.incident.id for r in records], [f for r in records for f in settle(r)])
        yield opened


@pytest.fixture
def coder(store: Store, tmp_path: Path) -> Coder:
    """Ada at the workbench."""
    return Coder(store, tmp_path / "copy" / STORE_FILE)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for the tests of a module: each store has a server and so an address of its own."""
    with launched(tmp_path_factory.mktemp("profile")) as made:
        yield made


@pytest.fixture
def bench(store: Store, tmp_path: Path, browser: Browser) -> Iterator[Bench]:
    """Ada at the workbench, logged in."""
    with serving(tmp_path / "copy") as link:
        browser.visit(link)
        arrived(browser, "document.querySelector('h1')?.textContent", "Queue")
        yield Bench(browser, link.split("/login", maxsplit=1)[0], store)
