"""The chain behind a field on a terminal, from the finding down to the bytes."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from variorum.publish.detail import ReadingDetail, Witness
from variorum.publish.explain import Explanation, Source
from variorum.publish.summary_words import first_words, listed, number
from variorum.publish.terminal import all_safe

#: letters of the words and of the bytes that are shown; `--json` has all of them
_WORDS = 200


def draw_explanation(console: Console, found: Explanation) -> None:
    """Print the chain as a tree."""
    safe = all_safe(found)
    field = safe.field
    top = Tree(
        Text.assemble(
            (field.label.capitalize(), "bold cyan"), "  ", (field.value, "bold"), f"  {field.status}\n",
            (f"{safe.what}, {safe.where}, {safe.when}  {safe.incident}", "dim"),
        ),
        guide_style="dim",
    )  # fmt: skip
    if field.rule:
        top.add(
            Text.assemble(
                ("rule  ", "dim"), field.sentence, (f"\n{field.rule}; {field.citation}; {safe.policy}", "dim")
            )
        )
    sources = {source.assertion: source for source in safe.sources}
    for reading in field.readings:
        branch = top.add(_reading(reading))
        for verb, its in (("said by", reading.witnesses), ("denied by", reading.denied_by)):
            for witness in its:
                branch.add(_witness(witness, verb)).add(_source(sources[witness.id]))
    console.print(top)
    console.print(Text(f"read by {listed(safe.readers)}", style="dim"))


def _reading(reading: ReadingDetail) -> Text:
    parts = ((reading.reports, "report"), (reading.lineages, "lineage"), (len(reading.voices), "voice"))
    behind = ", ".join(number(count, name) for count, name in parts)
    text = Text.assemble("* " if reading.chosen else "- ", (reading.value, "bold" if reading.chosen else ""))
    text.append(f"  {reading.stance}, {behind}", style="dim")
    if reading.lost:
        text.append(f"; not chosen: {reading.lost}", style="yellow")
    return text


def _witness(witness: Witness, verb: str) -> Text:
    chain = " < ".join(f"{name} ({role})" for name, role in reversed(witness.voices))
    as_of = f"; as of {witness.as_of}" if witness.as_of else ""
    notes = "".join(f"; {key}: {value}" for key, value in witness.notes)
    text = Text(f"{verb} {chain}; {witness.stance}{as_of}{notes}\n")
    text.append(f"“{first_words(witness.quote, _WORDS)}”", style="italic")
    text.append(f"\nin: {first_words(witness.context, _WORDS)}", style="dim")
    text.append(f"\nfound by {witness.rule}", style="dim")
    return text


def _source(source: Source) -> Text:
    known = f" ({source.known})" if source.published else ""
    text = Text(f"{source.outlet}, {source.published or 'no date'}{known}  {source.report}\n")
    copied = f"a copy of {source.copied}\n" if source.copied else ""
    text.append(f"{copied}{source.file}, SHA-256 {source.sha256}\n", style="dim")
    if source.start is None:
        return text.append("no bytes of their own", style="dim")
    text.append(f"bytes [{source.start}:{source.end})  ", style="dim")
    return text.append(first_words(source.raw, _WORDS))
