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
_BOILERPLATE = re.compile(
    r"^\W*(?:additional )?reporting by\b"
    r"|\b(?:writing|editing|edited) by\b"
    r"|\bcontributed to this (?:report|story|article)\b"
    r"|^\W*(?:©|\(c\)|copyright\b)|\ball rights reserved\b"
    r"|\bmay not be (?:published|reproduced|rewritten|redistributed)\b"
    r"|\b(?:story|article|report) (?:was|has been) (?:first|originally|updated|corrected|automatically)\b"
    r"|\b(?:first|originally) published (?:on|in|by|at)\b"
    r"|^\W*(?:file photo|file|photo|image|video|caption|credit|watch|read more|related|see also)\s*[:–—-]"
    r"|\b(?:getty images|ap photo|photo by|image credit)\b"
    r"|\bthank you for (?:reading|registering|subscribing|visiting|signing)\b"
    r"|\b(?:log|sign) ?in\b.{0,40}\b(?:account|profile|using|subscription)\b|^\W*(?:welcome back|please (?:sign|log) in)\b"
    r"|\b(?:digital|print|purchase a|your|free|all[- ]access) (?:subscription|subscriber|access plan)s?\b"
    r"|\bfree articles\b|\bterms of (?:service|use)\b|\bprivacy policy\b|\bconfirmation email\b|\bmobile alerts\b"
    r"|\bimage \d+ of\b|\bcaption close\b|\benable (?:javascript|cookies)\b|\bonline archives?\b|\bpowered by\b"
    r"|^\W*(?:sign up|subscribe|follow us|click here|share this|advertisement|download our)\b",
    re.IGNORECASE,
)


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
