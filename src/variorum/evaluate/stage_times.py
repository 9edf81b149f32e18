"""How long each stage takes on the example reports: `python -m variorum.evaluate.stage_times`.

CPU seconds of this process, one job, beside one bare pass of the parser over the same texts. Take the
ratios to it: machines differ.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from variorum.examples import folder
from variorum.extract.parse import parser
from variorum.run import pipeline
from variorum.run.engine import LocalPool
from variorum.run.pipeline import Input
from variorum.store import Store, open_store

#: the first extraction loads the parser: it is timed apart, on one report
WARM_UP = "warm-up (loads the parser)"
#: spaCy over the clean texts, nothing read off: what the ratios are to
BARE = "bare spaCy pass"


@dataclass(frozen=True, slots=True)
class Time:
    """CPU seconds that a stage took over a number of reports."""

    stage: str
    seconds: float
    reports: int


def stage_times() -> list[Time]:
    """The time of each stage over all example reports; the warm-up first, then the bare pass."""
    with TemporaryDirectory() as place:
        first = next(path for path in sorted(folder().rglob("*.txt")))
        with open_store(Path(place) / "warm") as store:
            warm = _timed(WARM_UP, store, lambda: pipeline.run_all(store, _input(first), LocalPool(1)))
        with open_store(Path(place) / "all") as store:
            return [warm, *_stages(store)]


def _stages(store: Store) -> list[Time]:
    pool = LocalPool(1)
    plan: dict[str, Callable[[], object]] = {
        "ingest": lambda: pipeline.ingest(store, _input(folder()), pool),
        "extract": lambda: pipeline.extract(store, pool),
        "link": lambda: pipeline.link(store),
        "reconcile": lambda: pipeline.reconcile(store, pool),
    }
    times = [_timed(stage, store, run) for stage, run in plan.items()]
    return [_timed(BARE, store, lambda: _bare_pass(store)), *times]


def _bare_pass(store: Store) -> None:
    for _ in parser().pipe([report.text for report in store.reports()]):
        pass


def _input(path: Path) -> Input:
    return Input(paths=(str(path),))


def _timed(stage: str, store: Store, run: Callable[[], object]) -> Time:
    start = time.process_time()
    run()
    return Time(stage, time.process_time() - start, store.counts().reports)


def main() -> None:
    """Print the times as a table."""
    times = stage_times()
    bare = next(one.seconds for one in times if one.stage == BARE)
    table = Table("stage", "CPU seconds", "reports", "reports/s", "to bare spaCy")
    for one in times:
        rate = one.reports / one.seconds if one.seconds else 0.0
        ratio = f"{one.seconds / bare:.2f}" if bare and one.stage != WARM_UP else ""
        table.add_row(one.stage, f"{one.seconds:.2f}", str(one.reports), f"{rate:,.1f}", ratio)
    Console().print(table)


if __name__ == "__main__":
    main()
