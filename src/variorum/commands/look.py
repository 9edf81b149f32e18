"""Commands that look at a store and change nothing in it: show, incidents, search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.commands import options, output
from variorum.settings import STORE_FILE

if TYPE_CHECKING:
    from variorum.model.finding import Record
    from variorum.publish.twin_pairs import TwinPair
    from variorum.reconcile.policy import Policy
    from variorum.run.replay import Replay
    from variorum.store import Heading, Store, Trail


@click.command()
@click.argument("incident", required=False)
@click.option(
    "--as-of",
    metavar="MOMENT",
    help="What was knowable then: 2024-01-03 (the whole day) or 2024-01-03T20:00Z. Nothing is stored.",
)
@click.option(
    "--coded",
    is_flag=True,
    help="Count rows of imported tables that fit INCIDENT as witnesses. Nothing is stored.",
)
@options.out
@options.policy
@options.as_json
def show(  # noqa: PLR0913  # click hands every option over by name
    *, incident: str | None, as_of: str | None, coded: bool, out: Path, policy: Policy, as_json: bool
) -> None:
    """Print the summary, or all that is behind one INCIDENT.

    INCIDENT is an id or its first letters; an id of an incident that was joined or split leads to where it
    is now. Each field comes with its readings (* is the chosen one), each reading with who says so, how
    firmly, as of when, and the words at [start:end) of which report.
    """
    if coded and (incident is None or as_of is not None):
        raise click.UsageError("--coded is for one INCIDENT as it is now")
    if as_of is not None:
        _show_then(as_of, incident, out, policy, as_json=as_json)
    elif incident is None:
        _show_all(out, policy, as_json=as_json)
    else:
        _show_one(incident, out, policy, coded=coded, as_json=as_json)


def _show_all(out: Path, policy: Policy, *, as_json: bool) -> None:
    from variorum.publish.summary import summarise
    from variorum.publish.summary_view import draw
    from variorum.run.policies import under
    from variorum.store import open_store

    with open_store(out, create=False) as store:
        summary = summarise(under(store.records(), policy), policy.name)
        skips, counts = store.skips(), store.counts()
    if as_json:
        output.emit({**asdict(summary), "skips": output.skips_plain(skips), "counts": asdict(counts)})
        return
    draw(output.console(), summary, skips=skips, left={"store": str(out / STORE_FILE)})


def _show_then(as_of: str, incident: str | None, out: Path, policy: Policy, *, as_json: bool) -> None:
    """The summary, or one incident, from what had come out by then."""
    from variorum.publish.detail import detail
    from variorum.publish.detail_view import draw_detail
    from variorum.publish.summary import summarise
    from variorum.publish.summary_view import draw
    from variorum.run.policies import under, with_findings
    from variorum.run.replay import moment_of, replay
    from variorum.store import open_store

    moment = moment_of(as_of)
    with open_store(out, create=False) as store:
        then = replay(store, moment)
    told = {name: getattr(then, name) for name in ("moment", "reports", "later")}
    told["left_out"] = [asdict(one) for one in then.left_out]
    if incident is None:
        summary = summarise(under(then.records, policy), policy.name)
        if as_json:
            output.emit({**asdict(summary), **told})
        else:
            draw(output.console(), summary, skips=(), left={})
    else:
        found = detail(with_findings(then.record(incident), policy), policy.name)
        output.emit({**asdict(found), **told}) if as_json else draw_detail(output.console(), found)
    if not as_json:
        _say_then(then)


def _say_then(then: Replay) -> None:
    """What the record rests on, and which reports can't be placed in time."""
    from variorum.publish.terminal import safe

    click.echo(f"as of {then.moment}: {then.reports} reports had come out, {then.later} had not")
    for one in then.left_out:
        click.echo(safe(f"left out: {one.outlet} {one.report_id}: {one.why}"))


