"""Hints in the head and foot of a text: outlet, address, day, title, agency; and what is none."""

from __future__ import annotations

import pytest

from variorum.ingest.heading import Head, read_head
from variorum.ingest.stated import Stated
from variorum.model.report import Known, Published

BODY = "A bomb in a parked van killed seven people in the port of Sarda on Monday."


def head(text: str, title: str | None = None) -> tuple[Stated, str | None, str]:
    found: Head = read_head(text, title=title)
    start, end = found.body
    return found.stated, None if found.title is None else text[slice(*found.title)], text[start:end]


@pytest.mark.parametrize(
    ("line", "outlet", "url"),
    [
        ("- The Sarda Post - https://post.example -", "The Sarda Post", "https://post.example"),
        ("– The Sarda Post – https://post.example –", "The Sarda Post", "https://post.example"),
        ("Sarda Post | https://post.example/a", "Sarda Post", "https://post.example/a"),
        ("Source: Sarda Post", "Sarda Post", None),
        ("URL: https://post.example/a", None, "https://post.example/a"),
        ("https://post.example/a?b=1", None, "https://post.example/a?b=1"),
    ],
)
def test_a_header_line_says_where_the_text_is_from(line: str, outlet: str | None, url: str | None) -> None:
    stated, title, body = head(f"{line}\n\n{BODY}")
    assert (stated.outlet, stated.url, title, body) == (outlet, url, None, BODY)


@pytest.mark.parametrize(
    "line",
    ["4 January 2024", "Published: January 4, 2024", "Posted on Jan 4, 2024 at 5:00 pm", "Date: 2024-01-04"],
)
def test_a_header_line_can_be_a_day(line: str) -> None:
    stated, title, body = head(f"Seven die in Sarda port\n\n{line}\n\n{BODY}")
    assert stated.published == Published("2024-01-04", Known.PAGE)
    assert (title, body) == ("Seven die in Sarda port", BODY)


@pytest.mark.parametrize("line", ["04/01/2024", "Updated: January 4, 2024", "In 2024 nine people died there"])
def test_a_line_that_is_no_plain_day_gives_none(line: str) -> None:
    assert head(f"{line}\n\n{BODY}")[0].published is None


@pytest.mark.parametrize(
    "line",
    [
        "Seven die in Sarda port",
        "“We ran for the sea”: seven die in Sarda port",
        "Who bombed Sarda?",
        "3 dead, 12 wounded in blast",
        "# Seven die in Sarda port",
    ],
)
def test_a_short_first_line_without_a_full_stop_is_the_title(line: str) -> None:
    stated, title, body = head(f"{line}\n\n{BODY}")
    assert title == line.removeprefix("# ") == stated.title
    assert body == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Seven people died in Sarda.",
        "“Seven people died in Sarda.”",
        "By Staff Writer",
        "Sarda",
        "SARDA, Wash. -",
        "a line that begins small",
        "----------",
        "The van after the blast (Photo: Port Office)",
        "(Sarda Post)",
        "Words " * 60,
    ],
)
def test_other_first_lines_are_no_titles(line: str) -> None:
    stated, title, body = head(f"{line}\n\n{BODY}")
    assert (stated.title, title) == (None, None)
    assert body.endswith(BODY)
    assert body.startswith(line.strip())


def test_a_title_needs_a_blank_line_below_and_a_body() -> None:
    assert head(f"Seven die in Sarda port\n{BODY}")[1] is None
    assert head("Seven die in Sarda port\n\n")[1] is None


def test_a_known_title_is_found_as_the_first_line_and_no_other_is() -> None:
    assert head(f"SEVEN DIE.\n{BODY}", title="Seven die.")[1] == "SEVEN DIE."
    assert head(f"Seven die in port\n\n{BODY}", title="Another title")[1] is None


@pytest.mark.parametrize(
    ("start", "outlet"),
    [
        ("(Post.example) – ", "Post.example"),
        ("(Reuters) - ", "Reuters"),
        ("(CNN) -- ", "CNN"),
    ],
)
def test_an_outlet_in_brackets_is_no_part_of_the_first_paragraph(start: str, outlet: str) -> None:
    stated, _, body = head(start + BODY)
    assert (stated.outlet, body) == (outlet, BODY)


@pytest.mark.parametrize(
    ("start", "outlet"),
    [
        ("SARDA, Lowland (AP) — ", "AP"),
        ("SARDA (Reuters) - ", "Reuters"),
        ("SARDA, Jan 4 (Reuters) - ", "Reuters"),
        ("PORT SARDA (Agence Est) –", "Agence Est"),
    ],
)
def test_a_dateline_names_the_agency_and_stays_in_the_text(start: str, outlet: str) -> None:
    stated, _, body = head(start + BODY)
    assert (stated.outlet, body) == (outlet, start + BODY)


@pytest.mark.parametrize(
    "start",
    [
        "(UPDATE) – ",
        "(10/31/16) - ",
        "The port (Sarda) – ",
        "Sarda (AP) — ",
        "(see below) ",
        "SARDA — ",
        "(Video) - ",
    ],
)
def test_other_brackets_name_no_outlet(start: str) -> None:
    assert head(start + BODY)[0].outlet is None


def test_the_foot_of_a_printed_page_gives_the_address_of_the_report() -> None:
    text = (
        f"- Sarda Post - https://post.example -\n\nSeven die in port\n\n{BODY}\n\n"
        "Article printed from Sarda Post: https://post.example\n\nURL to article: "
        "https://post.example/seven\n"
    )
    stated, title, body = head(text)
    assert stated == Stated("Sarda Post", "https://post.example/seven", "Seven die in port")
    assert (title, body) == ("Seven die in port", BODY)


def test_a_body_that_speaks_of_an_address_keeps_it() -> None:
    text = f"{BODY}\nSource: Sarda Post"
    assert head(text) == (Stated(), None, text)


@pytest.mark.parametrize("text", ["", "\n\n", " \n-\n ", "https://post.example/a"])
def test_a_text_with_no_body_has_none(text: str) -> None:
    assert head(text)[2].strip() in {"", "-"}
