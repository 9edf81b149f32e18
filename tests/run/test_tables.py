"""Tables in a store: rows come in once, bad ones are named, and nothing that reports gave changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.run.made import PLACES, Told, make
from variorum.model.assertion import AccountKind
from variorum.reconcile.policies import policy
from variorum.run import pipeline
from variorum.run.coded import Match, counted, matches
from variorum.run.engine import LocalPool
from variorum.run.tables import import_tables
from variorum.store import Store, open_store

HEADER = "id,date_start,date_end,where_prec,where_coordinates,country,latitude,longitude,best,low,high"
#: of the attack in Marrow that the reports tell of, of one far away, and one that lacks its id
MARROW = "1,2021-05-03,2021-05-03,1,Marrow,Quarra,10.0,20.0,12,12,12"
AWAY = "2,2021-05-03,2021-05-03,1,Tessel,Quarra,8.0,20.0,3,3,3"
BAD = ",2021-05-03,2021-05-03,1,Tessel,Quarra,8.0,20.0,3,3,3"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with two reports of an attack in Marrow, linked and settled."""
    with open_store(tmp_path / "out") as opened:
        for number, killed in ((1, 12), (2, 84)):
            make(number, [Told(killed=killed, day=None if number == 2 else 0)]).into(opened)
        pipeline.link(opened)
        pipeline.reconcile(opened, LocalPool(1))
        yield opened


def table(folder: Path, *rows: str) -> Path:
    """A file with these rows under the header."""
    path = folder / "ged.csv"
    path.write_text("\n".join([HEADER, *rows, ""]))
    return path


def test_rows_come_in_and_bad_ones_are_one_line_each(store: Store, tmp_path: Path) -> None:
    done = import_tables(store, [table(tmp_path, MARROW, BAD, AWAY)])
    assert (done.new, done.held, done.versions) == (2, 0, 0)
    assert [(s.origin.rsplit("/", 1)[-1], s.what) for s in done.skipped] == [("ged.csv:3", "no id")]
    assert [s.what for s in store.skips()] == ["no id"]
    coded = list(store.coded())
    assert {a.kind for a, _ in coded} == {AccountKind.CODED}
    assert all(r.dataset == "ged" for _, r in coded)


def test_the_same_rows_again_change_nothing_and_another_row_of_an_id_is_a_new_version(
    store: Store, tmp_path: Path
) -> None:
    import_tables(store, [table(tmp_path, MARROW, AWAY)])
    again = import_tables(store, [table(tmp_path, MARROW, AWAY)])
    assert (again.new, again.held) == (0, 2)
    changed = import_tables(store, [table(tmp_path, MARROW.replace("12,12,12", "13,13,13"))])
    assert (changed.new, changed.versions) == (0, 1)
    assert sorted(str(r.title) for _, r in store.coded()) == ["UCDP GED 1", "UCDP GED 2"]
    (newest,) = [a for a, r in store.coded() if r.title == "UCDP GED 1"]
    assert [s.original for s in newest.of("killed")] == ["13"]


def test_the_bytes_of_a_row_are_kept(store: Store, tmp_path: Path) -> None:
    import_tables(store, [table(tmp_path, MARROW)])
    ((account, report),) = store.coded()
    original = store.original(report.id)
    assert original.decode() == f"{HEADER}\n{MARROW}"
    for said in account.assertions:
        start, end = report.offsets.byte_range(said.span.start, said.span.end) or (0, 0)
        assert original[start:end].decode() == said.original


def test_importing_changes_no_incident_no_finding_and_no_lineage(store: Store, tmp_path: Path) -> None:
    before = store.incidents(), list(store.records()), store.lineages()
    import_tables(store, [table(tmp_path, MARROW, AWAY)])
    linked = pipeline.link(store)
    settled = pipeline.reconcile(store, LocalPool(1))
    assert (linked.changed, settled.changed) == (False, False)
    assert (store.incidents(), list(store.records()), store.lineages()) == before
    assert store.count_unread("any reader") == 2


def test_a_row_fits_the_incident_that_it_tells_of(store: Store, tmp_path: Path) -> None:
    import_tables(store, [table(tmp_path, MARROW, AWAY)])
    found = {str(m.report.title): m for m in matches(store)}
    marrow = next(r for r in store.records() if any(a.value == PLACES[0] for a in r.assertions("place")))
    fitting = found["UCDP GED 1"]
    assert (fitting.incident_id, fitting.sure) == (marrow.incident.id, True)
    assert fitting.score > 0.5
    assert any("12 killed" in reason or "12" in reason for reason in fitting.reasons)
    assert not found["UCDP GED 2"].sure


def test_a_row_counts_as_a_witness_where_that_is_asked_for(store: Store, tmp_path: Path) -> None:
    import_tables(store, [table(tmp_path, MARROW)])
    fitting = next(m for m in matches(store) if m.sure)
    record = store.record(fitting.incident_id or "")
    with_row = counted(store, record, policy("gtd-2019"))
    assert [a.id for a in with_row.accounts if a.kind is AccountKind.CODED] == [fitting.account.id]
    alone, beside = record.under("gtd-2019")["killed"], with_row.under("gtd-2019")["killed"]
    assert (len(alone.readings[0].reports), len(beside.readings[0].reports)) == (1, 2)
    assert "UCDP GED" in beside.readings[0].voices
    assert store.record(record.incident.id) == record


def test_rows_are_counted_apart(store: Store, tmp_path: Path) -> None:
    before = store.counts()
    import_tables(store, [table(tmp_path, MARROW, AWAY)])
    assert store.counts() == replace(before, rows=2)


def test_rows_in_a_store_without_incidents_fit_none(tmp_path: Path) -> None:
    with open_store(tmp_path / "new") as store:
        import_tables(store, [table(tmp_path, MARROW)])
        ((account, report),) = store.coded()
        assert matches(store) == [Match(account, report)]
