"""The command that measures the reader against public research sets."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.commands import options, output
from variorum.settings import Reading

if TYPE_CHECKING:
    from variorum.evaluate.benchmarks import Result


def _benchmark(context: click.Context, option: click.Parameter, name: str) -> str:  # noqa: ARG001
    """The name of a benchmark that there is; a usage error lists them."""
    from variorum.evaluate.benchmarks import BENCHMARKS

    if name not in BENCHMARKS:
        raise click.BadParameter(
            f"there is no benchmark {name!r}; the benchmarks are {', '.join(sorted(BENCHMARKS))}"
        )
    return name


@click.command()
@click.argument("name", callback=_benchmark)
@click.option(
    "--data",
    required=True,
    type=click.Path(exists=True, path_type=Path),
    help="The set's file or folder, or a folder above it. Nothing is downloaded: bring your own copy.",
)
@click.option(
    "--set", "part", metavar="SET", help="The part of the set: dev, train, tst1 ... tst4, odd, even."
)
@click.option(
    "--responses", type=click.Path(exists=True, path_type=Path), help="muc4: score this answer file."
)
@click.option("--no-history", is_flag=True, help="muc4: leave the judges' decisions of 1992 out.")
@click.option("--cache", type=click.Path(file_okay=False, path_type=Path), help="Keep parses in this folder.")
@options.reader
@click.option(
    "--model",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="The trained reader of this folder, made by `make train`, in place of the shipped one.",
)
@click.option("--errors", type=click.IntRange(min=0), default=0, metavar="N", help="Show the worst N misses.")
@options.jobs
@options.as_json
def evaluate(  # noqa: PLR0913  # click gives one parameter an option
    *,
    name: str,
    data: Path,
    part: str | None,
    responses: Path | None,
    no_history: bool,
    cache: Path | None,
    reader: Reading,
    model: Path | None,
    errors: int,
    jobs: int,
    as_json: bool,
) -> None:
    """Measure the reader on the benchmark NAME.

    muc4, muc4-official, gva, lineage, pitf, hrdsattack, polnear, places, dates or factuality. docs/accuracy.md says
    what each measures, and what its figures are. judgements: what people decided in the store of the folder at --data
    (docs/judgements.md).
    """
    from variorum.evaluate.benchmarks import run
    from variorum.evaluate.outcome import Task
    from variorum.extract.readers import reader_of
    from variorum.run.engine import LocalPool

    with output.progress() as watch:
        task = Task(
            data=data,
            set=part,
            responses=responses,
            history=not no_history,
            cache=cache,
            reader=reader_of(reader, model),
            engine=LocalPool(jobs),
            watch=watch,
        )
        result = run(name, task)
    _show(result, errors=errors, as_json=as_json)


def _show(result: Result, *, errors: int, as_json: bool) -> None:
    from variorum.evaluate.view import draw, worst

    if as_json:
        shown = [asdict(miss) for miss in worst(result.outcome.misses, errors)]
        output.emit({**result.plain(), **({"errors": shown} if errors else {})})
    else:
        draw(output.console(), result, errors=errors)
