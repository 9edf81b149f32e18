"""Passages: exact ranges, sorted, apart, stripped; one paragraph a line or a block as the text has it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.ingest.heading import read_head
from variorum.ingest.segment import passages
from variorum.model.report import PassageKind

LONG = (
    "Police said seven people had been killed by a bomb in a van parked near dock six, late on Monday night."
)


def split(text: str) -> list[str]:
    return [text[p.start : p.end] for p in passages(text, read_head(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One sentence.\n\nAnother one.", ["One sentence.", "Another one."]),
        (f"{LONG}\n{LONG}", [LONG, LONG]),
        ("Police said three died.\nThe mayor left.", ["Police said three died.", "The mayor left."]),
        ("A bomb killed seven\npeople in Sarda,\npolice said.\n\nMore later.",
         ["A bomb killed seven\npeople in Sarda,\npolice said.", "More later."]),
        (f"By Staff\n{LONG}", ["By Staff", LONG]),
        ("  indented.  \n \t \n  again.  ", ["indented.", "again."]),
        ("", []),
        (" \n\t\n", []),
    ],
)  # fmt: skip
def test_paragraphs_are_lines_or_wrapped_blocks(text: str, wanted: list[str]) -> None:
    assert split(text) == wanted


def test_the_title_comes_first_and_a_header_line_is_no_passage() -> None:
    text = f"- Sarda Post - https://post.example -\n\nSeven die in port\n\n{LONG}"
    found = passages(text, read_head(text))
    assert [p.kind for p in found] == [PassageKind.TITLE, PassageKind.PARAGRAPH]
    assert split(text) == ["Seven die in port", LONG]


@given(st.text(st.sampled_from("aB. \n\t-(:)é\xa0|"), max_size=200))
def test_passages_are_sorted_apart_stripped_and_not_empty(text: str) -> None:
    found = passages(text, read_head(text))
    ends = [0, *(p.end for p in found)]
    for passage, end in zip(found, ends, strict=False):
        quote = text[passage.start : passage.end]
        assert end <= passage.start < passage.end <= len(text)
        assert quote == quote.strip()


@given(st.lists(st.sampled_from(["Nine died.", LONG, "No group took the blame."]), min_size=1, max_size=8))
def test_no_word_of_a_plain_text_is_lost(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    assert split(text) == paragraphs
