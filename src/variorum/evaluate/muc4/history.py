"""The judges' history of 1992: which mismatching fills people took for right, partly right or wrong.

The file is one Lisp list: by message, key template and slot, the answer, the verdict (match, partial, fail)
and the fill of the key. It is data of the evaluation and not needed: without it every mismatch is decided by
rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from variorum.evaluate.muc4.strings import words
from variorum.evaluate.muc4.templates import Fill, Option

_TOKEN = re.compile(r'\(|\)|"(?:\\.|[^"\\])*"|[^\s()"]+')
_VERDICT = {"match": 1.0, "partial": 0.5, "fail": 0.0}
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict on an answer: its grade, and the fills of the key that it is for (none: for all)."""

    grade: float
    keys: frozenset[Words]
    shared: bool = False


@dataclass(frozen=True)
class History:
    """All rulings, by message, key template, slot and the words of the answer."""

    rulings: dict[tuple[str, int, str, Words], tuple[Ruling, ...]] = field(default_factory=dict)

    def rule(self, place: tuple[str, int, str], response: Option, key: Fill) -> float | None:
        """The grade that the judges gave `response` against `key` there, None if they were not asked."""
        found = self._found(place, response)
        wanted = {_words(option) for option in key.options}
        grades = [r.grade for r in found if r.keys & wanted]
        if grades:
            return max(grades)
        return 0.0 if found else None

    def _found(self, place: tuple[str, int, str], response: Option) -> tuple[Ruling, ...]:
        """The rulings on the answer's words, else on them without a leading article, which some lack."""
        full = _words(response)
        bare = full[1:] if full[:1] in (("THE",), ("A",), ("AN",)) else full
        return self.rulings.get((*place, full)) or self.rulings.get((*place, bare), ())

    def shared(self, place: tuple[str, int, str], response: Option, key: Fill) -> bool:
        """True if the answer was taken for part of several fills of the key together ("all-of"), with `key`."""
        wanted = {_words(option) for option in key.options}
        return any(ruling.shared and ruling.keys & wanted for ruling in self._found(place, response))


def _words(option: Option) -> Words:
    return words_of(option.value) + (("|", *words_of(option.tag)) if option.tag else ())


def words_of(text: str) -> Words:
    """The words of a fill; an open range or a "~" counts as a word."""
    marks = ["NIL"] if text.startswith("- ") else []
    marks += ["~"] if text.startswith("~") else []
    return (*marks, *words(text), *(["OPEN"] if text.endswith(" -") else []))


def read_history(path: Path) -> History:
    """The history in the file at `path`."""
    rulings: dict[tuple[str, int, str, Words], tuple[Ruling, ...]] = {}
    for place, answer, ruling in _entries(_parse(path.read_text(encoding="latin-1"))):
        for one in _spread(answer):
            rulings[(*place, one)] = (*rulings.get((*place, one), ()), ruling)
    return History(rulings)


def _parse(text: str) -> list[Any]:
    stack: list[list[Any]] = [[]]
    for token in _TOKEN.findall(text):
        if token == "(":  # noqa: S105  # a bracket, no password
            stack.append([])
        elif token == ")":  # noqa: S105
            done = stack.pop()
            stack[-1].append(done)
        else:
            stack[-1].append(token[1:-1].replace('\\"', '"') if token[0] == '"' else token)
    found: list[Any] = stack[0][0]
    return found


def _entries(parsed: list[Any]) -> Iterator[tuple[tuple[str, int, str], Any, Ruling]]:
    for message, *templates in parsed:
        for number, *slots in templates:
            for slot, *entries in slots:
                for answer, verdict, *key in entries:
                    yield (message, int(number), slot), answer, _ruling(verdict, key)


def _ruling(verdict: str, key: list[Any]) -> Ruling:
    expression = key[0] if key else []
    shared = isinstance(expression, list) and expression[:1] == ["all-of"]
    parts = expression[1:] if shared else [expression]
    keys = frozenset(one for part in parts if part != [] for one in _spread(part))
    return Ruling(_VERDICT.get(verdict, 0.0), keys, shared)


def _spread(expression: Any) -> list[Words]:
    """The words of an expression, one for each of its alternatives."""
    if not isinstance(expression, list):
        return [words_of(str(expression))]
    kind, *parts = expression if expression else ["", ""]
    if kind == "or":
        return [one for part in parts for one in _spread(part)]
    if kind == "xref":
        tags = [tag for part in parts[1:] for tag in _spread(part)]
        return [(*left, "|", *tag) for left in _spread(parts[0]) for tag in tags]
    if kind == "range":
        low = ("NIL",) if parts[0] == "nil" else _spread(parts[0])[0]
        high = ("OPEN",) if parts[-1] == "nil" else _spread(parts[-1])[0]
        return [(*low, *high)]
    return [tuple(word for part in parts for word in _spread(part)[0])]
