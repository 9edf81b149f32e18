"""Somebody at the workbench in a real browser, by keyboard alone."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.publish.dossier.chromium import Browser
from tests.review.conftest import POLICY
from tests.review.test_browser import until
from variorum.model.finding import Finding, Record
from variorum.store import Store

AT_FIELD = "document.activeElement.matches('.field.chosen > summary')"
FOCUS = "document.activeElement"
HEADING = "document.querySelector('h1')?.textContent"
SPOKEN = "document.getElementById('spoken').textContent"
#: Tabs that lead through any page of the tests
TABS = 200
#: headless browsers know no caret browsing, so the page's own means select: first and last letter may stand in
#: different pieces of the text
SELECT = """(() => {
  for (const one of document.querySelectorAll('#shown .words')) {
    const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest('.tag') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const letters = [];
    while (walk.nextNode()) [...walk.currentNode.data].forEach((c, i) => letters.push([walk.currentNode, i, c]));
    const at = letters.map((one) => one[2]).join('').indexOf(WORDS);
    if (at < 0) continue;
    const [first, last] = [letters[at], letters[at + WORDS.length - 1]];
    getSelection().setBaseAndExtent(first[0], first[1], last[0], last[1] + 1);
    return;
  }
  throw new Error('no such words');
})()"""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The login link of a server on a store that Ada has started."""
    command = [sys.executable, "-m", "variorum.cli", "review", "--json", "--no-browser", "--port", "0"]
    command += ["--as", "Ada", "--out", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield json.loads(server.stdout.readline())["link"]
        finally:
            server.terminate()


@dataclass
class Bench:
    """Somebody at the workbench: a browser, the address of the server, and the store behind it."""

    page: Browser
    root: str
    store: Store

    def visit(self, path: str) -> None:
        """Open a page of the server."""
        self.page.visit(self.root + path)

    def decide(self, *keys: str) -> None:
        """Press keys of which the last one decides, and wait for the page that it leads to."""
        self.page.js("window.before = true")
        self.page.press(*keys)
        until(self.page, "window.before === undefined", True)
        until(self.page, "performance.getEntriesByType('navigation')[0].loadEventEnd > 0", True)

    def tab_to(self, selector: str, key: str = "Tab") -> None:
        """Press Tab until the focus is there."""
        for _ in range(TABS):
            self.page.press(key)
            if self.page.js(f"document.activeElement.matches({json.dumps(selector)})"):
                return
        raise AssertionError(f"no Tab leads to {selector}")

    def record(self, name: str = "i_velmar") -> Record:
        """The record as the store has it."""
        return self.store.record(name, policy=POLICY)

    def finding(self, field: str) -> Finding:
        """The finding on a field."""
        return self.record().under(POLICY)[field]

    def incident_of(self, account_id: str) -> str:
        """The incident that an account is of."""
        homes = {link.account_id: i.id for i in self.store.incidents() for link in i.links}
        return homes[account_id]

    def select(self, words: str) -> None:
        """Select words of a report, as a person does with the mouse or by caret browsing."""
        self.page.js(SELECT.replace("WORDS", json.dumps(words)))
