"""Speed and memory of the lineage index: `python -m variorum.evaluate.lineage_scale --reports 1000 10000 100000`.

Reports are made from a seed as they are needed: lengths as of news, stretches of five words drawn from many, one
report in ten a copy of one of the last thousand with a tenth of its stretches changed, and every outlet with a
footer of its own. CPU seconds of this
process, the making of the reports left out. Take the figures per report: machines differ.
"""

from __future__ import annotations

import gc
import math
import resource
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import count, islice
from json import dumps
from typing import TypeVar

import click
import numpy as np
from rich.console import Console
from rich.table import Table

from variorum.evaluate.reading import report_of
from variorum.link.lineage.fingerprint import fingerprint, fingerprints
from variorum.link.lineage.index import Index
from variorum.link.lineage.lineages import lineages
from variorum.model.report import Report

#: words to draw from, and stretches of so many of them that reports are made of: fewer than a gram has
VOCABULARY, STRETCHES, LENGTH = 20_000, 200_000, 5
#: words of a report: the median and the spread of their logarithm, about as in the Gun Violence Archive set
MEDIAN_WORDS, SPREAD = 270, 0.85
#: one report in so many is a copy of one of so many before it, with this share of its stretches changed
COPIES, BACK, EDITS = 10, 1_000, 0.1
#: outlets, each with a footer of so many stretches; a week has so many reports
OUTLETS, FOOTER, A_WEEK = 500, 6, 500
#: reports added and looked up at a time; looked up to measure; added one by one; linked in full
BATCH, LOOKED_UP, ALONE, LINKED = 1_000, 10_000, 300, 10_000

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Scale:
    """What so many reports cost: reports a second, bytes a report, milliseconds for one more report.

    `peak_bytes` is what the process grew by, arrays of a step included; `linked` is the rate of lineages in full, of
    at most `LINKED` reports, second look and grouping included; None where it was not measured.
    """

    reports: int
    indexed: float
    looked_up: float
    bytes: float
    peak_bytes: float
    one_more_ms: float
    one_more_most_ms: float
    linked: float | None = None


class Newsroom:
    """Reports without meaning, the same for a seed."""

    def __init__(self, seed: int = 1) -> None:
        self._rng = np.random.default_rng(seed)
        self._last: deque[list[str]] = deque(maxlen=BACK)

    @cached_property
    def _stretches(self) -> list[str]:
        letters = self._rng.integers(ord("a"), ord("z") + 1, (VOCABULARY, 10), np.uint8)
        words = [bytes(row[: 2 + n % 9]).decode() for n, row in enumerate(letters)]
        drawn = self._rng.integers(VOCABULARY, size=(STRETCHES, LENGTH)).tolist()
        return [" ".join(words[i] for i in row) for row in drawn]

    @cached_property
    def _footers(self) -> list[str]:
        return [" ".join(self._drawn(FOOTER)) for _ in range(OUTLETS)]

    def texts(self) -> Iterator[tuple[str, int]]:
        """Texts without end, each with its week."""
        for number in count():
            made = self._copy() if number % COPIES == COPIES - 1 else self._new()
            self._last.append(made)
            yield f"{' '.join(made)}\n\n{self._footers[number % OUTLETS]}", number // A_WEEK

    def _new(self) -> list[str]:
        words = MEDIAN_WORDS * math.exp(SPREAD * self._rng.standard_normal())
        return self._drawn(max(40, int(words)) // LENGTH)

    def _copy(self) -> list[str]:
        """One of the last reports with some stretches changed."""
        old = self._last[self._rng.integers(len(self._last))]
        new, changed = self._drawn(len(old)), self._rng.random(len(old)) < EDITS
        return [b if turn else a for a, b, turn in zip(old, new, changed.tolist(), strict=True)]

    def _drawn(self, stretches: int) -> list[str]:
        made = self._stretches
        return [made[i] for i in self._rng.integers(len(made), size=stretches).tolist()]


def measure(reports: int, *, linked: bool = True) -> Scale:
    """What an index of so many reports costs; `linked` if lineages are to be made in full too."""
    gc.collect()
    before = _peak()
    index, texts, adding = Index(), Newsroom().texts(), 0.0
    fingerprint("the tables of letters and powers are made once and are not counted")
    for start in range(0, reports, BATCH):
        some = list(islice(texts, min(BATCH, reports - start)))
        adding += _timed(lambda some=some: _add(index, some))[1]  # type: ignore[misc]
    peak, size = _peak() - before, index.nbytes
    looked = [text for text, _ in islice(Newsroom().texts(), min(LOOKED_UP, reports))]
    looking = sum(_timed(lambda part=part: _look_up(index, part))[1] for part in _parts(looked))  # type: ignore[misc]
    alone = [_timed(lambda one=one: _add_one(index, one))[1] for one in islice(texts, ALONE)]  # type: ignore[misc]
    return Scale(
        reports=reports,
        indexed=reports / adding,
        looked_up=len(looked) / looking,
        bytes=size / reports,
        peak_bytes=peak / reports,
        one_more_ms=1_000 * sum(alone) / len(alone),
        one_more_most_ms=1_000 * max(alone),
        linked=_linked(reports) if linked and reports <= LINKED else None,
    )


def _add(index: Index, some: Sequence[tuple[str, int]]) -> None:
    index.add(list(fingerprints(text for text, _ in some)), [week for _, week in some])


def _look_up(index: Index, texts: Sequence[str]) -> None:
    list(index.shared(list(fingerprints(texts))))


def _add_one(index: Index, one: tuple[str, int]) -> None:
    """One more report: added, and looked up."""
    _add(index, [one])
    _look_up(index, [one[0]])


def _parts(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    return (texts[start : start + BATCH] for start in range(0, len(texts), BATCH))


def _linked(size: int) -> float:
    """Reports a second from texts to lineages."""
    reports = [_report(n, *made) for n, made in enumerate(islice(Newsroom().texts(), size))]
    return size / _timed(lambda: list(lineages(reports)))[1]


def _report(number: int, text: str, week: int) -> Report:
    day = date(2001, 1, 1) + timedelta(weeks=week)
    return report_of(str(number), text, published=day.isoformat(), outlet=f"Outlet {number % OUTLETS}")


def _timed(do: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    made = do()
    return made, time.process_time() - start


def _peak() -> int:
    """The most memory that this process has had, in bytes."""
    unit = 1 if sys.platform == "darwin" else 1_024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


@click.command()
@click.option("--reports", "counts", type=click.IntRange(min=1), multiple=True, default=(1_000, 10_000))
@click.option("--linked/--no-linked", default=True, help="Make lineages in full too, of at most 10,000.")
@click.option("--json", "as_json", is_flag=True)
@click.argument("more", nargs=-1, type=click.IntRange(min=1))
def main(*, counts: tuple[int, ...], linked: bool, as_json: bool, more: tuple[int, ...]) -> None:
    """Print speed and memory of the lineage index for each number of reports, ascending."""
    found = [measure(size, linked=linked) for size in sorted({*counts, *more})]
    if as_json:
        click.echo(dumps([asdict(one) for one in found]))
        return
    names = ("indexed/s", "looked up/s", "bytes", "peak bytes", "one more, ms", "most, ms", "lineages/s")
    table = Table("reports", *names, box=None, pad_edge=False)
    for one in found:
        row = [*(getattr(one, name) for name in list(Scale.__dataclass_fields__)[1:])]
        table.add_row(
            f"{one.reports:,}", *("" if v is None else f"{v:,.2f}" if v < 100 else f"{v:,.0f}" for v in row)
        )
    Console().print(table)


if __name__ == "__main__":
    main()
