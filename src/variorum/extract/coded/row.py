"""A row's cells by column, and the assertions that are made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from variorum.model.assertion import Certainty, Draft, Role, Stance, Voice, VoiceLink
from variorum.model.report import Report, Span
from variorum.model.value import Count, Value

#: codes that GTD, GED and ACLED write for what is not known or does not apply
_NOTHING = frozenset({"-9", "-99", "unknown", "not applicable", "."})
_CELL = re.compile(r"^([^:\n]+): (.*)$", re.MULTILINE)
_DEGREES = re.compile(r"-?\d{1,3}(?:\.\d+)?")
_WHOLE = re.compile(r"-?\d+(?:\.0+)?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell: its words, and the line "column: words"."""

    words: Span
    line: Span


@dataclass(slots=True)
class Row:
    """A row of a table: its cells by column in small letters, and what was made of them so far."""

    report: Report
    cells: dict[str, Cell]
    drafts: list[Draft] = field(default_factory=list)

    def text(self, column: str) -> str:
        """The words of a cell; "" where it is empty or says that nothing is known."""
        cell = self.cells.get(column)
        return "" if cell is None or cell.words.quote.lower() in _NOTHING else cell.words.quote

    def number(self, column: str) -> int | None:
        """The whole number in a cell, None where there is none or nothing is known."""
        told = self.text(column)
        return int(float(told)) if _WHOLE.fullmatch(told) else None

    def degrees(self, column: str) -> float | None:
        """The degrees in a cell; -9 is a latitude like any other."""
        cell = self.cells.get(column)
        found = _DEGREES.fullmatch(cell.words.quote) if cell is not None else None
        return float(found[0]) if found else None

    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, None if either is missing."""
        latitude, longitude = self.degrees("latitude"), self.degrees("longitude")
        return None if latitude is None or longitude is None else (latitude, longitude)

    def count(self, name: str, column: str, *notes: tuple[str, str]) -> None:
        """Take down the number in a cell, if there is one that is no code."""
        told = self.number(column)
        if told is not None and told >= 0:
            self.says(name, Count(told, told, told), [column], notes=notes)

    def says(
        self,
        name: str,
        value: Value,
        columns: Iterable[str],
        *,
        certainty: Certainty = Certainty.CERTAIN,
        notes: tuple[tuple[str, str], ...] = (),
    ) -> None:
        """Take down that the row gives `value` for the field `name`, by these columns, the foremost first.

        Its words are those of the first column that is filled; its context the lines of all of them.
        """
        used = [self.cells[c] for c in columns if c in self.cells]
        lines = [cell.line for cell in used]
        around = self.report.span(min(s.start for s in lines), max(s.end for s in lines))
        self.drafts.append(
            Draft(
                field=name,
                value=value,
                span=used[0].words,
                context=around,
                voice=_voice(self.report),
                stance=Stance(certainty=certainty),
                rule=f"{self.report.dataset}: {next(iter(columns))}",
                notes=notes,
            )
        )


def _voice(report: Report) -> Voice:
    return Voice((VoiceLink(report.outlet or str(report.dataset), Role.UNKNOWN),))


def row_of(report: Report) -> Row:
    """The row that a report holds."""
    found = _CELL.finditer(report.text)
    return Row(report, {m[1].lower(): Cell(report.span(*m.span(2)), report.span(*m.span())) for m in found})
