"""Front matter: a block of `key: value` lines between two lines of three hyphens, at the top of a text."""

from __future__ import annotations

import re

from variorum.errors import BadInput
from variorum.ingest.stated import Refused, Stated, fit
from variorum.model.report import Known

#: code points in which front matter has to end: five short fields and some comments
LONGEST = 4_000

_BLOCK = re.compile(r"\s*---[ \t]*\n(?P<lines>(?:.*\n)*?)---[ \t]*(?:\n|$)")
_OPEN = re.compile(r"\s*---[ \t]*\n(?:[ \t]*(?:#.*)?\n)*[ \t]*[A-Za-z_]+[ \t]*:")
_LINE = re.compile(r"\s*(?P<key>[A-Za-z_]+)\s*:(?:\s+(?P<value>.*))?$")
_QUOTED = re.compile(r"""(["'])(?P<inner>.*)\1\s*(?:#.*)?""")
_MEND = "write one `key: value` a line, between two lines of ---"


def split_front(text: str, *, where: str) -> tuple[Stated, int]:
    """What the front matter of `text` states, and the offset at which the text after it begins.

    Text without front matter states nothing and begins at 0. BadInput names the line that is wrong.
    """
    block = _BLOCK.match(text, 0, LONGEST)
    if block is None or not _OPEN.match(text):
        if _OPEN.match(text) and block is None:
            raise BadInput("front matter has no closing ---", where=where, mend=_MEND)
        return Stated(), 0
    first = text.count("\n", 0, block.start("lines")) + 1
    written, numbers = _entries(block["lines"], first, where)
    try:
        return fit(written, known=Known.FRONT_MATTER), block.end()
    except Refused as error:
        line = numbers.get(error.key, first)
        raise BadInput(f"front matter, line {line}: {error.what}", where=where, mend=error.mend) from None


def _entries(lines: str, first: int, where: str) -> tuple[dict[str, str], dict[str, int]]:
    """The values and the line numbers by key."""
    written: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for number, line in enumerate(lines.splitlines(), first):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        key = found["key"].lower() if found else ""
        if found is None or key in written:
            wrong = f"{key!r} stands twice" if found else f"{line.strip()[:40]!r} is not `key: value`"
            raise BadInput(f"front matter, line {number}: {wrong}", where=where, mend=_MEND)
        written[key], numbers[key] = _value(found["value"] or ""), number
    return written, numbers


def _value(words: str) -> str:
    """The value without its quotation marks and without a comment behind it."""
    if found := _QUOTED.fullmatch(words):
        return found["inner"]
    return re.split(r"\s#", words, maxsplit=1)[0].strip()
