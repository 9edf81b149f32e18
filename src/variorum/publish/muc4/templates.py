"""MUC-4 templates of what a report tells: 25 slots, filled from assertions, in the official format.

Rules: MUC-4 task documentation (template-doc-part1, version 7, part2), cited by section. Fills are the words as
they stand in the report, in capitals. Nothing is read from the text here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from variorum.model.assertion import Account
from variorum.model.report import Report
from variorum.publish.muc4.parts import parts
from variorum.publish.muc4.relevance import relevant
from variorum.publish.muc4.slots import Fills, slots
from variorum.publish.muc4.terms import SLOTS

#: the column at which fills begin
_COLUMN = 36


def answers(report: Report, accounts: Sequence[Account]) -> str:
    """The templates of `report` (its origin is the message id), or the one that says it has none."""
    firm = [_undoubted(a) for a in accounts]
    told = [a for a in firm if relevant(report, a, firm)]
    made = [slots(report, part, firm) for a in told for part in parts(a)]
    return "\n".join(_template(report.origin, n, fills) for n, fills in enumerate(made, 1)) or _irrelevant(
        report.origin
    )


def _undoubted(account: Account) -> Account:
    """The account without what the trained reader doubts: a key has one answer a fill, and no room for a doubt."""
    return replace(account, assertions=tuple(a for a in account.assertions if a.note("doubted") is None))


def _template(message: str, number: int, fills: Mapping[str, Fills]) -> str:
    rows = {"MESSAGE: ID": [message], "MESSAGE: TEMPLATE": [str(number)], **fills}
    return "".join(
        line + "\n" for n, name in enumerate(SLOTS) for line in _lines(n, name, rows.get(name, []))
    )


def _irrelevant(message: str) -> str:
    lines = [_line(0, SLOTS[0], message), *(_line(n, name, "*") for n, name in enumerate(SLOTS) if n)]
    return "".join(line + "\n" for line in lines)


def _lines(number: int, name: str, fills: Sequence[str]) -> Iterator[str]:
    yield _line(number, name, fills[0] if fills else "-")
    yield from (" " * _COLUMN + fill for fill in fills[1:])


def _line(number: int, name: str, fill: str) -> str:
    return f"{f'{number}.':<4}{name:<32}{fill}"
