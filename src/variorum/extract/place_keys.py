"""Keys of place names: one form for all spellings of a name, used to build the gazetteer and to ask it.

Standard library only: the build hook loads this module by its path, before the package is installed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: letters that no Unicode decomposition takes apart
_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "ß": "ss",
        "þ": "th",
        "ð": "d",
        "đ": "d",
        "ħ": "h",
        "ı": "i",
        "ə": "a",
    }
)
_APOSTROPHES = re.compile("['’‘ʻʼ`´′ʿʾ“”\"]")
_BREAKS = re.compile(r"[\s\-‐‑‒–—/,()]+")
#: abbreviations of name parts that news text and GeoNames write either way
_PARTS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_LATIN = re.compile(r"[a-z0-9 &]+")


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """The key of a name: case and diacritics folded, apostrophes and full stops gone, hyphens as spaces."""
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold().translate(_LETTERS)
    text = _APOSTROPHES.sub("", text).replace(".", "")
    words = _BREAKS.sub(" ", text).strip().split(" ")
    return " ".join(_PARTS.get(w, w) for w in words)


def is_latin_key(key: str) -> bool:
    """True if the key is written in Latin letters only."""
    return bool(_LATIN.fullmatch(key))


#: the article and spellings that transliterations of Arabic, Persian, Pashto, Urdu and Somali vary in
_ARTICLE = re.compile(r"^(?:al|ar|as|ash|ad|adh|an|az|at|ath|el|ul) ")
_LOOSE = (
    (re.compile(r"dh"), "d"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee|ei|ie"), "i"),
    (re.compile(r"y+"), "y"),
    (re.compile(r"(.)\1"), r"\1"),
    (re.compile(r"iy?ah?\b"), "iya"),
    (re.compile(r"(?<=\w{3})[ae]h?\b"), "a"),
    (re.compile(r"q"), "k"),
    (re.compile(r"e"), "i"),
    (re.compile(r"o"), "u"),
)


@lru_cache(maxsize=65536)
def loose_key(key: str) -> str:
    """A wider key that spellings of one transliterated name share: "latifiya" and "al latifiyah"."""
    loose = _ARTICLE.sub("", key)
    for pattern, plain in _LOOSE:
        loose = pattern.sub(plain, loose)
    return loose
