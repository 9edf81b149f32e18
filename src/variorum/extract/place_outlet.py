"""The country of an outlet, by its address: a weak hint of where its unqualified names lie."""

from __future__ import annotations

import re

_HOST = re.compile(r"^(?:https?://)?(?:[\w-]+\.)+(?P<top>[a-z]{2})(?=[:/]|$)", re.IGNORECASE)
#: top-level domains of countries that the world uses as generic ones, and codes that are not ISO 3166's
_GENERIC = frozenset(["ai", "am", "cc", "co", "fm", "gg", "io", "la", "me", "nu", "sh", "to", "tv", "ws"])
_CODES = {"uk": "GB", "su": "RU"}


def outlet_country(outlet: str | None, url: str | None) -> str | None:
    """The ISO code of the country in whose domain the outlet publishes; None for .com and its like."""
    for address in (url, outlet):
        found = _HOST.match(address or "")
        if found and found["top"].lower() not in _GENERIC | {"eu"}:
            top = found["top"].lower()
            return _CODES.get(top, top.upper())
    return None
