"""Which words name a day, and which could name two."""

from __future__ import annotations

import pytest

from variorum.ingest.moment import iso


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-01-04", "2024-01-04"),
        ("20240104", "2024-01-04"),
        (" 2024-01-04 ", "2024-01-04"),
        ("2024-01-04T10:30:00Z", "2024-01-04T10:30:00+00:00"),
        ("2024-01-04 10:30", "2024-01-04T10:30:00"),
        ("2024-01-04T23:30:00-05:00", "2024-01-04T23:30:00-05:00"),
        ("4 January 2024", "2024-01-04"),
        ("January 4, 2024", "2024-01-04"),
        ("Jan. 4, 2024", "2024-01-04"),
        ("Sept 4, 2024", "2024-09-04"),
        ("Thursday, January 4th, 2024", "2024-01-04"),
        ("Thu, 04 Jan 2024", "2024-01-04"),
        ("January 4, 2024 at 5:30 pm EST", "2024-01-04"),
        ("Thu, 04 Jan 2024 10:00:00 +0330", "2024-01-04T10:00:00+03:30"),
    ],
)
def test_a_day_that_can_be_read_in_one_way(words: str, day: str) -> None:
    assert iso(words) == day


@pytest.mark.parametrize(
    "words",
    ["04/01/2024", "4.1.2024", "2024-01", "2024", "January 2024", "2024-13-01", "31 February 2024",
     "Thursday", "4 Smarch 2024", "1704326400", "0001-01-01", "", "yesterday", "4 January 24",
     "Thu, 99 Jan 2024 10:00:00 +0000"],
)  # fmt: skip
def test_what_names_no_day_or_two(words: str) -> None:
    assert iso(words) is None
