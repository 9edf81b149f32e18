"""Dates that count from the last one named before."""

from __future__ import annotations

from datetime import date

import pytest

from variorum.extract.scene import scene
from variorum.model.report import Known, Passage, PassageKind, Published, Report


def last_date(*paragraphs: str) -> date | None:
    """The first day of the last date in a report of these paragraphs, published on Thursday 4 January 2024."""
    text, passages = "\n\n".join(paragraphs), []
    for paragraph in paragraphs:
        start = text.index(paragraph)
        passages.append(Passage(start, start + len(paragraph), PassageKind.PARAGRAPH))
    published = Published("2024-01-04", Known.GIVEN)
    report = Report("r_1", "0" * 64, "test", text, tuple(passages), published=published)
    return scene(report).dates[-1].value.start


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("Gunmen raided a farm on Sunday. Later that day a mine went off.",), date(2023, 12, 31)),
        (("Gunmen raided a farm on Sunday. The next day they burned it.",), date(2024, 1, 1)),
        (("Gunmen raided a farm on Sunday.", "Two days earlier they had cut its wires."), date(2023, 12, 29)),
        (("The town fell in 2015. The following year it was retaken.",), date(2016, 1, 1)),
        # the date is that of a happening, or too far off, or too coarse
        (("Gunmen raided a farm on Sunday. A day after the funeral they came back.",), None),
        (("Gunmen raided a farm on Sunday.", "It was cold.", "The next day it snowed."), None),
        (("The war began in 2015. The next day a bridge was blown up.",), None),
        (("The next day a bridge was blown up.",), None),
    ],
)
def test_what_counts_from_a_day_that_the_text_names(
    paragraphs: tuple[str, ...], expected: date | None
) -> None:
    assert last_date(*paragraphs) == expected
