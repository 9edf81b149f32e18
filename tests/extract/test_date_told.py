"""The day of the main happening, told beside it: what police did, what was heard, who was found."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.built import PUBLISHED, titled, told_of_main
from variorum.model.assertion import Assertion
from variorum.model.value import PartialDate


def told(
    paragraph: str, *, title: str = "Man shot dead", published: str | None = PUBLISHED
) -> list[Assertion]:
    """The dates of the main account of a report."""
    return told_of_main(titled(title, paragraph, published=published), "date")


def days(found: list[Assertion]) -> set[date | None]:
    """The days told."""
    return {a.value.start for a in found if isinstance(a.value, PartialDate)}


@pytest.mark.parametrize(
    "paragraph",
    [
        "A man was shot to death in his garden. Officers were called to the house at 9 p.m. Tuesday.",
        "A man was shot to death in his garden. Deputies responded to the street late Tuesday.",
        "A man was shot to death in his garden. Police received a call about it on Tuesday.",
        "A man was shot to death in his garden. It happened around 3 o'clock Tuesday morning.",
        "A man was shot to death in his garden. The incident was reported at 3 a.m. Tuesday.",
        "A man was shot to death in his garden. He was found dead on Tuesday by his brother.",
        "A man was shot to death. His uncle was injured Tuesday when both stood in the garden.",
        "A man was shot to death. He was taken to a hospital Tuesday night and has since died.",
    ],
)
def test_the_day_is_told_by_what_stands_around_it(paragraph: str) -> None:
    assert days(told(paragraph)) == {date(2016, 5, 10)}


@pytest.mark.parametrize(
    "paragraph",
    [
        "A man was shot to death in his garden. His nephew was arrested on Tuesday.",
        "A man was shot to death in his garden. The nephew appeared in court Tuesday.",
        "A man was shot to death in his garden. The nephew was taken into custody Tuesday over the shooting.",
        "A man was shot to death in his garden. Officers were called to the house the Tuesday before Easter.",
        "A man was shot to death in his garden. The house stands on 9 October Avenue.",
        "A man was shot to death in his garden. A vigil happened on Tuesday.",
        "A man was shot to death in his garden. The chief told reporters on Tuesday that he knew no motive.",
        "A man was shot to death in his garden. Police identified him on Tuesday.",
        "A man was shot to death in his garden. Officers did not respond on Tuesday.",
        "A man was shot to death in his garden. Officers responded Tuesday to an unrelated robbery.",
    ],
)
def test_a_day_of_something_else_is_not_told_of_it(paragraph: str) -> None:
    assert not told(paragraph)


def test_two_days_told_alike_are_none() -> None:
    said = "A man was shot to death. He was a cook. Officers were called to a house Monday. Police were called there Tuesday."
    assert not told(said)


def test_a_day_beside_the_happening_goes_before_what_is_told_around_it() -> None:
    said = "A man was shot to death on Monday. Officers were called to the house on Tuesday."
    assert days(told(said)) == {date(2016, 5, 9)}


def test_a_day_outside_the_longer_time_that_is_known_does_not_count() -> None:
    within = "A man was shot to death last week. Officers were called to the house on Friday, May 6."
    outside = "A man was shot to death last week. Officers were called to the house on Tuesday."
    assert date(2016, 5, 6) in days(told(within))
    assert date(2016, 5, 10) not in days(told(outside))


def test_without_a_publication_the_weekday_alone_is_told() -> None:
    said = "A man was shot to death in his garden. Officers were called to the house on Tuesday."
    assert [a.value.weekday for a in told(said, published=None) if isinstance(a.value, PartialDate)] == [1]


def test_the_sign_is_noted() -> None:
    said = "A man was shot to death in his garden. Officers were called to the house on Tuesday."
    assert [a.rule for a in told(said)] == ["date: by what is told around it"]
    assert [a.notes for a in told(said)] == [(("lead", "called to"),)]
