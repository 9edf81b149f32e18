"""Which accounts are one incident, decided in a real browser by keyboard alone."""

from __future__ import annotations

import pytest

from tests.publish.dossier.chromium import CHROMIUM
from tests.review.decide.bench import AT_FIELD, FOCUS, Bench

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium or google-chrome on the search path"),
]


def test_the_likely_twin_is_merged_and_taken_out_again(bench: Bench) -> None:
    ours, theirs = (bench.record(name).accounts[0].id for name in ("i_velmar", "i_market"))
    bench.visit("/incident/i_velmar")
    bench.decide("S")
    assert bench.incident_of(ours) == bench.incident_of(theirs)
    assert bench.page.js(AT_FIELD) is True
    bench.decide("z")
    assert bench.incident_of(ours) != bench.incident_of(theirs)


def test_another_incident_is_merged_by_its_id(bench: Bench) -> None:
    ours, theirs = (bench.record(name).accounts[0].id for name in ("i_velmar", "i_market"))
    bench.visit("/incident/i_velmar")
    bench.page.press("m")
    bench.tab_to(".merge input[name=other]")
    bench.page.press(*"i_market", "Enter")
    assert bench.store.judgements() == []
    bench.tab_to(".merge button[value=same]")
    bench.decide("Enter")
    assert bench.incident_of(ours) == bench.incident_of(theirs)


def test_an_incident_is_split(bench: Bench) -> None:
    accounts = [a.id for a in bench.record().accounts]
    bench.visit("/incident/i_velmar")
    bench.page.press("m")
    assert bench.page.js(f"{FOCUS}.value") == accounts[0]
    bench.page.press("Tab", " ")
    bench.tab_to("#accounts button[value=split]")
    bench.decide("Enter")
    homes = [bench.incident_of(name) for name in accounts]
    assert homes[0] == homes[2] != homes[1]
    assert bench.page.js(AT_FIELD) is True


def test_an_account_is_moved_to_another_incident(bench: Bench) -> None:
    accounts = [a.id for a in bench.record().accounts]
    target = bench.record("i_market").accounts[0].id
    bench.visit("/incident/i_velmar")
    bench.page.press("m", " ")
    bench.tab_to("#accounts input[name=other]")
    bench.page.press(*"i_market")
    bench.tab_to("#accounts button[value=move]")
    bench.decide("Enter")
    assert bench.incident_of(accounts[0]) == bench.incident_of(target) != bench.incident_of(accounts[1])
