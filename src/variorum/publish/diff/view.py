"""A difference on a terminal: a block an incident, a line a field, below it why and which readings came and went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from variorum.publish.diff.fields import Cause, FieldChange, ReadingChange, Sign
from variorum.publish.diff.incidents import Difference, Fate, IncidentChange
from variorum.publish.summary_words import ID_SHOWN, first_words, listed
from variorum.publish.terminal import all_safe

#: letters of a value and of a reason that are shown; `--json` has all of them
_VALUE, _REASON = 60, 220
#: how a fate and a reading's sign are drawn
_FATES = {
    Fate.APPEARED: "green",
    Fate.GONE: "red",
    Fate.MERGED: "magenta",
    Fate.SPLIT: "magenta",
    Fate.REGROUPED: "magenta",
    Fate.CHANGED: "yellow",
}
_SIGNS = {
    Sign.NEW: ("+", "green"),
    Sign.GONE: ("−", "red"),
    Sign.ENDED: ("×", "red"),
    Sign.STANDS_AGAIN: ("↺", "green"),
    Sign.BACKED: ("~", "yellow"),
}
#: causes that the lines of the readings tell already
_TOLD_BY_READINGS = (Cause.REPORT, Cause.REPORT_GONE, Cause.ENDED)


def draw_difference(console: Console, found: Difference, *, limit: int) -> None:
    """Print the first `limit` incidents that differ, and how many there are of each fate."""
    found = all_safe(found)
    console.print(_head(found))
    for change in found.changes[:limit]:
        console.print(Rule(style="dim"))
        for line in _incident(change):
            console.print(line)
    console.print(Rule(style="dim"))
    console.print(_count(found, limit))
    for report in found.left_out:
        console.print(Text(f"left out: {report}", style="dim"))


def _head(found: Difference) -> Text:
    """ "ged-23.1: 2024-01-03 → 2024-01-04": what is set against what."""
    head = Text.assemble((found.names[0], "bold red"), " → ", (found.names[1], "bold green"))
    if found.kind != "policy":
        head.append(f"  under {found.policies[1]}", style="dim")
    if found.readers:
        head.append(f"\nread by {found.readers[0]}, then by {found.readers[1]}", style="dim")
    return head


def _count(found: Difference, limit: int) -> Text:
    fates = Counter(change.fate for change in found.changes)
    told = [Text(f"{fates[fate]} {fate}", style=colour) for fate, colour in _FATES.items() if fates[fate]]
    more = f"; the first {limit} are shown" if len(found.changes) > limit else ""
    line = Text(", ").join([*told, Text(f"{found.same} as before")])
    return Text.assemble("incidents: ", line, more)


def _incident(change: IncidentChange) -> Iterator[Text | Padding]:
    head = Text.assemble((str(change.fate), f"bold {_FATES[change.fate]}"), "  ")
    head.append(" · ".join(filter(None, (change.what, change.where, change.when))), style="bold")
    head.append("  " + _ids(change), style="cyan")
    head.append("  in passing" if change.background else "", style="dim")
    yield head
    for mark, colour, reports in (("+", "green", change.new_reports), ("−", "red", change.lost_reports)):
        if reports:
            yield Padding(Text(f"{mark} {listed(reports, most=4)}", style=colour), (0, 0, 0, 2))
    for why in change.why:
        yield Padding(Text(f"{why.cause}: {why.words}"), (0, 0, 0, 2))
    for field in change.fields:
        if not field.quiet:
            yield from _field(field)
    quiet = [field.label for field in change.fields if field.quiet]
    if quiet:
        yield Padding(
            Text(f"as before, with other witnesses: {listed(quiet, most=len(quiet))}", style="dim"),
            (0, 0, 0, 2),
        )


def _ids(change: IncidentChange) -> str:
    """The id, or those before and those after where they differ in number."""
    before, after = (" + ".join(i[:ID_SHOWN] for i in ids) for ids in (change.before, change.after))
    return f"{before} → {after}" if before and after and before != after else after or before


def _field(field: FieldChange) -> Iterator[Text | Padding]:
    line = Text.assemble((f"{field.label}  ", "bold cyan"))
    if field.before == field.after:
        line.append(first_words(field.after, _VALUE) or "nothing said", style="bold")
    else:
        line.append(first_words(field.before, _VALUE) or "nothing said", style="red")
        line.append(" → ")
        line.append(first_words(field.after, _VALUE) or "nothing said", style="bold green")
    line.append(f"  {_status(field)}", style="dim")
    yield Padding(line, (0, 0, 0, 2))
    for reading in field.readings:
        yield Padding(_reading(reading), (0, 0, 0, 6))
    for why in field.why:
        if why.cause in _TOLD_BY_READINGS and field.readings:
            continue
        words = Text.assemble((f"{why.cause}: ", "dim italic"), (first_words(why.words, _REASON), "dim"))
        yield Padding(words, (0, 0, 0, 6))


def _status(field: FieldChange) -> str:
    was, now = field.status
    return now if was == now else " → ".join(filter(None, (was, now))) or ""


def _reading(reading: ReadingChange) -> Text:
    mark, colour = _SIGNS[reading.sign]
    value = first_words(reading.value, _VALUE)
    return Text.assemble((f"{mark} {value}", colour), f"  {first_words(reading.words, _REASON)}")
