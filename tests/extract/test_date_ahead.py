"""Dates without a year or week that lie ahead, by the words that govern them."""

from __future__ import annotations

from datetime import date

import pytest

from variorum.extract.scene import scene
from variorum.model.report import Known, Passage, PassageKind, Published, Report


def dates(text: str, day: str) -> list[date | None]:
    """The first days of the dates that a report of one paragraph, published on `day`, names."""
    passage = Passage(0, len(text), PassageKind.PARAGRAPH)
    published = Published(day, Known.GIVEN)
    report = Report("r_1", "0" * 64, "test", text, (passage,), published=published)
    return [d.value.start for d in scene(report).dates]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 2 November 2023 was a Thursday
        ("The president will leave for Cairo on Monday.", date(2023, 11, 6)),
        ("Ministers plan to meet Monday in Rabat.", date(2023, 11, 6)),
        ("A bomb killed six people on Monday.", date(2023, 10, 30)),
        ("Police will look into the attack on Monday.", date(2023, 10, 30)),
        ("The mayor said on Monday that the road would open.", date(2023, 10, 30)),
    ],
)
def test_a_weekday_lies_ahead_under_a_verb_in_the_future(text: str, expected: date) -> None:
    assert dates(text, "2023-11-02") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ceasefire ends Nov. 16.", date(2023, 11, 16)),
        ("They have until Nov. 16 to hand over the hostages.", date(2023, 11, 16)),
        ("The rebels must leave the city by January.", date(2024, 1, 1)),
        ("He was shot on Nov. 16 near the market.", date(2022, 11, 16)),
        ("The Nov. 16 attack killed nine people.", date(2022, 11, 16)),
        ("He was shot on Oct. 16 near the market.", date(2023, 10, 16)),
        ("She was arrested in January.", date(2023, 1, 1)),
    ],
)
def test_a_day_most_of_a_year_back_is_the_coming_one_unless_something_past_has_it(
    text: str, expected: date
) -> None:
    assert dates(text, "2023-11-02") == [expected]
