"""Parses kept in a folder, so that the same texts, read again and again while rules change, parse once.

Only benchmarks use it. The parse is the same with and without it: a kept one is looked up by parser, text
and passages, and anything that can't be read back is parsed anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import astuple
from pathlib import Path

from variorum.extract.parse import (
    Parsed,
    Sentence,
    Token,
    cut_at_dateline,
    parse,
    parser_digest,
    without_asides,
)
from variorum.model.report import Report

_folder: ContextVar[Path | None] = ContextVar("folder of kept parses", default=None)
#: rises when what a token holds changes
_FORMAT = 1


@contextmanager
def parses_kept(folder: Path | None) -> Iterator[None]:
    """Within it, parses are looked up in `folder` and kept there; None turns that off."""
    token = _folder.set(folder)
    try:
        yield
    finally:
        _folder.reset(token)


def parsed(report: Report) -> Parsed:
    """The report's parse, from the folder of kept ones if there is one."""
    folder = _folder.get()
    if folder is None:
        return parse(report)
    path = folder / f"{_key(report)}.json"
    return _kept(report, path) or _keep(parse(report), path)


def _key(report: Report) -> str:
    digest = hashlib.sha256(f"{_FORMAT} {parser_digest()}\n{without_asides(report.text)}".encode())
    digest.update(
        repr([(p.start, p.end, p.kind) for q in report.passages for p in cut_at_dateline(report, q)]).encode()
    )
    return digest.hexdigest()[:32]


def _kept(report: Report, path: Path) -> Parsed | None:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return Parsed(report, tuple(_sentence(report, row) for row in rows))


def _sentence(report: Report, row: list[list[list[str | int]]]) -> Sentence:
    (index, passage), (start, end), tokens = row
    kind = report.passages[int(passage)].kind  # type: ignore[call-overload]
    made = tuple(Token(*t) for t in tokens)  # type: ignore[arg-type]
    return Sentence(index, passage, kind, report.span(start, end), made)  # type: ignore[arg-type]


def _keep(found: Parsed, path: Path) -> Parsed:
    rows = [
        [[s.index, s.passage], [s.span.start, s.span.end], [astuple(t) for t in s.tokens]]
        for s in found.sentences
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(rows), encoding="utf-8")
    part.replace(path)
    return found
