"""Logging in with a password in a real browser, by keyboard alone, with and without script; and out again."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publish.conftest import World
from tests.publish.dossier.chromium import CHROMIUM, Browser, launched
from tests.publish.dossier.test_axe import serious
from tests.review.conftest import PASSWORD, add_team, fill
from tests.review.test_browser import arrived
from variorum.store import open_store

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium or google-chrome on the search path"),
]

HEADING = "document.querySelector('h1')?.textContent"


@pytest.fixture(scope="module")
def root(velmar: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a server is that Ben has a password for."""
    folder = tmp_path_factory.mktemp("team")
    with open_store(folder) as store:
        fill(store, velmar)
        add_team(store.people)
    command = [sys.executable, "-m", "variorum.cli", "review", "--json", "--no-browser", "--port", "0"]
    command += ["--as", "Ada", "--out", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield json.loads(server.stdout.readline())["link"].split("/login", maxsplit=1)[0]
        server.terminate()


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Browser]:
    """A browser that has never been there."""
    with launched(tmp_path) as made:
        yield made


def logged_in(page: Browser, root: str, path: str) -> None:
    """Ask for a page, and type the name and the password that it asks for first."""
    page.visit(root + path)
    assert page.js(HEADING) == "Log in"
    page.press(*"Ben", "Tab", *PASSWORD, "Enter")
    arrived(page, "location.pathname + location.search", path)


@pytest.mark.parametrize("scripted", [True, False])
def test_logging_in_by_keyboard_leads_to_what_was_asked_for_and_out_again(
    page: Browser, root: str, scripted: bool
) -> None:
    page.call("Emulation.setScriptExecutionDisabled", value=not scripted)
    logged_in(page, root, "/incident/i_velmar?field=killed")
    assert "Ben, adjudicator" in page.js("document.querySelector('.top').textContent")
    page.js("document.querySelector('form[action=\"/logout\"] button').focus()")
    page.press("Enter")
    arrived(page, HEADING, "You are logged out")
    page.visit(f"{root}/")
    assert page.js(HEADING) == "Log in"


def test_what_is_wrong_is_said_and_the_name_kept(page: Browser, root: str) -> None:
    page.visit(f"{root}/login")
    page.press(*"Ben", "Tab", *"guess", "Enter")
    arrived(page, "document.querySelector('[role=alert]') !== null", True)
    assert page.js("document.getElementById('name').value") == "Ben"
    assert page.js("document.activeElement.id") == "password"
    assert page.js("document.getElementById('password').value") == ""
    page.press(*PASSWORD, "Enter")
    arrived(page, HEADING, "Queue")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1250), ("dark", 360)])
def test_axe_finds_nothing_serious(page: Browser, root: str, scheme: str, width: int) -> None:
    page.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    page.call(
        "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False
    )
    page.visit(f"{root}/incident/i_velmar")
    assert page.js(HEADING) == "Log in"
    assert page.js("document.documentElement.scrollWidth <= innerWidth") is True
    assert [m for m in page.troubles() if "404" not in json.dumps(m)] == []
    assert serious(page, "document") == []
