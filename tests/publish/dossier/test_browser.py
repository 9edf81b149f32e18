"""The dossier in a real browser: no message on the console, nothing asked of the network, the keys work."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.publish.dossier.chromium import CHROMIUM, PATIENCE, Browser
from variorum.publish.dossier import write
from variorum.settings import DossierForm

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium or google-chrome on the search path"),
]


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


def test_the_index_of_a_folder_is_narrowed_down(browser: Browser, velmar: Any, tmp_path: Path) -> None:
    browser.open(write(velmar.records, tmp_path, "gtd-2019", DossierForm.FOLDER))
    shown = "[...document.querySelectorAll('tr.entry')].filter((r) => !r.hidden).length"
    assert browser.js("document.documentElement.className") == "scripted"
    assert browser.js(shown) == 2
    browser.press("/")
    browser.js("q.value = 'MARKET shooting'; document.querySelector('form').requestSubmit()")
    assert browser.js(shown) == 1
    assert browser.js("document.getElementById('count').textContent") == "1 of 2 incidents"
    browser.js("q.value = ''; kind.value = 'main'; kind.dispatchEvent(new Event('change'))")
    assert browser.js(shown) == 1
    assert browser.troubles() == []
    assert all(url.startswith(tmp_path.as_uri()) for url in browser.requests())


def test_a_page_of_a_folder_has_its_style_and_keys(browser: Browser, velmar: Any, tmp_path: Path) -> None:
    first = write(velmar.records, tmp_path, "gtd-2019", DossierForm.FOLDER)
    browser.open(next(first.parent.glob("incident-i_velmar.html")))
    assert browser.js("document.documentElement.className") == "scripted"
    assert browser.js("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
    assert browser.troubles() == []


def test_marks_on_plots_are_reached_by_key_and_open_their_evidence(browser: Browser, dossier: Path) -> None:
    browser.open(dossier)
    wrong = browser.js(
        """[...document.querySelectorAll("a.mark, a.span")].filter((a) => {
             a.focus();
             const focused = document.activeElement === a;
             a.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
             const marks = document.querySelectorAll("#panel-body mark").length;
             return !focused || marks < a.dataset.e.split(" ").length || !document.getElementById("panel").open;
           }).length"""
    )
    assert wrong == 0
    assert browser.js("document.querySelectorAll('a.mark, a.span').length") >= 9
    assert browser.troubles() == []


def test_the_page_reads_without_its_script(browser: Browser, dossier: Path) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(dossier)
        assert browser.js("document.documentElement.className") == ""
        assert browser.js("getComputedStyle(document.getElementById('keys-open')).display") == "none"
        assert browser.js("document.querySelectorAll('a.mark[href^=\"#e-\"]').length") >= 9
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)


def test_the_table_behind_a_plot_is_saved_as_csv(browser: Browser, dossier: Path, tmp_path: Path) -> None:
    """A link that holds its table works without network, server or script, and under the page's own policy."""
    browser.open(dossier)
    browser.call("Page.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    browser.js("document.querySelector('a[download$=\"killed.csv\"]').click()")
    saved = tmp_path / "i_velmar-killed.csv"
    until = time.monotonic() + PATIENCE
    while not saved.exists() and time.monotonic() < until:
        time.sleep(0.1)
    assert saved.read_text(encoding="utf-8").startswith("as of,time,voice,role,low,best,high")
    assert browser.troubles() == []
