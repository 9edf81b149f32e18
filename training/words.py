"""Words looked for in text: fills of a key, words of the lexicon with their forms, numbers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from training.labels import TYPES

Range = tuple[int, int]
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUE = {word: n for n, word in enumerate(_ONES)} | {word: 10 * (n + 2) for n, word in enumerate(_TENS)}
_VALUE |= {f"{ten}-{one}": _VALUE[ten] + n for ten in _TENS for n, one in enumerate(_ONES[1:10], 1)}
_NUMBER = re.compile(
    r"(?<![\w$£€,.-])(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?![\w,]*\d|%|-year|[.]\d)|\b(?:"
    + "|".join(sorted(_VALUE, key=len, reverse=True))
    + r")\b(?!-year)",
    re.IGNORECASE,
)


def places_of(words: str, text: str) -> list[Range]:
    """Where `words` stand in `text`, whatever the case and whatever is between the words."""
    found = _WORD.findall(words)
    if not found:
        return []
    pattern = r"(?<!\w)" + r"\W{1,3}".join(re.escape(word) for word in found) + r"(?!\w)"
    return [m.span() for m in re.finditer(pattern, text, re.IGNORECASE)]


def numbers(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The numbers in [start, end): start, end and value of each."""
    for found in _NUMBER.finditer(text, start, end):
        bare = found[0].lower().replace(",", "")
        yield found.start(), found.end(), int(bare) if bare.isdecimal() else _VALUE[bare]


#: types of the lexicon -> the type of MUC-4 that holds them; clashes are none
_MUC = {
    **{
        f"type:{name}": "type:attack"
        for name in [
            "attack",
            "armed-assault",
            "shooting",
            "stabbing",
            "assassination",
            "massacre",
            "killing",
            "vehicle-ramming",
        ]
    },
    **{f"type:{name}": "type:bombing" for name in ["bombing", "suicide-bombing", "vehicle-bombing"]},
    **{f"type:{name}": "type:attack" for name in ["air-strike", "drone-strike", "shelling"]},
    **{name: name for name in TYPES.values()},
    "type:hostage-taking": "type:kidnapping",
}
#: words of robbery, which the lexicon has not
_ROBBERY = ("rob", "robbery", "steal")
_IRREGULAR = {"shoot": "shot", "set": "set", "blow": "blew|blown", "steal": "stole|stolen",
              "die": "died|dying", "beat": "beaten", "burn": "burnt|burned", "sink": "sank|sunk"}  # fmt: skip
#: verbs that tell what a happening did, of whatever type
ANY = ("kill", "wound", "injure", "die", "destroy")


@cache
def triggers() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of the words that name a happening, with their type ("" for words of any type), longest first."""
    table = tomllib.loads((files("variorum.extract") / "data" / "lexicon.toml").read_text(encoding="utf-8"))
    happening = table["happening"]
    words: dict[str, set[str]] = {}
    for lemma, code in [*happening["noun"].items(), *happening["verb"].items()]:
        if code in _MUC:
            words.setdefault(_MUC[code], set()).add(lemma)
    words.setdefault("type:robbery", set()).update(_ROBBERY)
    words[""] = set(ANY)
    return tuple((_any_of(lemmas), code) for code, lemmas in sorted(words.items()))


@cache
def weapons() -> Mapping[str, re.Pattern[str]]:
    """Patterns of the words of the lexicon for weapons, by code."""
    table = tomllib.loads((files("variorum.extract") / "data" / "lexicon.toml").read_text(encoding="utf-8"))
    words: dict[str, set[str]] = {}
    for lemma, code in table["weapon"].items():
        words.setdefault(code, set()).add(lemma)
    return {code: _any_of(lemmas) for code, lemmas in sorted(words.items())}


def _any_of(lemmas: Iterable[str]) -> re.Pattern[str]:
    forms = "|".join(_forms(lemma) for lemma in sorted(lemmas, key=lambda one: (-len(one), one)))
    return re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)


def _forms(lemma: str) -> str:
    """A pattern of the forms of a lemma; in a phrase the first and the last word bend."""
    words = lemma.split()
    return r"\s+".join(
        _bent(word) if at in (0, len(words) - 1) else re.escape(word) for at, word in enumerate(words)
    )


def _bent(word: str) -> str:
    if len(word) < 3:
        return re.escape(word) if word != "go" else "(?:go|goes|went|gone|going)"
    stem = word[:-1] if word.endswith("e") else word
    double = f"{word}{word[-1]}(?:ed|ing)|" if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", word) else ""
    plural = f"{re.escape(word[:-1])}ies|" if word.endswith("y") else ""
    special = f"{_IRREGULAR[word]}|" if word in _IRREGULAR else ""
    return f"(?:{special}{double}{plural}{re.escape(word)}(?:s|es)?|{re.escape(stem)}(?:ed|ing|ings))"
