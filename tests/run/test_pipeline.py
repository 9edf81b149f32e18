"""What a run leaves in the store, once and again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from variorum.model.report import Report
from variorum.model.value import Count
from variorum.run import pipeline
from variorum.run.engine import LocalPool
from variorum.run.pipeline import Input, Outcome
from variorum.store import Store

Rooms = dict[str, ModuleType]


def run(store: Store, *paths: Path, stdin: bytes = b"") -> Outcome:
    """All stages over `paths`, in this process."""
    given = Input(paths=tuple(map(str, paths)) + (("-",) if stdin else ()), stdin=stdin)
    return pipeline.run_all(store, given, LocalPool(1))


def dump(store: Store, folder: Path) -> list[str]:
    """All rows of the store as text."""
    with closing(sqlite3.connect(folder / "variorum.sqlite")) as raw:
        return [line for line in raw.iterdump() if "report_text" not in line]


def test_a_run_leaves_reports_accounts_incidents_and_findings(
    store: Store, rooms: Rooms, folder: Path
) -> None:
    outcome = run(store, folder)
    assert (outcome.ingested.new, len(outcome.ingested.skipped)) == (3, 1)
    assert (outcome.extracted.read, outcome.extracted.accounts) == (3, 2)
    assert (outcome.linked.lineages, outcome.linked.incidents, outcome.linked.new) == (3, 1, 1)
    assert outcome.reconciled.findings == {"again": 1, "largest": 1}
    (record,) = store.records()
    assert record.under("largest")["killed"].value == Count(14, 14, 14)
    assert [s.origin for s in store.skips()] == [f"{folder.as_posix()}/d.pdf"]
    assert {r.policy for r in store.runs()} == {"again", "largest"}


def test_a_second_run_changes_not_one_byte_of_content(
    store: Store, rooms: Rooms, folder: Path, tmp_path: Path
) -> None:
    run(store, folder)
    before = dump(store, tmp_path / "out")
    again = run(store, folder)
    assert dump(store, tmp_path / "out") == before
    assert (again.ingested.new, again.ingested.held, again.extracted.read) == (0, 3, 0)
    assert (again.linked.changed, again.reconciled.changed) == (False, False)
    assert len(again.skipped) == 1


def test_runs_over_parts_leave_the_content_of_one_run_over_all(
    store: Store, rooms: Rooms, folder: Path, tmp_path: Path
) -> None:
    for name in ("c.txt", "b.txt", "a.txt"):
        run(store, folder / name)
    with pipeline_store(tmp_path / "whole") as whole:
        run(whole, folder)
        assert list(whole.records()) == list(store.records())
        assert whole.lineages() == store.lineages()


def pipeline_store(folder: Path) -> Store:
    """A second store."""
    from variorum.store import open_store

    return open_store(folder)


def test_standard_input_is_read_as_a_report(store: Store, rooms: Rooms) -> None:
    outcome = run(store, stdin=b"In the evening 9 people were killed near the bridge, officials said.")
    assert outcome.ingested.new == 1
    assert [r.origin for r in store.reports()] == ["-"]


def test_a_report_that_cant_be_read_is_skipped_each_time_and_the_rest_goes_through(
    store: Store, rooms: Rooms, folder: Path
) -> None:
    (folder / "b.txt").write_text("This text is unreadable, but long enough to be taken in as a report.\n")
    for _ in range(2):
        outcome = run(store, folder)
        assert [s.what for s in outcome.extracted.skipped] == ["no sentence in it"]
        assert store.skips()[0].what == "no sentence in it"
        assert len(list(store.records())) == 1


def test_a_broken_stage_stops_and_names_the_report_and_the_others_are_kept(
    store: Store, rooms: Rooms, folder: Path
) -> None:
    good = rooms["variorum.extract.readers"].extract

    def breaks(report: Report) -> object:
        if "14 people" in report.text:
            raise IndexError
        return good(report)

    rooms["variorum.extract.readers"].extract = breaks  # type: ignore[attr-defined]
    with pytest.raises(IndexError) as caught:
        run(store, folder)
    assert caught.value.__notes__ == [f"at {folder.as_posix()}/b.txt"]
    assert store.counts().reports == 3
    rooms["variorum.extract.readers"].extract = good  # type: ignore[attr-defined]
    assert run(store, folder).linked.incidents == 1
    assert store.counts().accounts == 2


def test_a_run_that_is_killed_goes_on_where_it_stood(
    store: Store, rooms: Rooms, folder: Path, tmp_path: Path
) -> None:
    told: list[str] = []

    def killed(stage: str, done: int, total: int | None) -> None:
        told.append(stage)
        if stage == "extract" and done == 2:
            raise KeyboardInterrupt

    given = Input(paths=(str(folder),))
    with pytest.raises(KeyboardInterrupt):
        pipeline.run_all(store, given, LocalPool(1), watch=killed)
    assert told == ["ingest"] * 4 + ["extract"] * 2
    outcome = run(store, folder)
    assert outcome.extracted.read == 1
    with pipeline_store(tmp_path / "whole") as whole:
        run(whole, folder)
        assert list(whole.records()) == list(store.records())


def test_a_newer_reader_reads_every_report_again(store: Store, rooms: Rooms, folder: Path) -> None:
    run(store, folder)
    rooms["variorum.extract.readers"].name = "test reader 2"  # type: ignore[attr-defined]
    assert run(store, folder).extracted.read == 3
    assert store.readers() == ["test reader 2"]


def test_an_empty_store_gives_nothing_and_no_error(store: Store, rooms: Rooms) -> None:
    outcome = run(store)
    assert outcome.linked.incidents == 0
    assert outcome.skipped == ()


def test_the_watch_is_told_every_stage(store: Store, rooms: Rooms, folder: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    pipeline.run_all(store, Input(paths=(str(folder),)), LocalPool(1), watch=lambda *step: told.append(step))
    last = {stage: (done, total) for stage, done, total in told if stage != "ingest"}
    every = ("extract", "link", "compare", "cluster", "lineages", "store", "reconcile")
    assert {stage: done == total for stage, (done, total) in last.items()} == dict.fromkeys(every, True)


def test_settling_sees_no_earlier_findings(store: Store, rooms: Rooms, folder: Path) -> None:
    run(store, folder)
    assert all(record.findings for record in store.records())
    # the small `reconcile` of these tests fails on a record with findings
    assert run(store, folder).reconciled.findings == {"again": 1, "largest": 1}
