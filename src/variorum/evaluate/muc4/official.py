"""The official score reports of the 17 systems of MUC-4, read for comparison with our own scoring.

A report holds one block for every pair of templates, every template of the key without an answer and every
answer without a template of the key, and the totals over all (`TOTAL SLOT SCORES`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.evaluate.muc4.tally import Column
from variorum.evaluate.muc4.templates import SLOTS

_HEAD = re.compile(r"^(\S+)\s+key:\s+(\S+)\s+response:\s+(\S+)")
_CELLS = r"\s+(\d+)\s+(\d+)\|\s*(\d+)\s+(\d+)\s+(\d+)\|\s*\d+\s+\d+\|\s*(\d+)\s+(\d+)\s+(\d+)\|"
_ROW = re.compile(r"^([a-z-]+)" + _CELLS)
_TOTAL = re.compile(r"^(MATCHED/MISSING|MATCHED/SPURIOUS|MATCHED ONLY|ALL TEMPLATES)" + _CELLS)
_NAMED = frozenset(SLOTS) | {"template-id"}

#: message, number of the key's template, number of the answer's, 0 for none
Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class OfficialReport:
    """The columns of every block by place and slot, of all blocks by slot, and the four rows of totals."""

    blocks: dict[Place, dict[str, Column]]
    slots: dict[str, Column]
    rows: dict[str, Column]


def read_report(text: str) -> OfficialReport:
    """The official report with the text `text`."""
    head, _, tail = text.partition("* * * TOTAL SLOT SCORES * * *")
    rows = {found[1]: _column(found) for line in tail.splitlines() if (found := _TOTAL.match(line))}
    return OfficialReport(dict(_blocks(head)), _slots(tail.splitlines()), rows)


def _blocks(text: str) -> Iterator[tuple[Place, dict[str, Column]]]:
    place: Place | None = None
    lines: list[str] = []
    for line in text.splitlines():
        head = _HEAD.match(line)
        if head:
            if place:
                yield place, _slots(lines)
            place, lines = (head[1], _number(head[2]), _number(head[3])), []
        lines.append(line)
    if place:
        yield place, _slots(lines)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _slots(lines: list[str]) -> dict[str, Column]:
    found = (_ROW.match(line) for line in lines)
    return {row[1]: _column(row) for row in found if row and row[1] in _NAMED}


def _column(row: re.Match[str]) -> Column:
    cor, par, inc, spu, mis, _ = (int(row[at]) for at in range(4, 10))
    return Column(cor, par, inc, spu, mis)
