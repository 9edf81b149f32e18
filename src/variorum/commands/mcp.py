"""The command that offers a store to programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.commands import options

if TYPE_CHECKING:
    from variorum.reconcile.policy import Policy


@click.command()
@options.out
@options.policy
def mcp(*, out: Path, policy: Policy) -> None:
    """Offer the store to a program over the Model Context Protocol, on standard input and output.

    It can look up incidents, fields down to their words, disputes and reports, and it can propose judgements, which
    settle nothing and wait for a person. docs/mcp.md says how to set it up.
    """
    options.check_installed(("mcp",), "variorum mcp", what="the MCP server", extra="mcp")
    from variorum.review.mcp.server import serve

    serve(out, policy)
