"""The store as the other rooms see it: one object with small methods, one transaction each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine

from variorum.model.assertion import Account
from variorum.model.finding import Finding, Record
from variorum.model.incident import Incident, Lineage
from variorum.model.judgement import Judgement, in_force
from variorum.model.report import Report, Skip
from variorum.store import accounts, bulk, coded, counts, derived, judgements, records, reports, runs, steps
from variorum.store.aliases import Trail
from variorum.store.coded import CodedRow
from variorum.store.connect import failures_named, version, writing
from variorum.store.counts import Counts
from variorum.store.desk import OnDesk
from variorum.store.linking import Memory
from variorum.store.look import Look
from variorum.store.people import People
from variorum.store.records import Heading
from variorum.store.reports import Added, Hit
from variorum.store.rows import batches
from variorum.store.runs import Run
from variorum.store.steps import Step

#: reports loaded in one go while walking through many
_BATCH = 100

Seen = TypeVar("Seen")


class Store:
    """Reports, accounts, judgements and what is derived from them. Use as a context manager.

    Every method is one transaction: it happens as a whole or not at all, whatever kills the program.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give back the connections; the store can't be used any more."""
        self._engine.dispose()

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with failures_named(self._engine), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with failures_named(self._engine), writing(self._engine) as connection, connection.begin():
            yield connection

    # Reports

    def add_report(self, report: Report, original: bytes) -> Added:
        """Take in a report with its bytes, once: see `Added`. BadState if the bytes are not its own."""
        with self._write() as connection:
            return reports.add(connection, report, original)

    def report(self, identity: str) -> Report:
        """The report with this id; BadInput if there is none."""
        with self._read() as connection:
            return reports.get(connection, identity)

    def original(self, identity: str) -> bytes:
        """The unchanged bytes that the report was read from; BadInput if there is no such report."""
        with self._read() as connection:
            return reports.original(connection, identity)

    def reports(self) -> Iterator[Report]:
        """All reports with all their versions, by time of publication and id, undated ones last."""
        return self._reports(reports.ids)

    def unread(self, reader: str) -> Iterator[Report]:
        """The reports that `reader` was not the last to read as they are now, in the same order."""
        return self._reports(lambda connection: reports.unread(connection, reader))

    def count_unread(self, reader: str) -> int:
        """How many reports `unread` would give."""
        with self._read() as connection:
            return len(reports.unread(connection, reader))

    def _reports(self, ids: Callable[[Connection], list[str]]) -> Iterator[Report]:
        with self._read() as connection:
            wanted = ids(connection)
        for batch in batches(wanted, _BATCH):
            with self._read() as connection:
                found = reports.some(connection, batch)
            yield from found

    def search(self, query: str, *, limit: int = 20) -> list[Hit]:
        """The reports that hold all words and "quoted phrases" of `query`, best first."""
        with self._read() as connection:
            return reports.search(connection, query, limit)

    def add_skip(self, skip: Skip) -> None:
        """Record what was not taken in and why; it goes when a report of the same origin is taken in."""
        with self._write() as connection:
            reports.add_skip(connection, skip)

    def skips(self) -> list[Skip]:
        """What was not taken in, by origin."""
        with self._read() as connection:
            return reports.all_skips(connection)

    # Accounts

    def put_accounts(self, report_id: str, reader: str, found: Iterable[Account]) -> None:
        """Make `found` the current accounts of a report; BadState if a quote is not at its span."""
        with self._write() as connection:
            accounts.put(connection, report_id, reader, found)

    def accounts(self, report_ids: Sequence[str] | None = None) -> list[Account]:
        """The accounts of the current read of each report (of these), in the order of reports and of their text."""
        with self._read() as connection:
            return accounts.of_reports(connection, report_ids)

    def add_coded(self, reader: str, rows: Sequence[CodedRow]) -> list[Added]:
        """Take in some hundred rows of hand-coded tables, as `reader` read them; what became of each."""
        with self._write() as connection:
            return coded.add(connection, reader, rows)

    def coded(self) -> Iterator[tuple[Account, Report]]:
        """The accounts that rows of tables give, with the rows, by id; of several versions of a row the newest."""
        with self._read() as connection:
            told = coded.load(connection)
        for batch in batches(list(told), _BATCH):
            with self._read() as connection:
                found = reports.some(connection, batch)
            yield from ((told[report.id], report) for report in found)

    def add_read(self, reader: str, some: Iterable[tuple[Report, Sequence[Account]]]) -> None:
        """Take in new reports whose bytes are their text, with their accounts as `reader` found them."""
        with self._write() as connection:
            bulk.add(connection, reader, some)

    def readers(self) -> list[str]:
        """The readers that made the current accounts."""
        with self._read() as connection:
            return accounts.readers(connection)

    # What is derived

    def put_links(self, lineages: Iterable[Lineage], incidents: Iterable[Incident]) -> bool:
        """Replace lineages and incidents; findings on the old ones go. False if nothing differs."""
        with self._write() as connection:
            return derived.put_links(connection, tuple(lineages), tuple(incidents))

    @contextmanager
    def memory(self, *, blank: bool = False) -> Iterator[Memory]:
        """What linking remembers, as of now; `blank`: as if it remembered nothing. What follows is `put_step`."""
        with self._read() as connection:
            yield Memory(connection, blank)

    def put_step(self, step: Step) -> bool:
        """Put a step of linking on file; False if nothing differs. BadState if another came between."""
        with self._write() as connection:
            return steps.put(connection, step)

    def lineages(self) -> list[Lineage]:
        """The lineages, by id."""
        with self._read() as connection:
            return derived.load_lineages(connection)

    def incidents(self) -> list[Incident]:
        """The incidents: main ones first, those that most accounts tell of foremost, then by id."""
        with self._read() as connection:
            return derived.load_incidents(connection)

    def headings(self) -> list[Heading]:
        """A line for each incident, in the order of `incidents`."""
        with self._read() as connection:
            return records.headings(connection)

    def put_findings(self, policy: str, findings: Iterable[Finding]) -> bool:
        """Replace all findings of one policy; False if nothing differs."""
        with self._write() as connection:
            return derived.put_findings(connection, policy, findings)

    def settle(self, ids: Sequence[str], findings: Iterable[Finding]) -> None:
        """Replace all findings on some incidents, under whatever policy."""
        with self._write() as connection:
            derived.settle(connection, ids, findings)

    def unsettled(self) -> list[str]:
        """The incidents on which there are no findings yet."""
        with self._read() as connection:
            return derived.unsettled(connection)

    def told_in(self, report_ids: Sequence[str]) -> list[str]:
        """The incidents that these reports tell of, by id."""
        with self._read() as connection:
            return derived.told_in(connection, report_ids)

    def records(self, ids: Sequence[str] | None = None) -> Iterator[Record]:
        """The record of every incident (with these ids), in the order of `incidents`."""
        with self._read() as connection:
            wanted = derived.incident_ids(connection) if ids is None else list(ids)
        for batch in batches(wanted, records.BATCH):
            with self._read() as connection:
                found = records.load(connection, batch)
            yield from found

    def record(self, prefix: str, *, policy: str | None = None, by: str | None = None) -> Record:
        """The record of the one incident whose id starts so; BadInput if none or several do.

        With the findings that are stored under one policy, or under all; or with the decisions of `by` alone and no
        findings.
        """
        with self._read() as connection:
            return records.load(connection, [records.find(connection, prefix)], policy, by=by)[0]

    def trail(self, prefix: str) -> Trail | None:
        """Where an id that incidents had and have no more went; None if there is an incident with such an id."""
        with self._read() as connection:
            return records.trail(connection, prefix)

    @contextmanager
    def look(self) -> Iterator[Look]:
        """What lists of all incidents are made of, as of now."""
        with self._read() as connection:
            yield Look(connection)

    @contextmanager
    def on_desk(self) -> Iterator[OnDesk]:
        """What people left on the desk, as of now."""
        with self._read() as connection:
            yield OnDesk(connection)

    def leave(self, write: Callable[[OnDesk], None], look: Callable[[], Seen]) -> tuple[Seen, Seen] | None:
        """Let `write` change what is on the desk; what `look` saw just before and after it.

        None if somebody else wrote into the store between the two.
        """
        with failures_named(self._engine), writing(self._engine) as connection:
            with connection.begin():
                before, at = look(), version(connection)
                write(OnDesk(connection))
            after = look()
            with connection.begin():
                return (before, after) if version(connection) == at else None

    @property
    def people(self) -> People:
        """Who may work with the store."""
        return People(self._read, self._write)

    # Judgements and runs

    def add_judgements(self, some: Iterable[Judgement]) -> None:
        """Append people's decisions, all or none."""
        with self._write() as connection:
            judgements.add(connection, some)

    def judgements(self) -> list[Judgement]:
        """All decisions ever made, oldest first: see `model.judgement.in_force` for those that count."""
        with self._read() as connection:
            return judgements.load(connection)

    def quorum(self) -> int:
        """How many people must decide alike before a decision counts."""
        with self._read() as connection:
            return judgements.quorum(connection)

    def put_quorum(self, number: int) -> None:
        """From now on so many people must decide alike; link and reconcile make the record of it."""
        with self._write() as connection:
            judgements.put_quorum(connection, number)

    def lost_judgements(self) -> list[Judgement]:
        """The decisions in force whose words no account or assertion stands at any more, oldest first."""
        with self._read() as connection:
            return list(judgements.hear(connection, in_force(judgements.load(connection))).lost)

    def add_run(self, run: Run) -> str:
        """Record which version, reader and policy made the content; gives the id of the run."""
        with self._write() as connection:
            return runs.add(connection, run)

    def runs(self) -> list[Run]:
        """The distinct runs, by id."""
        with self._read() as connection:
            return runs.load(connection)

    def count_linked(self) -> tuple[int, int]:
        """How many lineages and incidents there are."""
        with self._read() as connection:
            return counts.count_linked(connection)

    def counts(self) -> Counts:
        """How much the store holds."""
        with self._read() as connection:
            return counts.count(connection)
