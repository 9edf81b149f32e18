"""Commands that look at a store and change nothing in it: show, search."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from variorum.commands import options, output
from variorum.settings import STORE_FILE


@click.command()
@click.argument("incident", required=False)
@options.out
@options.policy
@options.as_json
def show(*, incident: str | None, out: Path, policy: str, as_json: bool) -> None:
    """Print the summary, or all that is behind one INCIDENT.

    INCIDENT is an id or its first letters. Each field comes with its readings (* is the chosen one), each
    reading with who says so, how firmly, as of when, and the words at [start:end) of which report.
    """
    if incident is None:
        _show_all(out, policy, as_json=as_json)
    else:
        _show_one(incident, out, policy, as_json=as_json)


def _show_all(out: Path, policy: str, *, as_json: bool) -> None:
    from variorum.publish.summary import summarise
    from variorum.publish.summary_view import draw
    from variorum.store import open_store

    with open_store(out, create=False) as store:
        summary, skips, counts = summarise(store.records(), policy), store.skips(), store.counts()
    if as_json:
        output.emit({**asdict(summary), "skips": output.skips_plain(skips), "counts": asdict(counts)})
        return
    draw(output.console(), summary, skips=skips, left={"store": str(out / STORE_FILE)})


def _show_one(incident: str, out: Path, policy: str, *, as_json: bool) -> None:
    from variorum.publish.detail import detail
    from variorum.publish.detail_view import draw_detail
    from variorum.store import open_store

    with open_store(out, create=False) as store:
        found = detail(store.record(incident), policy)
    if as_json:
        output.emit(asdict(found))
    else:
        draw_detail(output.console(), found)


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Reports to print.")
@options.out
@options.as_json
def search(*, words: tuple[str, ...], limit: int, out: Path, as_json: bool) -> None:
    """Find the reports that hold all WORDS.

    A phrase stands in quotes. Other forms of a word are found too: bombing finds bombings.
    """
    from variorum.publish.terminal import safe
    from variorum.store import open_store

    query = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    with open_store(out, create=False) as store:
        hits = store.search(query, limit=limit)
    if as_json:
        output.emit({"query": query, "hits": [asdict(hit) for hit in hits]})
        return
    for hit in hits:
        click.echo(safe(f"{hit.report_id}  {hit.outlet or ''}  {hit.title or ''}\n    {hit.extract}"))
    if not hits:
        click.echo("no report holds all of these words")
