"""What does not count as copied: quotations, which two reports may share, and boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: what is said between quotation marks; an opening mark without its closing one runs to the end of
#: the paragraph, as news style has it for quotations of several paragraphs, unless that is a long way: then the
#: paragraph was cut out of its text and the mark closes what is not there. A straight mark behind a word or a
#: comma closes; it opens nothing
_QUOTED: dict[str, re.Pattern[str]] = {
    "“": re.compile(r"“(?:[^”\n]*”|[^”\n]{0,700}$)", re.MULTILINE),
    '"': re.compile(r"(?<![\w.,!?;…'’%)])\"(?:[^\"\n]*\"|[^\"\n]{0,700}$)", re.MULTILINE),
    "«": re.compile(r"«(?:[^»\n]*»|[^»\n]{0,700}$)", re.MULTILINE),
    "‘": re.compile(r"(?<!\w)‘(?:[^’\n]|’(?=\w))*’(?!\w)"),
}
_OPENING = re.compile('[“"«‘]')
#: the longest paragraph that can be boilerplate, in characters; a real paragraph may hold the words too
_LONGEST = 400
#: how such a paragraph begins, and what it says anywhere; each under one anchor, so that most places are passed at once
_BEGINS = (
    r"(?:additional )?reporting by\b|©|\(c\)|copyright\b|welcome back|please (?:sign|log) in\b"
    r"|(?:file photo|file|photo|image|video|caption|credit|watch|read more|related|see also)\s*[:–—-]"
    r"|(?:sign up|subscribe|follow us|click here|share this|advertisement|download our)\b"
)
_SAYS = (
    r"(?:writing|editing|edited) by\b|contributed to this (?:report|story|article)\b|all rights reserved\b"
    r"|may not be (?:published|reproduced|rewritten|redistributed)\b"
    r"|(?:story|article|report) (?:was|has been) (?:first|originally|updated|corrected|automatically)\b"
    r"|(?:first|originally) published (?:on|in|by|at)\b|(?:getty images|ap photo|photo by|image credit)\b"
    r"|thank you for (?:reading|registering|subscribing|visiting|signing)\b"
    r"|(?:log|sign) ?in\b.{0,40}\b(?:account|profile|using|subscription)\b"
    r"|(?:digital|print|purchase a|your|free|all[- ]access) (?:subscription|subscriber|access plan)s?\b"
    r"|free articles\b|terms of (?:service|use)\b|privacy policy\b|confirmation email\b|mobile alerts\b"
    r"|image \d+ of\b|caption close\b|enable (?:javascript|cookies)\b|online archives?\b|powered by\b"
)
_BOILERPLATE = re.compile(rf"^\W*(?:{_BEGINS})|\b(?:{_SAYS})", re.IGNORECASE)


def quoted(text: str) -> Iterator[tuple[int, int]]:
    """The ranges [start, end) of `text` that stand between quotation marks."""
    mark = _OPENING.search(text)
    while mark is not None:
        found = _QUOTED[mark[0]].match(text, mark.start())
        if found:
            yield found.span()
        mark = _OPENING.search(text, found.end() if found else mark.end())


def boilerplate(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of `text` that tell of the report itself: credits, captions, notices."""
    for paragraph in re.finditer(r"[^\n]+", text):
        if len(paragraph[0]) <= _LONGEST and _BOILERPLATE.search(paragraph[0]):
            yield paragraph.span()
