"""Which incidents reports tell of, as a search asks for it: by the numbers of tens of thousands of reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from variorum.review.queue.entry import Entry


# eq=False: it is held by one index, and by the next one where no line has other reports
@dataclass(frozen=True, eq=False)
class Told:
    """The incidents of each report, in the order of ids; `numbers` are those by which a search knows the reports."""

    by_report: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int]

    def told_in_any(self, numbers: AbstractSet[int]) -> frozenset[str]:
        """The incidents that reports of these numbers tell of."""
        return frozenset(chain.from_iterable(filter(None, map(self._by_number.get, numbers))))

    @cached_property
    def _by_number(self) -> Mapping[int, tuple[str, ...]]:
        return {self.numbers[one]: its for one, its in self.by_report.items()}


def told(lines: Iterable[Entry], numbers: Mapping[str, int]) -> Told:
    """What the reports of some lines tell of."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in sorted(lines, key=lambda line: line.id):
        for report_id in one.reports:
            found[report_id].append(one.id)
    return Told({name: tuple(ids) for name, ids in found.items()}, numbers)
