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
#: how such a paragraph begins
_BEGINS = re.compile(
    r"\W*(?:(?:additional )?reporting by\b|©|\(c\)|copyright\b|welcome back|please (?:sign|log) in\b"
    r"|(?:file photo|file|photo|image|video|caption|credit|watch|read more|related|see also)\s*[:–—-]"
    r"|(?:sign up|subscribe|follow us|click here|share this|advertisement|download our)\b)",
    re.IGNORECASE,
)
_ACCOUNT = r"in\b.{0,40}\b(?:account|profile|using|subscription)\b"
_OFFER = r"(?:digital|print|purchase a|your|free|all[- ]access)"
#: what it says anywhere, each under small letters that must stand there: few texts have any of them, and to look for
#: letters is much quicker than for words
_SAYS = {
    letters: re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for letters, words in {
        "writing by": r"writing by\b",
        "editing by": r"editing by\b",
        "edited by": r"edited by\b",
        "contributed to this": r"contributed to this (?:report|story|article)\b",
        "all rights reserved": r"all rights reserved\b",
        "may not be ": r"may not be (?:published|reproduced|rewritten|redistributed)\b",
        **{
            f"{what} {was} ": rf"{what} {was} (?:first|originally|updated|corrected|automatically)\b"
            for what in ("story", "article", "report")
            for was in ("was", "has been")
        },
        "first published ": r"first published (?:on|in|by|at)\b",
        "originally published ": r"originally published (?:on|in|by|at)\b",
        "getty images": r"getty images\b",
        "ap photo": r"ap photo\b",
        "photo by": r"photo by\b",
        "image credit": r"image credit\b",
        "thank you for ": r"thank you for (?:reading|registering|subscribing|visiting|signing)\b",
        "log in": rf"log {_ACCOUNT}",
        "login": rf"log{_ACCOUNT}",
        "sign in": rf"sign {_ACCOUNT}",
        "signin": rf"sign{_ACCOUNT}",
        " subscri": rf"{_OFFER} (?:subscription|subscriber)s?\b",
        " access plan": rf"{_OFFER} access plans?\b",
        "free articles": r"free articles\b",
        "terms of ": r"terms of (?:service|use)\b",
        "privacy policy": r"privacy policy\b",
        "confirmation email": r"confirmation email\b",
        "mobile alerts": r"mobile alerts\b",
        "image ": r"image \d+ of\b",
        "caption close": r"caption close\b",
        "enable ": r"enable (?:javascript|cookies)\b",
        "online archive": r"online archives?\b",
        "powered by": r"powered by\b",
    }.items()
}


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
    small = text.lower()
    said = [pattern for letters, pattern in _SAYS.items() if letters in small]
    for paragraph in re.finditer(r"[^\n]+", text):
        words = paragraph[0]
        if len(words) <= _LONGEST and (_BEGINS.match(words) or any(p.search(words) for p in said)):
            yield paragraph.span()
