"""Commands for people's own tables: import them, and compare them with what reports say."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from variorum.commands import options, output

#: short names of the datasets, as in coding/datasets.py: a choice of the command line is to load nothing
_DATASETS = ("gtd", "ged", "acled")


@click.command("import")
@click.argument(
    "tables", nargs=-1, required=True, metavar="TABLE...", type=click.Path(dir_okay=False, path_type=Path)
)
@click.option("--as", "as_name", type=click.Choice(_DATASETS), help="The dataset.  [default: by the header]")
@click.option(
    "--outlet", metavar="NAME", help="What the dataset is called.  [default: GTD, UCDP GED or ACLED]"
)
@options.out
@options.as_json
def import_(
    *, tables: tuple[Path, ...], as_name: str | None, outlet: str | None, out: Path, as_json: bool
) -> None:
    """Take in rows of GTD, UCDP GED or ACLED as hand-coded readings.

    TABLE is a CSV file, or a workbook (.xlsx). Each row is kept with its bytes, each value with its cell. Rows are no
    witnesses: they change no incident and no finding. `variorum compare` shows where they and the reports part.
    Safe to repeat: a row with other cells under the same id is a new version.
    """
    from variorum.run.tables import import_tables
    from variorum.store import open_store

    with open_store(out) as store, output.progress() as watch:
        done = import_tables(store, tables, as_name=as_name, outlet=outlet, watch=watch)
    if as_json:
        output.emit({**asdict(done), "skipped": output.skips_plain(done.skipped)})
    else:
        click.echo(f"{done.new} rows new, {done.held} held, {done.versions} new versions")
        output.say_skips(done.skipped)
    output.leave(done.skipped)


@click.command()
@click.option(
    "--against",
    metavar="NAME",
    help="A dataset: gtd, ged, acled, or what --outlet called it.  [default: all]",
)
@click.option(
    "--policy",
    metavar="NAME|FILE.toml",
    help="Rules to settle readings by.  [default: the dataset's own]",
)
@click.option("--all", "everything", is_flag=True, help="Print also the fields in which they agree.")
@click.option(
    "--csv", "csv_file", type=click.Path(dir_okay=False, path_type=Path), help="Write all to this file."
)
@options.out
@options.as_json
def compare(  # noqa: PLR0913  # click hands every option over by name
    *,
    against: str | None,
    policy: str | None,
    everything: bool,
    csv_file: Path | None,
    out: Path,
    as_json: bool,
) -> None:
    """Show where imported tables and the reports part.

    Each row stands beside the incident that it fits by date, place, type, tolls and groups. For each field: what is
    coded, what the reports come to under the rules of that dataset, and whether they agree (=), one is vaguer (~),
    they differ, or only one has a value. Then rows without an incident, and incidents without a row.
    """
    from variorum.publish.compare import as_csv, comparison
    from variorum.publish.compare.view import draw_comparison
    from variorum.run.coded import matches
    from variorum.run.policies import chosen, under
    from variorum.store import open_store

    rules = chosen(policy) if policy else None
    with open_store(out, create=False) as store, output.progress() as watch:
        records = under(store.records(), rules) if rules else store.records()
        fitting = matches(store, watch=watch)
        found = comparison(fitting, records, against=against, policy=rules.name if rules else None)
    if csv_file is not None:
        csv_file.write_text(as_csv(found), encoding="utf-8")
    if as_json:
        output.emit(asdict(found))
    else:
        draw_comparison(output.console(), found, everything=everything)
