"""Front matter: where it begins and ends, and which line of it is wrong."""

from __future__ import annotations

import pytest

from variorum.errors import BadInput
from variorum.ingest.front import LONGEST, split_front
from variorum.ingest.stated import Stated
from variorum.model.report import Known, Published


def test_front_matter_is_read_and_cut_off() -> None:
    block = '# a note\noutlet: "Sarda Post"  # the daily\nTitle: Nine: a toll\n\npublished: 2024-01-04\nurl:'
    text = f"---\n{block}\n---\nA bomb"
    stated, start = split_front(text, where="x")
    assert stated == Stated("Sarda Post", None, "Nine: a toll", Published("2024-01-04", Known.FRONT_MATTER))
    assert text[start:] == "A bomb"


@pytest.mark.parametrize(
    "text",
    [
        "A bomb went off.",
        "---\n\nA rule above a text\n---\n",
        "--- a dash\n---",
        "A\n---\noutlet: x\n---\n",
        "",
        "---",
    ],
)
def test_text_without_front_matter_is_left_alone(text: str) -> None:
    assert split_front(text, where="x") == (Stated(), 0)


@pytest.mark.parametrize(
    ("lines", "number", "word"),
    [
        ("outlet: A\nauthor: B", 3, "no field 'author'"),
        ("outlet: A\n\npublished: 04/01/2024", 4, "one way only"),
        ("outlet: A\njust words", 3, "not `key: value`"),
        ("outlet: A\nurl: https://a.example/\noutlet: B", 4, "stands twice"),
        ("outlet: A\nurl: nowhere", 3, "http://"),
    ],
)
def test_the_wrong_line_is_named(lines: str, number: int, word: str) -> None:
    with pytest.raises(BadInput, match=word) as caught:
        split_front(f"---\n{lines}\n---\nA bomb", where="a.txt")
    assert f"line {number}:" in caught.value.what


def test_front_matter_has_to_end() -> None:
    with pytest.raises(BadInput, match="no closing"):
        split_front("---\noutlet: A\nA bomb went off.\n", where="x")
    with pytest.raises(BadInput, match="no closing"):
        split_front("---\noutlet: A\n" + "#\n" * LONGEST + "---\n", where="x")
