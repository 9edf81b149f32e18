"""Flattening: text in lower case with plain dashes, quotes and spaces, code point for code point.

The grammars of numbers and dates match on flat text, so an offset in it is an offset in the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
#: without the em dash, which parts clauses and joins no numbers
_DASHES = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
_QUOTES = "\u2018\u2019\u02bc\u2032\u00b4`"
_PLAIN = str.maketrans(
    {**dict.fromkeys(_SPACES, " "), **dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_QUOTES, "'")}
)
#: thousands set apart by a no-break or thin space: the only places where a space is part of a number
_THOUSANDS = re.compile(r"(?<![\d.,])[0-9]{1,3}(?:[\u00a0\u2007\u2009\u202f][0-9]{3})+(?!\d)")
_THIN = re.compile(r"[\u00a0\u2007\u2009\u202f]")

#: what may stand between two words of one expression: spaces, or one line break with spaces around it
GAP = r"(?:[ ]{1,3}|[ ]{0,3}\n[ ]{0,3})"


@lru_cache(maxsize=256)
def flatten(text: str) -> str:
    """`text` flat and of the same length; a no-break space between thousands becomes a comma."""
    joined = _THOUSANDS.sub(lambda found: _THIN.sub(",", found[0]), text)
    plain = joined.translate(_PLAIN)
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    # a few capitals (the Turkish dotted I) have a lower case of two code points: they stay as they are
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


_BLANK = re.compile(r"\[(?:\\.|[^\]\\])*\]| ")


def spaced(pattern: str) -> str:
    """`pattern` with every blank outside a character class standing for any gap between words."""
    return _BLANK.sub(lambda found: GAP if found[0] == " " else found[0], pattern)
