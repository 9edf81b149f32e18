"""Flat text has the length of the text, and its blanks stand for any gap between words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.extract.flatten import flatten, spaced


@given(st.text())
def test_flat_text_is_as_long_as_the_text(text: str) -> None:
    assert len(flatten(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        ("Nearly\u00a0100", "nearly 100"),
        ("6\u20138", "6-8"),
        ("1\u202f200 dead", "1,200 dead"),
        ("1\u00a0200\u00a0300", "1,200,300"),
        ("in 2022\u00a0300 died", "in 2022 300 died"),
        ("Friday\u2019s", "friday's"),
        ("blasts\u201484 people", "blasts\u201484 people"),
        ("\u0130ZM\u0130R", "\u0130zm\u0130r"),
    ],
)
def test_flattening(text: str, flat: str) -> None:
    assert flatten(text) == flat


def test_a_blank_stands_for_a_gap_but_not_inside_a_class() -> None:
    pattern = re.compile(spaced("more than[ -]x"))
    assert pattern.fullmatch("more  than x")
    assert pattern.fullmatch("more\nthan-x")
    assert not pattern.fullmatch("more\n\nthan x")
    assert not pattern.fullmatch("more than  x")
