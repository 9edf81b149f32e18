"""Is a text English? Decided only where the text is long enough, and only on two kinds of evidence."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

#: letters below which nothing is decided: two or three sentences
FEWEST_LETTERS = 120
#: code points that are looked at, from the start
SAMPLE = 4_000
#: share of letters of other scripts above which a text is not English, however many names it has
FOREIGN_SCRIPT = 0.5
#: share of English function words below which py3langid is believed when it names another language
ENGLISH_SHARE = 0.15
#: the twenty commonest words of English news that are no common words of Spanish, French, German or Italian
_ENGLISH = "the of and to that for with was were by from said has have had his their it is are at"
ENGLISH_WORDS = frozenset(_ENGLISH.split())

_WORD = re.compile(r"[^\W\d_]+")


def other_language(text: str) -> str | None:
    """The language of `text` (ISO 639-1, or "a language not written in Latin letters"); None if it is, or
    may be, English.

    Another script decides alone; in Latin letters py3langid has to name another language *and* English
    function words have to be rare: names of people and places mislead the one, short texts the other.
    """
    sample = text[:SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    if not letters:
        return None
    foreign = sum(not _latin(c) for c in letters) / len(letters)
    if len(letters) < FEWEST_LETTERS and foreign <= FOREIGN_SCRIPT:
        return None
    if foreign <= FOREIGN_SCRIPT and _english_share(sample) >= ENGLISH_SHARE:
        return None
    # in capitals, as old wires wrote, every text looks Latin or German to it
    code = str(_identifier().classify(sample.lower())[0])
    if foreign > FOREIGN_SCRIPT and code == "en":
        return "not written in Latin letters"
    return {"en": None, "zxx": "no running text"}.get(code, code)


def _english_share(text: str) -> float:
    words = [w.lower() for w in _WORD.findall(text)]
    return sum(w in ENGLISH_WORDS for w in words) / len(words) if words else 0.0


@cache
def _latin(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith("LATIN")


@cache
def _identifier() -> Any:
    """py3langid's module; it loads its model of 4.6 MB on the first text."""
    import py3langid  # noqa: PLC0415  # slow to load, and needed only for texts that are in doubt

    return py3langid
