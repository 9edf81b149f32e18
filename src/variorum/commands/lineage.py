"""The command that shows who copied whom."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from variorum.commands import options, output


@click.command()
@click.argument("report", required=False)
@click.argument("other", required=False)
@options.out
@options.as_json
def lineage(*, report: str | None, other: str | None, out: Path, as_json: bool) -> None:
    """Print who copied whom: all lineages, that of one REPORT, or REPORT and OTHER side by side.

    REPORT and OTHER are ids or their first letters. A lineage is printed as a tree: the origin, and below it
    what was made of it, how much, and why it is taken to be the copy. An origin that reports credit and the
    store does not hold stands above them. Side by side, the words that both reports have are marked.
    """
    from variorum.publish.lineage import beside, find, forest
    from variorum.publish.lineage_view import draw_beside, draw_forest
    from variorum.store import open_store

    with open_store(out, create=False) as store:
        lineages, reports = store.lineages(), {r.id: r for r in store.reports()}
    one, two = (find(prefix, reports) if prefix else None for prefix in (report, other))
    if one and two:
        pair = beside(one, two, lineages)
        output.emit(asdict(pair)) if as_json else draw_beside(output.console(), pair)
        return
    found = forest(lineages, reports, one.id if one else None)
    output.emit(asdict(found)) if as_json else draw_forest(output.console(), found)
