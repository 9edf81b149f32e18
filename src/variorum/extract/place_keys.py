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
