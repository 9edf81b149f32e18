"""Taking in people's own tables: each row becomes a report with one hand-coded account."""
# ruff: noqa: PLC0415  # rooms are imported where they are used, as in pipeline

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.model.report import Report, Skip
from variorum.settings import Watch, silent
from variorum.store import Added, Store


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the rows: new, held already, new versions of a held row, and what was skipped."""

    new: int = 0
    held: int = 0
    versions: int = 0
    skipped: tuple[Skip, ...] = ()


def import_tables(
    store: Store,
    paths: Sequence[Path],
    *,
    as_name: str | None = None,
    outlet: str | None = None,
    watch: Watch = silent,
) -> Imported:
    """Take in the rows of tables, each in a transaction of its own; what can't be read is recorded as a skip.

    `as_name` is the short name of the dataset that the tables have to be of (None: known by their headers), `outlet`
    what it is called (None: by its own name). No account joins an incident: what they fit is looked up when asked.
    """
    from variorum.extract.coded import READER
    from variorum.extract.coded import read_row as read_account

    outcomes: Counter[Added] = Counter()
    skipped: list[Skip] = []
    for done, found in enumerate(_read(paths, as_name, outlet), 1):
        if isinstance(found, Skip):
            store.add_skip(found)
            skipped.append(found)
        else:
            report, original = found
            outcomes[store.add_report(report, original)] += 1
            store.put_accounts(report.id, READER, [read_account(report)])
        watch("import", done, None)
    return Imported(outcomes[Added.NEW], _held(outcomes), outcomes[Added.NEW_VERSION], tuple(skipped))


def _held(outcomes: Counter[Added]) -> int:
    return outcomes[Added.HELD] + outcomes[Added.NOTED]


def _read(
    paths: Sequence[Path], as_name: str | None, outlet: str | None
) -> Iterator[tuple[Report, bytes] | Skip]:
    """The rows with their bytes, and the skips, file by file."""
    from variorum.ingest.tables import read_row, rows

    for path in paths:
        for raw in rows(path, as_name=as_name):
            if isinstance(raw, Skip):
                yield raw
                continue
            found = read_row(raw, outlet)
            yield found if isinstance(found, Skip) else (found, raw.data)
