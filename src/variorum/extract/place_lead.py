"""What leads up to a name (the head of a line, somebody's age, a party), and the noun behind it."""

from __future__ import annotations

import re

from variorum.extract.place_names import Name
from variorum.extract.place_tables import words
from variorum.extract.place_words import Words

#: "Mary Smith, 31, of Newberry"
_AGE = re.compile(r", \d{1,3}, (?:(?:both|all) )?(?:of|from) (?:the )?$")
#: "Senator John Smith, D-Newberry": the party, then the seat
_PARTY = re.compile(r"[ (](?:D|R|I|DFL|Dem|Rep|Lab|Con|Lib)-$")
#: as far back as an age and "of" reach
_REACH = 24


def lead(text: Words, name: Name) -> list[str]:
    """The signs in what leads up to `name`: "dateline", "age before", "party before"."""
    before = text.text[max(0, name.start - _REACH) : name.start]
    found = ["dateline"] if _dateline(text, name) else []
    found += ["age before"] if _AGE.search(before) else []
    return found + (["party before"] if _PARTY.search(before) else [])


def _dateline(text: Words, name: Name) -> bool:
    """ "KERMAN, Iran (AP) —": a name that opens a line on which a dash follows soon."""
    before = text.text[max(0, name.start - 2) : name.start]
    shouted = text[name.first].text.isupper() and before == ". "
    if name.start and not before.endswith("\n") and not shouted:
        return False
    line = text.text[name.end : name.end + 70].split("\n")[0]
    dash = min(
        (line.find(d) for d in (" — ", " – ", " - ", ") -", ")—", " -- ", ") –", "—") if d in line),
        default=-1,
    )
    return dash >= 0 and "." not in line[:dash].replace("U.S.", "") and line[:dash].count(" ") <= 5


def noun_behind(text: Words, name: Name) -> list[str]:
    """ "the Kerman bombing", "a Columbia woman"."""
    behind = text[name.last + 1].text if name.last + 1 < len(text) and text.joined(name.last) else ""
    if behind in words("nouns", "happening"):
        return ["happening behind"]
    return ["people behind"] if behind in words("nouns", "people") else []
