"""The texts of MUC-3 and MUC-4 as reports: id, dateline and paragraphs, in ordinary case.

The format is that of `text-headers-info` in the data. A report's text is the message from its dateline on, letter
for letter but for case and line ends, so offsets are those of the capitals; the dateline and the marks in
brackets ("[TEXT]", "[BEGIN RECORDING]") stay in the text and outside of the paragraphs.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from variorum.errors import BadInput
from variorum.evaluate.muc4.truecase import truecase
from variorum.model.report import Known, Passage, PassageKind, Published, Report

SETS = ("dev", "tst1", "tst2", "tst3", "tst4")
_HEADER = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b[^\n]*\n", re.M)
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DATELINE = re.compile(
    r"\s*(?P<place>[^\n]{2,60}?),\s+(?:(?P<day>\d{1,2}) (?P<month>[A-Z]{3})[A-Z]*\.?(?: (?P<year>\d\d))?|NO DATE)"
    r"\s*(?:\((?P<source>[^)]*)\))?\s*--"
)
#: marks that say what the text is or who speaks, not what anybody wrote
_MARK = re.compile(
    r"\[(?:TEXT|SUMMARY|EXCERPTS?|CONTINUED|(?:BEGIN|END) (?:VIDEO )?RECORDING|"
    r"(?:STATEMENT|SPEECH|EDITORIAL REPORT|EDITORIAL|ARTICLE|COMMENTARY|STATION COMMENTARY|COMMUNIQUE|REPORT|"
    r"BULLETIN|INTERVIEW|NEWS CONFERENCE|ANNOUNCER|REPORTER|CORRESPONDENT|RECORDING)[^\]]*)\]\s*"
)
_BLANK = re.compile(r"\n[ \t]*\n\s*")
#: the century of the dates
_CENTURY = 1900


@dataclass(frozen=True, slots=True)
class Message:
    """One text of the set: its id (`DEV-MUC3-0001`) and the report that it is."""

    id: str
    report: Report


def messages(data: Path, name: str) -> Iterator[Message]:
    """The messages of the set `name` (dev, tst1 ...) below `data`, in order; BadInput if there is none."""
    paths = text_files(data, name)
    if not paths:
        raise BadInput(
            f"no texts of {name}", where=str(data), mend="give the folder that holds the MUC-4 texts"
        )
    for path in paths:
        yield from read_file(path.read_text(encoding="latin-1"))


def text_files(data: Path, name: str) -> list[Path]:
    """The text files of a set below `data`, by their names: `dev-muc3-0001-0100`, `tst3-muc4`."""
    if data.is_file():
        return [data]
    return sorted(p for p in data.rglob(f"{name}-muc*") if p.is_file())


def read_file(text: str) -> Iterator[Message]:
    """The messages of one file."""
    heads = list(_HEADER.finditer(text))
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        body = text[head.end() : after.start() if after else len(text)]
        yield Message(head[1], report_of(head[1], body))


def report_of(identity: str, body: str) -> Report:
    """The report of one message: `body` is what follows the header line."""
    body = body.strip("\n\x1a").rstrip()
    dateline = _DATELINE.match(body)
    passages = tuple(_passages(body, dateline))
    text = _opened(_unwrapped(truecase(body)), passages)
    digest = hashlib.sha256(f"{identity}\n{body}".encode()).hexdigest()
    day = _day(dateline)
    source = dateline["source"] if dateline else None
    return Report(
        id=f"r_{digest[:12]}",
        sha256=digest,
        origin=identity,
        text=text,
        passages=passages,
        outlet=" ".join(truecase(source).split()) if source else None,
        published=Published(day.isoformat(), Known.RECORD) if day else None,
    )


def _day(dateline: re.Match[str] | None) -> date | None:
    if dateline is None or not dateline["year"] or dateline["month"] not in _MONTHS:
        return None
    year = _CENTURY + int(dateline["year"])
    try:
        return date(year, _MONTHS.index(dateline["month"]) + 1, int(dateline["day"]))
    except ValueError:
        return None


def _unwrapped(text: str) -> str:
    """Lines of one paragraph joined: each line end within it becomes a space."""
    blanks = {i for m in _BLANK.finditer(text) for i in range(*m.span())}
    return "".join(" " if c in "\n\t" and i not in blanks else c for i, c in enumerate(text))


def _opened(text: str, passages: tuple[Passage, ...]) -> str:
    """`text` with a capital at the start of every passage, which the truecaser can't see."""
    letters = list(text)
    for passage in passages:
        big = letters[passage.start].upper()
        letters[passage.start] = big if len(big) == 1 else letters[passage.start]
    return "".join(letters)


def _passages(body: str, dateline: re.Match[str] | None) -> Iterator[Passage]:
    """The place of the dateline, then each paragraph without the marks at either end."""
    start = 0
    if dateline:
        if not dateline["place"].startswith(("CLANDESTINE", "NO CITY")):
            yield Passage(dateline.start("place"), dateline.end("place"), PassageKind.PARAGRAPH)
        start = dateline.end()
    for blank in [*_BLANK.finditer(body, start), None]:
        end = blank.start() if blank else len(body)
        yield from _pieces(body, start, end)
        start = blank.end() if blank else end


def _pieces(body: str, start: int, end: int) -> Iterator[Passage]:
    """The stretches between marks."""
    for mark in [*_MARK.finditer(body, start, end), None]:
        stop = mark.start() if mark else end
        inner = body[start:stop]
        if any(c.isalnum() for c in inner):
            left = len(inner) - len(inner.lstrip())
            yield Passage(start + left, start + len(inner.rstrip()), PassageKind.PARAGRAPH)
        start = mark.end() if mark else stop
