"""The pages for deciding in a real browser: without script, for axe, on narrow screens, and the lines between reports."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.publish.dossier.chromium import CHROMIUM, Browser
from tests.publish.dossier.test_axe import serious
from tests.review.decide.bench import HEADING, Bench
from tests.review.test_browser import arrived, until
from variorum.model.finding import Status
from variorum.publish.summary_words import words

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium or google-chrome on the search path"),
]

PATHS = "document.querySelectorAll('#threads path').length"
#: words that a level stretch of a line runs through
STRUCK = """(() => {
  const shown = document.getElementById('shown');
  const origin = shown.getBoundingClientRect();
  const walk = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
  const boxes = [];
  while (walk.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walk.currentNode);
    for (const box of range.getClientRects()) boxes.push([box, walk.currentNode.data]);
  }
  const found = [];
  for (const path of document.querySelectorAll('#threads path')) {
    const [x1, y1, edge, start, y2, x2] = path.getAttribute('d').match(/[\\d.]+/g).map(Number);
    for (const [from, to, y] of [[x1, edge, y1], [start, x2, y2]]) for (const [box, words] of boxes) {
      const at = {x: box.left - origin.left, y: box.top - origin.top};
      const under = at.x < to && at.x + box.width > from && at.y < y && y < at.y + box.height;
      if (under && words.trim()) found.push([words, at.y, y, at.y + box.height]);
    }
  }
  return found; })()"""


@contextmanager
def scriptless(page: Browser) -> Iterator[None]:
    """A browser whose pages run no script."""
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        yield
    finally:
        page.call("Emulation.setScriptExecutionDisabled", value=False)


@contextmanager
def looking(page: Browser, scheme: str, width: int) -> Iterator[None]:
    """A browser with a light or dark page, so many pixels wide."""
    page.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    page.call("Emulation.setDeviceMetricsOverride", **size)
    try:
        yield
    finally:
        page.call("Emulation.clearDeviceMetricsOverride")
        page.call("Emulation.setEmulatedMedia", features=[])


def test_without_script_the_record_is_readable_and_a_decision_is_made_by_form(bench: Bench) -> None:
    first = bench.finding("killed").readings[0].id
    with scriptless(bench.page):
        bench.visit("/incident/i_velmar?field=killed")
        hidden = "[...document.querySelectorAll('WHAT')].filter((one) => !one.checkVisibility()).length"
        for what in (".words", ".field.chosen .reading", ".field.chosen .buttons", "#decisions"):
            assert bench.page.js(hidden.replace("WHAT", what)) == 0
        bench.tab_to(".field.chosen input[name=reason]")
        bench.page.press(*"why not", "Enter")
        assert bench.store.judgements() == []
        bench.tab_to(".field.chosen button[data-act=accept]", "Shift+Tab")
        while bench.page.js("document.activeElement.value") != f"accept {first}":
            bench.tab_to(".field.chosen button[data-act=accept]", "Shift+Tab")
        bench.decide("Enter")
        assert "accepted" in bench.page.js("document.querySelector('.done').textContent")
    found = bench.finding("killed")
    assert (found.status, found.chosen) == (Status.DECIDED, (first,))
    (made,) = bench.store.judgements()
    assert (made.reason, made.effort) == ("why not", None)


def test_without_script_a_value_is_corrected_on_a_page_of_its_own(bench: Bench) -> None:
    with scriptless(bench.page):
        bench.visit("/incident/i_velmar?field=wounded")
        bench.tab_to(".field.chosen .amend-it")
        bench.page.press("Enter")
        arrived(bench.page, HEADING, "What do these words say?")
        bench.tab_to("[name=value]")
        bench.page.press(*"at least 80")
        bench.decide("Enter")
    (one,) = bench.record().amended
    assert one.now is not None
    assert words(one.now.value) == "at least 80"


@pytest.mark.parametrize("scripted", [True, False])
def test_what_the_reader_missed_is_added_on_a_page_of_its_own(bench: Bench, scripted: bool) -> None:
    bench.page.call("Emulation.setScriptExecutionDisabled", value=not scripted)
    bench.visit("/incident/i_velmar")
    bench.tab_to("#decisions a[href$='/add']")
    bench.page.press("Enter")
    arrived(bench.page, HEADING, "What did the reader miss?")
    bench.tab_to("[name=words]")
    bench.page.type("cameras on the quay")
    bench.page.press("Tab", *"mot", "Tab", *"surveillance")
    bench.decide("Enter")
    bench.page.call("Emulation.setScriptExecutionDisabled", value=False)
    (found,) = [a for a in bench.record().assertions("motive") if a.rule == "person"]
    assert (found.original, words(found.value)) == ("cameras on the quay", "surveillance")


def found_by_axe(page: Browser) -> list[list[str]]:
    """What axe finds serious in the dialog that is open, else on the page with everything on it opened.

    What is closed has no place on the page, and axe would take it to stand on whatever is there.
    """
    if page.js("document.querySelector('dialog[open]') !== null"):
        return serious(page, "document.querySelector('dialog[open]')")
    page.js("for (const d of document.querySelectorAll('details')) d.open = true")
    return serious(page, "document")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 400])
def test_axe_finds_nothing_serious_on_pages_and_in_dialogs(bench: Bench, scheme: str, width: int) -> None:
    about = bench.finding("killed").readings[0].assertions[0]
    incident = "/incident/i_velmar?field=killed"
    found = []
    with looking(bench.page, scheme, width):
        for path, keys in (
            (incident, "?"),
            (incident, "c"),
            (incident, "s"),
            (f"/incident/i_velmar/amend?assertion={about}", ""),
            ("/incident/i_velmar/add", ""),
            (incident, ""),
        ):
            bench.visit(path)
            if keys == "s":
                bench.select("exploded")
            bench.page.press(*keys)
            assert bench.page.js("document.querySelectorAll('dialog[open]').length") == len(keys)
            assert bench.page.js("document.documentElement.scrollWidth <= innerWidth") is True, path
            found += found_by_axe(bench.page)
            assert bench.page.troubles() == []
        bench.decide("A")
        found += found_by_axe(bench.page)
    assert found == []


def test_words_are_seen_in_colours_that_a_person_has_chosen(bench: Bench) -> None:
    bench.page.call("Emulation.setEmulatedMedia", features=[{"name": "forced-colors", "value": "active"}])
    bench.visit("/incident/i_velmar?field=killed")
    # a mark without a background of its own stands on that of the page
    unseen = """[...document.querySelectorAll('mark.w')].filter((one) => {
      const [mine, page] = [getComputedStyle(one), getComputedStyle(document.body)];
      return [mine.backgroundColor, page.backgroundColor].includes(mine.color); }).length"""
    assert bench.page.js(unseen) == 0
    bench.page.call("Emulation.setEmulatedMedia", features=[])


def test_axe_finds_nothing_serious_on_the_page_that_shows_what_changed(bench: Bench) -> None:
    bench.visit("/incident/i_velmar?field=killed")
    bench.page.js(
        "for (const one of document.querySelectorAll('[name=state]')) one.value = 'as of yesterday'"
    )
    bench.decide("a")
    assert bench.page.js(HEADING) == "It has changed since you saw it"
    for scheme, width in (("light", 1400), ("dark", 400)):
        with looking(bench.page, scheme, width):
            assert found_by_axe(bench.page) == []


@pytest.mark.parametrize("field", ["killed", "wounded", "place", "group"])
def test_lines_lead_from_words_to_words_and_through_none(bench: Bench, field: str) -> None:
    with looking(bench.page, "light", 1400):
        bench.visit(f"/incident/i_velmar?field={field}")
        for number in range(len(bench.finding(field).readings)):
            assert bench.page.js(STRUCK) == [], (field, number)
            bench.page.press("ArrowRight")


def test_there_are_lines_only_between_reports_that_stand_beside_each_other(bench: Bench) -> None:
    with looking(bench.page, "light", 1400):
        bench.visit("/incident/i_velmar?field=killed")
        assert bench.page.js(PATHS) == 1
        # the words of a report that is scrolled away have no line
        bench.page.js("document.querySelector('#shown .text').scrollTop = 99999")
        bench.page.js("document.querySelector('#shown .text').style.maxHeight = '6rem'")
        bench.page.js("document.querySelector('#shown .text').scrollTop = 99999")
        until(bench.page, PATHS, 0)
    with looking(bench.page, "light", 1000):
        bench.visit("/incident/i_velmar?field=killed")
        assert (
            bench.page.js(
                "new Set([...document.querySelectorAll('#shown .text')].map((t) => t.getBoundingClientRect().left)).size"
            )
            == 1
        )
        assert bench.page.js(PATHS) == 0
