"""The command that writes an incident as a paragraph."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.commands import options, output

if TYPE_CHECKING:
    from variorum.reconcile.policy import Policy


@click.command()
@click.argument("incident")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="Plain text, Markdown with footnotes, or one JSON object.",
)
@options.out
@options.policy
@options.as_json
def draft(*, incident: str, form: str, out: Path, policy: Policy, as_json: bool) -> None:
    """Write INCIDENT as a paragraph in which every clause carries its citation.

    INCIDENT is an id or its first letters. The paragraph is made by template from what reports say: claims,
    accusations and denials stay with those who make them, other figures stand beside the settled one. Each number
    in brackets leads to the words in the report.
    """
    from variorum.publish.draft import as_markdown, as_text
    from variorum.publish.draft import draft as paragraph
    from variorum.publish.terminal import safe
    from variorum.run.policies import with_findings
    from variorum.store import open_store

    with open_store(out, create=False) as store:
        found = paragraph(with_findings(store.record(incident), policy), policy.name)
    if as_json or form == "json":
        output.emit(asdict(found))
    else:
        click.echo(safe(as_markdown(found) if form == "markdown" else as_text(found)))
