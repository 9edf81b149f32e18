"""Fingerprints: of the words alone, the same in any company, and a fair sample."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.link.texts import words
from variorum.link.lineage.fingerprint import GRAM, SAMPLE, fingerprint, fingerprints, grams

SAME = [
    pytest.param(
        "A bomb, at noon, hit the old market.", "a bomb at noon hit the OLD market", id="case and marks"
    ),
    pytest.param("one two three\nfour five six", "one two three four five six", id="line breaks"),
    pytest.param("Ärger in Kraków: löst ein Zug aus", "ärger in kraków löst ein zug aus", id="accents"),
    pytest.param("🔥 one two three four five six", "one two three four five six", id="emoji part words"),
    pytest.param("взрыв на рынке в городе убил", "ВЗРЫВ на рынке, в городе: убил", id="other scripts"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_only_the_words_count(left: str, right: str) -> None:
    assert fingerprint((left + " ") * 9).tolist() == fingerprint((right + " ") * 9).tolist()


@pytest.mark.parametrize("text", ["", " ", "one two three four five", "...", "\ud800"])
def test_fewer_than_six_words_have_none(text: str) -> None:
    assert len(fingerprint(text)) == 0


def test_a_fair_share_of_the_grams_is_kept() -> None:
    kept = len(fingerprint(words(1, 20_000)))
    assert 0.9 < kept / (20_000 - GRAM + 1) * SAMPLE < 1.1


@given(st.lists(st.text(alphabet="ab \né", max_size=60), max_size=8))
def test_a_text_has_the_same_fingerprint_in_any_company(texts: list[str]) -> None:
    """Texts are hashed many at a time: no gram may lie across two of them."""
    long = [text + words(n, 30) for n, text in enumerate(texts)]
    assert [p.tolist() for p in fingerprints(long)] == [fingerprint(text).tolist() for text in long]


def test_the_fingerprint_is_sorted_without_doubles_and_the_same_everywhere() -> None:
    found = fingerprint(words(2, 60) + " " + words(2, 60))
    assert found.tolist() == sorted(set(found.tolist()))
    assert found.dtype == np.uint32
    assert fingerprint(words(3, 40)).tolist() == PINNED


def test_grams_stand_at_their_places() -> None:
    text = words(4, 80).replace(" ", ", ")
    found = grams(text)
    assert sorted(set(found.hashes.tolist())) == fingerprint(text).tolist()
    for start, end in zip(found.starts, found.ends, strict=True):
        assert len(text[start:end].split(", ")) == GRAM


def test_a_text_longer_than_a_batch() -> None:
    """The tables of powers grow with the longest text."""
    long = words(5, 60_000)
    assert set(fingerprint(long[:2_000]).tolist()) < set(fingerprint(long).tolist())
    assert set(fingerprint(long[-2_000:]).tolist()) < set(fingerprint(long).tolist())


#: a store keeps fingerprints: another version of the program must make the same
PINNED: list[int] = [
    268188748,
    270520360,
    1541941216,
    1614307424,
    2505540308,
    2552732032,
    3051867908,
    3588199356,
    4135320072,
    4279722916,
]
