"""The main job on the example reports: what holds of any run, whatever the reports say."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from variorum.examples import folder
from variorum.model.assertion import AccountKind
from variorum.run import pipeline
from variorum.run.engine import LocalPool
from variorum.run.pipeline import Input
from variorum.store import Store, open_store

pytestmark = pytest.mark.slow


def _run(store: Store, *paths: Path, pool: LocalPool | None = None) -> pipeline.Outcome:
    return pipeline.run_all(store, Input(paths=tuple(map(str, paths))), pool or LocalPool(1))


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run over all example reports."""
    place = tmp_path_factory.mktemp("out")
    with open_store(place) as store:
        _run(store, folder())
    return place


@pytest.fixture
def store(out: Path) -> Iterator[Store]:
    """The store of that run."""
    with open_store(out) as opened:
        yield opened


def _rows(out: Path) -> list[str]:
    with closing(sqlite3.connect(out / "variorum.sqlite")) as raw:
        return [line for line in raw.iterdump() if "report_text" not in line]


def test_nothing_is_skipped_and_every_report_has_an_account(store: Store) -> None:
    assert store.skips() == []
    assert {a.report_id for a in store.accounts()} == {r.id for r in store.reports()}


def test_every_quote_stands_at_its_span(store: Store) -> None:
    assertions = [a for account in store.accounts() for a in account.assertions]
    texts = {r.id: r.text for r in store.reports()}
    assert assertions
    for one in assertions:
        assert texts[one.report_id][one.span.start : one.span.end] == one.original


def test_every_account_of_a_happening_is_in_one_incident_and_every_report_in_one_lineage(
    store: Store,
) -> None:
    # what is feared, or summed over several happenings, is no happening
    happened = (AccountKind.MAIN, AccountKind.BACKGROUND)
    linked = [link.account_id for incident in store.incidents() for link in incident.links]
    assert sorted(linked) == sorted(a.id for a in store.accounts() if a.kind in happened)
    derived = [report for lineage in store.lineages() for report in lineage.report_ids]
    assert sorted(derived) == sorted(r.id for r in store.reports())


def test_every_finding_rests_on_assertions_of_its_own_incident(store: Store) -> None:
    for record in store.records():
        own = {a.id for a in record.assertions()}
        for finding in record.findings:
            assert {i for r in finding.readings for i in (*r.assertions, *r.denied_by)} <= own
            assert set(finding.chosen) <= {r.id for r in finding.readings}


def test_a_second_run_leaves_the_same_rows(out: Path, store: Store) -> None:
    before = _rows(out)
    outcome = _run(store, folder())
    assert _rows(out) == before
    assert (outcome.extracted.read, outcome.linked.changed, outcome.reconciled.changed) == (0, False, False)


def test_the_order_of_arrival_and_the_number_of_jobs_make_no_difference(store: Store, tmp_path: Path) -> None:
    parts = sorted((p for p in folder().iterdir() if p.is_dir()), reverse=True)
    with open_store(tmp_path) as other:
        _run(other, *parts, pool=LocalPool(2, few=2, chunk=2))
        assert list(other.records()) == list(store.records())
        assert other.lineages() == store.lineages()
