"""The head of a plain text: header lines that name outlet, URL or day, the title, the agency of a dateline.

These are hints that a page left in its text, not statements that a person wrote for us: the command line
goes before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from variorum.ingest.moment import iso
from variorum.ingest.stated import Stated
from variorum.model.report import Known, Published

#: header lines looked at: WP-Print and reader views write at most five before the title
HEADER_LINES = 6
#: code points of the longest title: the longest of 3,700 news headlines has some 180
TITLE_LIMIT = 200

_ADDRESS = r"(?P<url>https?://[^\s<>]+?)"
#: name -> a line that only says where the text comes from, or when it came out
HEADERS: dict[str, re.Pattern[str]] = {
    "printed": re.compile(rf"[-–—]\s+(?P<outlet>\S.{{0,80}}?)\s+[-–—]\s+{_ADDRESS}(?:\s+[-–—])?"),
    "outlet and address": re.compile(rf"(?P<outlet>\w[^|.!?]{{0,60}}?)\s+[|–—-]\s+{_ADDRESS}"),
    "labelled outlet": re.compile(
        r"(?:source|outlet|publisher|publication)\s*:\s*(?P<outlet>[^\s:].{0,60}[^.:])", re.I
    ),
    "labelled address": re.compile(rf"(?:url|link|address)\s*:\s*{_ADDRESS}", re.I),
    "address": re.compile(_ADDRESS),
    "labelled day": re.compile(r"(?:date|published|posted)(?:\s+on)?\s*:?\s+(?P<day>.{8,40})", re.I),
    "day": re.compile(r"(?P<day>(?=.*\d{4}).{8,40})"),
}
#: name -> a line at the foot that says the same
FOOTERS: dict[str, re.Pattern[str]] = {
    "printed from": re.compile(r"article printed from (?P<outlet>\S.{0,80}?):\s*https?://\S+", re.I),
    "address": re.compile(rf"url to article:\s*{_ADDRESS}", re.I),
}
#: "(Outlet.com) – Body": the outlet, in brackets before the first words, which name no kind of report
_NO_OUTLET = (
    r"(?!(?i:updated?|corrected|breaking|video|photos?|live|watch|exclusive|opinion|analysis|file)\b)"
)
_BRACKETED = re.compile(
    rf"\(\s*{_NO_OUTLET}(?=[^()\n]*[^\W\d_]{{2}})(?P<outlet>[^\W_a-z][^()\n]{{1,40}}?)\s*\)\s*[-–—]{{1,2}}\s+"
)
#: "KERMAN, Iran (AP) —" and "LONDON, Jan 4 (Reuters) -": place, perhaps a day, and the agency
_DATELINE = re.compile(
    r"[A-Z][A-Z .'’-]{2,40}(?:,[^()\n]{1,40})?\s+\(\s*(?P<outlet>[A-Z][\w.&/ -]{1,30}?)\s*\)\s*[-–—]"
)
#: what is no title: a sentence, a byline, a rule, a dateline that was broken off, a caption or notice
_UNTITLED = re.compile(
    r".*[.,;:…–—-]['\"’”)]*|(?:by|from)\s.*|[^\w]*|\(.*|.*\bphotos?\b.*|.*\((?:source|credit|file|image).*"
    r"|.*\bjavascript\b.*|\W*by\b.*",
    re.I | re.DOTALL,
)
_MARKDOWN = re.compile(r"#{1,3}\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the clean text without the white space around it: [start, end)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """What the head and foot of a text say, where its title is, and which range is its body."""

    stated: Stated
    title: tuple[int, int] | None
    body: tuple[int, int]


def lines(text: str, start: int = 0) -> Iterator[Line]:
    """The lines of `text` from `start` on, stripped, empty ones too."""
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        words = text[start:end].strip()
        first = text.index(words, start)
        yield Line(first, first + len(words), words)
        start = end + 1


def read_head(text: str, *, title: str | None = None) -> Head:
    """The head of a clean text; `title` is one that is known already, to be found as the first line."""
    stated, found, start = _top(text, title)
    below, end = _foot(text, start)
    first = text[start:end].lstrip()
    start = end - len(text[start:end].lstrip())
    name = _BRACKETED.match(first) or _DATELINE.match(first)
    if name is not None:
        stated = stated.over(Stated(outlet=name["outlet"]))
    if name is not None and name.re is _BRACKETED:
        start += name.end()
    # the foot of a printed page has the address of the report, its head only that of the outlet
    address = Stated(url=below.url)
    titled = Stated(title=None if found is None else text[found[0] : found[1]])
    return Head(address.over(titled).over(stated).over(below), found, (start, end))


def _top(text: str, title: str | None) -> tuple[Stated, tuple[int, int] | None, int]:
    """Header lines and the title: what they state, the title's range, where the rest begins."""
    stated, found, start, seen = Stated(), None, 0, 0
    for line in islice((line for line in lines(text) if line.text), HEADER_LINES + 2):
        hint = None if seen == HEADER_LINES else _hint(line.text, HEADERS)
        if hint is not None:
            stated, seen, start = stated.over(hint), seen + 1, line.end
        elif found is None and _titles(text, line, title):
            mark = _MARKDOWN.match(line.text)
            found, start = (line.start + (mark.end() if mark else 0), line.end), line.end
        else:
            break
    return stated, found, start


def _hint(words: str, table: dict[str, re.Pattern[str]]) -> Stated | None:
    """What a header or footer line states; None if it is none."""
    for pattern in table.values():
        groups = found.groupdict() if (found := pattern.fullmatch(words)) else None
        if groups is None:
            continue
        day = iso(groups["day"]) if "day" in groups else None
        if "day" in groups and day is None:
            continue
        published = None if day is None else Published(day, Known.PAGE)
        return Stated(outlet=groups.get("outlet"), url=groups.get("url"), published=published)
    return None


def _titles(text: str, line: Line, title: str | None) -> bool:
    """True if the line is the known title, or looks like one: short, no full stop, a blank line below."""
    words = _MARKDOWN.sub("", line.text)
    if title is not None:
        return words.casefold() == title.casefold()
    below = re.compile(r"[^\S\n]*\n[^\S\n]*\n\s*\S").match(text, line.end)
    short = len(words) <= TITLE_LIMIT and len(words.split()) > 1
    return below is not None and short and not _UNTITLED.fullmatch(words) and not words[0].islower()


def _foot(text: str, start: int) -> tuple[Stated, int]:
    """What the last lines state that only say where the text comes from, and where the body ends."""
    stated, end = Stated(), len(text.rstrip())
    while True:
        last = text.rfind("\n", start, end) + 1 or start
        hint = _hint(text[last:end].strip(), FOOTERS)
        if hint is None or last <= start:
            return stated, max(end, start)
        stated, end = hint.over(stated), len(text[:last].rstrip())
