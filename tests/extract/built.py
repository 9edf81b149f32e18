"""Reports built of a title and paragraphs, for tests of what a report tells of its main happening."""

from __future__ import annotations

from variorum.extract.reader import extract
from variorum.model.assertion import AccountKind, Assertion
from variorum.model.report import Known, Passage, PassageKind, Published, Report

#: a Thursday
PUBLISHED = "2016-05-12"


def titled(title: str, *paragraphs: str, published: str | None = PUBLISHED) -> Report:
    """A report with a title, each piece a passage of its own."""
    text, passages = title, [Passage(0, len(title), PassageKind.TITLE)]
    for paragraph in paragraphs:
        start = len(text) + 2
        text = f"{text}\n\n{paragraph}"
        passages.append(Passage(start, len(text), PassageKind.PARAGRAPH))
    return Report(
        id="r_000000000001",
        sha256="0" * 64,
        origin="test",
        text=text,
        passages=tuple(passages),
        title=title,
        outlet="example.com",
        published=Published(published, Known.RECORD) if published else None,
    )


def told_of_main(report: Report, field: str) -> list[Assertion]:
    """What the main account of a report tells of a field."""
    main = next(a for a in extract(report) if a.kind is AccountKind.MAIN)
    return [a for a in main.assertions if a.field == field]
