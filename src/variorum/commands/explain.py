"""The command that answers "how do you know?"."""

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
@click.argument("field")
@options.out
@options.policy
@options.as_json
def explain(*, incident: str, field: str, out: Path, policy: Policy, as_json: bool) -> None:
    """Print how FIELD of INCIDENT is known: from the finding down to the bytes.

    INCIDENT is an id or its first letters, FIELD a name such as killed, group or place. You get the rule that
    settled it, every reading, who says it in which report at which words, the file and its bytes.
    """
    from variorum.publish.explain import explain as chain
    from variorum.publish.explain_view import draw_explanation
    from variorum.run.policies import with_findings
    from variorum.store import open_store

    with open_store(out, create=False) as store:
        record = with_findings(store.record(incident), policy)
        found = chain(record, field, policy.name, originals=store.original, readers=store.readers())
    if as_json:
        output.emit(asdict(found))
    else:
        draw_explanation(output.console(), found)
