"""The order of the stages, written once: ingest, extract, link, reconcile. Each reads and fills the store.

Every stage can be run again at any time: it does what is missing, and the same input leaves the same content.
The rooms are imported where they are used, so that a stage that is not run costs nothing to start.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

from variorum import __version__
from variorum.errors import BadInput
from variorum.model.assertion import Account
from variorum.model.finding import Finding, Record
from variorum.model.report import Report, Skip
from variorum.run.engine import Engine
from variorum.settings import DEFAULT_READING, Reading, Watch, silent
from variorum.store import Added, Run, Store

if TYPE_CHECKING:
    from variorum.extract.readers import Reader
    from variorum.ingest import Given, RawItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """What to read: paths as on the command line, the bytes for `-`, what is given of all reports, and who reads."""

    paths: tuple[str, ...]
    stdin: bytes = b""
    given: Given | None = None
    reader: Reading = DEFAULT_READING


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of the input: reports by outcome, and what was skipped."""

    new: int = 0
    held: int = 0
    noted: int = 0
    versions: int = 0
    skipped: tuple[Skip, ...] = ()


@dataclass(frozen=True, slots=True)
class Extracted:
    """How many reports were read now, the accounts found in them, and the reports that failed."""

    read: int = 0
    accounts: int = 0
    skipped: tuple[Skip, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """How many lineages and incidents there are, and what differs from before.

    Incidents that are new, accounts that joined old ones, incidents that others swallowed, that came of a
    split, and that are gone with their accounts.
    """

    lineages: int = 0
    incidents: int = 0
    changed: bool = False
    new: int = 0
    joined: int = 0
    merged: int = 0
    split: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True)
class Reconciled:
    """How many findings each policy gave, and whether any differs from before."""

    findings: dict[str, int] = field(default_factory=dict)
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What each stage of a whole run did."""

    ingested: Ingested
    extracted: Extracted
    linked: Linked
    reconciled: Reconciled

    @property
    def skipped(self) -> tuple[Skip, ...]:
        """All that did not go through."""
        return self.ingested.skipped + self.extracted.skipped


def run_all(
    store: Store, given: Input, engine: Engine, *, watch: Watch = silent, since: str | None = None
) -> Outcome:
    """All stages in their order; `since` as for `link`."""
    ingested = ingest(store, given, engine, watch=watch)
    extracted = extract(store, engine, reader=given.reader, watch=watch)
    linked = link(store, watch=watch, since=since)
    return Outcome(ingested, extracted, linked, reconcile(store, engine, watch=watch))


def ingest(store: Store, given: Input, engine: Engine, *, watch: Watch = silent) -> Ingested:
    """Take in reports, each in a transaction of its own; what can't be read is recorded as a skip."""
    from variorum.ingest import discover, read

    outcomes: Counter[Added] = Counter()
    skipped: list[Skip] = []
    items = discover(given.paths, stdin=given.stdin)
    for done, result in enumerate(_read_all(engine, partial(read, given=given.given), items), 1):
        if isinstance(result, Skip):
            store.add_skip(result)
            skipped.append(result)
        else:
            outcomes[store.add_report(*result)] += 1
        watch("ingest", done, None)
    return Ingested(
        new=outcomes[Added.NEW],
        held=outcomes[Added.HELD],
        noted=outcomes[Added.NOTED],
        versions=outcomes[Added.NEW_VERSION],
        skipped=tuple(skipped),
    )


def _read_all(
    engine: Engine, read: Callable[[RawItem], Iterable[Report | Skip]], items: Iterable[RawItem | Skip]
) -> Iterator[Skip | tuple[Report, bytes]]:
    """The reports with their bytes and the skips, in the order of the items."""
    for item, found in engine.map(partial(_read_item, read), items):
        for result in found:
            if isinstance(result, Skip):
                yield result
            elif not isinstance(item, Skip):
                yield result, item.data


def _read_item(
    read: Callable[[RawItem], Iterable[Report | Skip]], item: RawItem | Skip
) -> Iterator[Report | Skip]:
    if isinstance(item, Skip):
        yield item
        return
    with _Naming(item.origin):
        yield from read(item)


def extract(
    store: Store, engine: Engine, *, reader: Reading = DEFAULT_READING, watch: Watch = silent
) -> Extracted:
    """Read every report that the reader has not read as it now is; one transaction a report.

    A report that can't be read stays unread, is recorded as a skip, and is tried again next time.
    """
    from variorum.extract.readers import reader_of

    chosen = reader_of(reader)
    name = chosen.name
    total = store.count_unread(name)
    accounts, done, skipped = 0, 0, list[Skip]()
    for done, (report, found) in enumerate(
        engine.map(partial(_extract_report, chosen), store.unread(name)), 1
    ):
        failed = [s for s in found if isinstance(s, Skip)]
        told = [a for a in found if isinstance(a, Account)]
        for skip in failed:
            store.add_skip(skip)
        if not failed:
            store.put_accounts(report.id, name, told)
        skipped += failed
        accounts += len(told)
        watch("extract", done, total)
    return Extracted(done - len(skipped), accounts, tuple(skipped))


def _extract_report(reader: Reader, report: Report) -> Iterator[Account | Skip]:
    """The accounts of a report, or a Skip if it can't be read: all or nothing."""
    try:
        with _Naming(report.origin):
            found: list[Account] = list(reader.read(report))
    except BadInput as error:
        yield Skip(report.origin, error.what, error.mend, report.sha256)
        return
    yield from found


def link(store: Store, *, watch: Watch = silent, since: str | None = None) -> Linked:
    """Make lineages and incidents of what is new in the store, in one transaction.

    `since` (a time, for people) is noted beside ids of incidents that vanish.
    """
    from variorum.run.linking import take_step

    made = take_step(store, watch=watch, since=since)
    return Linked(*store.count_linked(), made.changed, **asdict(made.tally))


def reconcile(store: Store, engine: Engine, *, watch: Watch = silent) -> Reconciled:
    """Settle the readings of every incident under every policy; one transaction a policy."""
    from variorum.reconcile.policies import POLICIES

    policies = tuple(sorted(POLICIES))
    total = store.counts().incidents
    findings: dict[str, list[Finding]] = {policy: [] for policy in policies}
    for done, (_, found) in enumerate(engine.map(settle, store.records()), 1):
        for finding in found:
            findings[finding.policy].append(finding)
        watch("reconcile", done, total)
    changed = [store.put_findings(policy, its) for policy, its in findings.items()]
    for reader, policy in product(store.readers(), policies):
        store.add_run(Run(__version__, reader, policy))
    return Reconciled({policy: len(its) for policy, its in findings.items()}, any(changed))


def settle(record: Record) -> Iterator[Finding]:
    """The findings on one record under all shipped policies."""
    from variorum.reconcile.policies import POLICIES
    from variorum.reconcile.settle import reconcile

    bare = replace(record, findings=())
    with _Naming(record.incident.id):
        for policy in sorted(POLICIES):
            yield from reconcile(bare, policy)


class _Naming:
    """Notes on any error which record it happened at, and lets it go on."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, at: object) -> None:
        if error is not None:
            error.add_note(f"at {self._what}")
