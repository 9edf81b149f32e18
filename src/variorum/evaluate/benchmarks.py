"""The benchmarks by name: what each is measured on, and what it measures."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from variorum import __version__
from variorum.errors import BadInput
from variorum.evaluate.halves import HALVES
from variorum.evaluate.outcome import Outcome, Task


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A benchmark: its module, the folder of its data within the data folder, its sets, what it measures."""

    name: str
    module: str
    folder: str
    sets: tuple[str, ...]
    measures: str
    function: str = "evaluate"

    @property
    def evaluate(self) -> Callable[[Task], Outcome]:
        """The function that runs it; its module is imported only now."""
        found: Callable[[Task], Outcome] = getattr(
            import_module(f"variorum.evaluate.{self.module}"), self.function
        )
        return found


_ALL = (
    Benchmark(
        "muc4",
        "muc4.evaluate",
        "muc4",
        ("dev", "tst1", "tst2", "tst3", "tst4"),
        "the whole record: MUC-4 templates by the official score",
    ),
    Benchmark(
        "muc4-official",
        "muc4.evaluate",
        "muc4",
        (),
        "our scorer: the answers of the 17 systems of 1992 on TST3, scored again",
        function="official",
    ),
    Benchmark(
        "muc4-clusters",
        "muc4.clusters",
        "muc4",
        ("dev", "tst1", "tst2"),
        "linking: reports on the killing of one of six victims, each one incident",
    ),
    Benchmark("gva", "gva", "gva", HALVES, "several reports, one incident: tolls, city, date, linking"),
    Benchmark("lineage", "lineage", "gva", HALVES, "who copied whom: rewrites planted among real reports"),
    Benchmark("pitf", "pitf", "pitf", HALVES, "deaths, injured, weapon class and country of short extracts"),
    Benchmark(
        "hrdsattack", "hrdsattack", "hrdsattack", ("dev", "train"), "modern reports; irrelevant ones too"
    ),
    Benchmark("polnear", "polnear", "polnear", ("dev", "train"), "voices: source, cue, content"),
    Benchmark("places", "places", "geoparse", HALVES, "places: found, and resolved to the right entry"),
    Benchmark("dates", "dates", "tempeval3", HALVES, "dates: found, and resolved to the right value"),
    Benchmark(
        "factuality", "factuality", "factuality", ("dev", "train"), "stance against a scale of -3 to 3"
    ),
    Benchmark(
        "judgements",
        "judgements.evaluate",
        "",
        (),
        "what people decided in a store of yours: what the machine got wrong, and what deciding cost",
    ),
)
BENCHMARKS = {one.name: one for one in _ALL}


@dataclass(frozen=True, slots=True)
class Result:
    """An outcome with what it came from: version and reader, wall-clock seconds."""

    name: str
    outcome: Outcome
    seconds: float
    version: str
    reader: str

    def plain(self) -> dict[str, Any]:
        """As one JSON object, figures beside `reports`, `seconds`, `version`."""
        return {
            "name": self.name,
            "version": self.version,
            "reader": self.reader,
            "reports": self.outcome.reports,
            "seconds": round(self.seconds, 2),
            **_rounded(self.outcome.figures),
        }


def run(name: str, task: Task) -> Result:
    """Run the benchmark `name`; KeyError if there is none, BadInput if its data can't be read."""
    benchmark = BENCHMARKS[name]
    if task.set is not None and task.set not in benchmark.sets:
        there = f"its sets are {', '.join(benchmark.sets)}" if benchmark.sets else "it has no sets"
        raise BadInput(f"{name} has no set {task.set!r}", where="--set", mend=there)
    start = time.perf_counter()
    outcome = benchmark.evaluate(task)
    return Result(name, outcome, time.perf_counter() - start, __version__, task.reader.name)


def _rounded(figures: Any) -> Any:
    """Figures to four decimal places: more says nothing, and differs between machines."""
    if isinstance(figures, float):
        return round(figures, 4)
    if isinstance(figures, dict):
        return {key: _rounded(value) for key, value in figures.items()}
    return figures
