"""The command that lists what reports differ on."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.commands import options, output

if TYPE_CHECKING:
    from variorum.reconcile.policy import Policy


@click.command()
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Fields to print.")
@click.option(
    "--csv", "csv_file", type=click.Path(dir_okay=False, path_type=Path), help="Write all to this file."
)
@options.out
@options.policy
@options.as_json
def disputes(*, limit: int, csv_file: Path | None, out: Path, policy: Policy, as_json: bool) -> None:
    """List every field on which independent reports differ, those that matter most first.

    Ranked by how far a toll spreads, whether it is who did it, how many days or kilometres apart. Each comes with
    its readings (* is the chosen one), who says so, and the rule that settled it.
    """
    from variorum.publish.disputes import as_csv, disagreements
    from variorum.publish.disputes_view import draw_disputes
    from variorum.run.policies import under
    from variorum.store import open_store

    with open_store(out, create=False) as store:
        found = disagreements(under(store.records(), policy), policy.name)
    if csv_file is not None:
        csv_file.write_text(as_csv(found), encoding="utf-8")
    if as_json:
        output.emit({"policy": policy.name, "disputes": [asdict(one) for one in found]})
    else:
        draw_disputes(output.console(), found[:limit], len(found))
