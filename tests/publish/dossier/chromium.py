"""A headless Chromium, driven through its debugging pipe: no driver of its own, no port."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

#: a loaded machine may take this long to start a browser
PATIENCE = 180.0
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
KEY_CODES = {
    "Tab": 9,
    "Enter": 13,
    "Shift": 16,
    "Escape": 27,
    "ArrowLeft": 37,
    "ArrowRight": 39,
    "ArrowDown": 40,
}
#: the bit of the debugging protocol for a key that is held meanwhile
SHIFT = 8


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
        self.visit(path.as_uri())

    def visit(self, url: str) -> None:
        """Load a page and wait until it is there."""
        self.seen.clear()
        self.call("Page.navigate", url=url)
        self.loaded()

    def loaded(self) -> None:
        """Wait until a page that is on its way is there."""
        while not any(m.get("method") == "Page.loadEventFired" for m in self.seen):
            self.seen.append(self.message())

    def js(self, expression: str) -> Any:
        """The value of an expression in the page."""
        got = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in got, got
        return got["result"].get("value")

    def awaited(self, expression: str) -> Any:
        """The value that a promise of the page comes to."""
        got = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in got, got
        return got["result"].get("value")

    def press(self, *keys: str) -> None:
        """Press keys one after the other; "Shift+Tab" is one with Shift held."""
        for key in keys:
            self.stroke(key.removeprefix("Shift+"), modifiers=SHIFT if "Shift+" in key else 0)

    def stroke(self, key: str, **more: Any) -> None:
        """Press a key and let it go; `more` goes to the debugger: modifiers, or autoRepeat as of a key held down."""
        code = KEY_CODES.get(key, ord(key[0].upper()))
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        more |= {"key": key, "windowsVirtualKeyCode": code}
        typed = {"text": text} if text else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", **typed, **more)
        self.call("Input.dispatchKeyEvent", type="keyUp", **more)

    def type(self, text: str) -> None:
        """Write text where the focus is, whatever letters it has."""
        self.call("Input.insertText", text=text)

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


@contextmanager
def launched(profile: Path) -> Iterator[Browser]:
    """A browser with a profile in this folder."""
    to_browser, send = os.pipe()
    receive, from_browser = os.pipe()
    command = (
        *(sys.executable, "-c", LAUNCH, str(to_browser), str(from_browser), str(CHROMIUM), *FLAGS),
        *(f"--user-data-dir={profile}", "about:blank"),
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
