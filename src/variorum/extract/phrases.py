"""Phrase tables: words of the lexicon found in a sentence, longest first, by lemma or by form."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from variorum.extract.parse import Sentence, Token


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: its tokens in order and the value that the table gives for it."""

    tokens: tuple[Token, ...]
    value: str

    @property
    def last(self) -> Token:
        """The last token, which in an English noun phrase is its head."""
        return self.tokens[-1]


class PhraseTable:
    """Phrases (lemmas joined by spaces) with a value each; `hits` finds the longest ones in a sentence."""

    def __init__(self, table: Mapping[str, str]) -> None:
        """Index `table` by first word, the longest phrase first."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, value in table.items():
            words = tuple(phrase.split())
            self._by_first.setdefault(words[0], []).append((words, value))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: (-len(row[0]), row))

    @cached_property
    def singles(self) -> frozenset[str]:
        """The phrases of one word."""
        return frozenset(first for first, rows in self._by_first.items() if any(len(w) == 1 for w, _ in rows))

    def hits(self, sentence: Sentence) -> Iterator[Hit]:
        """The phrases of the table in `sentence`, left to right, no two overlapping."""
        free = 0
        for position in self._openings(sentence):
            hit = self._at(sentence.tokens, position) if position >= free else None
            if hit:
                yield hit
                free = position + len(hit.tokens)

    def _openings(self, sentence: Sentence) -> list[int]:
        """Where a phrase may begin: few words open one, so all others are passed over at once."""
        known = self._by_first.keys() & sentence.by_word.keys()
        return sorted({i for word in known for i in sentence.by_word[word]})

    def _at(self, tokens: tuple[Token, ...], position: int) -> Hit | None:
        first = tokens[position]
        for key in dict.fromkeys((first.lemma, first.lower)):
            for words, value in self._by_first.get(key, ()):
                window = tokens[position : position + len(words)]
                if len(window) == len(words) and all(map(_matches, window, words)):
                    return Hit(window, value)
        return None


def _matches(token: Token, word: str) -> bool:
    return word in (token.lemma, token.lower)


@cache
def lexicon() -> dict[str, Any]:
    """The lexicon of the reader, data/lexicon.toml."""
    text = (files("variorum.extract") / "data" / "lexicon.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def phrase_table(*path: str) -> PhraseTable:
    """The phrase table at `path` in the lexicon, such as ("happening", "noun")."""
    return PhraseTable(_table(path))


@cache
def words(*path: str) -> frozenset[str]:
    """The word list at `path` in the lexicon, such as ("mood", "possible")."""
    return frozenset(_table(path))


def _table(path: tuple[str, ...]) -> Any:
    table: Any = lexicon()
    for key in path:
        table = table[key]
    return table
