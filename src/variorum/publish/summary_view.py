"""The summary on a terminal: colours where there are any, plain lines where there are none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from variorum.model.report import Skip
from variorum.publish.summary import Block, Dispute, Summary
from variorum.publish.summary_words import ID_SHOWN, first_words, joined, listed, number
from variorum.publish.terminal import all_safe

#: lines of a list before it is cut and says how many more there are: three incidents have to fit 40 lines
MOST_DISPUTES = 2
MOST_CLAUSES = 7
MOST_BACKGROUND = 6
MOST_SKIPS = 5
MOST_MAIN = 20
#: columns of the labels: "superseded" is the longest
LABEL = 10
#: outlets that are named before they are only counted
MOST_OUTLETS = 5


def draw(console: Console, summary: Summary, *, skips: Sequence[Skip], left: Mapping[str, str]) -> None:
    """Print the summary, then what was skipped, then where things lie (`left`: name -> place)."""
    for part in _parts(all_safe(summary), all_safe(tuple(skips)), all_safe(dict(left))):
        console.print(part)


def _parts(summary: Summary, skips: Sequence[Skip], left: Mapping[str, str]) -> Iterable[RenderableType]:
    if not summary.main and not summary.background:
        yield Text("No incident found.", style="bold")
    yield from (_incident(block, summary.policy) for block in summary.main[:MOST_MAIN])
    if len(summary.main) > MOST_MAIN:
        yield Text(
            f"and {number(len(summary.main) - MOST_MAIN, 'more incident')}: variorum show", style="dim"
        )
    if summary.background:
        yield _background(summary.background)
    pairs = {frozenset((block.id, other)) for block in summary.main for other in block.twins}
    if pairs:
        those = number(len(pairs), "pair")
        yield Text(f"{those} of incidents may be one: variorum incidents --twins", style="yellow")
    if skips:
        yield _skips(skips)
    if left:
        yield _left(left)


def _incident(block: Block, policy: str) -> RenderableType:
    head = Text(" · ").join([Text(block.what, style="bold"), Text(block.where), Text(block.when)])
    rows = _rows()
    for label, text in _facts(block, policy):
        rows.add_row(label, text)
    id_shown = Text(block.id[:ID_SHOWN], style="dim")
    title = Table.grid(expand=True, padding=(0, 0, 0, 2))
    title.add_column(ratio=1)
    title.add_column(justify="right")
    title.add_row(head, id_shown)
    return Group(Rule(style="dim"), title, Padding(rows, (0, 0, 0, 2)))


def _rows() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="cyan", no_wrap=True, min_width=LABEL)
    table.add_column(ratio=1)
    return table


def _facts(block: Block, policy: str) -> Iterable[tuple[str, Text]]:
    yield "toll", _tolls(block)
    yield "who", _who(block)
    yield "reports", _witnesses(block)
    for dispute in block.disputes[:MOST_DISPUTES]:
        yield dispute.status, _dispute(dispute, policy)
    if len(block.disputes) > MOST_DISPUTES:
        rest = listed((d.label for d in block.disputes[MOST_DISPUTES:]), most=4)
        yield "", Text(f"also differing: {rest}", style="dim")
    if block.series:
        yield "series", Text("; ".join(block.series))
    if block.twins:
        yield "twin?", Text(f"may be the same as {listed(t[:ID_SHOWN] for t in block.twins)}", style="yellow")


def _tolls(block: Block) -> Text:
    if not block.tolls:
        return Text("no number given")
    text = Text(", ").join(Text.assemble(f"{t.label} ", (t.text, "bold")) for t in block.tolls)
    if any("–" in t.text for t in block.tolls):
        text.append("  (low–best–high)", style="dim")
    return text


def _who(block: Block) -> Text:
    text = Text(joined(block.said[:MOST_CLAUSES]) or "nobody is named")
    if len(block.said) > MOST_CLAUSES:
        text.append(f"; and {len(block.said) - MOST_CLAUSES} more", style="dim")
    return text


def _witnesses(block: Block) -> Text:
    independent = number(block.lineages, "independent lineage")
    outlets = listed(block.outlets, most=MOST_OUTLETS)
    return Text(f"{number(block.reports, 'report')}, {independent}: {outlets}")


def _dispute(dispute: Dispute, policy: str) -> Text:
    readings = " / ".join(first_words(r, 50) for r in dispute.readings[:4])
    settled = first_words(dispute.sentence, 160) or dispute.value
    stop = "" if settled.endswith((".", "…")) else "."
    text = Text.assemble((dispute.label, "yellow"), f": {readings}. {settled}{stop} ")
    text.append(f"[{policy}: {dispute.rule.rsplit('.', 1)[-1]}]", style="dim")
    return text


def _background(blocks: Sequence[Block]) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(4):
        table.add_column(overflow="ellipsis", no_wrap=True)
    table.add_column(style="dim", no_wrap=True)
    for block in blocks[:MOST_BACKGROUND]:
        toll = ", ".join(f"{t.label} {t.text}" for t in block.tolls)
        place = first_words(block.where, 30)
        table.add_row(first_words(block.what, 30), place, block.when, toll, block.id[:ID_SHOWN])
    parts: list[RenderableType] = [Padding(table, (0, 0, 0, 2))]
    if len(blocks) > MOST_BACKGROUND:
        parts.append(Text(f"  and {len(blocks) - MOST_BACKGROUND} more: variorum show", style="dim"))
    return Group(Rule(style="dim"), Text("Told of in passing", style="bold"), *parts)


def _skips(skips: Sequence[Skip]) -> RenderableType:
    lines = [Text(f"  {s.origin}: {s.what}; {s.mend}", style="yellow") for s in skips[:MOST_SKIPS]]
    if len(skips) > MOST_SKIPS:
        lines.append(Text(f"  and {len(skips) - MOST_SKIPS} more: variorum show --json", style="dim"))
    head = Text(f"Skipped: {number(len(skips), 'input')}", style="bold")
    return Group(Rule(style="dim"), head, *lines)


def _left(left: Mapping[str, str]) -> RenderableType:
    table = _rows()
    for name, place in left.items():
        table.add_row(name, Text(place, overflow="fold"))
    return Group(Rule(style="dim"), table)
