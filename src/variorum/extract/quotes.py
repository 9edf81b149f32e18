"""Quotations: what stands between quotation marks, and who says all of it.

A cue hangs on one sentence of a quotation; the rest of it, and a quotation right after it in the same
paragraph, is said by the same voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from variorum.extract.attribution import Attribution
from variorum.extract.scene import Scene

Range = tuple[int, int]
#: quotation marks that open and close; straight ones do both
_MARKS = re.compile(r"[“”\"]|``|''")
#: as tokens: those that open, and those that close
OPENING = frozenset({"“", '"', "``", "''"})
CLOSING = frozenset({"”", '"', "''"})
#: shorter ones are words in quotation marks, as "so-called" ones: they have no voice of their own
_SPOKEN = 25
#: characters between a quotation and the words that say who spoke
_NEAR = 12


@lru_cache(maxsize=4)
def quotations(scene: Scene) -> tuple[Range, ...]:
    """The ranges within quotation marks, marks left out, in text order; each within one paragraph.

    One that is not closed goes to the end of its paragraph: so does a speech in several paragraphs.
    """
    passages = scene.report.passages
    return tuple(q for p in passages for q in _within(scene.report.text, p.start, p.end))


def _within(text: str, start: int, end: int) -> Iterator[Range]:
    opened: int | None = None
    for mark in _MARKS.finditer(text, start, end):
        opens = mark[0] in ("“", "``") or (mark[0] == '"' and opened is None)
        if opened is not None and not opens:
            yield opened, mark.start()
            opened = None
        elif opens:
            opened = mark.end()
    if opened is not None and opened < end:
        yield opened, end


def just_before(scene: Scene, position: int) -> Range | None:
    """The quotation that ends right before `position`, None if there is none in its paragraph."""
    text = scene.report.text
    ended = len(text[:position].rstrip(" "))
    found = (q for q in quotations(scene) if q[1] < ended <= q[1] + 2 and q[1] < position)
    return next(found, None)


def spoken(scene: Scene) -> list[Range]:
    """The quotations that are long enough to be somebody's speech."""
    return [q for q in quotations(scene) if q[1] - q[0] >= _SPOKEN]


def whole_quotations(scene: Scene, found: tuple[Attribution, ...]) -> Iterator[Attribution]:
    """The attributions, each over the whole of a quotation that it covers a part of from outside."""
    ranges = spoken(scene)
    for one in found:
        touched = [q for q in ranges if q[0] < one.end and one.start < q[1] and not _in(one.cue.start, q)]
        start, end = min([one.start, *(q[0] for q in touched)]), max([one.end, *(q[1] for q in touched)])
        if start <= one.cue.start < end:
            # a cue amid its quotation keeps to the half that it was hung on
            start, end = one.start, one.end
        yield replace(one, start=start, end=end) if (start, end) != (one.start, one.end) else one


def continued(scene: Scene, found: tuple[Attribution, ...]) -> Iterator[Attribution]:
    """For a quotation that nobody is credited with: the voice of the quotation before it in its paragraph."""
    ranges = spoken(scene)
    passages = scene.report.passages
    for quote in ranges:
        passage = next(p for p in passages if p.start <= quote[0] <= p.end)
        if any(one.start < quote[1] and quote[0] < one.end for one in found) or not _alone(scene, quote):
            continue
        before = [
            one
            for one in found
            if passage.start <= one.cue.start < quote[0]
            and any(_in(q[0], (one.start, one.end)) for q in ranges)
        ]
        if before:
            yield replace(before[-1], start=quote[0], end=quote[1])


def _alone(scene: Scene, quote: Range) -> bool:
    """True if the quotation makes up its sentences: no words outside it could name another voice."""
    sentences = [s for s in scene.sentences if s.span.start < quote[1] and quote[0] < s.span.end]
    if not sentences:
        return False
    low, high = sentences[0].span.start, sentences[-1].span.end
    return quote[0] - low <= _NEAR and high - quote[1] <= _NEAR


def _in(position: int, inside: Range) -> bool:
    return inside[0] <= position < inside[1]
