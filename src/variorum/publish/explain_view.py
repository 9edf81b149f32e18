"""The chain behind a field on a terminal, from the finding down to the bytes."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from variorum.publish.detail import Witness
from variorum.publish.detail_view import QUOTE, reading_line, witness_lines
from variorum.publish.explain import Explanation, Provenance
from variorum.publish.summary_words import first_words, listed
from variorum.publish.terminal import all_safe


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
    places = {place.assertion: place for place in safe.provenance}
    told = {w.id: w for reading in field.readings for w in (*reading.witnesses, *reading.denied_by)}
    for reading in field.readings:
        branch = top.add(reading_line(reading))
        if reading.ended_by in told:
            branch.add(_witness(told[reading.ended_by], "ended by"))
        for verb, its in (("said by", reading.witnesses), ("denied by", reading.denied_by)):
            for witness in its:
                branch.add(_witness(witness, verb)).add(_provenance(places[witness.id]))
    console.print(top)
    console.print(Text(f"read by {listed(safe.readers)}", style="dim"))


def _witness(witness: Witness, verb: str) -> Text:
    text = witness_lines(witness, verb)
    text.append(f"\nin: {first_words(witness.context, QUOTE)}", style="dim")
    return text.append(f"\nfound: {witness.rule}", style="dim")


def _provenance(place: Provenance) -> Text:
    known = f" ({place.known})" if place.published else ""
    text = Text(f"{place.outlet}, {place.published or 'no date'}{known}  {place.report}\n")
    copied = f"a copy of {place.copied}\n" if place.copied else ""
    text.append(f"{copied}{place.file}, SHA-256 {place.sha256}\n", style="dim")
    if place.start is None:
        return text.append("no bytes of their own", style="dim")
    text.append(f"bytes [{place.start}:{place.end})  ", style="dim")
    return text.append(first_words(place.raw, QUOTE))
