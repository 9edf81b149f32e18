"""Commands on people's decisions: list, export and import them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from variorum.commands import options, output, stages

if TYPE_CHECKING:
    from variorum.reconcile.policy import Policy
    from variorum.store import Store


@click.group()
def judgements() -> None:
    """List what people decided, and carry it from store to store.

    docs/judgements.md describes the lines that are exported.
    """


@judgements.command("list")
@click.option("--by", metavar="NAME", help="Only those of this person.")
@click.option("--field", metavar="FIELD", help="Only those on this field.")
@click.option("--lost", is_flag=True, help="Only those whose words are found no more.")
@options.out
@options.as_json
def list_(*, by: str | None, field: str | None, lost: bool, out: Path, as_json: bool) -> None:
    """List judgements, oldest first: who, when, what, and on which words.

    Undone ones and proposals stay in the list and are marked.
    """
    from variorum.publish.judgements.listing import Wanted, listed
    from variorum.publish.judgements.view import draw_judgements
    from variorum.store import open_store

    wanted = Wanted(by, field, lost)
    with open_store(out, create=False) as store:
        every = listed(store.judgements(), store.lost_judgements(), store.report)
    found = [one for one in every if wanted.holds(one)]
    if as_json:
        output.emit({"total": len(every), "judgements": [asdict(one) for one in found]})
    else:
        draw_judgements(output.console(), found, len(every))


@judgements.command()
@options.out
@options.as_json
def export(*, out: Path, as_json: bool) -> None:
    """Write all judgements to standard output, one line of JSON each, oldest first.

    \b
    variorum judgements export --out DIR > judgements.jsonl

    The same judgements are the same bytes. Proposals and undone ones are among them.
    """
    from variorum.coding.judgements import line
    from variorum.store import open_store

    with open_store(out, create=False) as store:
        _print_lines("judgements", [line(one) for one in store.judgements()], as_json=as_json)


def _print_lines(name: str, lines: Sequence[str], *, as_json: bool) -> None:
    """Lines of JSON as they are, or as one object."""
    import json

    if as_json:
        output.emit({name: [json.loads(text) for text in lines]})
        return
    # as bytes: a terminal that knows no UTF-8 would change letters
    click.echo("".join(f"{text}\n" for text in lines).encode(), nl=False)


@judgements.command("import")
@click.argument("file", metavar="FILE", type=click.File("rb"))
@options.out
@options.as_json
def import_(*, file: BinaryIO, out: Path, as_json: bool) -> None:
    """Append the judgements of FILE, which `export` wrote; - is standard input.

    They are found again by their words in the reports of this store. Those whose words are not here are kept,
    and `variorum judgements list --lost` names them. Incidents that they touch are settled again. Safe to repeat:
    what is held already is not taken in again.
    """
    from variorum.publish.summary_words import number
    from variorum.run.judgements_in import receive
    from variorum.store import open_store

    with open_store(out, create=False) as store:
        done = receive(store, file, file.name, since=stages.now())
    if as_json:
        output.emit({**asdict(done), "skipped": output.skips_plain(done.skipped)})
    else:
        lost = f", {done.lost} whose words are not here" if done.lost else ""
        told = f"{number(done.new, 'judgement')} new, {done.held} held{lost}"
        click.echo(f"{told}; {number(done.settled, 'incident')} settled again")
        output.say_skips(done.skipped)
    output.leave(done.skipped)


@judgements.command()
@options.out
@options.policy
@options.as_json
def training(*, out: Path, policy: Policy, as_json: bool) -> None:
    """Write what people decided as training data to standard output, a line of JSON for each judged report.

    Each has the report's text and the assertions that people accepted, rejected, corrected, added or struck, with
    their words, value, voice and stance. docs/judgements.md describes the lines.
    """
    from variorum.publish.judgements.training import lines
    from variorum.store import open_store

    with open_store(out, create=False) as store:
        records = store.records(_judged(store)[1])
        _print_lines("reports", list(lines(records, policy, store.report)), as_json=as_json)


def _judged(store: Store) -> tuple[list[str], list[str]]:
    """The reports that judgements are about, and the incidents that these tell of."""
    reports = sorted({anchor.report_id for one in store.judgements() for anchor in one.anchors})
    return reports, store.told_in(reports)


@judgements.command()
@click.option(
    "--limit", type=click.IntRange(min=0), default=20, show_default=True, help="Differences to print."
)
@options.out
@options.policy
@options.as_json
def agreement(*, limit: int, out: Path, policy: Policy, as_json: bool) -> None:
    """Print how far coders agree, field by field, where at least two decided the same thing.

    Krippendorff's alpha (1: they agree, 0: as by chance) and the share of pairs of choices that are the same; then
    pairs of coders, and what they differ on. docs/judgements.md says what is compared.
    """
    from variorum.publish.judgements.agreement import agreement as measured
    from variorum.publish.judgements.agreement_view import draw_agreement
    from variorum.publish.judgements.choices import units
    from variorum.store import open_store

    with open_store(out, create=False) as store:
        reports, incidents = _judged(store)
        told = units(store.records(incidents), store.accounts(reports), store.judgements(), policy)
    found = measured(told, policy.name)
    if as_json:
        output.emit(asdict(found))
    else:
        draw_agreement(output.console(), found, limit=limit)