def _show_one(incident: str, out: Path, policy: Policy, *, coded: bool, as_json: bool) -> None:
    from variorum.publish.detail import detail
    from variorum.publish.detail_view import draw_detail
    from variorum.store import open_store

    with open_store(out, create=False) as store:
        went = store.trail(incident)
        found = detail(_settled(store, store.record(incident), policy, coded=coded), policy.name)
    if as_json:
        output.emit(asdict(found) | ({"formerly": asdict(went)} if went else {}))
        return
    if went:
        click.echo(_went(went))
    draw_detail(output.console(), found)


def _settled(store: Store, record: Record, policy: Policy, *, coded: bool) -> Record:
    """The record with its findings; `coded`: with the rows of tables that fit it among the witnesses."""
    if coded:
        from variorum.run.coded import counted

        return counted(store, record, policy)
    from variorum.run.policies import with_findings

    return with_findings(record, policy)


def _went(trail: Trail) -> str:
    """One line on where an old id went."""
    now, *rest = trail.present
    since = f" since {trail.since}" if trail.since else ""
    more = f"; other accounts of it are in {', '.join(rest)}" if rest else ""
    return f"{trail.old_id} is {now} now: {trail.why}{since}{more}."


@click.command()
@click.option("--twins", is_flag=True, help="Print pairs of incidents that may be one, the likeliest first.")
@options.out
@options.as_json
def incidents(*, twins: bool, out: Path, as_json: bool) -> None:
    """List the incidents, or with --twins those that may be told of twice.

    Each line has the id, the number of accounts and what the first account says. Twins were kept apart for
    the reasons given; nothing is merged until a person says so.
    """
    from variorum.publish.twin_pairs import twin_pairs
    from variorum.store import open_store

    with open_store(out, create=False) as store:
        headings = store.headings()
        pairs = twin_pairs(store.incidents(), {h.id: _said(h) for h in headings}) if twins else []
    if as_json:
        found = (
            {"twins": [asdict(p) for p in pairs]} if twins else {"incidents": [asdict(h) for h in headings]}
        )
        output.emit(found)
    elif twins:
        _list_twins(pairs)
    else:
        _list(headings)


def _said(heading: Heading) -> str:
    """What the first account says, and where and when it came out."""
    known = (heading.outlet, (heading.published or "")[:10])
    where = ", ".join(part for part in known if part)
    return f"{heading.label} ({where})" if where else heading.label


def _list(headings: Sequence[Heading]) -> None:
    from variorum.publish.terminal import safe

    for h in headings:
        kind = "  in passing" if h.background else ""
        click.echo(safe(f"{h.id}  {h.accounts:>4}  {_said(h)}{kind}"))
    if not headings:
        click.echo("no incident found")


def _list_twins(pairs: Sequence[TwinPair]) -> None:
    from variorum.publish.terminal import safe

    for pair in pairs:
        click.echo(f"{pair.one} and {pair.other} may be one: {pair.score:.2f}")
        for line in (*pair.labels, *(f"- {reason}" for reason in pair.reasons)):
            click.echo(safe(f"    {line}"))
    if not pairs:
        click.echo("no incident has a likely twin")


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Reports to print.")
@options.out
@options.as_json
def search(*, words: tuple[str, ...], limit: int, out: Path, as_json: bool) -> None:
    """Find the reports that hold all WORDS.

    A phrase stands in quotes. Other forms of a word are found too: bombing finds bombings.
    """
    from variorum.publish.terminal import safe
    from variorum.store import open_store

    query = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    with open_store(out, create=False) as store:
        hits = store.search(query, limit=limit)
    if as_json:
        output.emit({"query": query, "hits": [asdict(hit) for hit in hits]})
        return
    for hit in hits:
        click.echo(safe(f"{hit.report_id}  {hit.outlet or ''}  {hit.title or ''}\n    {hit.extract}"))
    if not hits:
        click.echo("no report holds all of these words")
