"""The workbench in a real browser, by keyboard alone: nothing from elsewhere, nothing inline, nothing serious from axe."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.publish.dossier.chromium import CHROMIUM, Browser, launched
from tests.publish.dossier.test_axe import serious

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium or google-chrome on the search path"),
]

#: seconds that a loaded machine may take to follow a link
PATIENCE = 60.0


@pytest.fixture(scope="module")
def link(folder: Path) -> Iterator[str]:
    """The login link of a server on the store."""
    command = [sys.executable, "-m", "variorum.cli", "review", "--json", "--no-browser", "--port", "0"]
    with subprocess.Popen([*command, "--out", str(folder)], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield json.loads(server.stdout.readline())["link"]
        server.terminate()


@pytest.fixture(scope="module")
def page(link: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser that has logged in."""
    with launched(tmp_path_factory.mktemp("profile")) as made:
        made.visit(link)
        arrived(made, "document.querySelector('h1')?.textContent", "Queue")
        yield made


@pytest.fixture
def root(link: str) -> str:
    """Where the server is."""
    return link.split("/login", maxsplit=1)[0]


def until(page: Browser, expression: str, wanted: Any) -> None:
    """Wait for an expression of the page to have this value."""
    end = time.monotonic() + PATIENCE
    while (found := page.js(expression)) != wanted:
        assert time.monotonic() < end, (expression, found)
        time.sleep(0.05)


def arrived(page: Browser, expression: str, wanted: Any) -> None:
    """Wait for a page that a key has led to, until it is there as a whole."""
    until(page, expression, wanted)
    until(page, "performance.getEntriesByType('navigation')[0].loadEventEnd > 0", True)


CHOSEN = "document.querySelector('.field.chosen').dataset.field"
READING = "document.querySelector('.reading.now').dataset.reading"


def test_from_the_queue_to_a_reading_by_keyboard(page: Browser, root: str) -> None:
    page.visit(f"{root}/")
    page.press("j", "j", "k", "Enter")
    arrived(page, "document.body?.className", "bench")
    assert page.js("location.pathname") == "/incident/i_velmar"
    page.visit(f"{root}/incident/i_velmar?field=date")
    assert page.js(CHOSEN) == "date"
    for _ in range(40):
        if page.js(CHOSEN) == "killed":
            break
        page.press("j")
    assert (page.js(CHOSEN), page.js(READING)) == ("killed", "1")
    page.press("ArrowRight")
    assert page.js(READING) == "2"
    assert "reading 2 of" in page.js("document.getElementById('spoken').textContent")
    assert page.js("location.search") == "?field=killed&reading=2"
    page.press("u")
    arrived(page, "document.body?.className", "queue")


def test_one_goes_on_and_comes_back_to_where_one_was(page: Browser, root: str) -> None:
    page.visit(f"{root}/?place=velmar")
    page.press("k", "k", "Enter")
    arrived(page, "location.pathname", "/incident/i_velmar")
    page.press("n")
    arrived(page, "location.pathname", "/incident/i_market")
    page.press("n")
    until(
        page, "document.getElementById('spoken').textContent", "the last incident of this page of the queue"
    )
    page.press("p")
    arrived(page, "location.pathname", "/incident/i_velmar")
    page.press("u")
    arrived(page, "location.search", "?place=velmar")
    assert page.js("document.activeElement.getAttribute('href')") == "/incident/i_velmar"


def test_an_incident_is_taken_and_given_back_by_keyboard(page: Browser, root: str) -> None:
    care = "document.querySelector('.line.at-it .care')?.innerText.trim()"
    page.visit(f"{root}/?place=fish")
    page.press("a")
    assert page.js("document.getElementById('spoken').textContent") == "choose an incident first, with j"
    page.press("j", "a")
    arrived(page, f"{care}.split(/\\s+/).slice(1).join(' ')", "Give back")
    assert page.js("location.search") == "?place=fish"
    page.press("a")
    arrived(page, care, "Take")


def test_a_view_is_saved_and_opened_by_keyboard(page: Browser, root: str) -> None:
    page.visit(f"{root}/?place=fish&chart=1")
    page.js("document.getElementById('name').focus()")
    page.press("F", "i", "s", "h", "Enter")
    arrived(page, "document.querySelector('[data-view]')?.textContent", "1 Fish")
    page.visit(f"{root}/")
    page.press("1")
    arrived(page, "location.search", "?place=fish&chart=1")
    page.press("m")
    arrived(page, "location.search", "?place=fish")
    page.js("document.querySelector('.views button').click()")
    arrived(page, "document.querySelectorAll('.views li').length", 0)


def test_map_and_timeline_narrow_the_queue_down_by_keyboard(page: Browser, root: str) -> None:
    page.visit(f"{root}/?chart=1")
    page.js("document.querySelector('a.bar').focus()")
    page.press("Enter")
    arrived(page, "document.querySelectorAll('.line').length", 1)
    assert page.js("document.getElementById('since').value") == "2027-01-01"


