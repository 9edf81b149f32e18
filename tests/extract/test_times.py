"""Times of day: what is found, its span, the clock time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.extract.times import find_times


@pytest.mark.parametrize(
    ("words", "clock", "zone"),
    [
        ("3 p.m.", "15:00", None),
        ("3pm", "15:00", None),
        ("12 a.m.", "00:00", None),
        ("12:30 p.m.", "12:30", None),
        ("10.30am", "10:30", None),
        ("15:00", "15:00", None),
        ("1500 GMT", "15:00", "gmt"),
        ("2230 hours", "22:30", None),
        ("15:00 local time", "15:00", "local time"),
        ("around 8:30 a.m. local time", "08:30", "local time"),
        ("shortly after noon", "12:00", None),
        ("just before midnight", "00:00", None),
        ("at dawn", None, None),
        ("about three o'clock", None, None),
    ],
)
def test_a_time_of_day_is_found_whole(words: str, clock: str | None, zone: str | None) -> None:
    text = f"It went off [{words}] there."
    (found,) = find_times(text)
    assert text[found.start : found.end] == words
    assert (found.clock, found.zone) == (clock, zone)


def test_four_digits_after_at_are_a_time_where_a_date_or_a_stop_follows() -> None:
    (found,) = find_times("It went off at 2230 on 12 January.")
    assert found.clock == "22:30"
    assert find_times("It went off at 2230 Example Street.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "It cost $3:00.",
        "They won 3:1.",
        "Dawn reported it.",
        "It was the 3rd.",
        "In 1500 they came.",
        "Page 3, p. 4",
    ],
)
def test_words_that_are_no_time(text: str) -> None:
    assert find_times(text) == ()


@given(st.times())
def test_any_clock_time_is_read_back(time: object) -> None:
    words = f"{time:%H:%M}"
    (found,) = find_times(f"at {words} there")
    assert found.clock == words
