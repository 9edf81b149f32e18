"""The command that opens the workbench."""

from __future__ import annotations

from getpass import getuser
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.commands import options, output

if TYPE_CHECKING:
    from variorum.reconcile.policy import Policy

#: where the workbench is to be found again after a restart: no service is known by this number
_PORT = 8467
#: what the extra `review` brings
_NEEDED = ("argon2", "starlette", "uvicorn")


@click.command()
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
@options.out
@options.policy
@options.as_json
def review(  # noqa: PLR0913  # click hands every option over by name
    *, port: int, no_browser: bool, name: str | None, out: Path, policy: Policy, as_json: bool
) -> None:
    """Open the workbench in the browser: what needs a person, with the words behind every value.

    The pages are served on this machine only, to whoever opens the login link, which works once. Everything is
    offline. Ctrl-C ends it.
    """
    _check_installed()
    from variorum.review.serve import serve

    def told(link: str) -> None:
        output.emit({"link": link}) if as_json else click.echo(f"workbench   {link}\nCtrl-C ends it.")
        if not no_browser:
            click.launch(link)

    serve(out, policy, name or getuser(), port=port, told=told)


def _check_installed() -> None:
    from variorum.errors import BadInput

    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise BadInput(
            f"the workbench needs {' and '.join(missing)}",
            where="variorum review",
            mend="pip install 'variorum[review]'",
        )
