"""Words of a text for matching names: without case, accents and dots of abbreviations; with offsets."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+\b\.?|[^\W_]+")
#: what may stand between two words of one name: a blank or line break, a hyphen, an apostrophe, & / (
_GAP = re.compile(
    r"[^\S\n]*(?:\n[^\S\n]*)?|[-\u2010\u2011\u2012\u2013\u00ad]\n?|['’‘ʼ`]|['’] |[^\S\n]?[(&/][^\S\n]?"
)


class Word(NamedTuple):
    """A word at characters start to end of a text; `key` is what is compared."""

    text: str
    key: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def key_of(word: str) -> str:
    """`word` in lower case, without accents and dots."""
    if word.isascii():
        return word.replace(".", "").lower()
    plain = unicodedata.normalize("NFKD", word)
    return "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "").casefold()


def words_of(text: str) -> list[Word]:
    """The words of `text` in order."""
    return [Word(m.group(), key_of(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]


def joined(text: str, left: Word, right: Word, *, comma: bool = False) -> bool:
    """True if nothing stands between two words that would part a name; `comma`: nor does ", "."""
    if comma and text[left.end : right.start] == ", ":
        return True
    return _GAP.fullmatch(text, left.end, right.start) is not None


def fits_case(listed: str, found: str) -> bool:
    """True if `found` has the capitals of the listed word: the first one, or all of an abbreviation."""
    if len(listed) > 1 and listed.isupper():
        return found.isupper()
    return not listed[0].isupper() or found[0].isupper()
