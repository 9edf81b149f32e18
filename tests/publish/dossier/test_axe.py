"""No serious finding of axe on any page, light, dark and narrow (axe-core is MPL-2.0, and used here alone)."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests.publish.dossier.chromium import CHROMIUM, Browser
from variorum.publish.dossier import write
from variorum.settings import DossierForm

axe_core = pytest.importorskip("axe_core_python")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium or google-chrome on the search path"),
]

POLICY = "gtd-2019"
#: WCAG 2.0 to 2.2, levels A and AA, and what axe holds to be good practice
RUN = """axe.run(WHERE, {resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
  .then((found) => found.violations.flatMap((v) => v.nodes.slice(0, 3).map(
    (n) => [v.impact, v.id, n.target.join(' '), n.failureSummary.slice(0, 200)])))"""


@pytest.fixture(scope="module")
def pages(velmar: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The dossier as a file and as a folder."""
    folder = tmp_path_factory.mktemp("pages")
    index = write(velmar.records, folder / "folder", POLICY, DossierForm.FOLDER)
    return {
        "file": write(velmar.records, folder / "file", POLICY, DossierForm.FILE),
        "index": index,
        "signpost": folder / "folder" / "dossier.html",
        **{f"leaf {i}": path for i, path in enumerate(sorted(index.parent.glob("incident-*.html")))},
    }


def findings(browser: Browser, page: Path) -> list[list[str]]:
    """What axe finds that is serious or critical, with everything on the page opened."""
    browser.open(page)
    browser.js("for (const d of document.querySelectorAll('details')) d.open = true")
    return serious(browser, "document")


def serious(browser: Browser, where: str) -> list[list[str]]:
    """The serious and critical findings within an element of the page that is open."""
    browser.js(files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found: list[list[str]] = browser.awaited(RUN.replace("WHERE", where))
    return [f for f in found if f[0] in ("serious", "critical")]


@pytest.mark.parametrize(
    ("name", "scheme", "width"),
    [
        ("file", "light", 1250),
        ("index", "light", 390),
        ("index", "dark", 1250),
        ("leaf 0", "dark", 390),
        ("signpost", "dark", 390),
    ],
)
def test_axe_finds_nothing_serious(
    browser: Browser, pages: dict[str, Path], name: str, scheme: str, width: int
) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.call("Emulation.setEmulatedMedia", features=features)
    browser.call(
        "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False
    )
    try:
        assert findings(browser, pages[name]) == []
    finally:
        browser.call("Emulation.clearDeviceMetricsOverride")
        browser.call("Emulation.setEmulatedMedia", features=[])


def test_an_opened_panel_of_evidence_is_sound_too(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["leaf 1"])
    browser.js("document.querySelector('a.mark').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    assert browser.js("document.getElementById('panel').open") is True
    assert serious(browser, "'#panel'") == []
