"""Words that a spreadsheet would take for a formula: how they are kept from it in CSV, and how they come back.

Such words get an apostrophe before them; so do words that begin with apostrophes and then such a formula, so that
taking one apostrophe off gives the words that were there.
"""

from __future__ import annotations

import re

#: the signs with which spreadsheets begin a formula (also full-width ones); tab and return hide one from view
_FORMULA = r"(?:[\s\x00]*[=+\-@＝＋－＠]|[\t\r])"
_LIVE = re.compile(f"'*{_FORMULA}")
#: the apostrophe that is no part of the words
DEFUSED = re.compile(f"'(?='*{_FORMULA})")


def defuse(words: str) -> str:
    """`words` with an apostrophe before it where a spreadsheet would read a formula; else unchanged."""
    return f"'{words}" if _LIVE.match(words) else words


def armed(words: str) -> str:
    """The words of which `defuse` made `words`."""
    return words[1:] if DEFUSED.match(words) else words
