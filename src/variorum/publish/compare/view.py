"""The comparison on a terminal: a block for each row and its incident, then what is alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from variorum.publish.compare.sides import Alone, Comparison, Line, Pair
from variorum.publish.compare.standing import Standing
from variorum.publish.summary_words import first_words, listed, number
from variorum.publish.terminal import all_safe

#: letters of a value that are shown; `--json` and the CSV file have all of them
_VALUE = 48
#: the sign and colour of each standing
_SIGNS = {
    Standing.AGREE: ("=", "green"),
    Standing.MORE_EXACT: ("~", "yellow"),
    Standing.VAGUER: ("~", "yellow"),
    Standing.OVERLAPS: ("~", "yellow"),
    Standing.DIFFER: ("≠", "red"),
    Standing.ONLY_CODED: ("+", "cyan"),
    Standing.ONLY_REPORTED: ("-", "cyan"),
}


def draw_comparison(console: Console, found: Comparison, *, everything: bool = False) -> None:
    """Print where they part; with `everything` also where they agree."""
    safe = all_safe(found)
    for pair in safe.pairs:
        _draw_pair(console, pair, everything=everything)
    _draw_alone(console, "Rows without an incident", safe.rows)
    _draw_alone(console, "Incidents without a row", safe.incidents)
    console.print(Text(_counted(safe), style="bold"))


def _draw_pair(console: Console, pair: Pair, *, everything: bool) -> None:
    head = Text.assemble((pair.row, "bold cyan"), (f"  {pair.origin}\n", "dim"))
    head.append(f"{pair.what}, {pair.where}, {pair.when}  ")
    head.append(f"{pair.incident}  {pair.score:.2f}, under {pair.policy}", style="dim")
    console.print(head)
    table = Table(box=None, padding=(0, 1), show_edge=False, header_style="dim")
    for name in ("", "", "coded", "reports", ""):
        table.add_column(name, overflow="fold")
    for line in pair.lines:
        if everything or line.standing != Standing.AGREE:
            table.add_row(*_cells(line))
    if table.row_count:
        console.print(table)
    agreed = len(pair.lines) - pair.parts
    console.print(Text(f"  {number(agreed, 'field')} agreed\n", style="dim"))


def _cells(line: Line) -> Sequence[Text]:
    sign, colour = _SIGNS[line.standing]
    told = first_words(line.reported, _VALUE)
    return (
        Text(f"{sign} {line.standing}", style=colour),
        Text(line.label),
        Text(first_words(line.coded, _VALUE)),
        Text(f"{told} ({line.status})" if told and line.status else told),
        Text(line.elsewhere, style="dim"),
    )


def _draw_alone(console: Console, title: str, alone: Sequence[Alone]) -> None:
    if not alone:
        return
    console.print(Text(title, style="bold"))
    for one in alone:
        told = ", ".join(part for part in (one.what, one.where, one.when) if part)
        line = Text.assemble("  ", (one.id, "cyan"), f"  {one.outlet}  {told}")
        if one.perhaps:
            line.append(f"  may be {one.perhaps}", style="yellow")
        console.print(line)
    console.print()


def _counted(found: Comparison) -> str:
    """How many rows fit an incident, and in how many fields they stand how."""
    rows = number(len(found.pairs) + len(found.rows), "row")
    standings = Counter(line.standing for pair in found.pairs for line in pair.lines)
    told = listed(_each(standings), most=len(Standing)) or "nothing to compare"
    return f"{rows}, {len(found.pairs)} beside an incident: {told}"


def _each(standings: Counter[Standing]) -> Iterable[str]:
    return (f"{standings[s]} {s.value}" for s in Standing if standings[s])
