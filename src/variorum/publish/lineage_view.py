"""Lineages on a terminal: who copied whom as a tree, two reports side by side with the copied words marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text
from rich.tree import Tree as Branches

from variorum.publish.lineage import Beside, Forest, Made, Passage, Tree
from variorum.publish.summary_words import number
from variorum.publish.terminal import all_safe

#: marks around copied words where there is no colour to tell them by
OPEN, CLOSE = "⟦", "⟧"


def draw_forest(console: Console, found: Forest) -> None:
    """Print the lineages, and how many reports are witnesses of their own."""
    for trees in _by_witness(all_safe(found.trees)):
        console.print(_branches(trees))
    held = f"{number(found.reports, 'report')} in {number(found.lineages, 'lineage')}"
    console.print(f"{held}, {found.witnesses} of them independent; {found.alone} stand alone")


def draw_beside(console: Console, found: Beside) -> None:
    """Print two reports side by side."""
    safe = all_safe(found)
    marked = not console.is_terminal or console.no_color
    heads = (Column(_head(made), ratio=1) for made in (safe.left, safe.right))
    table = Table(*heads, expand=True, show_lines=True)
    for left, right in safe.rows:
        table.add_row(_passage(left, marked=marked), _passage(right, marked=marked))
    console.print(table)
    how = f"{OPEN}in these brackets{CLOSE}" if marked else "in green"
    console.print(
        Text(f"{number(safe.words, 'word')} that both have in one order stand {how}. {safe.relation}")
    )


def _by_witness(trees: Iterable[Tree]) -> Iterable[list[Tree]]:
    """The lineages in their order, those that credit one origin together."""
    found: dict[str, list[Tree]] = {}
    for tree in trees:
        found.setdefault(tree.witness, []).append(tree)
    return found.values()


def _branches(trees: Sequence[Tree]) -> Branches:
    first = trees[0]
    if first.outside is None:
        return _grow(Branches(_line(first.origin)), first.origin)
    top = Branches(Text.assemble((first.outside, "bold magenta"), ("  credited, not held", "magenta")))
    for tree in trees:
        below = top.add(Text.assemble(_line(tree.origin), (f"\n{tree.why}", "dim")))
        _grow(below, tree.origin)
    return top


def _grow(branch: Branches, made: Made) -> Branches:
    for evidence in made.evidence:
        branch.add(Text(f"also {evidence}", style="dim italic"))
    for copy in made.copies:
        _grow(branch.add(_line(copy)), copy)
    return branch


def _line(made: Made) -> Text:
    title = f": {made.title}" if made.title else ""
    text = Text.assemble((made.report_id, "cyan"), "  ", (made.outlet, "bold"), f", {made.published}{title}")
    if made.kind is not None:
        text.append(f"\n{made.kind}, {made.share:.0%}", style="yellow")
        text.append(f": {made.reason}", style="dim")
    return text


def _head(made: Made) -> Text:
    return Text.assemble((made.report_id, "cyan"), "  ", (made.outlet, "bold"), f"\n{made.published}")


def _passage(passage: Passage | None, *, marked: bool) -> Text:
    return Text.assemble(*_parts(passage, marked=marked)) if passage else Text()


def _parts(passage: Passage, *, marked: bool) -> Iterator[str | tuple[str, str]]:
    at = 0
    for start, end in passage.copied:
        words = passage.text[start:end]
        yield passage.text[at:start]
        yield f"{OPEN}{words}{CLOSE}" if marked else (words, "green")
        at = end
    yield passage.text[at:]
