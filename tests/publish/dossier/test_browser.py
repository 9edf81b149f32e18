"""The dossier in a real browser: no message on the console, nothing asked of the network, the keys work."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from variorum.publish.dossier import write

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium or google-chrome on the search path"),
]

#: a loaded machine may take this long to start a browser
PATIENCE = 60.0
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--remote-debugging-pipe"),
)
#: puts the two pipes at descriptors 3 and 4, where the browser looks for them, and becomes the browser
LAUNCH = """
import fcntl, os, sys
high = [fcntl.fcntl(int(pipe), fcntl.F_DUPFD, 50) for pipe in sys.argv[1:3]]
for at, pipe in zip((3, 4), high):
    os.dup2(pipe, at)
    os.close(pipe)
os.execv(sys.argv[3], sys.argv[3:])
"""
KEY_CODES = {"Enter": 13, "Escape": 27, "ArrowRight": 39, "ArrowDown": 40}


@dataclass
class Browser:
    """A page of a headless browser, driven through its debugging pipe (descriptors 3 and 4)."""

    process: subprocess.Popen[bytes]
    send: int
    receive: int
    session: str | None = None
    count: int = 0
    buffer: bytes = b""
    seen: list[dict[str, Any]] = field(default_factory=list)

    def message(self) -> dict[str, Any]:
        """The next message of the browser."""
        until = time.monotonic() + PATIENCE
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.receive], [], [], max(0.0, until - time.monotonic()))
            assert ready, "the browser is silent"
            got = os.read(self.receive, 1 << 16)
            assert got, "the browser has ended"
            self.buffer += got
        text, _, self.buffer = self.buffer.partition(b"\0")
        return dict(json.loads(text))

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """The answer to a command; what else happens meanwhile is kept in `seen`."""
        self.count += 1
        asked = {"id": self.count, "method": method, "params": params}
        os.write(
            self.send,
            json.dumps(asked | ({"sessionId": self.session} if self.session else {})).encode() + b"\0",
        )
        while (got := self.message()).get("id") != self.count:
            self.seen.append(got)
        assert "error" not in got, got
        return dict(got["result"])

    def open(self, path: Path) -> None:
        """Load a file and wait until it is there."""
        self.seen.clear()
        self.call("Page.navigate", url=path.as_uri())
        while not any(m.get("method") == "Page.loadEventFired" for m in self.seen):
            self.seen.append(self.message())

    def js(self, expression: str) -> Any:
        """The value of an expression in the page."""
        got = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in got, got
        return got["result"].get("value")

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            code = KEY_CODES.get(key, ord(key[0].upper()))
            text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
            typed = {"text": text} if text else {}
            self.call("Input.dispatchKeyEvent", type="keyDown", key=key, windowsVirtualKeyCode=code, **typed)
            self.call("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def troubles(self) -> list[dict[str, Any]]:
        """Messages on the console, errors, dialogs."""
        bad = (
            "Log.entryAdded",
            "Runtime.exceptionThrown",
            "Runtime.consoleAPICalled",
            "Page.javascriptDialogOpening",
        )
        return [m for m in self.seen if m.get("method") in bad]

    def requests(self) -> list[str]:
        """What the page asked for."""
        asked = [
            m["params"]["request"]["url"] for m in self.seen if m.get("method") == "Network.requestWillBeSent"
        ]
        return [url for url in asked if not url.startswith("data:,")]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser for all tests here."""
    to_browser, send = os.pipe()
    receive, from_browser = os.pipe()
    command = (
        *(sys.executable, "-c", LAUNCH, str(to_browser), str(from_browser), str(CHROMIUM), *FLAGS),
        *(f"--user-data-dir={tmp_path_factory.mktemp('profile')}", "about:blank"),
    )
    process = subprocess.Popen(
        command, pass_fds=(to_browser, from_browser), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(to_browser)
    os.close(from_browser)
    made = Browser(process, send, receive)
    try:
        page = next(t for t in made.call("Target.getTargets")["targetInfos"] if t["type"] == "page")
        made.session = made.call("Target.attachToTarget", targetId=page["targetId"], flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Runtime", "Log", "Network"):
            made.call(f"{domain}.enable")
        yield made
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)
        os.close(send)
        os.close(receive)


@pytest.fixture(scope="module")
def dossier(velmar: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page as a file."""
    return write(velmar.records, tmp_path_factory.mktemp("dossier"), "gtd-2019")


def test_it_opens_without_a_message_and_asks_for_nothing_else(browser: Browser, dossier: Path) -> None:
    browser.open(dossier)
    assert browser.js("document.documentElement.className") == "scripted"
    assert browser.troubles() == []
    assert browser.requests() == [dossier.as_uri()]


def test_the_browser_holds_to_the_security_policy(browser: Browser, dossier: Path) -> None:
    """A script that is put into the file, and is not the page's own, does not run."""
    spoiled = dossier.with_name("spoiled.html")
    text = dossier.read_text(encoding="utf-8")
    spoiled.write_text(
        text.replace("</main>", "<script>document.title = 'run'</script></main>"), encoding="utf-8"
    )
    browser.open(spoiled)
    assert browser.js("document.title").startswith("Dossier")
    assert any("Content Security Policy" in json.dumps(m) for m in browser.troubles())


def test_keys_lead_from_value_to_evidence_and_back(browser: Browser, dossier: Path) -> None:
    browser.open(dossier)
    browser.js("document.getElementById('i-i_velmar-record').scrollIntoView()")
    browser.press("j")
    first = browser.js("document.activeElement.dataset.e")
    assert browser.js("document.activeElement.className") == "v now"
    browser.press("j", "k")
    assert browser.js("document.activeElement.dataset.e") == first
    browser.press("ArrowRight")
    beside = browser.js("document.activeElement.dataset.e")
    assert beside != first
    browser.press("Enter")
    assert browser.js("document.getElementById('panel').open") is True
    assert browser.js("document.querySelectorAll('#panel mark').length") >= 1
    assert browser.js("document.querySelector('#panel a.go').getAttribute('href')") == beside.replace(
        "e-", "#w-", 1
    )
    browser.press("Escape")
    assert browser.js("document.getElementById('panel').open") is False
    assert browser.js("document.activeElement.dataset.e") == beside
    assert browser.troubles() == []


def test_every_value_opens_the_words_behind_it(browser: Browser, dossier: Path) -> None:
    browser.open(dossier)
    wrong = browser.js(
        """[...document.querySelectorAll("a.v")].filter((a) => {
             a.click();
             const marks = document.querySelectorAll("#panel-body mark");
             return marks.length < a.dataset.e.split(" ").length || !document.getElementById("panel").open;
           }).length"""
    )
    assert wrong == 0
    assert browser.js("new Set([...document.querySelectorAll('[id]')].map((e) => e.id)).size") == browser.js(
        "document.querySelectorAll('[id]').length"
    )


def test_the_question_mark_shows_the_keys(browser: Browser, dossier: Path) -> None:
    browser.open(dossier)
    browser.press("?")
    assert browser.js("document.getElementById('keys').open") is True
    browser.press("Escape")
    assert browser.js("document.getElementById('keys').open") is False


def test_the_switch_shows_one_policy_at_a_time(browser: Browser, dossier: Path) -> None:
    seen = "[...document.querySelectorAll('.pol')].filter((e) => e.getClientRects().length)"
    browser.open(dossier)
    assert browser.js(f"{seen}.length") > 0
    assert browser.js(f"{seen}.every((e) => e.classList.contains('p0'))") is True
    browser.press("p")
    assert browser.js(f"{seen}.every((e) => e.classList.contains('p1'))") is True


def test_a_link_into_the_apparatus_opens_it(browser: Browser, dossier: Path) -> None:
    browser.open(dossier)
    card = browser.js("document.querySelector('.card').id")
    browser.js(f"location.hash = '{card}'")
    assert browser.js(f"document.getElementById('{card}').closest('details').open") is True


@pytest.mark.parametrize("width", [320, 390, 768, 1400])
def test_the_page_is_never_wider_than_the_screen(browser: Browser, dossier: Path, width: int) -> None:
    """320 px is the width of WCAG 2.2, 1.4.10 (reflow)."""
    browser.call(
        "Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False
    )
    browser.open(dossier)
    assert browser.js("document.documentElement.scrollWidth") <= width
    browser.call("Emulation.clearDeviceMetricsOverride")


def test_many_reports_scroll_within_the_record(browser: Browser, velmar: Any, tmp_path: Path) -> None:
    browser.open(write((velmar.crowd(12),), tmp_path, "gtd-2019"))
    wide, seen = browser.js(
        "[document.querySelector('.scroll').scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide > seen
    assert browser.js("document.documentElement.scrollWidth") <= seen


def test_nothing_that_a_report_says_is_run(browser: Browser, velmar: Any, tmp_path: Path) -> None:
    run = "document.title='run'"
    bad = f"</script><script>{run}</script><img src=x onerror={run}><svg onload=alert(1)>"
    reports = tuple(replace(r, outlet=bad, title=bad, url=f"javascript:{bad}") for r in velmar.main.reports)
    browser.open(write((replace(velmar.main, reports=reports),), tmp_path, bad))
    assert browser.js("document.title").startswith("Dossier")
    assert browser.troubles() == []
    assert len(browser.requests()) == 1
