"""The times of the stages, with the small stages of these tests in their place."""

from __future__ import annotations

from types import ModuleType

import pytest

from variorum.evaluate.stage_times import BARE, WARM_UP, main, stage_times
from variorum.examples import folder


def test_each_stage_is_timed_over_all_example_reports(rooms: dict[str, ModuleType]) -> None:
    times = stage_times()
    assert [t.stage for t in times] == [WARM_UP, BARE, "ingest", "extract", "link", "reconcile"]
    files = [p for p in folder().rglob("*") if p.suffix in {".txt", ".html"}]
    assert times[0].reports == 1
    assert all(t.reports >= len(files) for t in times[1:])
    assert all(t.seconds >= 0 for t in times)


def test_the_table_names_every_stage(
    rooms: dict[str, ModuleType], capsys: pytest.CaptureFixture[str]
) -> None:
    main()
    shown = capsys.readouterr().out
    assert all(
        stage in shown for stage in ("ingest", "extract", "link", "reconcile", "reports/s", "to bare spaCy")
    )