def test_what_the_keys_show_is_what_the_address_shows(page: Browser, root: str) -> None:
    state = """JSON.stringify([[...document.querySelectorAll('#shown .text')].map((t) => t.id),
      [...document.querySelectorAll('mark.on')].map((m) => m.dataset.keys),
      [...document.querySelectorAll('mark.now')].map((m) => m.dataset.keys),
      [...document.querySelectorAll('.tag:not([hidden])')].map((t) => t.dataset.key).sort(),
      [...document.querySelectorAll('#rest .text')].map((t) => t.id)])"""
    page.visit(f"{root}/incident/i_velmar?field=killed")
    page.press("ArrowRight", "j", "k", "ArrowRight")
    by_keys = json.loads(page.js(state))
    page.visit(page.js("location.href"))
    by_address = json.loads(page.js(state))
    # marks stand in another order where reports were moved about
    assert [sorted(part) for part in by_keys] == [sorted(part) for part in by_address]
    assert by_keys[0] == by_address[0]


def test_the_chosen_words_are_in_sight_in_both_columns(page: Browser, root: str) -> None:
    page.visit(f"{root}/incident/i_velmar?field=killed")
    page.press("ArrowRight")
    seen = """[...document.querySelectorAll('#shown .text')].map((t) => {
      const m = t.querySelector('mark.now') || t.querySelector('mark.on');
      if (!m) return true;
      const [a, b] = [t.getBoundingClientRect(), m.getBoundingClientRect()];
      return b.top >= a.top - 1 && b.bottom <= a.bottom + 1; })"""
    assert all(page.js(seen))


def test_the_keys_are_shown_and_closed(page: Browser, root: str) -> None:
    page.visit(f"{root}/")
    page.press("?")
    assert page.js("document.getElementById('keys').open") is True
    page.press("Escape")
    until(page, "document.getElementById('keys').open", False)


def test_a_search_by_keyboard(page: Browser, root: str) -> None:
    page.visit(f"{root}/")
    page.press("/", "z", "z", "z", "Enter")
    arrived(page, "document.querySelector('.none')?.textContent", "No incident fits.")
    assert page.js("document.getElementById('q').value") == "zzz"


def test_without_script_the_queue_is_used_by_buttons_and_links(page: Browser, root: str) -> None:
    care = "document.querySelector('.care')?.innerText.trim().split(/\\s+/).slice(-2).join(' ')"
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page.visit(f"{root}/?place=fish")
        page.js("document.querySelector('[form=care]').click()")
        until(page, care, "Give back")
        page.js("document.querySelector('[form=care]').click()")
        until(page, care, "Take")
        page.js("document.getElementById('chart').click()")
        until(page, "document.querySelectorAll('figure').length", 2)
        assert page.js("location.search") == "?place=fish&chart=1"
    finally:
        page.call("Emulation.setScriptExecutionDisabled", value=False)


def test_without_script_a_reading_is_chosen_by_its_link(page: Browser, root: str) -> None:
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page.visit(f"{root}/incident/i_velmar?field=killed&reading=2#evidence")
        assert (page.js(CHOSEN), page.js(READING)) == ("killed", "2")
        assert page.js("document.documentElement.classList.contains('scripted')") is False
    finally:
        page.call("Emulation.setScriptExecutionDisabled", value=False)


@pytest.mark.parametrize("path", ["/", "/incident/i_velmar", "/incident/i_market", "/incident/none"])
def test_nothing_comes_from_elsewhere_and_nothing_is_refused(page: Browser, root: str, path: str) -> None:
    page.visit(root + path)
    page.press("j", "k", "ArrowRight", "?")
    assert [m for m in page.troubles() if "404" not in json.dumps(m)] == []
    asked = [url for url in page.requests() if not url.startswith("data:")]
    assert {url.startswith(root) for url in asked} == {True}


@pytest.mark.parametrize("path", ["/", "/?state=disputed&chart=1", "/incident/i_velmar?field=killed"])
@pytest.mark.parametrize(("scheme", "width"), [("light", 1250), ("dark", 400)])
def test_axe_finds_nothing_serious(page: Browser, root: str, path: str, scheme: str, width: int) -> None:
    page.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    page.call(
        "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False
    )
    try:
        page.visit(root + path)
        assert page.js("document.documentElement.scrollWidth <= innerWidth") is True
        page.js("for (const d of document.querySelectorAll('details')) d.open = true")
        # axe's own script is put in through the debugger, which the page's policy does not hold back
        assert serious(page, "document") == []
    finally:
        page.call("Emulation.clearDeviceMetricsOverride")
        page.call("Emulation.setEmulatedMedia", features=[])
