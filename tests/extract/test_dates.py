"""Finding dates: which words are one, what span they have, how the text uses them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.extract.dates import FoundDate, Relation, find_dates, resolve

#: a Thursday
PUBLISHED = date(2024, 1, 4)


def only(text: str) -> FoundDate:
    """The one date of `text`."""
    (found,) = find_dates(text)
    return found


@pytest.mark.parametrize(
    "words",
    [
        "3 January 2024",
        "3 January",
        "3\nJanuary",
        "the 3rd of January",
        "3rd January 2024",
        "03 JAN 90",
        "Jan. 3, 2024",
        "January 3",
        "January 3rd, 2024",
        "Wednesday, 3 January",
        "Wednesday, January 3, 2024",
        "2024-01-03",
        "03/01/2024",
        "January 2024",
        "early March",
        "mid-March",
        "late March 2020",
        "the beginning of March",
        "last March",
        "March last year",
        "2022",
        "early 2022",
        "the end of 2022",
        "the 1990s",
        "the mid-2010s",
        "the late '80s",
        "summer of 2019",
        "last summer",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "this morning",
        "last night",
        "yesterday evening",
        "the day before yesterday",
        "Wednesday",
        "last Wednesday",
        "next Friday",
        "Wednesday night",
        "early Thursday",
        "late on Thursday",
        "the early hours of Thursday",
        "the morning of 3 January",
        "Friday last week",
        "the weekend",
        "last weekend",
        "last week",
        "this year",
        "earlier this month",
        "two days ago",
        "a week ago",
        "four years ago",
        "nearly four years ago",
        "several years ago",
        "days ago",
        "two days earlier",
        "a day later",
        "the next day",
        "the same day",
        "the previous week",
        "the past 24 hours",
        "the past few days",
        "the last five years",
        "recently",
        "in recent days",
        "overnight",
        "overnight into Thursday",
        "around 2 July",
        "between Sunday and Monday",
        "the night between Sunday and Monday",
        "from 3 January to 5 January",
        "3-5 January 2024",
        "January 3 and 4",
        "1980-1992",
        "Christmas Eve",
        "9/11",
    ],
)
def test_a_date_expression_is_found_whole(words: str) -> None:
    text = f"It happened [{words}] there."
    found = only(text)
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "It may happen again.",
        "They march on the palace.",
        "The crowd will march 3 kilometres.",
        "He was second, in the fall.",
        "The Sunday Times said so.",
        "It happened on Black Friday and on Good Friday.",
        "They meet every Friday.",
        "They meet on Fridays.",
        "It is open 24/7.",
        "April Example spoke.",
        "May Example spoke.",
        "Some 2,022 people came.",
        "Some 2022 people came.",
        "2022 people came.",
        "It cost $2000.",
        "Flight 1990 was late.",
        "It was 15:00.",
        "They won 3-1.",
        "It was the fourth anniversary.",
        "USA Today said so.",
        "Resolution 1701 stands.",
        "It went off at 1830, they said.",
    ],
)
def test_false_friends_are_no_dates(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It happened in May.", "May"),
        ("It happened in March 2020.", "March 2020"),
        ("In January 12 people died.", "January"),
        ("On January 12 people died.", "January 12"),
        ("The 7 August blasts killed 12.", "7 August"),
        ("Wednesday\u2019s attack was the first.", "Wednesday"),
        ("Today's attack was the first.", "Today"),
        ("A 2022 attack killed nine.", "2022"),
        ("The attack of August 7 killed nine.", "August 7"),
        ("Pupils of the Sunday school came on Friday.", "Friday"),
    ],
)
def test_dates_beside_their_false_friends(text: str, words: str) -> None:
    found = only(text)
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("It happened on Thursday.", Relation.ON),
        ("84 had died as of Thursday.", Relation.AS_OF),
        ("84 had died by Thursday.", Relation.BY),
        ("It is the worst since 1979.", Relation.SINCE),
        ("He died before Thursday.", Relation.BEFORE),
        ("He left after 3 January.", Relation.AFTER),
        ("The curfew holds until Friday.", Relation.UNTIL),
        ("The curfew holds from Friday.", Relation.SINCE),
    ],
)
def test_how_the_text_uses_a_date(text: str, relation: Relation) -> None:
    assert only(text).relation is relation


@pytest.mark.parametrize(
    ("text", "future"),
    [
        ("Funerals are scheduled for Friday.", True),
        ("Funerals are due on Friday.", True),
        ("The victims will be buried on Friday.", True),
        ("They may be buried as early as Friday.", True),
        ("A march was planned for Friday.", True),
        ("A march had been planned for Friday and was put off.", False),
        ("The victims were buried on Friday.", False),
        ("Police will investigate the attack on Friday.", False),
        ("The shooting on Friday was the first.", False),
    ],
)
def test_words_that_point_ahead(text: str, future: bool) -> None:
    assert only(text).future is future


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Wednesday night", "night"),
        ("late Thursday night", "late night"),
        ("early Thursday", "early"),
        ("early on Thursday", "early"),
        ("the early hours of Thursday", "early hours"),
        ("the evening of 3 January", "evening"),
        ("last night", "night"),
        ("tonight", "night"),
        ("this morning", "morning"),
        ("Thursday", None),
    ],
)
def test_the_part_of_the_day_is_kept(text: str, part: str | None) -> None:
    found = only(text)
    assert found.part == part
    assert resolve(found, published=PUBLISHED).part == part


@pytest.mark.parametrize(
    ("text", "anchored"),
    [("a day earlier", True), ("the next day", True), ("later in the day", True), ("two days ago", False)],
)
def test_what_counts_from_a_day_named_elsewhere(text: str, anchored: bool) -> None:
    assert only(text).needs_anchor is anchored


_FORMS = ["{d.day} {d:%B} {d.year}", "{d:%B} {d.day}, {d.year}", "{d:%b}. {d.day}, {d.year}", "{d:%Y-%m-%d}"]


@given(
    st.dates(date(1800, 1, 1), date(2099, 12, 31)),
    st.sampled_from([*_FORMS, "{d:%A}, {d.day} {d:%B} {d.year}"]),
)
def test_a_date_written_in_full_is_read_back(day: date, form: str) -> None:
    words = form.format(d=day)
    text = f"It happened on {words} there."
    found = only(text)
    value = resolve(found, published=None)
    assert (value.start, value.end) == (day, day)
    assert text[found.start : found.end] == words


_PIECES = """
    on early last next this the between and Monday Friday night 3 January March 2024 2022 - to
    two days ago earlier recently overnight weekend , . week years 03/01/2024 around since
    """


@given(st.lists(st.sampled_from(_PIECES.split()), max_size=12).map(" ".join), st.none() | st.dates())
def test_dates_are_apart_inside_the_text_and_never_end_before_they_start(
    text: str, published: date | None
) -> None:
    found = find_dates(text)
    for one, after in pairwise(found):
        assert one.end <= after.start
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        value = resolve(one, published=published)
        assert (value.start is None) == (value.end is None)
        assert value.start is None or value.end is None or value.start <= value.end
        assert value.basis


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    assert all(found.end <= len(text) for found in find_dates(text))
