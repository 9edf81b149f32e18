"""What a report names near an account: people with their ages, streets, words that few reports have.

Facts of the happening that no field holds, found by their form alone. They tell incidents apart and bring
accounts together whose day or town is told wrong or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from variorum.link.compare.names import Name, fold, names_in
from variorum.link.compare.rarity import rarity
from variorum.link.lineage.discount import boilerplate
from variorum.model.assertion import Account
from variorum.model.report import Report

#: code points on either side of what an account asserts that still tell of it: some two sentences
AROUND = 300
#: the most words of an account: a list of hundreds of names shares some with any other
MOST_WORDS = 60
_GIVEN = r"[A-Z][\w’'-]+(?:\s+(?:[A-Z][\w’'-]*\.?|[“\"][^”\"]{1,20}[”\"]))*?"
_AGED = re.compile(
    rf"\b({_GIVEN}\s+[A-Z][\w’'-]+(?:,?\s+(?:Jr|Sr|II|III|IV)\b\.?)?),?\s+(?:age\s+|aged\s+)?\(?\d{{1,2}}\)?(?=[,;.)\s])"
)
_NICKNAME = re.compile(r"\s[“\"][^”\"]+[”\"]\s")
_AGE = re.compile(r"\b(\d{1,2})[- ]years?[- ]old|[a-z], (\d{1,2}),|\bage[d]? (\d{1,2})\b")
_STREET = re.compile(
    r"\b((?:[A-Z][\w’']+|\d+(?:st|nd|rd|th))(?:\s+[A-Z][\w’']+)?)\s+"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Highway|Hwy|Court|Ct|Place|Pl"
    r"|Parkway|Pkwy|Circle|Terrace|Trail|Pike|Way|Alley|Plaza)\b"
)
#: "KABUL (Example Wire) - "
_DATELINE = re.compile(r"^[A-Z][^\n()]{1,40}(\([^\n()]{2,40}\))\s*[-–—]", re.MULTILINE)
_WORD = re.compile(r"\b[A-Z][\w’'-]*\w")
#: what looks like a name before a number and is none: "On May 3,", "Action News 5,"
_DATE_OR_OUTLET = re.compile(
    r"(?:^|\s)(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|\w+day|News|Channel|Image|Photo|Caption|Route|Highway|Interstate|Page|Section"
    r"|Street|Avenue|Road|District|Precinct)\b"
)
#: nobody is older
_OLDEST = 110


def near(account: Account, report: Report) -> str:
    """The text around all that the account asserts and all that names its happening, without credits and notices."""
    text = _without_credits(report.text)
    spans = sorted((s.start, s.end) for s in (*(a.context for a in account.assertions), *account.mentions))
    parts: list[tuple[int, int]] = []
    for start, end in spans:
        if parts and start - AROUND <= parts[-1][1]:
            parts[-1] = (parts[-1][0], max(parts[-1][1], end + AROUND))
        else:
            parts.append((max(0, start - AROUND), end + AROUND))
    return "\n".join(text[start:end] for start, end in parts)


@lru_cache(maxsize=256)
def _without_credits(text: str) -> str:
    """The text with what tells of the report itself as blanks, so that offsets stay: two reports of one agency."""
    for start, end in (*boilerplate(text), *(found.span(1) for found in _DATELINE.finditer(text))):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def aged_people(text: str) -> Iterator[Name]:
    """People who are named with their age: "Ann Lee, 23,". Those who speak for the police never are."""
    for found in _AGED.finditer(text):
        if not _DATE_OR_OUTLET.search(found[1]):
            yield from names_in(_NICKNAME.sub(" ", found[1]))


def ages(text: str) -> frozenset[int]:
    """The ages told: "a 23-year-old man", "Ann Lee, 23,"."""
    told = (int(next(filter(None, found.groups()))) for found in _AGE.finditer(text))
    return frozenset(age for age in told if age < _OLDEST)


def streets(text: str) -> frozenset[str]:
    """The streets named, each by the last word before "Street", "Ave" and the like."""
    return frozenset(fold(found[1]).rpartition(" ")[2] for found in _STREET.finditer(text)) - {""}


def rare_words(text: str) -> frozenset[str]:
    """The capitalised words that few reports have, the rarest first to be kept."""
    every = {_bare(word) for word in set(_WORD.findall(text))}
    words = {word: rare for word in every if (rare := rarity(word))}
    if len(words) <= MOST_WORDS:
        return frozenset(words)
    ranked = sorted(words, key=lambda word: (-words[word], word))
    return frozenset(ranked[:MOST_WORDS])


def _bare(word: str) -> str:
    return fold(word.removesuffix("'s").removesuffix("’s"))
