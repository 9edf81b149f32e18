"""The command that opens the workbench, and above those on its people."""

from __future__ import annotations

import re
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from variorum.commands import options, output
from variorum.commands.people import people, quorum, token, tokens

if TYPE_CHECKING:
    from variorum.reconcile.policy import Policy

#: where the workbench is to be found again after a restart: no service is known by this number
_PORT = 8467
#: what the extra `review` brings
_NEEDED = ("argon2", "starlette", "uvicorn")
#: a name of the DNS in small letters, with the port if it is not that of https
_HOST_NAME = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?(?::[0-9]{1,5})?")


def _host_name(context: click.Context, option: click.Parameter, name: str | None) -> str | None:  # noqa: ARG001
    if name is not None and not _HOST_NAME.fullmatch(name.lower()):
        raise click.BadParameter(f"{name!r}: give a name as browsers do, without https:// and path")
    return name and name.lower()


@click.group(invoke_without_command=True)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=_PORT,
    show_default=True,
    help="Port on 127.0.0.1; 0 takes any that is free.",
)
@click.option("--no-browser", is_flag=True, help="Print the login link and open nothing.")
@click.option(
    "--as", "name", metavar="NAME", help="Whose decisions they are; without it your user name here."
)
@click.option(
    "--host-name",
    callback=_host_name,
    metavar="NAME",
    help="What browsers elsewhere call the workbench, where a proxy on this machine passes it on by https.",
)
@options.out
@options.policy
@options.as_json
@click.pass_context
def review(  # noqa: PLR0913  # click hands every option over by name
    context: click.Context,
    *,
    port: int,
    no_browser: bool,
    name: str | None,
    host_name: str | None,
    out: Path,
    policy: Policy,
    as_json: bool,
) -> None:
    """Open the workbench in the browser: what needs a person, with the words behind every value.

    The pages are served on this machine only, to whoever opens the login link, which works once, and to people who
    were given a password. Everything is offline. Ctrl-C ends it. The commands below say who may come in.
    """
    if context.invoked_subcommand is not None:
        _check_bare(context)
        return
    options.check_installed(_NEEDED, "variorum review")
    from variorum.review.serve import Serving, serve

    def told(link: str) -> None:
        output.emit({"link": link}) if as_json else click.echo(f"workbench   {link}\nCtrl-C ends it.")
        if not no_browser:
            click.launch(link)

    serve(out, policy, Serving(name or getuser(), port, host_name), told)


def _check_bare(context: click.Context) -> None:
    """Options of the workbench itself would be lost before a command: --out above all."""
    for parameter in context.command.params:
        if context.get_parameter_source(parameter.name or "") is not ParameterSource.DEFAULT:
            raise click.UsageError(f"Give {parameter.opts[0]} after {context.invoked_subcommand}.")


for _command in (people, quorum, token, tokens):
    review.add_command(_command)
