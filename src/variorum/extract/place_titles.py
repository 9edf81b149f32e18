"""The tail of a title that names the outlet: "... - WXYZ News 5 - Harbour City, weather and sports"."""

from __future__ import annotations

import re

_BREAK = re.compile(r" (?:[-–—|]|::|//) ?|\| ?")
_OUTLET = re.compile(
    r"\b(?:News|TV|Weather|Sports|Radio|Times|Herald|Tribune|Gazette|Journal|Post|Chronicle|Courier|[KW][A-Z]{2,3}"
    r"(?:[-–](?:TV|FM|AM|DT))?|(?:ABC|CBS|NBC|FOX)\d*)\b|\.(?:com|net|org|tv)\b|\b(?:FOX|Fox|NBC|ABC|CBS) ?\d+"
)


def tail_of(title: str) -> int:
    """Where the tail begins that names the outlet and its towns; the length of the title if it has none."""
    for found in _BREAK.finditer(title):
        if found.start() and _OUTLET.search(title, found.end()):
            return found.start()
    return len(title)
