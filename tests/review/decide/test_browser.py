"""Deciding in a real browser, by keyboard alone, each time on a store of its own; two people at once; without script."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publish.dossier.chromium import CHROMIUM, launched
from tests.review.conftest import PASSWORD, POLICY, kept
from tests.review.decide.bench import AT_FIELD, FOCUS, HEADING, SPOKEN, Bench
from tests.review.test_browser import CHOSEN, READING, arrived, until
from variorum.model.finding import Status
from variorum.model.judgement import Verdict
from variorum.publish.summary_words import words
from variorum.store.people import Rank

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium or google-chrome on the search path"),
]


def test_a_whole_incident_is_coded_with_one_key_a_field(bench: Bench) -> None:
    fields = list(bench.record().under(POLICY))
    bench.visit("/incident/i_velmar")
    keys = 0
    while any(f.status is not Status.DECIDED for f in bench.record().under(POLICY).values()):
        assert keys < len(fields), bench.page.js(CHOSEN)
        bench.decide("a")
        keys += 1
        assert bench.page.js(AT_FIELD) is True
    assert {j.verdict for j in bench.record().judgements} == {Verdict.ACCEPT}
    efforts = [j.effort for j in bench.record().judgements]
    assert {effort and effort.keys for effort in efforts} == {1}
    assert bench.page.troubles() == []
    assert {url.startswith(bench.root) for url in bench.page.requests()} == {True}


def test_all_undisputed_fields_are_accepted_with_one_key(bench: Bench) -> None:
    bench.visit("/incident/i_velmar")
    before = {f.status for f in bench.record().under(POLICY).values()}
    assert {Status.AGREED, Status.SINGLE} <= before
    bench.decide("A")
    assert "more. z undoes it." in bench.page.js("document.querySelector('.done').textContent")
    after = {f.status for f in bench.record().under(POLICY).values()}
    assert not {Status.AGREED, Status.SINGLE} & after
    assert bench.page.js(AT_FIELD) is True
    bench.page.press("A")
    until(bench.page, SPOKEN, "nothing to decide so here")
    assert bench.page.js("document.getElementById('spoken').getBoundingClientRect().width > 99") is True


def test_what_was_decided_is_in_sight_wherever_the_page_has_gone_to(bench: Bench) -> None:
    gone = "document.querySelector('.done').getBoundingClientRect().top < 0"
    shown = "document.getElementById('spoken').getBoundingClientRect().width > 99"
    for field in ("type", "motive"):
        bench.visit(f"/incident/i_velmar?field={field}")
        bench.decide("i")
        assert "undoes it" in bench.page.js(SPOKEN)
        assert bench.page.js(shown) is bench.page.js(gone)
    assert bench.page.js(gone) is True
    bench.page.press("j")
    assert bench.page.js(shown) is False


def test_a_key_held_down_or_pressed_in_a_hurry_decides_once(bench: Bench) -> None:
    bench.visit("/incident/i_velmar?field=killed")
    bench.page.stroke("a", autoRepeat=True)
    assert bench.store.judgements() == []
    slow = {"offline": False, "latency": 1500, "downloadThroughput": -1, "uploadThroughput": -1}
    bench.page.call("Network.emulateNetworkConditions", **slow)
    bench.decide("a", "a", "a")
    bench.page.call("Network.emulateNetworkConditions", **slow | {"latency": 0})
    assert [(j.verdict, j.field) for j in bench.store.judgements()] == [(Verdict.ACCEPT, "killed")]
    assert bench.page.js(CHOSEN) != "killed"


def test_another_reading_is_accepted_for_a_reason(bench: Bench) -> None:
    second = bench.finding("killed").readings[1].id
    bench.visit("/incident/i_velmar?field=killed")
    bench.page.press("ArrowRight", "y")
    bench.page.type("the later count, by the hospital’s list")
    bench.page.press("Enter")
    # Enter leads back to the reading, and decides nothing by itself
    assert bench.page.js(f"{FOCUS}.matches('.reading.now')") is True
    assert bench.page.js(READING) == "2"
    bench.decide("a")
    assert bench.finding("killed").chosen == (second,)
    assert bench.store.judgements()[-1].reason == "the later count, by the hospital’s list"
    assert "killed: accepted" in bench.page.js("document.querySelector('.done').textContent")


def test_rejecting_none_and_unsure(bench: Bench) -> None:
    chosen = bench.finding("killed").chosen
    bench.visit("/incident/i_velmar?field=killed")
    bench.decide("r")
    assert bench.finding("killed").chosen != chosen
    bench.visit("/incident/i_velmar?field=wounded")
    bench.decide("0")
    assert (bench.finding("wounded").status, bench.finding("wounded").value) == (Status.DECIDED, None)
    bench.visit("/incident/i_velmar?field=group")
    bench.decide("i")
    assert "unsure: Ada" in bench.finding("group").sentence


def test_a_value_and_a_voice_are_corrected(bench: Bench) -> None:
    about = bench.finding("wounded").readings[0].assertions[0]
    bench.visit("/incident/i_velmar?field=wounded")
    bench.page.press("c")
    assert bench.page.js(f"{FOCUS}.name") == "value"
    bench.page.press(*"at least 80", "Tab", *"a nurse")
    bench.tab_to("#amend [name=role]")
    bench.page.press(*"wit", "Tab", *"den")
    bench.tab_to("#amend button[value=correct]")
    bench.decide("Enter")
    (one,) = bench.record().amended
    assert one.original.id == about
    assert one.now is not None
    assert (words(one.now.value), one.now.voice.primary.name) == ("at least 80", "a nurse")
    assert (one.now.voice.primary.role, one.now.stance.polarity) == ("witness", "denied")
    assert (bench.page.js(CHOSEN), bench.page.js(AT_FIELD)) == ("wounded", True)


def test_from_what_comes_to_nothing_one_goes_back(bench: Bench) -> None:
    bench.visit("/incident/i_velmar?field=wounded")
    bench.page.press("c")
    bench.decide("Enter")
    assert bench.page.js(HEADING) == "nothing differs from what the reader found"
    bench.page.press("Tab")
    bench.decide("Enter")
    assert bench.page.js(CHOSEN) == "wounded"


def test_what_the_report_does_not_say_is_struck(bench: Bench) -> None:
    bench.visit("/incident/i_velmar?field=site")
    bench.page.press("c")
    bench.tab_to("#amend button[value=strike]")
    bench.decide("Enter")
    assert "site" not in bench.record().under(POLICY)
    assert "struck" in bench.page.js("document.querySelector('.done').textContent")


def test_what_the_reader_missed_is_added_from_selected_words(bench: Bench) -> None:
    bench.visit("/incident/i_velmar?field=killed")
    bench.page.press("s")
    until(bench.page, SPOKEN, "select the words in a report first")
    # they go on behind a mark and its tag, which is no part of the text
    quote = "killed when a bomb exploded in the port of Velmar on Wednesday"
    bench.select(quote)
    bench.page.press("s")
    assert bench.page.js("document.querySelector('#add [data-quote]').textContent") == f"“{quote}”"
    bench.page.press(*"revenge for the blockade")
    bench.tab_to("#add [name=field]", "Shift+Tab")
    bench.page.press(*"mot")
    bench.tab_to("#add button[value=add]")
    bench.decide("Enter")
    (found,) = [a for a in bench.record().assertions("motive") if a.rule == "person"]
    assert (found.original, words(found.value)) == (quote, "revenge for the blockade")
    assert (bench.page.js(CHOSEN), bench.page.js(AT_FIELD)) == ("motive", True)


def test_undoing_and_doing_again_without_end(bench: Bench) -> None:
    before = bench.record().under(POLICY)
    bench.visit("/incident/i_velmar?field=killed")
    for key in ("a", "r", "0", "A"):
        bench.decide(key)
    after = bench.record().under(POLICY)
    # also from the page of another incident, which then gives way to that of the decision
    bench.visit("/incident/i_market")
    while bench.record().judgements:
        bench.decide("z")
        assert bench.page.js("document.querySelector('h1').textContent") == "suicide bombing"
        assert bench.page.js("document.querySelector('.done').textContent") == "Undone. Z does it again."
        assert bench.page.js(AT_FIELD) is True
    assert bench.record().under(POLICY) == before
    for _ in range(4):
        bench.decide("Z")
    assert {n: (f.status, f.chosen) for n, f in bench.record().under(POLICY).items()} == {
        n: (f.status, f.chosen) for n, f in after.items()
    }


def test_every_action_is_shown_with_its_key(bench: Bench) -> None:
    bench.visit("/incident/i_velmar")
    bench.page.press("?")
    shown = (
        "[...document.querySelectorAll('#keys [data-action]')].map((row) => row.dataset.action).sort().join()"
    )
    # a top-level const of the page's own script can be read by name
    assert bench.page.js(shown) == bench.page.js("[...actions.keys()].sort().join()")
    assert (
        bench.page.js("[...document.querySelectorAll('#keys kbd')].every((key) => key.textContent)") is True
    )


def test_a_key_is_put_elsewhere_and_brought_back(bench: Bench) -> None:
    said = "document.querySelector('.remapped').textContent"
    bench.visit("/incident/i_velmar?field=killed")
    bench.page.press("?")
    bench.tab_to("[data-action=accept] button", "Shift+Tab")
    for keys, words_ in (
        (["r"], "r does something else"),
        (["Tab"], "as it was"),
        (["Escape"], "as it was"),
        (["Shift", "Q"], "Q it is"),
    ):
        bench.page.press("Enter")
        assert bench.page.js(said) == "press the new key, or Escape"
        bench.page.press(*keys)
        assert bench.page.js(said) == words_
    assert bench.page.js(f"{FOCUS}.textContent") == "Q"
    bench.page.press("Escape")
    until(bench.page, "document.getElementById('keys').open", False)
    bench.page.press("a")
    bench.decide("Q")
    assert [(j.verdict, j.field) for j in bench.store.judgements()] == [(Verdict.ACCEPT, "killed")]
    bench.page.press("?")
    bench.tab_to("#usual-keys")
    bench.page.press("Enter")
    assert bench.page.js("document.querySelector('[data-action=accept] kbd').textContent") == "a"


@pytest.mark.parametrize(("key", "dialog"), [("c", "amend"), ("s", "add"), ("?", "keys")])
def test_escape_closes_a_dialog_and_leaves_one_where_one_was(bench: Bench, key: str, dialog: str) -> None:
    bench.visit("/incident/i_velmar?field=killed")
    bench.page.press("k", "j")
    bench.select("exploded")
    bench.page.press(key)
    assert bench.page.js(f"document.getElementById('{dialog}').open") is True
    assert bench.page.js(f"{FOCUS}.closest('dialog')?.id") == dialog
    bench.page.press("Escape")
    until(bench.page, f"document.getElementById('{dialog}').open", False)
    assert bench.page.js(AT_FIELD) is True
    assert bench.store.judgements() == []


def test_of_two_people_the_second_sees_what_changed_and_goes_on_from_it(bench: Bench, tmp_path: Path) -> None:
    bench.store.people.add("Ben", Rank.CODER)
    bench.store.people.set_password("Ben", kept())
    one, other = (r.id for r in bench.finding("killed").readings[:2])
    with launched(tmp_path / "second") as second:
        ben = Bench(second, bench.root, bench.store)
        ben.visit("/incident/i_velmar?field=killed")
        second.press(*"Ben", "Tab", *PASSWORD, "Enter")
        arrived(second, CHOSEN.replace("en')", "en')?"), "killed")
        bench.visit("/incident/i_velmar?field=killed")
        bench.decide("a")
        second.press("ArrowRight")
        ben.decide("a")
        assert second.js(HEADING) == "It has changed since you saw it"
        assert second.js(f"{FOCUS}.tagName") == "H1"
        shown = second.js("document.querySelector('.stale').textContent")
        assert "Ada, " in shown
        assert [j.by for j in bench.store.judgements()] == ["Ada"]
        second.press("Tab", "Tab")
        ben.decide("Enter")
        assert [j.by for j in bench.store.judgements()] == ["Ada", "Ben"]
        # they contradict each other: nothing is decided, and both are named
        assert bench.finding("killed").status is not Status.DECIDED
        assert {j.left for j in bench.record().judgements} == {
            r.assertions[0] for r in bench.finding("killed").readings if r.id in (one, other)
        }
        ben.visit("/incident/i_velmar?field=killed")
        assert "people differ" in second.js("document.querySelector('.field.chosen').textContent")
