"""From the bytes of an item to a report, or to a Skip that says what is wrong and how to mend it. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from variorum.errors import BadInput
from variorum.ingest.align import align
from variorum.ingest.clean import clean, cut, printable
from variorum.ingest.decode import decode
from variorum.ingest.front import split_front
from variorum.ingest.heading import read_head
from variorum.ingest.items import Kind, RawItem
from variorum.ingest.language import other_language
from variorum.ingest.limits import (
    PAGE_LIMIT,
    SHORTEST,
    TAG_LIMIT,
    TEXT_LIMIT,
    check_binary,
    check_size,
)
from variorum.ingest.mapped import Builder, Mapped
from variorum.ingest.page import declared_charset, read_page
from variorum.ingest.record import field, members, unescape
from variorum.ingest.segment import passages
from variorum.ingest.stated import FIELD_NAMES, Given, Stated, check, read_sidecar
from variorum.ingest.visible import visible
from variorum.model.identity import ID_DIGITS
from variorum.model.report import Known, Passage, PassageKind, Published, Report, Skip

#: share of the extracted letters that have to be found in the page's bytes
TRACED = 0.5


@dataclass(frozen=True, slots=True)
class Content:
    """A clean text with its passages and what is said about it.

    `stated` is what a person or record states, and goes before the command line; `hinted` is what was
    guessed from the text or page, and comes after it.
    """

    clean: Mapped
    passages: tuple[Passage, ...]
    stated: Stated
    hinted: Stated


def read(item: RawItem, given: Given | None = None) -> Iterator[Report | Skip]:
    """The report in an item, or a Skip; exactly one of them. The same bytes always give the same id.

    What front matter, sidecar or record state goes before `given`, and `given` before what a page or a
    header line suggests. A report that says nothing of its time has none.
    """
    digest = hashlib.sha256(item.data).hexdigest()
    try:
        yield _report(item, digest, given or Given())
    except BadInput as error:
        yield Skip(item.origin, printable(_told(error, item.origin)), error.mend, digest)


def _told(error: BadInput, origin: str) -> str:
    """What is wrong; a sidecar is named, as a Skip always has the origin of its item."""
    return error.what if error.where == origin else f"{error.where}: {error.what}"


def _report(item: RawItem, digest: str, given: Given) -> Report:
    if not item.data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise BadInput("empty", where=item.origin, mend="give a file with the text of a report")
    check_binary(item.data, where=item.origin)
    content = _READERS[item.kind](item, given)
    said = content.stated.over(given.stated()).over(content.hinted)
    _check_text(content, item.origin)
    return Report(
        id=f"r_{digest[:ID_DIGITS]}",
        sha256=digest,
        origin=item.origin,
        text=content.clean.text,
        passages=content.passages,
        outlet=said.outlet,
        url=said.url,
        title=said.title,
        published=said.published,
        offsets=content.clean.offsets,
    )


def _check_text(content: Content, where: str) -> None:
    """Nothing if the passages can hold an English report; BadInput if not."""
    words = " ".join(content.clean.text[p.start : p.end] for p in content.passages)
    if sum(1 for _ in islice(filter(str.isalpha, words), SHORTEST)) < SHORTEST:
        raise BadInput(
            f"too short for a report: under {SHORTEST} letters", where=where, mend="give the full text"
        )
    if content.stated.language == "en":
        return
    found = content.stated.language or other_language(words)
    if found is not None:
        mend = "give an English text; if it is English, state `language: en`"
        raise BadInput(f"not in English: {found}", where=where, mend=mend)


def _beside(item: RawItem) -> Stated:
    return Stated() if item.sidecar is None else read_sidecar(item.sidecar)


def _read_text(item: RawItem, given: Given) -> Content:
    del given
    check_size(len(item.data), TEXT_LIMIT, where=item.origin)
    whole = clean(decode(item.data, where=item.origin))
    front, start = split_front(whole.text, where=item.origin)
    text = cut(whole, start) if start else whole
    stated = front.over(_beside(item))
    head = read_head(text.text, title=stated.title)
    return Content(text, passages(text.text, head), stated, head.stated)


def _read_html(item: RawItem, given: Given) -> Content:
    del given
    check_size(len(item.data), PAGE_LIMIT, where=item.origin)
    if item.data.count(b"<") > TAG_LIMIT:
        raise BadInput(
            f"too large: more than {TAG_LIMIT:,} tags", where=item.origin, mend="save its text alone"
        )
    markup = decode(item.data, where=item.origin, declared=declared_charset(item.data))
    stream = visible(markup)
    check_size(len(stream.text), TEXT_LIMIT, where=item.origin)
    page = read_page(markup.text)
    if page is None or not page.blocks:
        raise BadInput("no text of a report found in the page", where=item.origin, mend="save its text alone")
    found = align(stream, page.blocks, page.title)
    if found.found < TRACED * found.wanted:
        raise BadInput("its text can't be traced to its bytes", where=item.origin, mend="save its text alone")
    day = None if page.day is None else Published(page.day, Known.PAGE)
    hinted = Stated(page.outlet, page.url, page.title, day)
    return Content(found.clean, found.passages, _beside(item), hinted)


def _read_record(item: RawItem, given: Given) -> Content:
    check_size(len(item.data), PAGE_LIMIT, where=item.origin)
    line = decode(item.data, where=item.origin)
    found = members(line.text, where=item.origin)
    kept = {name: member for name in FIELD_NAMES if (member := field(found, name, given.fields))}
    text = kept.pop("text", None)
    if text is None or not isinstance(text.value, str):
        names = ", ".join(name[:40] for name in sorted(found)[:8])
        what = f"no text in the record, which has {names or 'nothing'}"
        raise BadInput(what, where=item.origin, mend="name its field: --map text=NAME")
    written = {name: member.value for name, member in kept.items()}
    stated = check(written, known=Known.RECORD, where=item.origin)
    body = clean(unescape(line, text))
    check_size(len(body.text), TEXT_LIMIT, where=item.origin)
    head = read_head(body.text, title=stated.title)
    content = Content(body, passages(body.text, head), stated, head.stated)
    if head.title or "title" not in kept:
        return content
    return _with_title(content, clean(unescape(line, kept["title"])))


def _with_title(content: Content, title: Mapped) -> Content:
    """The content with the record's title as its first passage."""
    builder = Builder(title)
    start = len(title.text) - len(title.text.lstrip())
    builder.keep(start, len(title.text.rstrip()))
    first = Passage(0, len(builder), PassageKind.TITLE)
    builder.add("\n\n")
    shift = len(builder)
    builder.take(content.clean)
    moved = (Passage(p.start + shift, p.end + shift, p.kind) for p in content.passages)
    return replace(content, clean=builder.done(), passages=(first, *moved))


_READERS: Mapping[Kind, Callable[[RawItem, Given], Content]] = {
    Kind.TEXT: _read_text,
    Kind.HTML: _read_html,
    Kind.JSONL: _read_record,
}
