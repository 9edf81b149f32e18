"""The clean text of plain words: line ends become one kind, control characters go, all else stays."""

from __future__ import annotations

import re

from variorum.ingest.mapped import Builder, Mapped

#: what does not stay as it is: line ends, controls (C0 but the tab, DEL, C1), lone surrogates
_MENDED = re.compile(
    "\r\n?|[\x0b\x0c\u2028\u2029]|[\0-\x08\x0e-\x1f\x7f]+|[\x80-\x9f]|^\ufeff|[\ud800-\udfff]"
)
_ENDS = "\r\x0b\x0c\u2028\u2029"


def clean(source: Mapped) -> Mapped:
    """The clean text of `source`; a line or page end of any kind is `\\n`, what can't be printed is gone."""
    builder, place = Builder(source), 0
    for found in _MENDED.finditer(source.text):
        builder.keep(place, found.start())
        builder.replace(found.start(), found.end(), _mended(found[0]))
        place = found.end()
    builder.keep(place, len(source.text))
    return builder.done()


def _mended(words: str) -> str:
    if words[0] in _ENDS:
        return "\n"
    if "\x80" <= words[0] <= "\x9f":
        # a cp1252 quotation mark that somebody read as Latin-1; the HTML standard mends it in the same way
        return words.encode("latin-1").decode("cp1252", "ignore")
    return "\ufffd" if "\ud800" <= words[0] <= "\udfff" else ""


def printable(words: str) -> str:
    """`words` with lone surrogates (odd file names, JSON escapes) written out, so they can be stored."""
    return words.encode("utf-8", "backslashreplace").decode()


def cut(source: Mapped, start: int) -> Mapped:
    """The text of `source` from `start` on."""
    builder = Builder(source)
    builder.keep(start, len(source.text))
    return builder.done()
