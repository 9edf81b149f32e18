"""Names of places that are names of streets: "the 2600 block of Cedar", "Connecticut and Flint avenues"."""

from __future__ import annotations

import re

_KIND = r"(?:streets?|avenues?|aves?|roads?|drives?|lanes?|boulevards?|highways?|sts|rds)"
_WAY = r"(?:(?:[NSEW]|North|South|East|West|N\.E|S\.E|N\.W|S\.W)\.? )?"
#: a part of a longer name behind it: "Martin Luther King"
_MORE = r"(?: (?:[A-Z][\w.]+|\d+\w\w)){0,2}"
_BLOCK = re.compile(rf"\bblocks? of {_WAY}$", re.IGNORECASE)
_CORNER = re.compile(rf"\b(?:corner|intersection) of {_WAY}$", re.IGNORECASE)
_BOTH = re.compile(
    rf"{_MORE} (?:and|&|near|at) {_WAY}(?:[A-Z][\w.]+|\d+\w\w){_MORE} {_KIND}\b", re.IGNORECASE
)
_LAST = re.compile(rf"{_MORE} {_KIND}\b", re.IGNORECASE)
_AND = re.compile(rf"(?:[A-Z]\w+|\d+\w\w) (?:and|&) {_WAY}$")
_NAMED = re.compile(r" (?:Street|Avenue|Road|Drive|Lane|Boulevard|St\.|Ave\.|Rd\.|Dr\.|Blvd\.)(?!\w)")
#: as far as the other street of a corner reaches
_REACH = 60


def is_street(text: str, start: int, end: int) -> bool:
    """True if the name at [start, end) is that of a street, by "block of" or by a plural for two streets."""
    before, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if _BLOCK.search(before) or _NAMED.match(behind):
        return True
    if _CORNER.search(before) and re.match(rf"{_MORE} (?:and|&) ", behind):
        return True
    if _AND.search(before) and _LAST.match(behind):
        return True
    found = _BOTH.match(behind)
    return found is not None and found.group().rstrip(".").lower().endswith("s")
