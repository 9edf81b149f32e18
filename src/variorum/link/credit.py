"""Credit lines: where a report says that its text is another outlet's or an agency's."""

from __future__ import annotations

import re
from functools import cache

#: names under which the same agency is credited
_ALIASES = (
    ("ap", "associated press"),
    ("afp", "agence france presse", "agence france-presse"),
    ("upi", "united press international"),
    ("dpa", "deutsche presse agentur", "deutsche presse-agentur"),
    ("reuters", "thomson reuters"),
    ("pa", "press association", "pa media"),
    ("efe", "agencia efe"),
)
#: how a credit is worded; {name} is the outlet
_CREDITS = (
    r"\({name}\)",
    r"\b(?:reporting by|source:|sources:|from|via|courtesy of|with|by) (?:the )?{name}\s*(?:$|[.;,)\n])",
    r"\baccording to (?:the )?{name}\b",
    r"\b(?:told|first published by|originally published by|provided by) (?:the )?{name}\b",
    r"(?:^|\W){name} (?:news agency )?(?:reported|reports|contributed)\b",
    r"^(?:the )?{name}\s*(?:/|$)",
)


def credit_line(text: str, outlet: str) -> str | None:
    """The words by which `text` credits `outlet`, None if it does not."""
    for pattern in _patterns(outlet):
        found = pattern.search(text)
        if found:
            return found[0].strip(" \n.;,")
    return None


@cache
def _patterns(outlet: str) -> tuple[re.Pattern[str], ...]:
    names = "|".join(re.escape(name) for name in _names(outlet))
    flags = re.IGNORECASE | re.MULTILINE
    return tuple(re.compile(p.format(name=f"(?:{names})"), flags) for p in _CREDITS)


def _names(outlet: str) -> tuple[str, ...]:
    name = re.sub(r"^the\s+", "", outlet.strip().lower())
    same = next((aliases for aliases in _ALIASES if name in aliases), (name,))
    return tuple(sorted(same, key=len, reverse=True))
