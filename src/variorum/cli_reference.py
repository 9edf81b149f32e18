"""The reference page of the command line, made from the commands themselves: docs/cli.md.

Run it as `python -m variorum.cli_reference > docs/cli.md`; a test fails where the page is stale.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from variorum.cli import cli


def reference(group: click.Group) -> str:
    """The whole page in Markdown."""
    parts = ["# Command line", "", "<!-- made by `make docs` from the commands; do not edit -->", ""]
    parts += [_text(group.help), "", *_epilog(group)]
    context = click.Context(group, info_name="variorum", **group.context_settings)
    parts += _commands(group, context, ())
    return "\n".join(parts).rstrip() + "\n"


def _commands(group: click.Group, context: click.Context, above: tuple[str, ...]) -> Iterator[str]:
    """Each command of a group, and below it those that it has itself."""
    for name in group.list_commands(context):
        command = group.commands[name]
        inner = click.Context(command, context, name)
        yield from _command(command, inner, " ".join((*above, name)))
        if isinstance(command, click.Group):
            yield from _commands(command, inner, (*above, name))


def _command(command: click.Command, context: click.Context, name: str) -> Iterator[str]:
    usage = " ".join(command.collect_usage_pieces(context))
    yield from (f"## variorum {name}", "", "```", f"variorum {name} {usage}", "```", "")
    yield from (_text(command.help), "")
    yield from _epilog(command)
    rows = [record for p in command.get_params(context) if (record := p.get_help_record(context))]
    if rows:
        yield from ("| option | what it does |", "|---|---|")
        yield from (f"| `{_cell(names)}` | {_cell(words)} |" for names, words in rows)
        yield ""


def _epilog(command: click.Command) -> Iterator[str]:
    if command.epilog:
        yield from (_text(command.epilog), "")


def _text(words: str | None) -> str:
    """Help text as Markdown: paragraphs that click leaves unwrapped become code blocks."""
    paragraphs = inspect.cleandoc(words or "").split("\n\n")
    return "\n\n".join(_block(paragraph.strip("\n")) for paragraph in paragraphs)


def _block(paragraph: str) -> str:
    if not paragraph.startswith("\b"):
        return paragraph
    return "```\n" + paragraph.removeprefix("\b").strip("\n") + "\n```"


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")


if __name__ == "__main__":
    click.echo(reference(cli), nl=False)
