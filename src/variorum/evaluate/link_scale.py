"""How long linking takes: `python -m variorum.evaluate.link_scale --accounts 1000 10000 100000`.

For each size a store is filled with made reports (`link_corpus`), linked as a whole, and then ten more reports
are added one by one, each linked by itself. CPU seconds of this process and its peak of memory; one process,
one core. What is timed is the stage as `variorum link` runs it, loading and storing included. How many happenings
the accounts tell of stands beside the incidents found, with the B-cubed F of the two: that the work timed was done well.
`--plot FILE` draws the curve.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from variorum.evaluate.gva_clusters import b_cubed
from variorum.evaluate.link_corpus import MadeNews
from variorum.evaluate.link_plot import Curve, drawn
from variorum.model.assertion import Account
from variorum.model.report import Report
from variorum.run import pipeline
from variorum.store import Store, open_store

#: reports that are added one by one to each store
ADDED = 10
#: reports left out before each, so that they tell of different incidents
APART = 60
#: reports put into a store at a time
BATCH = 500
#: characters of a cell: the longest head
_WIDTH = 11
#: the reader that made reports are said to be read by
READER = "made"

News = Iterator[tuple[Report, list[Account]]]


@dataclass(frozen=True, slots=True)
class Scale:
    """One size: what there was and what was found; seconds for all, and for one report more; MiB."""

    accounts: int
    reports: int
    happenings: int
    incidents: int
    fit: float
    seconds: float
    one_more: tuple[float, ...]
    peak: float
    store: float


#: the columns: each by its head what it shows
_COLUMNS: Mapping[str, Callable[[Scale], str]] = {
    "accounts": lambda s: f"{s.accounts:,}",
    "reports": lambda s: f"{s.reports:,}",
    "happenings": lambda s: f"{s.happenings:,}",
    "incidents": lambda s: f"{s.incidents:,}",
    "B-cubed F": lambda s: f"{s.fit:.3f}",
    "all, CPU s": lambda s: f"{s.seconds:.1f}",
    "per 1,000": lambda s: f"{s.seconds / s.accounts * 1000:.2f}",
    "one more, s": lambda s: f"{median(s.one_more):.3f}",
    "worst": lambda s: f"{max(s.one_more):.3f}",
    "peak MiB": lambda s: f"{s.peak:.0f}",
    "store MiB": lambda s: f"{s.store:.0f}",
}


def scale(accounts: int, folder: Path) -> Scale:
    """Fill a new store in `folder` with about so many accounts, link it, and add to it."""
    made = MadeNews(accounts)
    news = made.reports()
    with open_store(folder) as store:
        reports = fill(store, news, accounts)
        seconds = _timed(lambda: pipeline.link(store))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        truth = {name: str(number) for name, number in made.told.items()}
        found = {link.account_id: i.id for i in store.incidents() for link in i.links}
        one_more = tuple(_one_more(store, news) for _ in range(ADDED))
    return Scale(
        accounts=len(truth),
        reports=reports,
        happenings=len(set(truth.values())),
        incidents=len(set(found.values())),
        fit=b_cubed(found, truth).f,
        seconds=seconds,
        one_more=one_more,
        peak=peak,
        store=sum(path.stat().st_size for path in folder.iterdir()) / 2**20,
    )


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
    """Print the table, each row as soon as it is there."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--accounts", type=int, nargs="+", default=[1_000, 10_000], metavar="N")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="an SVG of the curve")
    given = parser.parse_args(arguments)
    print(_row(_COLUMNS), flush=True)
    every = []
    for size in sorted(given.accounts):
        with TemporaryDirectory() as place:
            every.append(scale(size, Path(place)))
        print(_row(say(every[-1]) for say in _COLUMNS.values()), flush=True)
    if given.plot:
        given.plot.write_text(drawn(curves(every)), encoding="utf-8")


def curves(every: Sequence[Scale]) -> tuple[Curve, ...]:
    """What all of them cost, and what one report more does."""
    return (
        Curve("all accounts", tuple((s.accounts, s.seconds) for s in every)),
        Curve("one more: median", tuple((s.accounts, median(s.one_more)) for s in every)),
        Curve("one more: worst of ten", tuple((s.accounts, max(s.one_more)) for s in every)),
    )


def _row(cells: Iterable[str]) -> str:
    return "  ".join(cell.rjust(_WIDTH) for cell in cells)


if __name__ == "__main__":
    main()
