"""Taking in people's own tables: each row becomes a report with one hand-coded account."""
# ruff: noqa: PLC0415  # rooms are imported where they are used, as in pipeline

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from variorum.model.report import Skip
from variorum.settings import Watch, silent
from variorum.store import Added, CodedRow, Store

#: rows taken in together: enough to make the statements cheap, few enough for steady progress
_BATCH = 200


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
    """Take in the rows of tables, some hundred in a transaction; what can't be read is recorded as a skip.

    `as_name` is the short name of the dataset that the tables have to be of (None: known by their headers), `outlet`
    what it is called (None: by its own name). No account joins an incident: what they fit is looked up when asked.
    """
    from variorum.extract.coded import READER

    outcomes: Counter[Added] = Counter()
    skipped: list[Skip] = []
    done = 0
    for some in _batches(_read(paths, as_name, outlet)):
        for skip in (found for found in some if isinstance(found, Skip)):
            store.add_skip(skip)
            skipped.append(skip)
        outcomes.update(store.add_coded(READER, [row for row in some if isinstance(row, CodedRow)]))
        done += len(some)
        watch("import", done, None)
    held = outcomes[Added.HELD] + outcomes[Added.NOTED]
    return Imported(outcomes[Added.NEW], held, outcomes[Added.NEW_VERSION], tuple(skipped))


def _batches(found: Iterator[CodedRow | Skip]) -> Iterator[list[CodedRow | Skip]]:
    while some := list(islice(found, _BATCH)):
        yield some


def _read(paths: Sequence[Path], as_name: str | None, outlet: str | None) -> Iterator[CodedRow | Skip]:
    """The rows with their bytes and accounts, and the skips, file by file."""
    from variorum.extract.coded import read_row as read_account
    from variorum.ingest.tables import read_row, rows

    for path in paths:
        for raw in rows(path, as_name=as_name):
            if isinstance(raw, Skip):
                yield raw
                continue
            found = read_row(raw, outlet)
            yield found if isinstance(found, Skip) else CodedRow(found, raw.data, read_account(found))
