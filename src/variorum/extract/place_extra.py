"""Words around a place that change what is said: nearness, and a capital that stands for a government."""

from __future__ import annotations

import re
from dataclasses import replace

from variorum.extract.place_names import Name
from variorum.extract.place_tables import near_words, words
from variorum.extract.place_words import Words
from variorum.model.value import Place

_DISTANCE = re.compile(
    r"(\d+(?:[.,]\d+)?)[ -]?(km|kms|kilomet(?:er|re)s?|miles?|mi)\b[^.;\n]{0,40}?\b(?:of|from|outside|away from)(?: the)?[^.;\n,]{0,25}$",
    re.IGNORECASE,
)
_MILE_KM = 1.609344
#: how far before a name its distance or "near" is looked for
_REACH = 90
_BETWEEN = (
    r"(?: (?:the|a|an|city|town|village|capital|port|of|eastern|western|northern|southern|central))*[ \n]$"
)


def nearby(words_: Words, name: Name, place: Place) -> Place:
    """The place with `near` set and its radius widened where the words before say so.

    "20 km north of X" adds 20 km to the radius of X; "near X" what the table gives (25 km, UCDP GED 23.1).
    """
    before = words_.text[max(0, name.start - _REACH) : name.start]
    distance = _DISTANCE.search(before)
    if distance:
        return _wider(place, _km(distance.group(1), distance.group(2)))
    for phrase, km in near_words():
        if re.search(rf"\b{phrase}{_BETWEEN}", before, re.IGNORECASE):
            return _wider(place, km)
    return place


def _km(number: str, unit: str) -> float:
    value = float(number.replace(",", "") if re.search(r",\d{3}", number) else number.replace(",", "."))
    return value * _MILE_KM if unit.lower().startswith("mi") else value


def _wider(place: Place, km: float) -> Place:
    radius = None if place.radius_km is None else round(place.radius_km + km, 1)
    return replace(place, near=True, radius_km=radius)


def is_metonym(words_: Words, name: Name, *, seat: bool) -> bool:
    """True where a country or a `seat` of government stands for the government, or modifies a noun.

    "Tehran accused", "blamed Moscow", "US forces". Only countries and capitals do so.
    """
    return seat and (
        _acts(words_, name) or _is_blamed(words_, name) or _modifies(words_, name) or _compound(words_, name)
    )


def _acts(words_: Words, name: Name) -> bool:
    n = name.last + 1
    if words_[name.last].owner or _after_preposition(words_, name):
        return False
    while (
        n < len(words_)
        and words_[n].lower in words("metonym", "between")
        and words_.text[words_[n - 1].end : words_[n].start] == " "
    ):
        n += 1
    return n < len(words_) and words_.joined(n - 1) and words_[n].lower in words("metonym", "verbs")


def _after_preposition(words_: Words, name: Name) -> bool:
    n = name.first - 1
    if n >= 0 and words_[n].lower == "the":
        n -= 1
    return n >= 0 and words_[n].lower in words("locative", "strong") | {"at", "from", "of"}


def _is_blamed(words_: Words, name: Name) -> bool:
    n = name.first - 1
    if n >= 0 and words_[n].lower == "the":
        n -= 1
    return n >= 0 and not words_[name.last].owner and words_[n].lower in words("metonym", "before")


def _modifies(words_: Words, name: Name) -> bool:
    """ "a U.S. drone", "UK officials": an abbreviated country before a noun, which can be no plain place."""
    abbreviated = name.key in ("us", "uk", "usa")
    n = name.last + 1
    return (
        abbreviated
        and n < len(words_)
        and words_.gap(name.last) == " "
        and words_[n].text.islower()
        and (
            words_[n].lower
            not in words("metonym", "between")
            | {
                "and",
                "or",
                "in",
                "on",
                "at",
                "to",
                "for",
                "is",
                "was",
                "as",
                "by",
                "with",
                "when",
                "where",
                "who",
                "that",
                "from",
                "after",
                "before",
            }
        )
    )


def _compound(words_: Words, name: Name) -> bool:
    """ "anti-Israel", "Lebanon-based": part of an adjective."""
    before = words_.text[name.start - 1 : name.start] == "-"
    behind = re.match(r"[-‑][a-z]", words_.text[name.end : name.end + 2])
    return before or behind is not None
