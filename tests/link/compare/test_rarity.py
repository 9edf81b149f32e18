"""How rare a word is, by the table."""

from __future__ import annotations

import pytest

from variorum.link.compare.rarity import rarity


@pytest.mark.parametrize("word", ["police", "monday", "the", "john", "st", "47", ""])
def test_common_and_short_words_are_worth_nothing(word: str) -> None:
    assert rarity(word) == 0.0


def test_a_word_that_the_table_lacks_is_the_rarest() -> None:
    assert rarity("varnaniquist") >= max(rarity(w) for w in ("harbor", "chicago", "varnaniquists"))
