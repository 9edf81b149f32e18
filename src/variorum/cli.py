"""The command line. Only click is imported here: `variorum --version` has to answer within 0.3 seconds."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from variorum import __version__
from variorum.commands import (
    diff,
    disputes,
    doctor,
    draft,
    evaluate,
    explain,
    judgements,
    lineage,
    look,
    mcp,
    review,
    stages,
    tables,
)
from variorum.errors import BadInput, VariorumError

_EPILOG = """
\b
Exit codes: 0 all went well; 1 an error; 2 wrong usage; 3 something was skipped and the rest went through.
Every command but mcp takes --json. Progress is shown on standard error, on a terminal only.

\b
Completion, for bash (zsh and fish alike): put this line into ~/.bashrc
  eval "$(_VARIORUM_COMPLETE=bash_source variorum)"
"""


class Commands(click.Group):
    """A group whose errors are one plain line: what is wrong, where, and how to mend it."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an error of ours becomes `Error: ...` and exit code 1."""
        try:
            return super().invoke(ctx)
        except BadInput as error:
            raise _failure(f"{error.what}; {error.where}; {error.mend}") from error
        except VariorumError as error:
            raise _failure(str(error)) from error
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise
            where = error.filename or "the system"
            mend = "check the path, its permissions and the free space"
            raise _failure(f"{error.strerror or error}; {where}; {mend}") from error

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """In the order in which they are met."""
        return list(self.commands)


def _failure(message: str) -> click.ClickException:
    from variorum.publish.terminal import safe  # noqa: PLC0415  # a run without an error has no need of it

    return click.ClickException(safe(message))


@click.group(cls=Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Turn news reports about attacks into one record per incident.

    Every value is traced to who said it, in which report, at which characters, how firmly, and as of when.
    """


for _command in (
    stages.run,
    stages.demo,
    look.show,
    explain.explain,
    draft.draft,
    look.incidents,
    look.search,
    disputes.disputes,
    review.review,
    judgements.judgements,
    mcp.mcp,
    diff.diff,
    tables.import_,
    tables.compare,
    lineage.lineage,
    stages.ingest,
    stages.extract,
    stages.link,
    stages.reconcile,
    stages.publish,
    evaluate.evaluate,
    doctor.doctor,
):
    cli.add_command(_command)


def main() -> None:
    """The entry point of the program `variorum`."""
    for stream in (sys.stdout, sys.stderr):
        # a terminal that can't print a letter gets a question mark, not a traceback
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        cli(prog_name="variorum")
    except BrokenPipeError:
        # the reader of a pipe has gone: nothing more to say, and nothing to flush into
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


if __name__ == "__main__":
    main()
