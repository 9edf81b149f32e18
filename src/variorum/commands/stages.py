"""The main command and a command for each stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from variorum.commands import options, output
from variorum.settings import (
    DEFAULT_PUBLICATION,
    DEMO_OUT,
    STORE_FILE,
    DossierForm,
    Publication,
    Reading,
)

if TYPE_CHECKING:
    from variorum.reconcile.policy import Policy
    from variorum.run.pipeline import Input, Linked
    from variorum.store import Store

_STAGE_HELP = "Safe to repeat: what is done already is not done again."


@click.command()
@options.reading
@options.out
@options.policy
@options.reader
@options.jobs
@options.as_json
def run(  # noqa: PLR0913  # click hands every option over by name
    *,
    paths: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    fields: dict[str, str],
    out: Path,
    policy: Policy,
    reader: Reading,
    jobs: int,
    as_json: bool,
) -> None:
    """Read reports and leave one attributed record per incident.

    PATH is a file, a folder, a glob or - for standard input: plain text (front matter or a sidecar file may
    state outlet, url, title and time), HTML, or JSONL. DIR gets one SQLite store, one HTML dossier and the
    exports; a summary is printed. Safe to repeat, and to go on with: new reports join the ones in DIR.
    """
    given = options.to_input(paths, published, outlet, fields, reader=reader)
    _whole_run(given, out, {"policy": policy, "jobs": jobs, "as_json": as_json})


@click.command()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=DEMO_OUT,
    show_default=True,
    help="Folder of the store, the dossier and the exports.",
)
@options.policy
@options.reader
@options.jobs
@options.as_json
def demo(*, out: Path, policy: Policy, reader: Reading, jobs: int, as_json: bool) -> None:
    """Do a whole run on example reports.

    They ship with the program and are copied to DIR/reports, so that you can read and change them.
    """
    import shutil

    from variorum.examples import folder

    reports = out / "reports"
    shutil.copytree(folder(), reports, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    given = options.to_input((str(reports),), None, None, {}, reader=reader)
    _whole_run(given, out, {"policy": policy, "jobs": jobs, "as_json": as_json})


def _whole_run(given: Input, out: Path, how: Mapping[str, Any]) -> None:
    from variorum.run import pipeline
    from variorum.run.engine import LocalPool
    from variorum.store import open_store

    with open_store(out) as store:
        with output.progress() as watch:
            outcome = pipeline.run_all(store, given, LocalPool(how["jobs"]), watch=watch, since=now())
            left = _publish(store, out, how["policy"])
        _show_run(store, how, left, outcome)
    output.leave(outcome.skipped)


def _show_run(store: Store, how: Mapping[str, Any], left: Mapping[str, Any], outcome: Any) -> None:
    from variorum.publish.summary import summarise
    from variorum.publish.summary_view import draw
    from variorum.run.policies import under

    policy = how["policy"]
    summary = summarise(under(store.records(), policy), policy.name)
    if how["as_json"]:
        stages = asdict(outcome)
        output.emit({**asdict(summary), **stages, "skips": output.skips_plain(outcome.skipped), "left": left})
        return
    places = {"linked": _change(outcome.linked), **_places(left)}
    draw(output.console(), summary, skips=outcome.skipped, left=places)


def _publish(
    store: Store, out: Path, policy: Policy, wanted: Publication = DEFAULT_PUBLICATION
) -> dict[str, Any]:
    """Write the formats that are `wanted`, or those of a run; where everything lies now."""
    from variorum.publish import write_all
    from variorum.run.policies import under

    written = write_all(under(store.records(), policy), out, policy.name, wanted)
    dossiers = [str(path) for path in written if path.suffix == ".html"]
    exports = [str(path) for path in written if path.suffix != ".html"]
    return {"store": str(out / STORE_FILE), "dossier": " ".join(dossiers), "exports": exports}


def _places(left: Mapping[str, Any]) -> dict[str, str]:
    """Where things lie, for people: the exports by name in one line."""
    names = ", ".join(Path(path).name for path in left["exports"])
    found = {"store": left["store"], "exports": names, "dossier": left["dossier"]}
    return {name: place for name, place in found.items() if place}


@click.command(epilog=_STAGE_HELP)
@options.reading
@options.out
@options.jobs
@options.as_json
def ingest(  # noqa: PLR0913  # click hands every option over by name
    *,
    paths: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    fields: dict[str, str],
    out: Path,
    jobs: int,
    as_json: bool,
) -> None:
    """Take reports into the store, with their original bytes. First stage.

    The same bytes twice are one report; a new text at a known URL is a new version of it. What can't be
    read is recorded with the reason, and the exit code is 3.
    """
    from variorum.run import pipeline
    from variorum.run.engine import LocalPool
    from variorum.store import open_store

    given = options.to_input(paths, published, outlet, fields)
    with open_store(out) as store, output.progress() as watch:
        done = pipeline.ingest(store, given, LocalPool(jobs), watch=watch)
    text = f"{done.new} new, {done.held} held, {done.noted} with new metadata, {done.versions} new versions"
    _say(as_json, asdict(done), text)
    _finish(as_json, done.skipped)


@click.command(epilog=_STAGE_HELP)
@options.out
@options.reader
@options.jobs
@options.as_json
def extract(*, out: Path, reader: Reading, jobs: int, as_json: bool) -> None:
    """Find the accounts in reports that were not read yet. Second stage."""
    from variorum.run import pipeline
    from variorum.run.engine import LocalPool
    from variorum.store import open_store

    with open_store(out, create=False) as store, output.progress() as watch:
        done = pipeline.extract(store, LocalPool(jobs), reader=reader, watch=watch)
    _say(as_json, asdict(done), f"{done.read} reports read, {done.accounts} accounts found in them")
    _finish(as_json, done.skipped)


@click.command(epilog=_STAGE_HELP)
@options.out
@options.as_json
def link(*, out: Path, as_json: bool) -> None:
    """Join accounts to incidents and reports to lineages. Third stage.

    Only what is new is looked at, and the incidents that it touches. An id that incidents have no more
    still leads to where its accounts are now.
    """
    from variorum.run import pipeline
    from variorum.store import open_store

    with open_store(out, create=False) as store, output.progress() as watch:
        done = pipeline.link(store, watch=watch, since=now())
    _say(as_json, asdict(done), f"{done.incidents} incidents, {done.lineages} lineages: {_change(done)}")


@click.command(epilog=_STAGE_HELP)
@options.out
@options.jobs
@options.as_json
def reconcile(*, out: Path, jobs: int, as_json: bool) -> None:
    """Settle what accounts of an incident say, under every policy. Fourth stage."""
    from variorum.run import pipeline
    from variorum.run.engine import LocalPool
    from variorum.store import open_store

    with open_store(out, create=False) as store, output.progress() as watch:
        done = pipeline.reconcile(store, LocalPool(jobs), watch=watch)
    text = "; ".join(f"{policy}: {number} findings" for policy, number in done.findings.items())
    _say(as_json, asdict(done), text + ("" if done.changed else "; as before"))


@click.command(epilog=_STAGE_HELP)
@options.out
@options.policy
@options.formats
@options.dossier
@options.licence
@options.as_json
def publish(  # noqa: PLR0913  # click hands every option over by name
    *, out: Path, policy: Policy, formats: tuple[str, ...], dossier: str, licence: str | None, as_json: bool
) -> None:
    """Write the dossier and the exports, and datapackage.json, which describes them. Last stage.

    Nothing is written unless every check of the dataset passes; a file is replaced only when all are written.
    """
    from variorum.store import open_store

    with open_store(out, create=False) as store:
        left = _publish(store, out, policy, Publication(formats, DossierForm(dossier), licence))
    _say(as_json, {"left": left}, "\n".join(f"{name}: {place}" for name, place in _places(left).items()))


def now() -> str:
    """The time, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _change(done: Linked) -> str:
    """What linking changed, in one line."""
    if not done.changed:
        return "as before"
    told = (
        (done.new, "new"),
        (done.joined, "accounts joined old ones"),
        (done.merged, "merged"),
        (done.split, "split off"),
        (done.gone, "gone"),
    )
    return ", ".join(f"{number} {what}" for number, what in told if number) or "only links or twins differ"


def _say(as_json: bool, thing: dict[str, Any], text: str) -> None:
    if as_json:
        output.emit(thing)
    else:
        click.echo(text)


def _finish(as_json: bool, skipped: tuple[Any, ...]) -> None:
    """Name the skips, unless the JSON did, and leave with the right exit code."""
    if not as_json:
        output.say_skips(skipped)
    output.leave(skipped)
