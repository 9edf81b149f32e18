"""What is refused by its size or its first bytes."""

from __future__ import annotations

import pytest

from variorum.errors import BadInput
from variorum.ingest.limits import check_binary, check_size, looks_utf16


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7 and so on", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x1f\x8b\x08rest", "gzip"),
        (b"\x89PNG\r\n", "picture"),
        (bytes(range(256)) * 4, "binary"),
        (b"text \0\0\0\0\0 text", "binary"),
    ],
)
def test_other_files_are_refused(data: bytes, word: str) -> None:
    with pytest.raises(BadInput, match=word):
        check_binary(data, where="x")


@pytest.mark.parametrize(
    "data",
    [
        b"plain words\twith\r\nends\f",
        "“naïve”".encode(),
        "wide words".encode("utf-16"),
        b"one \0 in a long line",
    ],
)
def test_text_passes(data: bytes) -> None:
    check_binary(data, where="x")


@pytest.mark.parametrize(
    ("data", "codec"),
    [
        ("plain words".encode("utf-16-le"), "utf-16-le"),
        ("plain words".encode("utf-16-be"), "utf-16-be"),
        ("plain words".encode("utf-32"), "utf-32"),
        (b"plain words", None),
        (b"", None),
        (b"\0\0\0\0\0\0\0\0\0\0\0\0", None),
    ],
)
def test_utf16_is_told_by_its_zeros(data: bytes, codec: str | None) -> None:
    assert looks_utf16(data) == codec


def test_a_size_at_the_limit_passes_and_one_above_does_not() -> None:
    check_size(10, 10, where="x")
    with pytest.raises(BadInput, match="10 bytes"):
        check_size(11, 10, where="x")
