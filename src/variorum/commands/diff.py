"""The command that says what changed, and why."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.commands import options, output

if TYPE_CHECKING:
    from variorum.reconcile.policy import Policy


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="[B]", required=False)
@click.option(
    "--incident", metavar="ID", help="Only this incident: its id, or the first letters, on either side."
)
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Incidents to print."
)
@options.out
@options.policy
@options.as_json
def diff(  # noqa: PLR0913  # click hands every option over by name
    *,
    before: str,
    after: str | None,
    incident: str | None,
    limit: int,
    out: Path,
    policy: Policy,
    as_json: bool,
) -> None:
    """Say what differs from A to B, and why.

    \b
    Two moments    variorum diff 2024-01-03T20:00Z 2024-01-04T12:00Z
    Two policies   variorum diff gtd-2019 acled
    Two stores     variorum diff old/variorum.sqlite new/variorum.sqlite

    Moments and policies are looked at in the store at --out. A policy can be a file of your own. Without B, A is set
    against the present: the store as it is, under --policy. You get incidents that appeared, merged, split or went;
    fields with their value before and after; readings that came (+), went (−), ended (×), stand again (↺) or have other
    witnesses (~); and why: a new report, a figure superseded, corrected or withdrawn, a judgement, or a rule. Nothing
    is stored.
    """
    from variorum.publish.diff import difference
    from variorum.publish.diff.view import draw_difference
    from variorum.run.sides import sides

    found = difference(*sides((before, after), out, policy), only=incident)
    if as_json:
        output.emit(asdict(found))
    else:
        draw_difference(output.console(), found, limit=limit)
