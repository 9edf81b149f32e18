"""Results on a terminal: the figures, misses counted by kind, and the worst of them with their passage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from variorum.evaluate.benchmarks import Result
from variorum.evaluate.outcome import Figures, Miss
from variorum.publish.terminal import all_safe

#: kinds of error that are counted on screen; the rest is summed up
MOST_KINDS = 12


def draw(console: Console, result: Result, *, errors: int = 0) -> None:
    """Print the figures of `result`, and its `errors` worst misses."""
    outcome = result.outcome
    console.print(Rule(Text(f"{result.name}  {result.version}"), align="left"))
    for table in _tables(outcome.figures):
        console.print(table)
    rate = outcome.reports / result.seconds if result.seconds else 0.0
    console.print(f"{outcome.reports:,} reports in {result.seconds:,.1f} s ({rate:,.1f} a second)")
    if errors and outcome.misses:
        _draw_misses(console, all_safe(worst(outcome.misses, len(outcome.misses))), errors)


def worst(misses: Sequence[Miss], most: int) -> tuple[Miss, ...]:
    """The `most` misses of the greatest weight, in the order of the benchmark among equals."""
    return tuple(sorted(misses, key=lambda miss: -miss.weight)[:most])


def _tables(figures: Figures) -> Iterator[Table]:
    """Plain figures as one table; each group of groups (the slots) as a table of its own."""
    plain = {key: value for key, value in figures.items() if not isinstance(value, Mapping)}
    if plain:
        yield _rows("", plain)
    for name, group in figures.items():
        if isinstance(group, Mapping) and group:
            nested = all(isinstance(value, Mapping) for value in group.values())
            yield _matrix(name, group) if nested else _rows(name, _flat(group))


def _rows(title: str, figures: Figures) -> Table:
    table = Table(title or "figure", "value", box=None, pad_edge=False)
    for name, value in figures.items():
        table.add_row(str(name), _number(value))
    return table


def _matrix(title: str, groups: Mapping[str, Figures]) -> Table:
    columns = list(dict.fromkeys(key for group in groups.values() for key in _flat(group)))
    table = Table(title, *columns, box=None, pad_edge=False)
    for name, group in groups.items():
        flat = _flat(group)
        table.add_row(str(name), *(_number(flat.get(key, "")) for key in columns))
    return table


def _flat(figures: Figures, before: str = "") -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in figures.items():
        found |= (
            _flat(value, f"{before}{name}.") if isinstance(value, Mapping) else {f"{before}{name}": value}
        )
    return found


def _number(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.3f}" if abs(value) <= 1 else f"{value:,.1f}"
    return str(value)


def _draw_misses(console: Console, misses: Sequence[Miss], most: int) -> None:
    kinds = Counter(miss.kind for miss in misses)
    console.print(Rule(Text(f"{len(misses):,} misses, by kind"), align="left"))
    for kind, number in kinds.most_common(MOST_KINDS):
        console.print(f"{number:>7,}  {kind}")
    left = sum(kinds.values()) - sum(n for _, n in kinds.most_common(MOST_KINDS))
    if left:
        console.print(f"{left:>7,}  of other kinds")
    for number, miss in enumerate(misses[:most], 1):
        _draw_miss(console, number, miss)


def _draw_miss(console: Console, number: int, miss: Miss) -> None:
    console.print(Rule(Text(f"{number}  {miss.kind}  {miss.report}"), align="left", style="dim"))
    console.print(Text(miss.passage))
    table = Table.grid(padding=(0, 2))
    table.add_row("expected", Text(miss.expected, style="green"))
    table.add_row("came out", Text(miss.given, style="red"))
    if miss.rule:
        table.add_row("rule", Text(miss.rule, style="dim"))
    console.print(table)
