"""Passages: the title and the paragraphs of a clean text, as exact ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.ingest.heading import Head, Line, lines
from variorum.model.report import Passage, PassageKind

#: a block whose lines are all this short, and break off within sentences, was wrapped at a fixed width;
#: mail and wire terminals wrap at 65 to 80 columns
WRAP_WIDTH = 100

_FULL_STOP = re.compile(r".*[.!?:…][\"'’”»)\]]*", re.DOTALL)


def passages(text: str, head: Head) -> tuple[Passage, ...]:
    """The passages of a text in order: sorted, apart, neither empty nor with white space at an end."""
    title = () if head.title is None else (Passage(*head.title, PassageKind.TITLE),)
    return title + tuple(Passage(*r, PassageKind.PARAGRAPH) for r in _paragraphs(text, *head.body))


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for block in _blocks(text, start, end):
        if _wrapped(block):
            yield block[0].start, block[-1].end
        else:
            yield from ((line.start, line.end) for line in block)


def _blocks(text: str, start: int, end: int) -> Iterator[list[Line]]:
    """Runs of lines with no blank line between them."""
    block: list[Line] = []
    for line in lines(text[:end], start):
        if line.text:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _wrapped(block: list[Line]) -> bool:
    """True if the lines of a block are one paragraph that was broken at a fixed width."""
    short = all(len(line.text) <= WRAP_WIDTH for line in block)
    return short and any(not _FULL_STOP.fullmatch(line.text) for line in block[:-1])
