"""How long linking takes: `python -m variorum.evaluate.link_scale --accounts 1000 10000 100000`.

For each size a store is filled with made reports (`link_corpus`), linked as a whole, and then ten more reports
are added one by one, each linked by itself. CPU seconds of this process and its peak of memory; one process,
one core. What is timed is the stage as `variorum link` runs it, loading and storing included.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from variorum.evaluate.link_corpus import MadeNews
from variorum.model.assertion import Account
from variorum.model.report import Report
from variorum.run import pipeline
from variorum.store import Store, open_store

#: reports that are added one by one to each store
ADDED = 10
#: reports left out before each, so that they tell of different incidents
APART = 60
#: columns of the table: wide enough for its heads
WIDTH = 120
#: reports put into a store at a time
BATCH = 500
#: the reader that made reports are said to be read by
READER = "made"

News = Iterator[tuple[Report, list[Account]]]


@dataclass(frozen=True, slots=True)
class Scale:
    """One size: accounts, reports and incidents; seconds for all, and for one report more; MiB."""

    accounts: int
    reports: int
    incidents: int
    seconds: float
    one_more: tuple[float, ...]
    peak: float
    store: float


def scale(accounts: int, folder: Path) -> Scale:
    """Fill a new store in `folder` with about so many accounts, link it, and add to it."""
    news = MadeNews(accounts).reports()
    with open_store(folder) as store:
        reports = fill(store, news, accounts)
        seconds = _timed(lambda: pipeline.link(store))
        one_more = tuple(_one_more(store, news) for _ in range(ADDED))
        incidents = store.counts().incidents
    size = sum(path.stat().st_size for path in folder.iterdir()) / 2**20
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Scale(accounts, reports, incidents, seconds, one_more, peak, size)


def fill(store: Store, news: News, accounts: int) -> int:
    """Put reports with so many accounts into the store; gives how many reports."""
    held = reports = 0
    while held < accounts:
        # a report has one account or two
        some = list(islice(news, min(BATCH, (accounts - held + 1) // 2)))
        store.add_read(READER, some)
        held += sum(len(told) for _, told in some)
        reports += len(some)
    return reports


def _one_more(store: Store, news: News) -> float:
    for report, told in islice(news, APART, APART + 1):
        store.add_report(report, report.text.encode())
        store.put_accounts(report.id, READER, told)
    return _timed(lambda: pipeline.link(store))


def _timed(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--accounts", type=int, nargs="+", default=[1_000, 10_000], metavar="N")
    sizes = parser.parse_args(arguments).accounts
    head = (
        "accounts",
        "reports",
        "incidents",
        "all: CPU s",
        "per 1,000",
        "one more: median s",
        "worst",
        "peak MiB",
        "store MiB",
    )
    table = Table(*head)
    for size in sorted(sizes):
        with TemporaryDirectory() as place:
            found = scale(size, Path(place))
        each = found.seconds / found.accounts * 1000
        times = (
            f"{found.seconds:.1f}",
            f"{each:.2f}",
            f"{median(found.one_more):.3f}",
            f"{max(found.one_more):.3f}",
        )
        table.add_row(
            f"{size:,}",
            f"{found.reports:,}",
            f"{found.incidents:,}",
            *times,
            f"{found.peak:.0f}",
            f"{found.store:.0f}",
        )
    Console(width=WIDTH).print(table)


if __name__ == "__main__":
    main()
