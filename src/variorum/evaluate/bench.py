"""`python -m variorum.evaluate.bench`: run the benchmarks and hold their figures to the pinned floors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from variorum.evaluate import floors
from variorum.evaluate.benchmarks import BENCHMARKS, Benchmark, Result, run
from variorum.evaluate.floors import Floor, Floors, Pinned, Verdict
from variorum.evaluate.outcome import Task
from variorum.extract.parse import parser_digest
from variorum.run.engine import LocalPool, default_jobs

FLOORS = Path("bench") / "floors.json"
#: what is pinned, by run: the figures of docs/accuracy.md, on halves that the trained reader did not learn from. Noise
#: is what another machine's arithmetic in the parser may move: two cases in the smallest of these sets, so .004 of a
#: share and .3 of an F in per cent
PINNED: dict[str, tuple[str, ...]] = {
    "muc4/tst2": ("all_templates.f", "slots.perp-org-conf.f"),
    "muc4/tst3": ("all_templates.f", "slots.perp-org-conf.f"),
    "gva/odd": (
        "record.killed_exact",
        "record.injured_exact",
        "record.city_exact",
        "record.date_exact",
        "linking.b_cubed.f",
        "linking.ari",
    ),
    "lineage": (
        "precision",
        "recall.verbatim.recall",
        "recall.15% edited.recall",
        "recall.30% excerpt.recall",
    ),
    "pitf/odd": ("deaths_exact",),
    "hrdsattack/dev": ("violations_f",),
    "polnear/dev": ("all_overlap_f", "source_overlap_f"),
    "places": ("lgl.exact_of_found", "gwn.exact_of_found"),
    "dates": ("value_f",),
    "factuality/dev": ("pearson", "sign_right"),
}
SHARE_NOISE = 0.004
PERCENT_NOISE = 0.3


@click.group()
def main() -> None:
    """Run the benchmarks against public research sets, and hold their figures to bench/floors.json."""


_data = click.option(
    "--data", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The data folder."
)
_cache = click.option("--cache", type=click.Path(file_okay=False, path_type=Path), help="Keep parses here.")
_only = click.option("--only", multiple=True, metavar="RUN", help="Only this run, as muc4/tst2; repeatable.")


@main.command()
@_data
@_cache
@_only
def check(*, data: Path | None, cache: Path | None, only: tuple[str, ...]) -> None:
    """Fail if a figure lies under its floor by more than its noise."""
    pinned = floors.load(FLOORS).runs
    if data is None:
        click.echo("No data folder was given, so the benchmarks are not run: make bench DATA=FOLDER")
        return
    found: list[Verdict] = []
    for name in only or sorted(pinned):
        found += _checked(name, pinned[name], _task(data, name, cache))
    _draw(found)
    if not all(verdict.held for verdict in found):
        raise click.ClickException("a figure fell under its floor")


@main.command()
@_data
@_cache
@_only
@click.option("--lower", is_flag=True, help="Allow floors to be lowered.")
@click.option("--reason", help="Why floors are lowered; kept in the file.")
def pin(*, data: Path, cache: Path | None, only: tuple[str, ...], lower: bool, reason: str | None) -> None:
    """Measure, and set the floors to what was measured."""
    held = floors.load(FLOORS)
    for name in only or sorted(PINNED):
        task = _task(data, name, cache)
        after = _pinned(name, _measured(name, task), task)
        runs = held.runs | {
            name: floors.repinned(held.runs.get(name), after, reason=reason if lower else None)
        }
        held = Floors(runs=dict(sorted(runs.items())))
        floors.save(held, FLOORS)
        click.echo(f"pinned {name}: " + ", ".join(f"{k} {v.floor:g}" for k, v in after.figures.items()))


def _benchmark(name: str) -> Benchmark:
    return BENCHMARKS[name.partition("/")[0]]


def _task(data: Path, name: str, cache: Path | None) -> Task:
    folder = data / _benchmark(name).folder
    engine = LocalPool(default_jobs())
    return Task(data=folder, set=name.partition("/")[2] or None, cache=cache, engine=engine)


def _measured(name: str, task: Task) -> Result:
    click.echo(f"running {name} ...", err=True)
    return run(_benchmark(name).name, task)


def _pinned(name: str, result: Result, task: Task) -> Pinned:
    figures = {figure: floors.value_at(result.outcome.figures, figure) for figure in PINNED[name]}
    missing = [figure for figure, value in figures.items() if value is None]
    if missing:
        raise click.ClickException(f"{name} gives no figure {', '.join(missing)}")
    return Pinned(
        data=floors.digest(task.data),
        parser=parser_digest(),
        version=result.version,
        reports=result.outcome.reports,
        figures={figure: _floor(value) for figure, value in figures.items() if value is not None},
    )


def _floor(value: float) -> Floor:
    """The floor at a measured value; figures above 1 are per cent."""
    percent = value > 1
    return Floor(floor=round(value, 1 if percent else 3), noise=PERCENT_NOISE if percent else SHARE_NOISE)


def _checked(name: str, pinned: Pinned, task: Task) -> Iterator[Verdict]:
    if floors.digest(task.data) != pinned.data:
        raise click.ClickException(f"{name}: {task.data} is not the data that the floors were measured on")
    if parser_digest() != pinned.parser:
        click.echo(f"{name}: measured with another parser, {pinned.parser}", err=True)
    return floors.verdicts(name, pinned, _measured(name, task).outcome.figures)


def _draw(found: Sequence[Verdict]) -> None:
    table = Table("run", "figure", "floor", "now", "")
    for one in found:
        now = "none" if one.value is None else f"{one.value:.3f}"
        table.add_row(one.run, one.figure, f"{one.floor:.3f}", now, "held" if one.held else "FELL")
    Console().print(table)


if __name__ == "__main__":
    main()
