"""The words of a text as the place finder sees them: with offsets, capitals and what joins them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from variorum.extract.place_keys import key_of

#: abbreviations of single letters ("U.S.", "N.Y."), short forms of name parts ("St."), words with apostrophes
_WORD = re.compile(
    r"(?<!\w)(?:[^\W\d_]\.){2,}|(?<!\w)(?:St|Ste|Mt|Ft)\.(?= )|[^\W\d_]+(?:[’'‘ʻ`][^\W\d_]+)*|\d[\d,.]*"
)
_POSSESSIVES = ("’s", "'s", "‘s", "’S", "'S", "‘S")
_PLAIN_GAP = re.compile(r"[ \u00a0]|[ \u00a0]?\n(?!\n)|[-‐‑]")
_SENTENCE_END = re.compile(r"[.!?:;]|\n|^$|[\"“”]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at [start, end) without its possessive; `owner` is true where a possessive follows."""

    start: int
    end: int
    text: str
    owner: bool

    @property
    def lower(self) -> str:
        """The word in lower case, without full stops."""
        return self.text.lower().replace(".", "")

    @property
    def capital(self) -> bool:
        """True if it begins with a capital letter."""
        return self.text[0].isupper()


# compared by identity, so that what is asked of the same words again can be remembered
@dataclass(frozen=True, eq=False)
class Words:
    """A text with its words in order."""

    text: str
    words: tuple[Word, ...]

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, n: int) -> Word:
        return self.words[n]

    def gap(self, n: int) -> str:
        """What stands between word n and the next; empty behind the last word."""
        if not 0 <= n < len(self.words) - 1:
            return ""
        return self.text[self.words[n].end : self.words[n + 1].start]

    def joined(self, n: int) -> bool:
        """True if only a blank, a line break or a hyphen parts word n from the next."""
        return not self[n].owner and _PLAIN_GAP.fullmatch(self.gap(n)) is not None

    def opens(self, n: int) -> bool:
        """True if word n opens a sentence or a quotation."""
        before = self.text[: self.words[0].start] if n == 0 else self.gap(n - 1)
        return n == 0 or _SENTENCE_END.search(before) is not None

    def key(self, first: int, last: int) -> str:
        """The gazetteer key of the words first to last."""
        return key_of(self.text[self[first].start : self[last].end])

    @cached_property
    def shouted(self) -> frozenset[int]:
        """The words of lines in capitals, where capitals tell nothing."""
        found: set[int] = set()
        line: list[int] = []
        for n in range(len(self.words)):
            line.append(n)
            if n == len(self) - 1 or "\n" in self.gap(n):
                if len(line) > 2 and _mostly_upper([self[i].text for i in line]):
                    found.update(line)
                line = []
        return frozenset(found)


def _mostly_upper(line: Sequence[str]) -> bool:
    letters = [w for w in line if len(w) > 1]
    return bool(letters) and sum(w.isupper() for w in letters) > 0.8 * len(letters)


def words_of(text: str) -> Words:
    """The words of `text`."""
    found = []
    for match in _WORD.finditer(text):
        word, (start, end) = match.group(), match.span()
        owner = word.endswith(_POSSESSIVES)
        after = text[end : end + 2]
        plural = word.endswith("s") and after[:1] in ("'", "’") and not after[1:].isalpha()
        bare = word[:-2] if owner else word
        found.append(Word(start, start + len(bare), bare, owner or plural))
    return Words(text, tuple(found))
