"""Every code point of a decoded text knows its bytes, whatever the encoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import BadInput
from variorum.ingest.decode import decode

WORDS = "Nine dead in Đakovica — “we heard two blasts”, said Zoë 🙂 from 北京."
ENGLISH = "The café’s owner said “it was a bomb” — and that nine people had died there on Friday. " * 3


def check_bytes(data: bytes, text: str, codec: str) -> None:
    found = decode(data, where="x")
    assert found.text == text
    for start in range(len(text)):
        place = found.offsets.byte_range(start, start + 1)
        assert place is not None
        assert data[place[0] : place[1]].decode(codec) == text[start]


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
    ],
)
def test_unicode_encodings_are_told_by_their_marks(mark: bytes, codec: str) -> None:
    check_bytes(mark + WORDS.encode(codec), WORDS, codec)


@pytest.mark.parametrize("codec", ["cp1252", "utf-16-le", "utf-16-be"])
def test_english_is_told_without_a_mark(codec: str) -> None:
    check_bytes(ENGLISH.encode(codec), ENGLISH, codec)


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff\0"), min_size=1, max_size=60)
)
def test_any_text_in_utf8_keeps_its_bytes(text: str) -> None:
    check_bytes(text.encode(), text, "utf-8")


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff\0"), min_size=1, max_size=60)
)
def test_any_text_in_utf16_keeps_its_bytes(text: str) -> None:
    check_bytes(b"\xff\xfe" + text.encode("utf-16-le"), text, "utf-16-le")


@given(st.binary(max_size=200))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    try:
        found = decode(data, where="x")
    except BadInput:
        return
    assert not any("\ud800" <= c <= "\udfff" for c in found.text)
    ends = found.offsets.byte_ends
    assert all(end <= len(data) for end in ends)


def test_what_cannot_be_told_is_refused() -> None:
    with pytest.raises(BadInput, match="encoding can't be told"):
        decode(b"\xff\xfe\x00\xd8\x00\xd8\x41", where="x")


def test_a_stray_byte_in_utf8_becomes_a_replacement_character() -> None:
    data = "“Nine dead” — café".encode() + b"\xff!"
    found = decode(data, where="x")
    assert found.text == "“Nine dead” — café\ufffd!"
    assert found.offsets.byte_range(18, 19) == (len(data) - 2, len(data) - 1)


def test_a_declared_charset_is_believed_where_utf8_fails() -> None:
    data = "Взрыв в порту: девять погибших".encode("cp1251")
    assert decode(data, where="x", declared="windows-1251").text == "Взрыв в порту: девять погибших"


@pytest.mark.parametrize("label", ["utf-8", "no-such-charset", "base64", "rot13", ""])
def test_a_wrong_label_does_no_harm(label: str) -> None:
    assert decode(ENGLISH.encode("cp1252"), where="x", declared=label).text == ENGLISH


def test_latin1_is_read_as_browsers_do() -> None:
    assert decode(b"\x93bomb\x94", where="x", declared="iso-8859-1").text == "“bomb”"


def test_a_multibyte_code_page_keeps_its_bytes() -> None:
    text = "港で爆弾が爆発し、九人が死亡した。" * 20
    data = text.encode("shift_jis")
    found = decode(data, where="x", declared="shift_jis")
    assert found.text == text
    assert found.offsets.byte_range(1, 2) == (2, 4)


def test_ascii_is_one_run() -> None:
    assert decode(b"a" * 5000, where="x").offsets.lengths == (5000,)
