"""Disagreements on a terminal: one block each, the readings below each other, the chosen one marked."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from variorum.publish.disputes import Disagreement, Side
from variorum.publish.summary_words import first_words, listed, number
from variorum.publish.terminal import all_safe

#: letters of a value that are shown; `--json` and the CSV file have all of them
_VALUE = 90
#: a bar of so many blocks shows the weight
_BAR = 10


def draw_disputes(console: Console, found: Sequence[Disagreement], total: int) -> None:
    """Print the disagreements, and how many there are in all."""
    for one in all_safe(list(found)):
        console.print(_table(one), Padding(Text(one.sentence, style="dim"), (0, 0, 1, 4)))
    shown = f", the first {len(found)} are shown" if len(found) < total else ""
    console.print(f"{number(total, 'field')} on which independent reports differ{shown}")


def _table(one: Disagreement) -> Table:
    filled = round(_BAR * one.weight)
    bar = ("█" * filled + "░" * (_BAR - filled), "red" if one.weight >= 0.5 else "yellow")
    head = Text.assemble(bar, f" {one.weight:.2f}  ", (one.label, "bold"), f"  {one.status}  ")
    head.append(f"{one.what}, {one.where}, {one.when}  ", style="dim")
    head.append(one.incident_id, style="cyan")
    table = Table(
        title=head, title_justify="left", title_style="", box=None, show_header=False, padding=(0, 1)
    )
    for side in one.sides:
        table.add_row("*" if side.chosen else " ", first_words(side.value, _VALUE), _who(side))
    return table


def _who(side: Side) -> Text:
    denied = f"; denied {number(side.denied, 'time')}" if side.denied else ""
    when = f"; as of {side.last}" if side.last else ""
    voices = listed(side.voices) or "nobody affirms it"
    return Text(f"{voices}; {number(side.lineages, 'lineage')}{when}{denied}")
