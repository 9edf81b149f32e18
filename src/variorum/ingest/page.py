"""What trafilatura and htmldate see in a page: its paragraphs, title, outlet, address and day."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from variorum.ingest.align import Block
from variorum.ingest.moment import MONTHS

#: later than any page: htmldate takes today as its bound otherwise, and would answer otherwise tomorrow
LAST_DAY = "2100-12-31"

#: trafilatura's elements that stand on their own lines
_BLOCK_NAMES = "p head item cell row quote list table div code fw ab body main"
_BLOCKS = frozenset(_BLOCK_NAMES.split())
#: Python errors by which lxml, trafilatura and htmldate answer markup that they were not made for
PARSER_ERRORS = (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)
_SENTENCE_END = re.compile(r".*[.!?…:][\"'’”)]*\s*", re.DOTALL)

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
_XML_CHARSET = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.-]{2,40})""", re.I)
#: what lxml refuses in a text: an XML declaration with a charset, control characters
_REFUSED = re.compile(r"\A\s*<\?xml[^>]*>|[\0-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says; None where it does not. `day` is ISO 8601."""

    blocks: tuple[Block, ...]
    title: str | None
    outlet: str | None
    url: str | None
    day: str | None


def declared_charset(data: bytes) -> str | None:
    """The charset that a page names in its first 4 KB."""
    found = _CHARSET.search(data[:4096]) or _XML_CHARSET.search(data[:200])
    return found[1].decode("ascii") if found else None


def read_page(markup: str) -> Page | None:
    """What the page says, None if it has no text that could be a report. Reads nothing but `markup`."""
    found = _extract(markup)
    if found is None or found.body is None:
        return None
    blocks = tuple(Block(words) for words in _paragraphs(found.body))
    return Page(
        blocks=blocks,
        title=_line(found.title),
        outlet=_line(found.sitename) or _line(found.hostname),
        url=_address(found.url),
        day=_plain_day(found.date, markup),
    )


def _extract(markup: str) -> Any:
    """trafilatura's document; None if it finds no main text or can't read the page."""
    import trafilatura  # noqa: PLC0415  # takes half a second to load

    for name in ("trafilatura", "htmldate"):
        # they log what they leave out; we say it ourselves
        logging.getLogger(name).addHandler(logging.NullHandler())
    dates = {"original_date": True, "extensive_search": False, "max_date": LAST_DAY}
    try:
        return trafilatura.bare_extraction(
            _REFUSED.sub(" ", markup),
            include_comments=False,
            with_metadata=True,
            date_extraction_params=dates,
        )
    except (*PARSER_ERRORS, _etree().LxmlError):
        return None


def _etree() -> Any:
    """lxml's module; loaded with trafilatura."""
    return import_module("lxml.etree")


def _paragraphs(body: Any) -> Iterator[str]:
    """The text of each block of trafilatura's tree, in its order."""
    held: list[str] = []
    for words, ends in _walk(body):
        held.append(words)
        if ends:
            if joined := " ".join("".join(held).split()):
                yield joined
            held = []
    if joined := " ".join("".join(held).split()):
        yield joined


def _walk(body: Any) -> Iterator[tuple[str, bool]]:
    """Words of the tree, and whether a block ends behind them; without recursion, however deep it is."""
    last = ""
    for event, element in _etree().iterwalk(body, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        words = (element.text if event == "start" and tag else element.tail if event == "end" else "") or ""
        if tag in _BLOCKS:
            yield "", True
        elif tag == "lb" and event == "start":
            # a line break behind a full stop parts paragraphs on pages that have no <p>
            yield " ", bool(_SENTENCE_END.fullmatch(last))
        last = words or last
        yield words, False


def _line(words: str | None) -> str | None:
    return " ".join(words.split()) or None if words else None


def _address(url: str | None) -> str | None:
    """The page's own address; the bare address of a site is not that of a report."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not (parts.path.strip("/") or parts.query):
        return None
    return url


def _plain_day(day: str | None, markup: str) -> str | None:
    """The day, if the page states it in a way that can be read in one way only.

    htmldate reads 04/01/2024 as 4 January wherever the page comes from. A day up to the twelfth has to
    stand in the page with the year first or with the month's name.
    """
    try:
        found = date.fromisoformat(day or "")
    except ValueError:
        return None
    return day if found.day > 12 or found.day == found.month or _stands(found, markup) else None


def _stands(day: date, markup: str) -> bool:
    """True if the page has the day with its year first, or with the name of its month."""
    name = MONTHS[day.month - 1]
    month = rf"{name[:3]}(?:{name[3:]}|t)?\.?" if name[3:] else name
    number = rf"0?{day.day}(?:st|nd|rd|th)?"
    forms = (
        rf"{day.year}[-/._]?0?{day.month}[-/._]?0?{day.day}(?!\d)",
        rf"{number}[\s-]+{month}[\s,-]+{day.year}",
        rf"{month}[\s-]+{number}[\s,-]+{day.year}",
    )
    return any(re.search(form, markup, re.I) for form in forms)
