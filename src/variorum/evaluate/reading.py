"""Reading many reports for a benchmark: texts of its data as reports, their accounts, in order."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from variorum.evaluate.outcome import Task
from variorum.extract.parse_cache import parses_kept
from variorum.extract.readers import Reader
from variorum.model.assertion import Account
from variorum.model.report import Known, Passage, PassageKind, Published, Report

_BLANK = re.compile(r"\n[ \t]*\n\s*")


def report_of(name: str, text: str, *, published: str | None = None, outlet: str | None = None) -> Report:
    """The text as a report of one passage a paragraph; blank lines part paragraphs.

    `published` is an ISO day or moment. The clean text is `text` unchanged: offsets are its own.
    """
    digest = hashlib.sha256(f"{name}\n{text}".encode()).hexdigest()
    return Report(
        id=f"r_{digest[:12]}",
        sha256=digest,
        origin=name,
        text=text,
        passages=tuple(_passages(text)),
        outlet=outlet,
        published=Published(published, Known.RECORD) if published else None,
    )


def _passages(text: str) -> Iterator[Passage]:
    start = 0
    for blank in [*_BLANK.finditer(text), None]:
        end = blank.start() if blank else len(text)
        inner = text[start:end]
        if inner.strip():
            left = len(inner) - len(inner.lstrip())
            yield Passage(start + left, start + len(inner.rstrip()), PassageKind.PARAGRAPH)
        start = blank.end() if blank else end


def read_all(task: Task, reports: Iterable[Report]) -> Iterator[tuple[Report, list[Account]]]:
    """Each report with its accounts, in the order of `reports`, by the task's engine."""
    given = list(reports)
    for done, found in enumerate(task.engine.map(partial(_read, task.cache, task.reader), given), 1):
        task.watch("read", done, len(given))
        yield found


def _read(cache: Path | None, reader: Reader, report: Report) -> Iterator[Account]:
    with parses_kept(cache):
        yield from reader.read(report)
