"""A text is cut into sentences and packed into windows; nothing is lost and every offset is its own."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.extract.trained.windows import CLS, SENTENCE, SEP, sentences, windows

_CASES = {
    "full stops": ("Two men fled. Police gave chase.", ["Two men fled.", "Police gave chase."]),
    "a title is no end": ("Gen. Ruiz left. He was safe.", ["Gen. Ruiz left.", "He was safe."]),
    "initials": ("J. Perez and U.S. Marines met.", ["J. Perez and U.S. Marines met."]),
    "a quotation ends": (
        '"Stop!" He ran. "Why?" Nobody knew.',
        ['"Stop!"', "He ran.", '"Why?"', "Nobody knew."],
    ),
    "small letters go on": (
        "They paid 3.5 million. or so it was said",
        ["They paid 3.5 million. or so it was said"],
    ),
    "space alone": ("   ", []),
}


@pytest.mark.parametrize(("text", "expected"), _CASES.values(), ids=_CASES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text, 0, len(text))] == expected


@dataclass(frozen=True)
class _Pieces:
    """A sentence whose pieces are its letters."""

    ids: list[int]
    offsets: list[tuple[int, int]]


def _letters(size: int) -> _Pieces:
    return _Pieces(list(range(1000, 1000 + size)), [(n, n + 1) for n in range(size)])


@given(st.lists(st.integers(1, 700), min_size=1, max_size=30))
def test_windows_hold_every_piece_once_and_keep_to_the_limit(sizes: list[int]) -> None:
    cut, at = [], 0
    for size in sizes:
        cut.append((at, at + size))
        at += size + 1
    made = list(windows(cut, [_letters(size) for size in sizes], limit=384))
    told = [
        place
        for one in made
        for number, place in zip(one.ids, one.ranges, strict=True)
        if number not in (CLS, SEP)
    ]
    assert told == [(start + n, start + n + 1) for start, end in cut for n in range(end - start)]
    assert all(len(one.ids) <= 384 for one in made)
    assert all(one.ids[0] == CLS and all(one.ids[end] == SEP for end in one.ends) for one in made)


def test_a_separator_names_the_sentence_that_it_ends() -> None:
    (one,) = windows([(0, 4), (5, 8)], [_letters(4), _letters(3)])
    assert [(one.ranges[end], of) for end, of in zip(one.ends, one.of, strict=True)] == [
        ((0, 4), 0),
        ((5, 8), 1),
    ]


def test_a_long_sentence_has_several_separators() -> None:
    (one,) = windows([(0, SENTENCE + 5)], [_letters(SENTENCE + 5)])
    assert one.of == (0, 0)
