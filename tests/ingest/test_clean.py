"""What cleaning changes in plain text, and that it changes nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.ingest.clean import clean, cut, printable
from variorum.ingest.decode import decode
from variorum.ingest.mapped import Mapped
from variorum.model.report import OffsetMap


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("page\ftwo\vthree\u2028four", "page\ntwo\nthree\nfour"),
        ("n\0ine\x07\x1b", "nine"),
        ("tab\tstays\xa0as does this \u200d", "tab\tstays\xa0as does this \u200d"),
        ("girlfriend\x92s \x93word\x94 \x85", "girlfriend’s “word” …"),
        ("\x81", ""),
        ("Đakovica, Việt Nam, 北京 🙂", "Đakovica, Việt Nam, 北京 🙂"),
    ],
)
def test_only_line_ends_and_controls_change(text: str, wanted: str) -> None:
    assert clean(decode(text.encode(), where="x")).text == wanted


def test_a_line_end_of_two_bytes_keeps_both() -> None:
    found = clean(decode(b"a\r\nb", where="x"))
    assert found.offsets.byte_range(1, 2) == (1, 3)
    assert found.offsets.byte_range(2, 3) == (3, 4)


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    assert clean(Mapped("a\ud800b", OffsetMap((0,), (0,), (3,), (3,)))).text == "a\ufffdb"


@given(st.text(max_size=80))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(Mapped(text, OffsetMap()))
    assert clean(once).text == once.text


def test_a_cut_keeps_the_bytes_of_the_rest() -> None:
    found = cut(decode("é—ab".encode(), where="x"), 2)
    assert (found.text, found.offsets.byte_range(0, 2)) == ("ab", (5, 7))


def test_what_can_be_stored_is_unchanged() -> None:
    assert printable("naïve 🙂") == "naïve 🙂"
    assert printable("a\udcff") == "a\\udcff"
