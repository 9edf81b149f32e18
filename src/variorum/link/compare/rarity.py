"""How rare a capitalised word is among reports, by a table that was counted once (`python -m training.rarity`).

By a fixed table, not by the reports at hand: whether two accounts are one must not change with what else is known.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

#: shorter words are initials and abbreviations of all sorts
_LETTERS = 3


def rarity(word: str) -> float:
    """The natural logarithm of how many reports there are to one with this word; 0 for a word that is common.

    `word` is folded (`names.fold`).
    """
    if len(word) < _LETTERS or word.isdigit():
        return 0.0
    known, most = _table()
    return known.get(word, most)


def listed() -> Mapping[str, float]:
    """The words of the table, folded, with how rare each is. A word that is not there is rarer than all of them."""
    return _table()[0]


@cache
def _table() -> tuple[Mapping[str, float], float]:
    text = (files("variorum.link") / "data" / "rarity.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)
    known = {word: float(step["rarity"]) for step in table["step"] for word in step["words"].split()}
    return known, float(table["unlisted"])
