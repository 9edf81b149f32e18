"""Text from reports is not to be trusted: how it may be shown, linked to and used as an anchor."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

#: tab and line feed keep their meaning in a page
_KEPT = "\t\n"
#: U+2400 is the first of the pictures of control characters
_PICTURES = 0x2400
#: embeddings, overrides and isolates turn the order of words on the page, so that a quote no longer reads
#: as it stands; line and paragraph separators, non-characters and lone surrogates have no form of their own
_UNSHOWN = re.compile("[\u202a-\u202e\u2066-\u2069\u2028\u2029\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
#: letters and marks of scripts that run from right to left: Hebrew, Arabic, Syriac, N'Ko and their kin
_TURNING = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_NOT_IN_ANCHORS = re.compile(r"[^A-Za-z0-9_.-]")
_NOT_IN_LINKS = re.compile(r"[\s\x00-\x20\x7f-\x9f\\\"'<>]")


def shown(text: str) -> str:
    """`text` as the page shows it, of the same length: controls as pictures, direction marks as U+FFFD.

    Escaping is left to the templates, which escape everything.
    """
    # nearly all text is printable, and then there is nothing to change
    return text if text.isprintable() else _CONTROL.sub(_picture, _UNSHOWN.sub("\ufffd", text))


def _picture(found: re.Match[str]) -> str:
    character = found[0]
    if character in _KEPT:
        return character
    if character == "\x7f":
        return "\u2421"
    return chr(_PICTURES + ord(character)) if ord(character) < 0x20 else "\ufffd"


def turning(words: str) -> bool:
    """True for words of which some run from right to left, and could turn the order of others beside them."""
    return not words.isascii() and _TURNING.search(words) is not None


def link(url: str | None) -> str | None:
    """`url` if it is a plain web address with a host (http, https), else None: it is then shown as text."""
    if url is None or _NOT_IN_LINKS.search(url) or _UNSHOWN.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def anchor(prefix: str, identity: str) -> str:
    """An id for the page, made of letters, digits, `_`, `.` and `-` only."""
    return f"{prefix}-{_NOT_IN_ANCHORS.sub('-', identity)}"
