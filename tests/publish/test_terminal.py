"""What is safe to show on a terminal."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.publish.terminal import all_safe, safe


@dataclass(frozen=True)
class Thing:
    """A structure with strings at several depths."""

    name: str
    parts: tuple[tuple[str, int], ...]
    more: dict[str, str] | None = None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kerman, 84–99 “dead”\tand\nmore", "Kerman, 84–99 “dead”\tand\nmore"),
        ("کرمان كرمان", "کرمان كرمان"),
        ("a\x1b[2Jb", "a\ufffd[2Jb"),
        ("a\x9b2Jb\x7f", "a\ufffd2Jb\ufffd"),
        ("over\rwritten\x08", "over\ufffdwritten\ufffd"),
        ("exe\u202etxt\u2066", "exe\ufffdtxt\ufffd"),
        ("\0", "\ufffd"),
    ],
)
def test_only_what_a_terminal_would_obey_is_replaced(text: str, shown: str) -> None:
    assert safe(text) == shown


@given(st.text())
def test_length_is_kept_and_safe_text_stays(text: str) -> None:
    assert len(safe(text)) == len(text)
    assert safe(safe(text)) == safe(text)
    assert "\x1b" not in safe(text)


def test_every_string_of_a_structure_is_made_safe() -> None:
    thing = Thing("\x1b", (("\x1b", 1),), {"key": "\x1b"})
    assert all_safe(thing) == Thing("\ufffd", (("\ufffd", 1),), {"key": "\ufffd"})
