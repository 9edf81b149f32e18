"""How long each stage takes on the example reports: `python -m variorum.evaluate.stage_times`.

CPU seconds of this process, one job; take the ratios, machines differ.
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
from variorum.run import pipeline
from variorum.run.engine import LocalPool
from variorum.run.pipeline import Input
from variorum.store import Store, open_store

#: the first extraction loads the parser: it is timed apart, on one report
WARM_UP = "warm-up (loads the parser)"


@dataclass(frozen=True, slots=True)
class Time:
    """CPU seconds that a stage took over a number of reports."""

    stage: str
    seconds: float
    reports: int


def stage_times() -> list[Time]:
    """The time of each stage over all example reports, the warm-up first."""
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
    return [_timed(stage, store, run) for stage, run in plan.items()]


def _input(path: Path) -> Input:
    return Input(paths=(str(path),))


def _timed(stage: str, store: Store, run: Callable[[], object]) -> Time:
    start = time.process_time()
    run()
    return Time(stage, time.process_time() - start, store.counts().reports)


def main() -> None:
    """Print the times as a table."""
    table = Table("stage", "CPU seconds", "reports", "reports/s")
    for one in stage_times():
        rate = one.reports / one.seconds if one.seconds else 0.0
        table.add_row(one.stage, f"{one.seconds:.2f}", str(one.reports), f"{rate:,.1f}")
    Console().print(table)


if __name__ == "__main__":
    main()
