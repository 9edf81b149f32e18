"""What commands print: one JSON object or plain text on standard output, progress on standard error."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from variorum.settings import Watch, silent

if TYPE_CHECKING:
    from rich.console import Console

    from variorum.model.report import Skip

#: columns of plain output where there is no terminal that has a width
PLAIN_WIDTH = 100
#: exit code where something was skipped and the rest went through
SKIPPED = 3


def emit(thing: dict[str, Any]) -> None:
    """Print `thing` as one JSON object."""
    text = json.dumps(thing, ensure_ascii=False, indent=2 if sys.stdout.isatty() else None)
    # JSON escapes U+0000 to U+001F itself; a terminal obeys these too
    click.echo(re.sub("[\x7f-\x9f]", lambda found: f"\\u{ord(found[0]):04x}", text))


def console() -> Console:
    """A console on standard output; without a terminal no colours and a fixed width."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else PLAIN_WIDTH
    return Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)


@contextmanager
def progress() -> Iterator[Watch]:
    """Something to watch a run with: bars on standard error if that is a terminal, else nothing."""
    if not sys.stderr.isatty():
        yield silent
        return
    with _bars() as watch:
        yield watch


@contextmanager
def _bars() -> Iterator[Watch]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description:<10}"),
        BarColumn(30),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, Any] = {}

        def watch(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield watch


def skips_plain(skips: Sequence[Skip]) -> list[dict[str, Any]]:
    """Skips as JSON objects."""
    return [asdict(skip) for skip in skips]


def say_skips(skips: Sequence[Skip]) -> None:
    """A line for each skip on standard error: what, where, how to mend it."""
    from variorum.publish.terminal import safe

    for skip in skips:
        click.echo(safe(f"Skipped: {skip.what}; {skip.origin}; {skip.mend}"), err=True)


def leave(skips: Sequence[Skip]) -> None:
    """End the command with exit code 3 if anything was skipped."""
    if skips:
        click.get_current_context().exit(SKIPPED)
