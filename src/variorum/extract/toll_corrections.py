"""Figures that are no more: one that is corrected ("84, down from 103"), and one that is withdrawn."""

from __future__ import annotations

import re

#: words between "an" and a figure that is called an earlier one
_CALLED = (
    r"(?: (?:an?|the|its|their|his|her))?(?: (?:earlier|previous|initial|first|provisional|original|former))?"
    r"(?: (?:death )?(?:toll|count|figure|number|estimate|report|tally))?(?: of)?"
)
_CORRECTED = re.compile(
    r"\b(?:(?:down|up) from|(?:revised|lowered|raised|corrected|cut|reduced)(?: \w+){0,3} from"
    rf"|(?:correct|revis|replac)ing|instead of|rather than){_CALLED}\s*$",
    re.IGNORECASE,
)
_NOT = re.compile(r"\bnot(?: the)?\s*$", re.IGNORECASE)
#: "not 103" alone may deny somebody else's figure; this says that it was given before
_AS_SAID = re.compile(
    r"^[^.;]{0,60}\b(?:earlier|previously|initially|originally|first|before)\b", re.IGNORECASE
)
_FIGURE = r"(?:toll|count|figure|number|estimate|tally|statement|report|announcement|claim|assertion)"
_WITHDRAWS = re.compile(
    r"(?P<refused>\b(?:not|never|n't|n’t|refused to|declined to)\s+)?"
    r"\b(?:withdr[ae]ws?|withdrawn|withdrawing|retract(?:s|ed|ing)?|rescind(?:s|ed|ing)?|took back|taken back)"
    rf"\s+(?:its|their|his|her|the|an?|that|this)\s+(?:\w+ ){{0,3}}?{_FIGURE}\b[^.;]{{0,60}}$",
    re.IGNORECASE,
)
_WITHDRAWN = re.compile(
    r"^[^.;,]{0,30}\b(?:was|were|has been|have been|is|are)\s+(?:later |since |then |also )?"
    r"(?:withdrawn|retracted|rescinded)\b",
    re.IGNORECASE,
)


def is_corrected(before: str, after: str) -> bool:
    """True for a figure that its sentence calls an earlier one; `before` and `after` are the words around it."""
    return bool(_CORRECTED.search(before) or (_NOT.search(before) and _AS_SAID.search(after)))


def is_withdrawn(before: str, after: str) -> bool:
    """True for a figure that somebody takes back: "withdrew its toll of 103", "the toll of 103 was withdrawn"."""
    found = _WITHDRAWS.search(before)
    return bool(_WITHDRAWN.search(after)) if found is None else found["refused"] is None
