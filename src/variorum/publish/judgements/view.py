"""Judgements on a terminal: a line each, the reason below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from variorum.model.judgement import Capacity
from variorum.publish.judgements.listing import Listed, State, Words
from variorum.publish.summary_words import ID_SHOWN, field_label, first_words, number
from variorum.publish.terminal import all_safe

#: letters of a quote and of a value that are shown; `--json` has all of them
_QUOTE, _VALUE = 40, 40
#: letters of an ISO time up to the minute
_MINUTE = 16
_COLOURS = {State.LOST: "red", State.UNDONE: "dim", State.PROPOSAL: "yellow", State.ANSWERED: "dim"}


def draw_judgements(console: Console, found: Sequence[Listed], total: int) -> None:
    """Print the judgements, and how many there are of each state."""
    if found:
        table = Table("when", "who", "what", "on", "id", box=None, pad_edge=False, header_style="dim")
        for one in all_safe(list(found)):
            table.add_row(one.at[:_MINUTE], _who(one), _what(one), _on(one), one.id[:ID_SHOWN])
        console.print(table)
    console.print(_count(found, total))


def _who(one: Listed) -> Text:
    who = Text(one.by)
    if one.capacity != Capacity.CODER:
        who.append(f"\n{one.capacity}", style="dim")
    return who


def _what(one: Listed) -> Text:
    what = Text(f"{field_label(one.field)}: " if one.field else "")
    what.append(one.verdict, style="bold")
    if one.value is not None:
        what.append(f" → {first_words(one.value, _VALUE)} ({one.voice}, {one.stance})")
    if one.state != State.IN_FORCE:
        what.append(f"  {one.state}", style=_COLOURS[one.state])
    if one.reason:
        what.append(f"\n{one.reason}", style="dim")
    return what


def _on(one: Listed) -> Text:
    lines = [_quoted(words) for words in one.words] or list(one.about)
    return Text("\n".join(lines))


def _quoted(words: Words) -> str:
    return f"“{first_words(words.quote, _QUOTE)}” {words.outlet or words.report[:ID_SHOWN]}"


def _count(found: Sequence[Listed], total: int) -> str:
    states = Counter(one.state for one in found)
    told = ", ".join(f"{states[state]} {state}" for state in State if states[state])
    of = f" of {total:,}" if len(found) < total else ""
    return f"{number(len(found), 'judgement')}{of}{': ' if told else ''}{told}"
