"""What reading costs, in passes of the parser: `python -m variorum.evaluate.reading_times --data FOLDER`.

CPU time of one process over reports of three kinds, none of which the trained reader learnt from: reports of attacks
(gva, MUC-4 tst2) and whatever local papers print (LGL), as in a feed. Each is read in full, by rules alone, and
through the sieve; the ratios are to one bare pass of the parser over the same texts.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.table import Table

from variorum.evaluate.gva_set import shootings_at
from variorum.evaluate.halves import half
from variorum.evaluate.muc4.texts import messages
from variorum.evaluate.places_gold import CORPORA, marked_reports
from variorum.evaluate.reading import report_of
from variorum.extract.parse import parser
from variorum.extract.readers import Reader
from variorum.extract.sieve import sieved
from variorum.model.report import Report
from variorum.settings import ReaderKind

#: reports of each set, evenly drawn from all: enough for a ratio that holds to a tenth
_REPORTS = 60
READERS = {"rules": Reader(ReaderKind.RULES), "full": Reader(), "sieve": Reader(sieve=True)}


@dataclass(frozen=True, slots=True)
class Cost:
    """A set: how many reports, the share of their text that the sieve lets through, CPU seconds of each way."""

    name: str
    reports: int
    kept: float
    bare: float
    seconds: dict[str, float]


def costs(data: Path) -> Iterator[Cost]:
    """The cost of each set below `data`; what must be loaded is loaded before."""
    for reader in READERS.values():
        list(
            reader.read(
                report_of("warm-up", "Two people were killed when a bomb exploded in Kabul on Monday.")
            )
        )
    for name, reports in sets(data).items():
        yield _cost(name, reports)


def sets(data: Path) -> dict[str, list[Report]]:
    """The reports of each set."""
    local = marked_reports(CORPORA[0], data / "geoparse")
    return {
        "gva, odd half": _drawn([s.reports[0] for s in half(shootings_at(data / "gva"), "odd")]),
        "MUC-4 tst2": _drawn([m.report for m in messages(data / "muc4", "tst2")]),
        "LGL, odd half": _drawn([one.report for one in half(local, "odd")]),
    }


def _drawn(reports: Sequence[Report]) -> list[Report]:
    return list(islice(reports, 0, None, max(1, len(reports) // _REPORTS)))[:_REPORTS]


def _cost(name: str, reports: list[Report]) -> Cost:
    whole = sum(p.end - p.start for report in reports for p in report.passages)
    kept = sum(p.end - p.start for report in reports for p in sieved(report).passages)
    seconds = {way: _timed(reader.read, reports) for way, reader in READERS.items()}
    return Cost(name, len(reports), kept / whole, _timed(lambda r: parser().pipe([r.text]), reports), seconds)


def _timed(read: Callable[[Report], Iterable[object]], reports: Iterable[Report]) -> float:
    start = time.process_time()
    for report in reports:
        list(read(report))
    return time.process_time() - start


def main() -> None:
    """Print the costs as a table."""
    given = argparse.ArgumentParser(prog="python -m variorum.evaluate.reading_times", description=__doc__)
    given.add_argument("--data", type=Path, required=True, help="the folder of the sets")
    table = Table(
        "reports", "number", "bare pass, ms", *(f"{way}, passes" for way in READERS), "text that passes"
    )
    for one in costs(given.parse_args().data):
        shares = (f"{seconds / one.bare:.2f}" for seconds in one.seconds.values())
        bare = f"{1000 * one.bare / one.reports:.0f}"
        table.add_row(one.name, str(one.reports), bare, *shares, f"{one.kept:.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()
