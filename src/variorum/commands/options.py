"""Options that several commands share, and the checks of what people write in them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from variorum.settings import (
    DEFAULT_EXPORTS,
    DEFAULT_OUT,
    DEFAULT_POLICY,
    DEFAULT_READER,
    DEFAULT_READING,
    EXPORTS,
    DossierForm,
    ReaderKind,
    Reading,
)

if TYPE_CHECKING:
    from variorum.reconcile.policy import Policy
    from variorum.run.pipeline import Input

#: where the value of --sieve waits for that of --reader
_SIEVE = "variorum.sieve"
Command = TypeVar("Command", bound=Callable[..., Any])


def _chosen(context: click.Context, option: click.Parameter, words: str) -> Policy:  # noqa: ARG001
    """The shipped policy of that name, or the one in that file; a usage error says what is wrong."""
    from variorum.errors import BadInput
    from variorum.run.policies import chosen

    try:
        return chosen(words)
    except BadInput as error:
        raise click.BadParameter(f"{error.what}; {error.where}; {error.mend}") from None


def _published(context: click.Context, option: click.Parameter, words: str | None) -> str | None:  # noqa: ARG001
    """A day or moment that can be read in one way only."""
    from variorum.errors import BadInput
    from variorum.ingest import Given

    try:
        Given(published=words).stated()
    except BadInput as error:
        raise click.BadParameter(f"{error.what}; {error.mend}") from None
    return words


def _fields(context: click.Context, option: click.Parameter, pairs: tuple[str, ...]) -> dict[str, str]:  # noqa: ARG001
    """`text=body` as {"text": "body"}; the names before `=` are those of a report's fields."""
    from variorum.ingest.stated import FIELD_NAMES

    found: dict[str, str] = {}
    for pair in pairs:
        field, equals, name = pair.partition("=")
        if not equals or not name or field not in FIELD_NAMES:
            raise click.BadParameter(f"{pair!r}: write FIELD=NAME with FIELD one of {', '.join(FIELD_NAMES)}")
        found[field] = name
    return found


def _sieve(context: click.Context, option: click.Parameter, sieve: bool) -> None:  # noqa: ARG001
    context.meta[_SIEVE] = sieve


def _reading(context: click.Context, option: click.Parameter, name: str) -> Reading:  # noqa: ARG001
    return Reading(ReaderKind(name), sieve=context.meta[_SIEVE])


def _existing_jobs(context: click.Context, option: click.Parameter, jobs: int | None) -> int:  # noqa: ARG001
    from variorum.run.engine import default_jobs

    return jobs or default_jobs()


out = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=DEFAULT_OUT,
    show_default=True,
    help="Folder of the store, the dossier and the exports.",
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
policy = click.option(
    "--policy",
    default=DEFAULT_POLICY,
    show_default=True,
    callback=_chosen,
    metavar="NAME|FILE.toml",
    help="Rules under which readings are settled and shown: one of the shipped policies, all of which are always "
    "computed, or your own in a file.",
)
formats = click.option(
    "--format",
    "formats",
    type=click.Choice([*EXPORTS, "all"]),
    multiple=True,
    default=DEFAULT_EXPORTS,
    show_default=True,
    metavar="NAME",
    help=f"A format to write: {', '.join(EXPORTS)}; all of them that are installed: all. Can be repeated.",
)
licence = click.option(
    "--licence",
    metavar="ID",
    help="The licence under which you publish, by its SPDX id (CC-BY-4.0): named in datapackage.json.",
)
dossier = click.option(
    "--dossier",
    type=click.Choice([form.value for form in DossierForm]),
    default=DossierForm.AUTO.value,
    show_default=True,
    help="The dossier as one file, or as a folder with an index and a page for each incident; auto is a folder "
    "for more than 50 reports.",
)
_who_reads = (
    click.option(
        "--reader",
        type=click.Choice([kind.value for kind in ReaderKind]),
        default=DEFAULT_READER.value,
        show_default=True,
        callback=_reading,
        help="Who reads: the rules, the trained reader, or both.",
    ),
    click.option(
        "--sieve",
        is_flag=True,
        # handed on with the reader, which is looked at later
        is_eager=True,
        expose_value=False,
        callback=_sieve,
        help="Read whole only reports about attacks, of others likely sentences: for large feeds. Loses some values.",
    ),
)
jobs = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    callback=_existing_jobs,
    metavar="N",
    help="Processes to use for many reports.  [default: the cores, four at most]",
)
_paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
_given = (
    click.option(
        "--published",
        callback=_published,
        metavar="DATE",
        help="Day or time of publication of reports that state none themselves: 2024-01-31.",
    ),
    click.option("--outlet", metavar="NAME", help="Outlet of reports that state none themselves."),
    click.option(
        "--map",
        "fields",
        multiple=True,
        callback=_fields,
        metavar="FIELD=NAME",
        help="A field's name in JSONL records, as text=body. Can be repeated.",
    ),
)


def reader(command: Command) -> Command:
    """Adds the options that say who reads; the command is given them as one Reading."""
    for option in reversed(_who_reads):
        command = option(command)
    return command


def reading(command: Command) -> Command:
    """Adds the argument and the options that say what to read."""
    for option in reversed(_given):
        command = option(command)
    return _paths(command)


def to_input(
    paths: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    fields: dict[str, str],
    *,
    reader: Reading = DEFAULT_READING,
) -> Input:
    """What a command is to read; standard input is read here if `-` is among the paths."""
    from variorum.ingest import Given
    from variorum.run.pipeline import Input

    given = Given(outlet=outlet, published=published, fields=fields)
    stdin = sys.stdin.buffer.read() if "-" in paths else b""
    return Input(paths=paths, stdin=stdin, given=given, reader=reader)


def check_installed(
    needed: tuple[str, ...], where: str, *, what: str = "the workbench", extra: str = "review"
) -> None:
    """BadInput unless all of these modules, which `what` needs and the extra brings, are there."""
    from variorum.errors import BadInput

    missing = [name for name in needed if find_spec(name) is None]
    if missing:
        mend = f"pip install 'variorum[{extra}]'"
        raise BadInput(f"{what} needs {' and '.join(missing)}", where=where, mend=mend)
