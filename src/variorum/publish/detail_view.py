"""The detail of an incident on a terminal: every field, its readings, and the witnesses of each."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from variorum.publish.detail import Detail, FieldDetail, LineageLine, ReadingDetail, ReportLine, Witness
from variorum.publish.summary_words import first_words, joined, listed, number
from variorum.publish.terminal import all_safe

#: code points of a quote that are shown; `--json` has all of them
QUOTE = 160


def draw_detail(console: Console, detail: Detail) -> None:
    """Print the detail of one incident."""
    detail = all_safe(detail)
    summary = detail.summary
    console.print(Rule(style="dim"))
    head = (summary.what, summary.where, summary.when)
    console.print(Text(" · ").join(Text(part, style="bold") for part in head))
    told = "told of in passing" if summary.background else "main incident"
    console.print(Text(f"{summary.id}, {told}, policy {detail.policy}", style="dim"))
    console.print(Text(joined(summary.said)))
    for field in detail.fields:
        _draw_field(console, field)
    _draw_list(console, "Reports", map(_report, detail.reports))
    _draw_list(console, "Independent lineages", map(_lineage, detail.lineages))
    _draw_list(console, "Inferred from linked reports", map(Text, detail.inferences))


def _draw_list(console: Console, head: str, lines: Iterable[Text]) -> None:
    shown = list(lines)
    if shown:
        console.print(Rule(style="dim"))
        console.print(Text(head, style="bold cyan"))
    for line in shown:
        console.print(Padding(line, (0, 0, 0, 2)))


def _draw_field(console: Console, field: FieldDetail) -> None:
    console.print()
    console.print(
        Text.assemble(
            (field.label.capitalize(), "bold cyan"), "  ", (field.value, "bold"), f"  {field.status}"
        )
    )
    if field.rule:
        cited = "; ".join(filter(None, (field.rule, field.citation)))
        text = Text(" ").join(filter(None, (Text(field.sentence), Text(f"[{cited}]", style="dim"))))
        console.print(Padding(text, (0, 0, 0, 2)))
    for reading in field.readings:
        console.print(Padding(reading_line(reading), (0, 0, 0, 2)))
        for witness in reading.witnesses:
            console.print(Padding(_witness(witness, "said by"), (0, 0, 0, 6)))
        for witness in reading.denied_by:
            console.print(Padding(_witness(witness, "denied by"), (0, 0, 0, 6)))


def reading_line(reading: ReadingDetail) -> Text:
    """The value, marked where it is chosen, what it rests on, and why it was not chosen."""
    mark = "* " if reading.chosen else "- "
    text = Text.assemble(mark, (reading.value, "bold" if reading.chosen else ""))
    text.append(f"  {reading.stance}, {_behind(reading)}", style="dim")
    if reading.lost:
        text.append(f"; not chosen: {reading.lost}", style="yellow")
    return text


def _behind(reading: ReadingDetail) -> str:
    """ "3 reports, 2 lineages, 1 voice": what a reading rests on."""
    parts = ((reading.reports, "report"), (reading.lineages, "lineage"), (len(reading.voices), "voice"))
    return ", ".join(number(count, name) for count, name in parts)


def _witness(witness: Witness, verb: str) -> Text:
    place = f"  {witness.outlet} {witness.report} [{witness.start}:{witness.end})"
    return witness_lines(witness, verb).append(place, style="dim")


def witness_lines(witness: Witness, verb: str) -> Text:
    """Who says or denies it, how firmly and as of when; below it the words."""
    chain = " < ".join(f"{name} ({role})" for name, role in reversed(witness.voices))
    parts = [f"{verb} {chain}", witness.stance]
    if witness.as_of:
        parts.append(f"as of {witness.as_of}")
    parts += [f"{key}: {value}" for key, value in witness.notes]
    text = Text(f"{'; '.join(parts)}\n")
    return text.append(f"“{first_words(witness.quote, QUOTE)}”", style="italic")


def _report(line: ReportLine) -> Text:
    title = f", “{first_words(line.title, 70)}”" if line.title else ""
    version = f", version {line.version}" if line.version > 1 else ""
    text = Text(f"{line.outlet}, {line.published or 'no date'}{title}{version}")
    text.append(f"  {line.id}, {line.origin}", style="dim")
    text.append(
        f"\nlinked with {line.score:.2f}: {'; '.join(line.reasons) or 'no reason given'}", style="dim"
    )
    return text


def _lineage(line: LineageLine) -> Text:
    text = Text(listed(line.reports, most=8))
    return text.append("".join(f"\n{reason}" for reason in line.reasons), style="dim")
