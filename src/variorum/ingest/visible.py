"""The visible words of an HTML page as a stream that knows its bytes.

Tags, comments and elements that show no text are left out; entities are decoded; a tag that starts a new
line (anything but inline markup) is one space. Linear in the length of the page, also for broken markup.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from variorum.ingest.mapped import Builder, Mapped

#: elements within words: their tags part nothing
_INLINE = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp "
    "small span strike strong sub sup time tt u var wbr"
)
INLINE = frozenset(_INLINE.split())
#: elements whose content is no text of the page
_UNSEEN = "script style noscript template svg math textarea select iframe object canvas"
UNSEEN = frozenset(_UNSEEN.split())

#: a comment, a declaration, a tag; a quoted attribute may hold `>`, and `<` if it is not too long
_TOKEN = re.compile(
    r"<!--(?P<comment>)"
    r"|<[!?][^<>]*+>?"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][\w:-]*+)(?:[^<>\"']++|\"[^\"]{0,4000}+\"|'[^']{0,4000}+'|[\"'])*+(?:>|(?=<)|$)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?)"
)


@dataclass(slots=True)
class _Reading:
    """The state of one pass over a page."""

    source: Mapped
    builder: Builder
    place: int = 0
    unclosed: set[str] = field(default_factory=set)


def visible(source: Mapped) -> Mapped:
    """The visible words of the page whose markup is `source`."""
    state = _Reading(source, Builder(source))
    while found := _TOKEN.search(source.text, state.place):
        state.builder.keep(state.place, found.start())
        state.place = found.end()
        _token(state, found)
    state.builder.keep(state.place, len(source.text))
    return state.builder.done()


def _token(state: _Reading, found: re.Match[str]) -> None:
    if found["comment"] is not None:
        _skip_comment(state)
    elif found["entity"]:
        _entity(state, found)
    elif found["name"]:
        _tag(state, found)


def _skip_comment(state: _Reading) -> None:
    if "-->" in state.unclosed:
        return
    end = state.source.text.find("-->", state.place)
    if end < 0:
        # an open comment is not followed to the end of the page: its text may be the report
        state.unclosed.add("-->")
        return
    state.place = end + len("-->")


def _entity(state: _Reading, found: re.Match[str]) -> None:
    decoded = html.unescape(found[0])
    if decoded == found[0]:
        state.builder.keep(found.start(), found.end())
    else:
        state.builder.replace(found.start(), found.end(), decoded)


def _tag(state: _Reading, found: re.Match[str]) -> None:
    name = found["name"].lower()
    if name in INLINE:
        return
    if name in UNSEEN and not found["close"] and not found[0].endswith("/>"):
        _skip_element(state, name)
    state.builder.replace(found.start(), state.place, " ")


def _skip_element(state: _Reading, name: str) -> None:
    """Go on behind the end tag of an element that shows no text, if it has one."""
    if name in state.unclosed:
        return
    end = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(state.source.text, state.place)
    if end is None:
        state.unclosed.add(name)
        return
    state.place = end.end()
